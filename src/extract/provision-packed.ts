import type { ProvisionModel } from './provision-model.js';

/** The weights of the features that speak on many categories: few rows, and most of what a text holds. Each number holds
 *  two categories, the first in its lower bits, so that half as many are added up. */
export interface PackedWeights {
  /** By row of the model: where its numbers begin in `pairs`; -1 for a row of few categories. */
  readonly at: Int32Array;
  readonly pairs: Float64Array;
  /** Numbers of a row: half the categories, filled up to whole groups. */
  readonly width: number;
}

/** From so many categories on a row is packed. */
const fewest = 6;
/** Numbers that `addRows` sums up at once. */
const group = 4;
/** What one step of the second category comes to. The sum of the first stays below half of it: a unit has fewer than 2,000
 *  features of at most 127 each. Both sums fit the 53 bits of a number. */
const second = 2 ** 24;

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
  const width = Math.ceil(categories.length / 2 / group) * group;
  const at = new Int32Array(keys.length).fill(-1);
  let size = 0;
  for (let row = 0; row < keys.length; row++) {
    if (rowStart[row + 1]! - rowStart[row]! < fewest) continue;
    at[row] = size;
    size += width;
  }
  const pairs = new Float64Array(size);
  for (let row = 0; row < keys.length; row++) {
    if (at[row]! < 0) continue;
    for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) {
      const lane = lanes[i]!;
      pairs[at[row]! + (lane >> 1)]! += lane & 1 ? weights[i]! * second : weights[i]!;
    }
  }
  return { at, pairs, width };
}

/** Adds rows to the sums of the categories. Goes through the rows group by group, so that the sums stay in registers: twice
 *  as fast as row by row.
 *  @param rows  where each begins in `pairs`; the first `count` of them */
export function addRows({ pairs, width }: PackedWeights, rows: Int32Array, count: number, sums: Int32Array): void {
  for (let from = 0; from < width; from += group) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let i = 0; i < count; i++) {
      const at = rows[i]! + from;
      a += pairs[at]!;
      b += pairs[at + 1]!;
      c += pairs[at + 2]!;
      d += pairs[at + 3]!;
    }
    const lane = from * 2;
    unpack(a, sums, lane);
    unpack(b, sums, lane + 2);
    unpack(c, sums, lane + 4);
    unpack(d, sums, lane + 6);
  }
}

function unpack(pair: number, sums: Int32Array, lane: number): void {
  if (lane >= sums.length) return;
  const upper = Math.round(pair / second);
  sums[lane]! += pair - upper * second;
  if (lane + 1 < sums.length) sums[lane + 1]! += upper;
}
