import type { Candidate } from './candidate.js';
import type { SentenceWords } from './sentence-words.js';

/** Words `[from, to)` of a sentence. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** Where a candidate stands among the words of its sentence: the words that its rule read, and those of its value. */
export function placeOf(
  { match, at }: Pick<Candidate, 'match' | 'at'>,
  { first }: SentenceWords,
): { match: Place; value: Place } {
  return {
    match: { from: match.from - first, to: match.to - first },
    value: { from: at.from - first, to: at.to - first },
  };
}

export const commas: ReadonlySet<string> = new Set([',', ';']);
export const stops: ReadonlySet<string> = new Set(['.', ';', ':']);

/** The first of the words right before a place, at most so many, among which no mark stands.
 *  @param marks  those that count; null for all */
export function sinceMark(
  { lower, isWord }: SentenceWords,
  to: number,
  marks: ReadonlySet<string> | null,
  reach = Number.MAX_SAFE_INTEGER,
): number {
  let from = to;
  while (from > Math.max(0, to - reach) && (marks ? !marks.has(lower[from - 1]!) : isWord[from - 1])) from--;
  return from;
}
