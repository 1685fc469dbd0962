import type { Candidate } from './candidates.js';
import type { Label } from './labels.js';
import type { Alphabet } from './ordinals.js';

/** How far ahead numbers are looked for, in candidates. */
const lookAhead = 80;

/** The series that a label counts in, by its alphabet and form. */
export const keyOf = (alphabet: Alphabet, label: Label): string => `${alphabet}${label.bracket}${label.prefix}`;

/** Whether an "i" begins Roman numerals: "ii" comes before "j", and no other "i" that would begin them. */
export function nextIsSecondRoman(candidates: readonly Candidate[], index: number, label: Label): boolean {
  if (label.text.toLowerCase() !== 'i') return false;
  for (let i = index + 1; i < Math.min(index + 30, candidates.length); i++) {
    const other = candidates[i]!.label;
    if (other.bracket !== label.bracket) continue;
    const text = other.text.toLowerCase();
    if (text === 'ii') return true;
    if (text === 'j' || text === 'i') return false;
  }
  return false;
}

/** Whether a series that begins with a number goes on: its second number comes. */
export function secondComes(candidates: readonly Candidate[], index: number, key: string): boolean {
  for (let i = index + 1; i < Math.min(index + lookAhead, candidates.length); i++) {
    const { label } = candidates[i]!;
    if (label.readings.some(({ alphabet, value }) => value === 2 && keyOf(alphabet, label) === key)) return true;
  }
  return false;
}

/** Whether a number of a series comes later as its own: not as that of a list within, which begins at 1 and counts on.
 *  `weak` series end at a stronger number. */
export function comes(
  candidates: readonly Candidate[],
  index: number,
  key: string,
  value: number,
  weak: boolean,
): boolean {
  const expected = [2];
  for (let i = index + 1; i < Math.min(index + lookAhead, candidates.length); i++) {
    const { label, opens } = candidates[i]!;
    if (weak && opens && (label.bracket === 'word' || label.numbers !== null)) return false;
    for (const reading of label.readings) {
      if (keyOf(reading.alphabet, label) !== key) continue;
      if (reading.value === value && value === 2) return true;
      if (reading.value === 1) {
        expected.push(2);
        continue;
      }
      const list = expected.lastIndexOf(reading.value);
      if (list >= 0) {
        expected.length = list;
        expected.push(reading.value + 1);
      } else if (reading.value === value) return true;
    }
  }
  return false;
}

/** Whether the second number of a list in running text follows in the same paragraph, or opens the next. */
export function comesSoon(candidates: readonly Candidate[], index: number, key: string): boolean {
  const here = candidates[index]!.paragraph;
  const firm = candidates[index]!.afterStop && candidates[index]!.follow === 'capital';
  for (let i = index + 1; i < Math.min(index + 40, candidates.length); i++) {
    const { label, paragraph, opens, afterStop } = candidates[i]!;
    // A page of one line may end in the middle of a list.
    const later = firm && afterStop ? paragraph > here + 4 : paragraph > here + 2 || (paragraph > here && !opens);
    if (later) return false;
    for (const reading of label.readings) {
      if (keyOf(reading.alphabet, label) !== key) continue;
      if (reading.value === 2) return true;
      // "(a) A form as in list (a) of the plan; (b) …": one in the middle of a sentence begins nothing there.
      if (reading.value === 1 && !(firm && !afterStop)) return false;
    }
  }
  return false;
}

/** Whether the first sub-clause comes next: "1.1" after "1". */
export function decimalFollows(candidates: readonly Candidate[], index: number, label: Label): boolean {
  const next = candidates[index + 1]?.label.numbers;
  return next?.length === 2 && next[0] === Number(label.text) && next[1]! <= 1;
}
