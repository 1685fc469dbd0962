import type { Candidate } from './candidate.js';
import type { ReadingContext } from './reading-context.js';

/** Drops what says again what another candidate says: a frequency inside the trigger of a deadline ("within five days
 *  after the end of each month"), a long stop that refers back ("if it exceeds 24 hours"), "these reports each month". */
export function dropRepetitions(candidates: Candidate[], context: ReadingContext): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const { value, kind, at } = candidate;
    if (value.type === 'recurrence' && kind === 'deadline') {
      const inside = candidates.some(
        (other) =>
          other !== candidate &&
          other.triggerAt &&
          other.triggerAt.from <= at.from &&
          at.to <= other.triggerAt.to &&
          other.kind === kind,
      );
      if (inside) continue;
    }
    // "at least sixty days before 29 February": the date is what the sixty days are counted from.
    if (value.type === 'date' && candidates.some((other) => other.triggerAt && startsWith(other, candidate))) continue;
    if (kept.some((before) => repeats(before, candidate, context))) continue;
    kept.push(candidate);
  }
  return kept;
}

/** Whether the trigger of a candidate begins with the value of another. */
function startsWith({ triggerAt }: Candidate, { at }: Candidate): boolean {
  return triggerAt !== null && triggerAt.from <= at.from && at.to <= triggerAt.to && at.from - triggerAt.from <= 1;
}

/** How far back a clause is searched for what a candidate repeats. */
const nearby = 12;

function repeats(before: Candidate, candidate: Candidate, context: ReadingContext): boolean {
  if (
    before.kind !== candidate.kind ||
    before.sentence === candidate.sentence ||
    candidate.sentence - before.sentence > nearby
  )
    return false;
  const view = context.view(candidate.sentence);
  if (context.view(before.sentence).clause !== view.clause) return false;
  if (JSON.stringify(before.value) !== JSON.stringify(candidate.value)) return false;
  if (candidate.kind === 'audit-right') return before.obligor === candidate.obligor;
  if (candidate.value.type === 'recurrence' || candidate.rule.id === 'deadline/long-stop') {
    return view.words.lower
      .slice(0, candidate.at.to - view.words.first)
      .some((word) => /^(?:these|such|this|it|said|that)$/.test(word));
  }
  return false;
}
