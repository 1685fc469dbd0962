import { Temporal } from 'temporal-polyfill';
import type { DocumentRecord } from '../model/record.js';
import { lastDayOf } from '../resolve/term.js';
import { Standings } from './standings.js';
import type { Workspace } from './workspace.js';

/** What was in force on a day, as far as the documents and the recorded events say: of each file the latest version that
 *  had begun by then, unless it had ended before, by time, by a recorded end or with the agreement that it amends. A
 *  document that gives no date is taken to bind; an amendment that was dated later changes nothing yet.
 *  @param day  ISO date */
export async function documentsBoundOn(workspace: Workspace, day: string): Promise<DocumentRecord[]> {
  const date = Temporal.PlainDate.from(day);
  const standings = await Standings.load(workspace, date.toZonedDateTime(workspace.configuration.timeZone));
  const begun = new Map<string, DocumentRecord>();
  for (const document of standings.documents.values()) {
    const { effectiveDate, agreementDate } = document.facts;
    const from = effectiveDate?.value ?? agreementDate?.value;
    if (from !== undefined && from > day) continue;
    const other = begun.get(document.lineage);
    if (!other || other.version < document.version) begun.set(document.lineage, document);
  }
  const hasEnded = (document: DocumentRecord): boolean => {
    const last = lastDayOf({ ...standings.contextFor(document), window: { from: null, to: null, limit: 1 } });
    if (last && Temporal.PlainDate.compare(last, date) < 0) return true;
    const base = document.type === 'amendment' ? standings.circle.baseOf(document) : null;
    return base !== null && hasEnded(base);
  };
  return [...begun.values()].filter((document) => !hasEnded(document));
}
