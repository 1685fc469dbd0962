import { decideOccurrence } from '../app/decide-occurrences.js';
import { decideConflict } from '../app/list-conflicts.js';
import { reviewObligation } from '../app/review-obligations.js';
import type { Acting } from '../app/views.js';
import type { Workspace } from '../app/workspace.js';
import type { Command } from './keys.js';

/** What a command is to be done to, and the words that were typed for it. */
export interface Change {
  readonly command: Command;
  readonly subject: { readonly obligation: string; readonly occurrence?: string } | { readonly conflict: string };
  readonly text: string;
}

/** Commands that need words first. */
export const questions: Partial<Record<Command, string>> = {
  assign: 'Owner:',
  note: 'Note:',
  accept: 'Accepted, because:',
  resolve: 'Resolved, how:',
};

/** Does it. @returns one line that says what was done */
export async function makeChange(workspace: Workspace, change: Change, acting: Acting): Promise<string> {
  const { command, subject, text } = change;
  if ('conflict' in subject) {
    const status = ({ accept: 'accepted', resolve: 'resolved', reopen: 'open' } as const)[command as 'accept'];
    if (!status) return 'A conflict is accepted, resolved or reopened.';
    await decideConflict(workspace, subject.conflict, { status, reason: text }, acting);
    return `Conflict ${status}.`;
  }
  const id = subject.occurrence ?? subject.obligation;
  switch (command) {
    case 'confirm':
    case 'dismiss': {
      const state = command === 'confirm' ? 'confirmed' : 'dismissed';
      await reviewObligation(workspace, subject.obligation, { state }, acting);
      return `Obligation ${state}.`;
    }
    case 'done':
    case 'waive':
    case 'reopen': {
      const occurrence = await decideOccurrence(workspace, id, { does: command }, acting);
      return `Due ${occurrence?.due ?? ''}: ${occurrence?.status ?? ''}.`;
    }
    case 'snooze': {
      const until = acting.now.toPlainDate().add({ days: 7 }).toString();
      await decideOccurrence(workspace, id, { does: 'snooze', until }, acting);
      return `No reminder before ${until}.`;
    }
    case 'assign':
      await decideOccurrence(workspace, id, { does: 'assign', owner: text || null }, acting);
      return text ? `Assigned to ${text}.` : 'Assigned to nobody.';
    case 'note':
      await decideOccurrence(workspace, id, { does: 'note', note: text }, acting);
      return 'Noted.';
    default:
      return '';
  }
}
