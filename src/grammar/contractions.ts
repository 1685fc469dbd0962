import { fold } from './characters.js';

/** Words that are written together with the one before: "don't", "we'll". "It's" and "he'd" could be either of two, and
 *  "party's" is a possessive: these stay whole. */
const tails = new Map([
  ["n't", 'not'],
  ['ll', 'will'],
  ['re', 'are'],
  ['ve', 'have'],
  ['m', 'am'],
]);
const shortened = new Map([
  ['wo', 'will'],
  ['ca', 'can'],
  ['sha', 'shall'],
]);

/** Two words written as one: where the second begins (the apostrophe before "ll" is in neither), and what they stand for.
 *  `head` is empty where the first is itself. */
export interface Contraction {
  readonly headEnd: number;
  readonly tailStart: number;
  readonly head: string;
  readonly tail: string;
}

/** The words that contractions stand for, which the tokenizer must know. */
export const contracted: readonly string[] = [...tails.values(), ...shortened.values()];

/** @param apostrophe  of the word in `[from, to)` of the text. */
export function contractionAt(text: string, from: number, apostrophe: number, to: number): Contraction | null {
  const folded = (start: number, end: number) => {
    let word = '';
    for (let i = start; i < end; i++) word += String.fromCharCode(fold(text.charCodeAt(i)));
    return word;
  };
  const negated = tails.get(folded(apostrophe - 1, to));
  if (negated !== undefined && apostrophe - 1 > from) {
    const head = shortened.get(folded(from, apostrophe - 1)) ?? '';
    return { headEnd: apostrophe - 1, tailStart: apostrophe - 1, head, tail: negated };
  }
  const tail = tails.get(folded(apostrophe + 1, to));
  return tail !== undefined && tail !== 'not'
    ? { headEnd: apostrophe, tailStart: apostrophe + 1, head: '', tail }
    : null;
}
