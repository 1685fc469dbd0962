import { decideOccurrence, findMeant } from '../app/decide-occurrences.js';
import { decideConflict } from '../app/list-conflicts.js';
import { findStandingObligation } from '../app/list-obligations.js';
import { reviewObligation } from '../app/review-obligations.js';
import type { Acting } from '../app/views.js';
import type { Workspace } from '../app/workspace.js';
import type { ReviewState } from '../model/obligation.js';
import type { Command } from './keys.js';

/** What a command is to be done to, and the words that were typed for it. */
export interface Change {
  readonly command: Command;
  readonly subject: { readonly obligation: string; readonly occurrence?: string } | { readonly conflict: string };
  readonly text: string;
  /** Where a verdict is taken back: what stood before it; absent: none. */
  readonly verdict?: ReviewState;
  /** Where it is taken back that a due date was put off: the ISO date until which it was put off before; null: it was not. */
  readonly snoozedBefore?: string | null;
}

/** What was done, in one line, and the change that takes it back where there is one. */
export interface Made {
  readonly said: string;
  readonly takenBack: Change | null;
}

/** Commands that need words first. */
export const questions: Partial<Record<Command, string>> = {
  assign: 'Owner:',
  note: 'Note:',
  accept: 'Accepted, because:',
  resolve: 'Resolved, how:',
};

/** Does it.
 *  @throws {UsageError} where it cannot be done, as where what is to be taken back was never decided */
export async function makeChange(workspace: Workspace, change: Change, acting: Acting): Promise<Made> {
  const { command, subject, text } = change;
  if ('conflict' in subject) {
    const status = ({ accept: 'accepted', resolve: 'resolved', reopen: 'open' } as const)[command as 'accept'];
    if (!status) return made('A conflict is accepted, resolved or reopened.');
    await decideConflict(workspace, subject.conflict, { status, reason: text }, acting);
    return made(`Conflict ${status}.`, command === 'reopen' ? null : { command: 'reopen', subject, text: '' });
  }
  const id = subject.occurrence ?? subject.obligation;
  switch (command) {
    case 'confirm':
    case 'dismiss': {
      const { review } = await findStandingObligation(workspace, subject.obligation);
      const state = command === 'confirm' ? 'confirmed' : 'dismissed';
      await reviewObligation(workspace, subject.obligation, { state }, acting);
      const { obligation } = subject;
      return made(`Obligation ${state}.`, { command: 'reopen', subject: { obligation }, text: '', verdict: review });
    }
    case 'done':
    case 'waive': {
      const occurrence = await decideOccurrence(workspace, id, { does: command }, acting);
      const said = `Due ${occurrence?.due ?? ''}: ${occurrence?.status ?? ''}.`;
      if (!occurrence) return made(said);
      return made(said, { command: 'reopen', subject: { ...subject, occurrence: occurrence.id }, text: '' });
    }
    case 'reopen':
      return made(await takeBack(workspace, { ...change, subject }, acting));
    case 'snooze': {
      const until = acting.now.toPlainDate().add({ days: 7 }).toString();
      const snooze = { does: 'snooze', until } as const;
      const { id: occurrence, snoozedUntil: snoozedBefore } = await findMeant(workspace, id, snooze, acting);
      await decideOccurrence(workspace, occurrence, snooze, acting);
      const about = { ...subject, occurrence };
      return made(sayQuiet(until, acting), { command: 'reopen', subject: about, text: '', snoozedBefore });
    }
    case 'assign':
      await decideOccurrence(workspace, id, { does: 'assign', owner: text || null }, acting);
      return made(text ? `Assigned to ${text}.` : 'Assigned to nobody.');
    case 'note':
      await decideOccurrence(workspace, id, { does: 'note', note: text }, acting);
      return made('Noted.');
    default:
      return made('');
  }
}

function made(said: string, takenBack: Change | null = null): Made {
  return { said, takenBack };
}

function sayQuiet(until: string | null, { now }: Acting): string {
  return until !== null && until > now.toPlainDate().toString() ? `No reminder before ${until}.` : 'Reminders go on.';
}

/** Of a due date, that it is done or waived; of an obligation, the verdict, or where there is none, the same of its last one. */
async function takeBack(
  workspace: Workspace,
  { subject, verdict, snoozedBefore }: Change & { subject: { obligation: string; occurrence?: string } },
  acting: Acting,
): Promise<string> {
  if (snoozedBefore !== undefined && subject.occurrence !== undefined) {
    await decideOccurrence(workspace, subject.occurrence, { does: 'snooze', until: snoozedBefore }, acting);
    return sayQuiet(snoozedBefore, acting);
  }
  if (subject.occurrence === undefined) {
    const { review } = await findStandingObligation(workspace, subject.obligation);
    if (verdict !== undefined || review === 'confirmed' || review === 'dismissed') {
      const before = verdict ?? 'unreviewed';
      // An edit stays with the verdicts after it, so that nothing has to be edited anew.
      await reviewObligation(
        workspace,
        subject.obligation,
        before === 'edited' ? { state: before, edit: {} } : { state: before },
        acting,
      );
      return `Obligation ${before}.`;
    }
  }
  const id = subject.occurrence ?? subject.obligation;
  const occurrence = await decideOccurrence(workspace, id, { does: 'reopen' }, acting);
  return `Due ${occurrence?.due ?? ''}: ${occurrence?.status ?? ''}.`;
}
