import type { Candidate } from './candidates.js';

/** Whether numbers follow at once on the last ones: 8.4 after 8.3, 9 or 9.1 after 8.4. */
export function isNext(last: readonly number[] | null, numbers: readonly number[]): boolean {
  const final = numbers[numbers.length - 1]!;
  if (!last) return numbers.slice(1).every((n) => n <= 1) && numbers[0] === 1;
  let same = 0;
  while (same < last.length && same < numbers.length && last[same] === numbers[same]) same++;
  if (same === numbers.length) return false;
  if (same === last.length) return numbers.slice(same).every((n) => n <= 1);
  if (numbers[same] !== last[same]! + 1) return false;
  return numbers.length === same + 1 || (numbers.slice(same + 1).every((n) => n <= 1) && final <= 1);
}

/** Whether numbers may well come after the last ones, though some between are missing. */
export function isPlausible(
  last: readonly number[] | null,
  numbers: readonly number[],
  follow: Candidate['follow'],
): boolean {
  if (!last) return follow === 'capital' && numbers[0]! <= 30 && numbers.slice(1).every((n) => n <= 30);
  for (let i = 0; i < Math.max(last.length, numbers.length); i++) {
    const step = (numbers[i] ?? 0) - (last[i] ?? 0);
    if (step === 0) continue;
    if (step > 0) return i === 0 ? step <= 3 && numbers.slice(1).every((n) => n <= 3) : step <= 12;
    // Counting back: a restart, or a clause out of its order in the same article.
    return follow === 'capital' && (numbers.slice(i).every((n) => n <= 1) || i === numbers.length - 1);
  }
  return follow === 'capital';
}

/** A little further on in the same article, or the beginning of the next. */
export function isForward(last: readonly number[] | null, numbers: readonly number[]): boolean {
  if (!last || last[0] === undefined) return false;
  const step = numbers[0]! - last[0];
  if (step === 1) return numbers.slice(1).every((n) => n <= 1);
  if (step !== 0 || last.length < 2 || numbers.length < 2) return false;
  const inner = numbers[1]! - last[1]!;
  return inner > 0 && inner <= 3;
}
