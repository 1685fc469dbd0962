import type { Clause, Part } from '../model/clause-tree.js';
import { type Span, span } from '../model/span.js';

/** Characters of a lead that are looked at. */
const leadReach = 400;
/** Characters of a clause or part in which its heading begins. */
const headingReach = 600;

/** Where the first words of a clause before the items of its list stand.
 *  @param reach  so many characters at most */
export const leadSpan = ({ lead }: Clause, reach = leadReach): Span =>
  span(lead.start, Math.min(lead.end, lead.start + reach));

/** Where the words of a heading stand in the clause or part that they head; null where they do not begin it. */
export function headingSpan(text: string, place: Clause | Part, heading: string | null): Span | null {
  if (!heading) return null;
  const last = Math.min(place.end, place.start + headingReach);
  const at = text.slice(place.start, last + heading.length).indexOf(heading);
  const start = place.start + at;
  return at >= 0 && start < last ? span(start, start + heading.length) : null;
}
