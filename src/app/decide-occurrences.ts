import { Temporal } from 'temporal-polyfill';
import { UsageError } from '../model/errors.js';
import type { Obligation, Occurrence } from '../model/obligation.js';
import type { OccurrenceDecision } from '../model/record.js';
import { getDecision, putDecision } from '../store/decisions.js';
import { writeJournal } from '../store/journal.js';
import { inTransaction } from '../store/open-store.js';
import { deedOf } from './deed.js';
import { findStandingObligation, yearFrom } from './list-obligations.js';
import { Standings } from './standings.js';
import type { Acting } from './views.js';
import type { Workspace } from './workspace.js';

export type Decision =
  | { readonly does: 'done' | 'waive' | 'reopen'; readonly note?: string }
  /** `until`: ISO date; null wakes it. */
  | { readonly does: 'snooze'; readonly until: string | null }
  | { readonly does: 'assign'; readonly owner: string | null }
  | { readonly does: 'note'; readonly note: string };

/** Works on one due date. `id`: an occurrence (`<obligation>@<key>`), or an obligation whose earliest open due date is meant, of a
 *  series the earliest since its document was imported;
 *  `assign` and `note` with an obligation's id go to all of its due dates, and to those without any. Journalled.
 *  @returns null only where the obligation has no due date
 *  @throws {UsageError} where the id names nothing, an obligation has no open due date, or what is to be reopened is neither
 *    done nor waived */
export async function decideOccurrence(
  workspace: Workspace,
  id: string,
  decision: Decision,
  acting: Acting,
): Promise<Occurrence | null> {
  const [beginning = '', ...rest] = id.split('@');
  const obligation = await findStandingObligation(workspace, beginning);
  const { occurrences, known } = await occurrencesOf(workspace, obligation, acting);
  const wholly = rest.length === 0 && (decision.does === 'assign' || decision.does === 'note');
  const key = wholly ? '' : keyOf(id, rest.join('@'), decision, { occurrences, known });
  checkDay(decision);
  await inTransaction(workspace.store, async (store) => {
    const before = await getDecision(store, obligation.id, key);
    if (decision.does === 'reopen' && before.status === null) {
      throw new UsageError(`${obligation.id}@${key} is neither done nor waived: there is nothing to take back`);
    }
    const after = apply(decision, before);
    await putDecision(store, after);
    await writeJournal(store, deedOf(acting), {
      did: decision.does,
      subject: key === '' ? 'obligation' : 'occurrence',
      subjectId: key === '' ? obligation.id : `${obligation.id}@${key}`,
      before,
      after,
    });
  });
  const { occurrences: now } = await occurrencesOf(workspace, obligation, acting);
  return wholly ? (now.find(isOpen) ?? now.at(-1) ?? null) : (now.find((occurrence) => occurrence.key === key) ?? null);
}

/** The due date that a decision is about: that of the id, or where it names an obligation alone, the earliest open one.
 *  @throws {UsageError} where there is none */
export async function findMeant(
  workspace: Workspace,
  id: string,
  decision: Decision,
  acting: Acting,
): Promise<Occurrence> {
  const [beginning = '', ...rest] = id.split('@');
  const known = await occurrencesOf(workspace, await findStandingObligation(workspace, beginning), acting);
  const key = keyOf(id, rest.join('@'), decision, known);
  return known.occurrences.find((occurrence) => occurrence.key === key)!;
}

interface Known {
  readonly occurrences: readonly Occurrence[];
  /** ISO date: whether what recurs was done before is not known. */
  readonly known: string;
}

async function occurrencesOf(workspace: Workspace, obligation: Obligation, { now }: Acting): Promise<Known> {
  const standings = await Standings.load(workspace, now);
  const today = now.toPlainDate();
  const wide = { from: today.subtract({ years: 5 }).toString(), to: yearFrom(now).to };
  const [view] = await standings.view([obligation], wide);
  const { occurrences, lane, document } = view!;
  return { occurrences, known: lane === 'recurring' ? document.imported.at.slice(0, 10) : '' };
}

/** The key of the due date that is meant: as given, as a date that one of them has, or that of the earliest open one. */
function keyOf(id: string, given: string, decision: Decision, { occurrences, known }: Known): string {
  if (given !== '') {
    const found =
      occurrences.find(({ key }) => key === given) ?? occurrences.find(({ due }) => due.slice(0, 10) === given);
    if (found) return found.key;
    const near = occurrences.filter(({ key }) => key.startsWith(given));
    if (near.length === 1) return near[0]!.key;
    throw new UsageError(`"${id}" names no due date: there are ${list(occurrences) || 'none'}`);
  }
  const settled = occurrences.filter(({ status }) => status === 'done' || status === 'waived');
  const chosen =
    decision.does === 'reopen' ? settled.at(-1) : occurrences.find((each) => isOpen(each) && each.due >= known);
  if (chosen) return chosen.key;
  throw new UsageError(
    decision.does === 'reopen'
      ? `no due date of ${id} is done or waived`
      : `${id} has no open due date: it is not dated yet, all is done, or an amendment took it away (tenor explain ${id.slice(0, 8)})`,
  );
}

function list(occurrences: readonly Occurrence[]): string {
  return occurrences
    .slice(0, 8)
    .map(({ id }) => id)
    .join(', ');
}

function isOpen({ status }: Occurrence): boolean {
  return status === 'open' || status === 'overdue';
}

function checkDay(decision: Decision): void {
  if (decision.does !== 'snooze' || decision.until === null) return;
  try {
    Temporal.PlainDate.from(decision.until, { overflow: 'reject' });
  } catch (error) {
    throw new UsageError(`${decision.until}: no date; write it as 2026-05-01`, { cause: error });
  }
}

function apply(decision: Decision, before: OccurrenceDecision): OccurrenceDecision {
  const noted = (note?: string) => (note ? { notes: [...before.notes, note] } : {});
  switch (decision.does) {
    case 'done':
      return { ...before, status: 'done', ...noted(decision.note) };
    case 'waive':
      return { ...before, status: 'waived', ...noted(decision.note) };
    case 'reopen':
      return { ...before, status: null, ...noted(decision.note) };
    case 'snooze':
      return { ...before, snoozedUntil: decision.until };
    case 'assign':
      return { ...before, owner: decision.owner };
    case 'note':
      return { ...before, ...noted(decision.note) };
  }
}
