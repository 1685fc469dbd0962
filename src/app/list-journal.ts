import type { JournalEntry } from '../model/record.js';
import type { Workspace } from './workspace.js';

/** Every change, the newest first. */
export async function listJournal(
  workspace: Workspace,
  options: { subjectId?: string; limit?: number } = {},
): Promise<JournalEntry[]> {
  throw new Error(`not yet: ${workspace.grammars} ${options}`);
}
