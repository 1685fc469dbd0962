import { formatValue } from '../model/value-text.js';
import type { Candidate } from './candidate.js';
import type { ReadingContext } from './reading-context.js';

const overlap = (a: { from: number; to: number }, b: { from: number; to: number }) => a.from < b.to && b.from < a.to;

/** Where two rules read the same value, the one that `prevails-over` the other stays; of two readings by equal rules the
 *  one that begins nearest to the value. A consequence is stated once a sentence and rule, a right to look once a sentence. */
export function prevail(candidates: Candidate[], context: ReadingContext): Candidate[] {
  const bySentence = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const list = bySentence.get(candidate.sentence);
    if (list) list.push(candidate);
    else bySentence.set(candidate.sentence, [candidate]);
  }
  const kept: Candidate[] = [];
  for (const list of bySentence.values()) {
    const alive = list.filter(
      (candidate) =>
        !list.some(
          (other) =>
            other !== candidate &&
            other.rule.prevailsOver.includes(candidate.rule.id) &&
            (overlap(other.at, candidate.at) ||
              // "not more than a year and not less than a month before": the other end of a window is no time of its own.
              [other.match.slots.far, other.match.slots.low].some((end) => end && overlap(end, candidate.at)) ||
              candidate.kind === 'audit-right' ||
              ((!other.match.slots.value || (candidate.rule.fields.value !== undefined && !apart(other, candidate))) &&
                overlap(other.match, candidate.match))),
        ),
    );
    const seen: Candidate[] = [];
    for (const candidate of alive) {
      const told = seen.findIndex((other) => other.kind === candidate.kind && sameSeries(other, candidate));
      if (told >= 0 && !isMoreExact(candidate, seen[told]!)) continue;
      if (told >= 0 && candidate.predicate === seen[told]!.predicate) {
        seen[told] = candidate;
        continue;
      }
      const twin = seen.findIndex(
        (other) =>
          other.kind === candidate.kind &&
          ((sameRule(other, candidate) && !ofOtherCase(other, candidate, context)) ||
            (overlap(other.at, candidate.at) && sameMatter(other, candidate))),
      );
      if (twin < 0) seen.push(candidate);
      else if (better(candidate, seen[twin]!)) seen[twin] = candidate;
    }
    kept.push(...seen);
  }
  return kept.sort((a, b) => a.at.from - b.at.from || a.at.to - b.at.to);
}

/** "keep the deposit and require the Baker to pay EUR 90": what one does, and what another must. */
const apart = (sum: Candidate, other: Candidate) =>
  sum.predicate !== other.predicate && sum.predicate?.required === true && other.predicate?.modality === 'may';

/** "(i) if it ends in May, the Baker forfeits the deposit; (ii) if it ends in June, the Baker forfeits the deposit". */
function ofOtherCase(a: Candidate, b: Candidate, context: ReadingContext): boolean {
  const [one, next] = a.at.from < b.at.from ? [a, b] : [b, a];
  if (!one.predicate?.stated || !next.predicate?.stated || one.predicate === next.predicate) return false;
  const { words } = context.view(a.sentence);
  const between = words.lower.slice(one.match.to - words.first, next.predicate.at);
  const item = between.lastIndexOf(';');
  return item >= 0 && between.slice(item).some((word) => word === 'if' || word === 'where');
}

/** Two patterns of one rule without a value of its own found the same consequence. */
const sameRule = (a: Candidate, b: Candidate) =>
  a.rule === b.rule &&
  !a.match.slots.value &&
  !b.match.slots.value &&
  (a.predicate === b.predicate || a.obligor === b.obligor);

/** "quarterly statements and reports … on the quarterly form": one series, told twice. */
const sameSeries = (a: Candidate, b: Candidate) =>
  a.value.type === 'recurrence' && a.obligor === b.obligor && formatValue(a.value) === formatValue(b.value);

/** "in monthly instalments on the 28th of each month": the series that names its day. */
const isMoreExact = (a: Candidate, b: Candidate) =>
  a.value.type === 'recurrence' && a.value.on !== undefined && b.value.type === 'recurrence' && !b.value.on;

/** Different consequences may lie within each other's words: "may stop paying or terminate". */
const sameMatter = (a: Candidate, b: Candidate) =>
  (a.match.slots.value !== undefined && b.match.slots.value !== undefined) ||
  formatValue(a.value) === formatValue(b.value);

function better(a: Candidate, b: Candidate): boolean {
  if (a.vague !== b.vague) return !a.vague;
  // "at least 2 nor more than 6 days": the reading that saw both ends.
  if (!a.match.slots.low !== !b.match.slots.low) return a.match.slots.low !== undefined;
  if (a.confidence !== b.confidence) return a.confidence > b.confidence;
  return a.at.from - a.match.from < b.at.from - b.match.from;
}
