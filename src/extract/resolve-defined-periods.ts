import type { Candidate } from './candidate.js';
import type { ReadingContext } from './reading-context.js';

/** A definition stands at most so many characters before the name of its period, or begins so many behind it. */
const farthest = 200;
const reach = 40;
/** So many candidates may stand between them. */
const mostBetween = 50;

/** "within the Payment Period" takes the length of time, and its trigger, from where the term is defined: "within 30 days
 *  after the invoice date (the "Payment Period")". A period that nothing defines is not read. */
export function resolveDefinedPeriods(candidates: Candidate[], context: ReadingContext): Candidate[] {
  if (!candidates.some(({ match }) => match.slots.defined)) return candidates;
  const defined = new Map<string, Candidate>();
  const { start: starts } = context.read.tokens;
  let behind = 0;
  for (const { term, span } of context.tree.terms) {
    if (!/\bperiod$/i.test(term)) continue;
    while (behind < candidates.length && starts[candidates[behind]!.at.from]! < span.start + reach) behind++;
    const nearest = candidates
      .slice(Math.max(0, behind - mostBetween), behind)
      .findLast(
        ({ match, end, start, value }) =>
          !match.slots.defined &&
          value.type === 'period' &&
          start < span.start &&
          end <= span.start + reach &&
          span.start - end < farthest,
      );
    if (nearest) defined.set(term.toLowerCase(), nearest);
  }
  return candidates.filter((candidate) => {
    const slot = candidate.match.slots.defined;
    if (!slot) return true;
    const source = defined.get(slot.text.toLowerCase());
    if (!source) return false;
    candidate.value = source.value;
    candidate.unresolved = source.unresolved;
    candidate.trigger = source.trigger;
    return true;
  });
}
