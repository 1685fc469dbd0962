import type { DueDate, Obligation } from '../model/obligation.js';
import type { AmendingClause } from '../model/reading.js';
import type { DocumentRecord } from '../model/record.js';
import type { Timing } from '../model/timing.js';
import { resolveTiming } from '../resolve/resolve-obligation.js';
import { lastDayOf, termEnds } from '../resolve/term.js';
import { listObligationsAsReviewed } from '../store/obligations.js';
import { listAmendingClauses } from '../store/readings.js';
import type { Standings } from './standings.js';
import { stopsRenewal } from './stops-renewal.js';

/** The next last days on which a notice still stops the agreement from going on. */
export interface StopDates {
  /** Where the notice is laid down: the agreement, or the amendment that changed it. */
  readonly document: DocumentRecord;
  readonly part: string;
  readonly clause: string;
  /** Null: read as a fact of the document, not as an obligation of its own. */
  readonly obligation: string | null;
  /** At most three. `key` is the end of the term that the notice lets run out, `due` the last day, `opens` the first. */
  readonly dates: readonly DueDate[];
}

/** So many renewals ahead are shown. */
const ahead = 3;

/** The next three, from today on. */
export function nextStopDates(standings: Standings, obligation: Obligation): readonly DueDate[] {
  const amended = standings.amended.asAmended(obligation);
  if (!stopsRenewal(amended) || standings.amended.ended(obligation)) return [];
  return datesOf(standings, standings.contextOf(amended), amended.timing!);
}

/** Of an agreement and its amendments: a clause that an amendment replaced or deleted gives none any more. Where no rule
 *  read the notice as an obligation, the period that was read as a fact of the document is counted. */
export async function listStopDates(standings: Standings, document: DocumentRecord): Promise<StopDates[]> {
  const { store } = standings.workspace;
  const amendments = standings.amendmentsOf(document);
  const amended: AmendingClause[] = [];
  for (const { id } of amendments) amended.push(...(await listAmendingClauses(store, id)));
  const gone = new Set(
    amended.filter(({ does }) => does === 'replaces' || does === 'deletes').map(({ target }) => target),
  );
  const documents = [document, ...amendments];
  const obligations = await listObligationsAsReviewed(store, { documents: documents.map(({ id }) => id), timed: true });
  const stops = obligations.filter(
    (one) =>
      stopsRenewal(one) && one.review !== 'dismissed' && (one.document !== document.id || !gone.has(placeOf(one))),
  );
  const found: StopDates[] = stops.map((obligation) => ({
    document: documents.find(({ id }) => id === obligation.document)!,
    part: obligation.part,
    clause: obligation.clause,
    obligation: obligation.id,
    dates: nextStopDates(standings, obligation),
  }));
  const { noticeToStop, renewal, endless } = document.facts.term;
  if (found.length === 0 && noticeToStop && (renewal || endless)) {
    const timing: Timing = { anchor: { type: 'term-end' }, period: noticeToStop, direction: 'before' };
    const dates = datesOf(standings, standings.contextFor(document), timing);
    found.push({ document, part: 'main', clause: '', obligation: null, dates });
  }
  return found.filter(({ dates }) => dates.length > 0);
}

/** As an amending clause names it: `8.4`, `schedule2/3`. */
function placeOf({ part, clause }: Obligation): string {
  return part === 'main' ? clause : `${part}/${clause}`;
}

function datesOf(standings: Standings, context: ReturnType<Standings['contextFor']>, timing: Timing) {
  const window = { from: standings.now.toPlainDate().toString(), to: null, limit: ahead };
  const asked = { ...context, window };
  const ends = termEnds(asked);
  // The last of a limited number of renewals ends by itself: no notice need stop it.
  const last = ends.type === 'ends' && ends.series ? lastDayOf(asked)?.toString() : undefined;
  return resolveTiming(timing, asked, true).due.filter(({ key }) => key !== last);
}
