import { oncePer } from '../model/once-per.js';
import { mix, wordPlaces } from './provision-features.js';
import type { ProvisionModel } from './provision-model.js';
import { knownWords } from './provision-words.js';

/** The features that any part of a model knows, each with a number, its row, so that it is looked up once for all of them.
 *  Row 0 is that of all other features, and says nothing. The order lets two questions be answered by the number alone:
 *
 *      0 | 1 ........... shown.from ................... few ........... shown.to ......... end
 *        | weights for many categories        | words | for few, or none                |
 *        |               | the network sees them                        |               |
 *
 *  Words as seen from each place, known or not, have rows by stem and place: those are not looked up at all. */
export interface FeatureRows {
  readonly end: number;
  /** How many stems there are. */
  readonly stems: number;
  /** The first row of a word: stem s, as seen from place p of `wordPlaces`, has the row `words + s * places + p`. */
  readonly words: number;
  /** Rows from here on have weights for no more categories than `fewLanes`: by the linear models, and for close calls. */
  readonly few: number;
  readonly shown: { readonly from: number; readonly to: number };
  /** By place in the model's tables. */
  readonly rowsOf: Readonly<Record<'linear' | 'close' | 'network', Int32Array>>;
  /** Open addressing in pairs: the hash of a feature, its row; 0 = free. */
  readonly slots: Int32Array;
  /** Of which hashes some feature is known, see `mayBeKnown`. */
  readonly bits: Int32Array;
}

export const places: number = wordPlaces.length;

/** Rows of a kind are ordered by how many weights they have, up to so many. */
const ranks = 128;

/** So many categories are few. */
export const fewLanes = 4;

/** Made when first asked for, once a model. */
export const featureRows: (model: ProvisionModel) => FeatureRows = oncePer(numberRows);

function numberRows(model: ProvisionModel): FeatureRows {
  const { close, network } = model;
  const { stems } = knownWords(model);
  const most = stems.length * places + model.keys.length + close.keys.length + network.keys.length;
  let size = 1024;
  while (size < most * 1.5) size *= 2;
  const slots = new Int32Array(size * 2);
  // Numbered first as they come, by bits of what they are, then anew in the order that these ask for.
  const [isShown, isOfMany, isWord] = [1, 2, 4];
  const kinds = new Uint8Array(most + 1);
  const weights = new Uint8Array(most + 1);
  let end = 1;
  for (const stem of stems) {
    for (const mark of wordPlaces) {
      kinds[end] = isWord;
      put(slots, mark === null ? stem : mix(mark, stem), end++);
    }
  }
  const add = (keys: Int32Array, lanesOf: (own: number) => number, kind: number) => {
    const rows = new Int32Array(keys.length);
    for (let own = 0; own < keys.length; own++) {
      const row = put(slots, keys[own]!, end);
      rows[own] = row;
      if (row === end) end++;
      const lanes = lanesOf(own);
      weights[row]! += lanes;
      if (kinds[row] !== isWord) kinds[row]! |= kind | (lanes > fewLanes ? isOfMany : 0);
    }
    return rows;
  };
  const lanesIn = (rowStart: Uint32Array) => (own: number) => rowStart[own + 1]! - rowStart[own]!;
  const rowsOf = {
    linear: add(model.keys, lanesIn(model.rowStart), 0),
    close: add(close.keys, lanesIn(close.rowStart), 0),
    network: add(network.keys, () => 0, isShown),
  };
  // What has many weights is mostly frequent, and should lie side by side in memory. Words keep their order.
  const classes = [isOfMany, isOfMany | isShown, isWord, isShown, 0];
  const rankOf = (row: number) =>
    classes.indexOf(kinds[row]!) * ranks + (kinds[row] === isWord ? 0 : Math.max(0, ranks - 1 - weights[row]!));
  const first = new Int32Array(classes.length * ranks + 1).fill(1);
  for (let row = 1; row < end; row++) first[rankOf(row) + 1]!++;
  for (let rank = 1; rank < first.length; rank++) first[rank]! += first[rank - 1]! - 1;
  const [from, words, few, to] = [1, 2, 3, 4].map((kind) => first[kind * ranks]!) as [number, number, number, number];
  const numbers = new Int32Array(end);
  for (let row = 1; row < end; row++) numbers[row] = first[rankOf(row)]!++;
  for (const rows of Object.values(rowsOf)) for (let i = 0; i < rows.length; i++) rows[i] = numbers[rows[i]!]!;
  const bits = new Int32Array(bitsOfFeatures / 32);
  for (let slot = 0; slot < slots.length; slot += 2) {
    const row = numbers[slots[slot + 1]!]!;
    slots[slot + 1] = row;
    const bit = bitOf(slots[slot]!);
    if (row !== 0) bits[bit >> 5]! |= 1 << bit;
  }
  return { end, stems: stems.length, words, few, shown: { from, to }, rowsOf, slots, bits };
}

/** Gives a feature a row where it has none. @returns its row */
function put(slots: Int32Array, feature: number, row: number): number {
  let slot = slotOf(feature, slots.length);
  while (slots[slot] !== feature && slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
  if (slots[slot + 1] === 0) {
    slots[slot] = feature;
    slots[slot + 1] = row;
  }
  return slots[slot + 1]!;
}

const slotOf = (feature: number, length: number) => ((feature ^ (feature >>> 13)) << 1) & (length - 1);

/** The row of a feature. */
export function findRow(slots: Int32Array, feature: number): number {
  let slot = slotOf(feature, slots.length);
  while (slots[slot] !== feature && slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
  return slots[slot + 1]!;
}

/** 256 KB: of what is not known, one in 15 has the bit of what is. */
const bitsOfFeatures = 2 ** 21;
const bitOf = (feature: number) => (feature ^ (feature >>> 11)) & (bitsOfFeatures - 1);

/** 0 where a feature has no row, 1 where it nearly always has one. */
export function mayBeKnown(bits: Int32Array, feature: number): number {
  const bit = bitOf(feature);
  return (bits[bit >> 5]! >>> bit) & 1;
}
