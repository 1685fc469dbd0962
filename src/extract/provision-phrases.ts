import { apartAt, pairAt, tripleAt } from './provision-features.js';
import { type FeatureRows, findRow, mayBeKnown } from './provision-rows.js';

/** The phrases of a document that a model knows, in the order of their words, in whatever units these are. */
export interface KnownPhrases {
  /** By phrase: the word that it begins with, and its row. */
  readonly words: Int32Array;
  readonly rows: Int32Array;
}

/** Words and the next. @param stems  hashes of the words of the document */
export function findPairs(stems: Int32Array, known: FeatureRows): KnownPhrases {
  const features = new Int32Array(Math.max(0, stems.length - 1));
  for (let i = 0; i < features.length; i++) features[i] = pairAt(stems, i);
  return findKnown(features, 1, known);
}

/** Words and the next two, and words and the one after the next. */
export function findTriples(stems: Int32Array, known: FeatureRows): KnownPhrases {
  const features = new Int32Array(2 * Math.max(0, stems.length - 2));
  for (let i = 0; i + 2 < stems.length; i++) {
    features[2 * i] = tripleAt(stems, i);
    features[2 * i + 1] = apartAt(stems, i);
  }
  return findKnown(features, 2, known);
}

/** Every third phrase is unknown, in no order. A few bits say so of most: these stay in the processor's caches, which do not
 *  hold the slots, and nothing has to be guessed, as indices are written at any rate and kept or not by what is added to the
 *  count. @param each  features of a word */
function findKnown(features: Int32Array, each: number, { bits, slots }: FeatureRows): KnownPhrases {
  const rows = new Int32Array(features.length + 1);
  let count = 0;
  for (let i = 0; i < features.length; i++) {
    rows[count] = i;
    count += mayBeKnown(bits, features[i]!);
  }
  const words = new Int32Array(count);
  let known = 0;
  for (let k = 0; k < count; k++) {
    const i = rows[k]!;
    const row = findRow(slots, features[i]!);
    words[known] = each === 1 ? i : i >> 1;
    rows[known] = row;
    known += Number(row !== 0);
  }
  return { words: words.subarray(0, known), rows: rows.subarray(0, known) };
}
