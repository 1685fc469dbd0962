import type { JournalEntry } from '../model/record.js';
import { readJournal } from '../store/journal.js';
import type { Workspace } from './workspace.js';

/** Every change, the newest first. @param options.subjectId  an id, or the beginning of one */
export async function listJournal(
  workspace: Workspace,
  options: { subjectId?: string; limit?: number } = {},
): Promise<JournalEntry[]> {
  const { subjectId: subject, limit } = options;
  return readJournal(workspace.store, {
    ...(subject !== undefined && { subject }),
    ...(limit !== undefined && { limit }),
  });
}
