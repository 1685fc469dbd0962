import { apartAt, pairAt, tripleAt } from './provision-features.js';
import { findRow, slotOf } from './provision-rows.js';

/** Phrases that begin with a word: it and the next, it and the next two, it and the one after the next. */
export const phrasesOfWord = 3;
export const [pair, triple, apart] = [0, 1, 2] as const;

/** Phrases whose slots are fetched at once. */
const atOnce = 192;

/** Looks up the phrases of a document, in whatever units its words are.
 *  @param stems  hashes of its words  @returns rows, by word and phrase */
export function findPhrases(stems: Int32Array, slots: Int32Array): Int32Array {
  const rows = new Int32Array(stems.length * phrasesOfWord);
  const fetched = new Int32Array(atOnce);
  for (let from = 0; from < stems.length; from += atOnce / phrasesOfWord) {
    const to = Math.min(stems.length, from + atOnce / phrasesOfWord);
    let at = from * phrasesOfWord;
    for (let i = from; i < to; i++) {
      rows[at++] = pairAt(stems, i);
      rows[at++] = tripleAt(stems, i);
      rows[at++] = apartAt(stems, i);
    }
    // Slots lie far apart in memory, and come side by side when all are asked for before anything depends on what they hold.
    const first = from * phrasesOfWord;
    for (let k = first; k < at; k++) fetched[k - first] = slots[slotOf(rows[k]!, slots.length)]!;
    for (let k = first; k < at; k++) rows[k] = findRow(slots, rows[k]!);
  }
  return rows;
}
