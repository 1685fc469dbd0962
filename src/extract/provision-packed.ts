import type { ProvisionModel } from './provision-model.js';

/** The weights of a model laid out for scoring, so that a feature costs one look into memory. */
export interface PackedWeights {
  /** Open addressing in slots of four numbers: the hash of a feature; the unit that had it last, so that it counts once for
   *  each; its weights in two numbers, of which the first is 0 where the slot is free. */
  readonly slots: Int32Array;
  /** Units are counted over all documents, so that marks of earlier ones mean nothing. */
  unit: number;
  /** The weights of features that speak on many categories: they are few, and most of what a text holds. Each number holds
   *  three categories, the first in its lower bits, so that a third as many are added up. */
  readonly triples: Float64Array;
  /** Numbers of a feature in `triples`: a third of the categories, filled up to whole groups. */
  readonly width: number;
}

/** A slot holds so many weights, each with its category: 8 bits for either. Features of more are in `triples`. */
const mostInSlot = 4;
/** In the place of a category: the rest of the number is where the feature begins in `triples`, in widths. */
const elsewhere = 255;
/** Numbers that `addRows` sums up at once. */
const group = 5;
/** What one step of the second category comes to; of the third its square. The sums of so many features, each at most 127,
 *  stay below half of it, and all three fit the 53 bits of a number. */
const step = 2 ** 17;
const mostAtOnce = 512;

const known = new WeakMap<ProvisionModel, PackedWeights>();

/** Made when first asked for, once a model. */
export function packWeights(model: ProvisionModel): PackedWeights {
  let packed = known.get(model);
  if (!packed) {
    packed = pack(model);
    known.set(model, packed);
  }
  return packed;
}

function pack({ keys, rowStart, lanes, weights, categories }: ProvisionModel): PackedWeights {
  const width = Math.ceil(categories.length / 3 / group) * group;
  const triples: number[] = [];
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
      slots[slot + 2] = ((triples.length / width) << 8) | elsewhere;
      const packed = new Array<number>(width).fill(0);
      for (let i = from; i < to; i++) packed[Math.floor(lanes[i]! / 3)]! += weights[i]! * step ** (lanes[i]! % 3);
      triples.push(...packed);
    } else {
      for (let i = from; i < to; i++)
        slots[slot + 2 + ((i - from) >> 1)]! |= (((weights[i]! & 0xff) << 8) | lanes[i]!) << (((i - from) & 1) * 16);
    }
  });
  return { slots, unit: 0, triples: Float64Array.from(triples), width };
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
  /** Where features begin in `triples`, of which the sum is yet to be made. */
  private readonly waiting: Int32Array;
  private count = 0;

  /** @param most  features of a unit */
  constructor(
    private readonly weights: PackedWeights,
    categories: number,
    most: number,
  ) {
    this.sums = new Int32Array(categories);
    this.waiting = new Int32Array(most);
  }

  /** Begins another unit. */
  begin(): void {
    // It wraps round with the numbers of the slots; a mark of four billion units ago is none.
    this.weights.unit = (this.weights.unit + 1) | 0;
    this.count = 0;
    this.sums.fill(0);
  }

  /** Adds what is known of a feature. */
  addFeature(feature: number): void {
    const slot = findSlot(this.weights, feature);
    if (slot >= 0) this.add(this.weights.slots, slot + 1);
  }

  /** Adds what three numbers tell, such as the last three of a slot: the unit that had the feature last, and its weights.
   *  Nothing where that is this unit. */
  add(numbers: Int32Array, at: number): void {
    const { unit, width } = this.weights;
    if (numbers[at] === unit) return;
    numbers[at] = unit;
    const first = numbers[at + 1]!;
    if ((first & 0xff) === elsewhere) {
      this.waiting[this.count++] = (first >>> 8) * width;
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
    const { slots, unit, width, triples } = this.weights;
    if (slot < 0 || slots[slot + 1] === unit) return 0;
    slots[slot + 1] = unit;
    const first = slots[slot + 2]!;
    if ((first & 0xff) === elsewhere) return partsOf(triples[(first >>> 8) * width + Math.floor(lane / 3)]!)[lane % 3]!;
    let weight = 0;
    for (let i = 0; i < mostInSlot; i++) {
      const pair = slots[slot + 2 + (i >> 1)]! >> ((i & 1) * 16);
      if ((pair & 0xff) === lane) weight += (pair << 16) >> 24;
    }
    return weight;
  }

  /** Brings `sums` up to date. */
  finish(): void {
    for (let from = 0; from < this.count; from += mostAtOnce)
      this.addTriples(from, Math.min(this.count, from + mostAtOnce));
    this.count = 0;
  }

  /** Goes through the features group by group, so that the sums stay in registers: twice as fast as one by one. */
  private addTriples(from: number, to: number): void {
    const { waiting, sums } = this;
    const { triples, width } = this.weights;
    for (let column = 0; column < width; column += group) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      for (let i = from; i < to; i++) {
        const at = waiting[i]! + column;
        a += triples[at]!;
        b += triples[at + 1]!;
        c += triples[at + 2]!;
        d += triples[at + 3]!;
        e += triples[at + 4]!;
      }
      const lane = column * 3;
      unpack(a, sums, lane);
      unpack(b, sums, lane + 3);
      unpack(c, sums, lane + 6);
      unpack(d, sums, lane + 9);
      unpack(e, sums, lane + 12);
    }
  }
}

function unpack(triple: number, sums: Int32Array, lane: number): void {
  const [first, second, third] = partsOf(triple);
  if (lane < sums.length) sums[lane]! += first;
  if (lane + 1 < sums.length) sums[lane + 1]! += second;
  if (lane + 2 < sums.length) sums[lane + 2]! += third;
}

function partsOf(triple: number): [number, number, number] {
  const third = Math.round(triple / (step * step));
  const rest = triple - third * (step * step);
  const second = Math.round(rest / step);
  return [rest - second * step, second, third];
}
