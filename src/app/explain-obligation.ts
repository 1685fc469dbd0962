import type { Temporal } from 'temporal-polyfill';
import { clauseAt } from '../model/clause-tree.js';
import type { DueDate, Obligation } from '../model/obligation.js';
import type { Provision } from '../model/provision.js';
import type { JournalEntry, Review } from '../model/record.js';
import { readJournal } from '../store/journal.js';
import { listObligationsAsReviewed } from '../store/obligations.js';
import { loadReading } from '../store/readings.js';
import { getReview } from '../store/reviews.js';
import { listConflicts } from './list-conflicts.js';
import { findObligation, yearFrom } from './list-obligations.js';
import { Standings } from './standings.js';
import { nextStopDates } from './stop-dates.js';
import type { ClauseView, ConflictView, ObligationView } from './views.js';
import { boundUpWith } from './what-follows.js';
import type { Workspace } from './workspace.js';

/** Everything that answers "why does tenor say so?". Rule, slots and quote stand in `view.obligation`; the arithmetic in
 *  each occurrence's trace. */
export interface Explanation {
  readonly view: ObligationView;
  /** The clause it stands in, with its words; null where the text has none. */
  readonly clause: ClauseView | null;
  /** The clause categories that its words were given, the surest first, each with what spoke for it. */
  readonly provisions: readonly Provision[];
  /** Name of the event it waits for; null where it waits for none. */
  readonly awaits: string | null;
  /** Where it stops a renewal: the next three last days for it. */
  readonly stops: readonly DueDate[];
  /** What its clause lays down where it is not done; for a consequence the duties that it follows. */
  readonly follows: readonly Obligation[];
  readonly conflicts: readonly ConflictView[];
  readonly review: Review | null;
  readonly history: readonly JournalEntry[];
}

/** @param id  of an obligation or of one of its occurrences, or the beginning
 *  @throws {UsageError} where the id names none or several */
export async function explainObligation(
  workspace: Workspace,
  id: string,
  options: { now: Temporal.ZonedDateTime },
): Promise<Explanation> {
  const { store } = workspace;
  const obligation = await findObligation(workspace, id.split('@')[0]!);
  const standings = await Standings.load(workspace, options.now);
  const [view] = await standings.view([obligation], yearFrom(options.now));
  const { source, tree, provisions } = (await loadReading(store, obligation.document))!;
  const clause = clauseAt(tree, obligation.start);
  const conflicts = await listConflicts(workspace, { document: obligation.document }, options);
  return {
    view: view!,
    clause: clause && { clause, text: source.text.slice(clause.start, clause.end) },
    provisions: provisions
      .filter(({ start, end }) => start < obligation.end && obligation.start < end)
      .sort((a, b) => b.confidence - a.confidence),
    awaits: view!.waitsFor,
    stops: nextStopDates(standings, obligation),
    follows: boundUpWith(
      obligation,
      (await listObligationsAsReviewed(store, { documents: [obligation.document] })).filter(
        ({ review }) => review !== 'dismissed',
      ),
    ),
    conflicts: conflicts.filter(({ conflict }) =>
      [conflict.a, conflict.b].some((side) => side.obligation === obligation.id),
    ),
    review: await getReview(store, obligation.id),
    history: await readJournal(store, { subject: obligation.id }),
  };
}
