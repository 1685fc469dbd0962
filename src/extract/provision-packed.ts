import { oncePer } from '../model/once-per.js';
import type { ProvisionModel, WeightTable } from './provision-model.js';
import { packTriples, TripleSum, type TripleTable, tripleWeight } from './provision-triples.js';

/** The weights of a model laid out for scoring, so that a feature costs one look into memory. */
export interface PackedWeights {
  /** Open addressing in slots of four numbers: the hash of a feature; the unit that had it last, so that it counts once for
   *  each; its weights in two numbers, of which the first is 0 where the slot is free. */
  readonly slots: Int32Array;
  /** Units are counted over all documents, so that marks of earlier ones mean nothing. */
  unit: number;
  /** The weights of features that speak on many categories: they are few, and most of what a text holds. */
  readonly common: TripleTable;
}

/** A slot holds so many weights, each with its category: 8 bits for either. Features of more are in `common`. */
const mostInSlot = 4;
/** In the place of a category: the rest of the number is the row of the feature in `common`. */
const elsewhere = 255;
type Weights = WeightTable & Pick<ProvisionModel, 'categories'>;

/** Made when first asked for, once a table. */
export const packWeights: (table: Weights) => PackedWeights = oncePer(pack);

function pack({ keys, rowStart, lanes, weights, categories }: Weights): PackedWeights {
  /** Rows of features that speak on many categories. */
  const many: number[] = [];
  let size = 1024;
  while (size < keys.length * 2) size *= 2;
  const slots = new Int32Array(size * 4);
  keys.forEach((key, row) => {
    const from = rowStart[row]!;
    const to = rowStart[row + 1]!;
    let slot = slotOf(key, slots.length);
    while (slots[slot + 2] !== 0) slot = (slot + 4) & (slots.length - 1);
    slots[slot] = key;
    if (to - from > mostInSlot) {
      slots[slot + 2] = (many.length << 8) | elsewhere;
      many.push(row);
    } else {
      for (let i = from; i < to; i++)
        slots[slot + 2 + ((i - from) >> 1)]! |= (((weights[i]! & 0xff) << 8) | lanes[i]!) << (((i - from) & 1) * 16);
    }
  });
  const common = packTriples(many.length, categories.length, (put) => {
    many.forEach((row, i) => {
      for (let at = rowStart[row]!; at < rowStart[row + 1]!; at++) put(i, lanes[at]!, weights[at]!);
    });
  });
  return { slots, unit: 0, common };
}

/** Where to look for a feature first. */
const slotOf = (feature: number, length: number) => ((feature ^ (feature >>> 13)) << 2) & (length - 1);

/** The slot of a feature, or -1. */
export function findSlot({ slots }: PackedWeights, feature: number): number {
  const { length } = slots;
  for (let slot = slotOf(feature, length); ; slot = (slot + 4) & (length - 1)) {
    if (slots[slot] === feature && slots[slot + 2] !== 0) return slot;
    if (slots[slot + 2] === 0) return -1;
  }
}

/** Sums up the weights of the features of one unit, category by category, in whole numbers. */
export class WeightSum {
  readonly sums: Int32Array;
  private readonly common: TripleSum;
  private readonly asked: Int32Array;

  /** @param most  features of a unit */
  constructor(
    private readonly weights: PackedWeights,
    most: number,
  ) {
    this.common = new TripleSum(weights.common, most);
    this.asked = new Int32Array(most);
    this.sums = this.common.sums;
  }

  /** Begins another unit. */
  begin(): void {
    // It wraps round with the numbers of the slots; a mark of four billion units ago is none.
    this.weights.unit = (this.weights.unit + 1) | 0;
    this.common.begin();
  }

  /** Fetches the slots of some features, the first so many. They lie far apart in memory, and come side by side when all are
   *  asked for before anything depends on what they hold. */
  fetch(features: Int32Array, count: number): void {
    const { slots } = this.weights;
    const { asked } = this;
    for (let i = 0; i < count; i++) asked[i] = slots[slotOf(features[i]!, slots.length)]!;
  }

  /** Adds what is known of some features: the first so many. */
  addFeatures(features: Int32Array, count: number): void {
    this.fetch(features, count);
    for (let i = 0; i < count; i++) this.addFeature(features[i]!);
  }

  /** Adds what is known of a feature. */
  addFeature(feature: number): void {
    const slot = findSlot(this.weights, feature);
    if (slot >= 0) this.add(this.weights.slots, slot + 1);
  }

  /** Adds what three numbers tell, such as the last three of a slot: the unit that had the feature last, and its weights.
   *  Nothing where that is this unit. */
  add(numbers: Int32Array, at: number): void {
    const { unit } = this.weights;
    if (numbers[at] === unit) return;
    numbers[at] = unit;
    const first = numbers[at + 1]!;
    if ((first & 0xff) === elsewhere) {
      this.common.add(first >>> 8);
      return;
    }
    const { sums } = this;
    const second = numbers[at + 2]!;
    // Where a slot has fewer weights, nothing is added to the first category.
    sums[first & 0xff]! += (first << 16) >> 24;
    sums[(first >>> 16) & 0xff]! += first >> 24;
    if (second === 0) return;
    sums[second & 0xff]! += (second << 16) >> 24;
    sums[(second >>> 16) & 0xff]! += second >> 24;
  }

  /** What a slot says on one category; 0 where it was asked before, or is -1. */
  tell(slot: number, lane: number): number {
    const { slots, unit, common } = this.weights;
    if (slot < 0 || slots[slot + 1] === unit) return 0;
    slots[slot + 1] = unit;
    const first = slots[slot + 2]!;
    if ((first & 0xff) === elsewhere) return tripleWeight(common, first >>> 8, lane);
    let weight = 0;
    for (let i = 0; i < mostInSlot; i++) {
      const pair = slots[slot + 2 + (i >> 1)]! >> ((i & 1) * 16);
      if ((pair & 0xff) === lane) weight += (pair << 16) >> 24;
    }
    return weight;
  }

  /** Brings `sums` up to date. */
  finish(): void {
    this.common.finish();
  }

  /** The sums of the first `count` of these features alone, in an array of their own. */
  sumOf(features: Int32Array, count: number): Int32Array {
    this.begin();
    this.addFeatures(features, count);
    this.finish();
    return this.sums.slice();
  }
}
