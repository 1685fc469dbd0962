import type { Clause, Part } from '../model/clause-tree.js';
import { type Span, span } from '../model/span.js';

/** Characters of a lead that are looked at. */
const leadReach = 400;

/** Where the first words of a clause before the items of its list stand.
 *  @param reach  so many characters at most */
export const leadSpan = ({ lead }: Clause, reach = leadReach): Span =>
  span(lead.start, Math.min(lead.end, lead.start + reach));

/** The first words of a clause before the items of its list; empty where there is no clause. */
export const leadWords = (text: string, clause: Clause | null, reach = leadReach): string => {
  if (!clause) return '';
  const { start, end } = leadSpan(clause, reach);
  return text.slice(start, end);
};

/** Where the words of a heading stand in the clause or part that they head; null where they stand nowhere. */
export function headingSpan(text: string, place: Clause | Part, heading: string | null): Span | null {
  if (!heading) return null;
  const at = text.slice(place.start, place.end + heading.length).indexOf(heading);
  const start = place.start + at;
  return at >= 0 && start < place.end ? span(start, start + heading.length) : null;
}
