import { oncePer } from '../model/once-per.js';
import type { ProvisionModel, WeightTable } from './provision-model.js';
import { featureRows, fewLanes } from './provision-rows.js';

/** Weights of rows that speak on few categories: those of the linear models and those for close calls side by side, as who
 *  needs the ones mostly needs the others soon after. */
interface FewWeights {
  /** The first row. */
  readonly from: number;
  /** By row, kind and index up to `fewLanes`: 8 bits of a category and 8 of its weight, two to a number. Where there are
   *  fewer, something is added to a category that does not exist. */
  readonly pairs: Int32Array;
}

export const fewKind = { linear: 0, close: 1 } as const;
type FewKind = (typeof fewKind)[keyof typeof fewKind];

const numbersOfKind = fewLanes / 2;
const numbersOfRow = numbersOfKind * 2;

/** Categories that do not exist: some, so that none waits for what was added to it before. */
const noLanes = 8;

const weightsOf = oncePer((model: ProvisionModel): FewWeights => {
  const { end, few, rowsOf } = featureRows(model);
  const lanes = model.categories.length;
  const pairs = new Int32Array((end - few) * numbersOfRow);
  for (let i = 0; i < pairs.length; i++) {
    const none = lanes + ((2 * i) % noLanes);
    pairs[i] = none | ((none + 1) << 16);
  }
  const put = ({ rowStart, lanes, weights }: WeightTable, rows: Int32Array, kind: FewKind) => {
    for (let own = 0; own < rows.length; own++) {
      const row = rows[own]! - few;
      if (row < 0) continue;
      const first = row * numbersOfRow + kind * numbersOfKind;
      for (let i = rowStart[own]!, k = 0; i < rowStart[own + 1]!; i++, k++) {
        const half = (k & 1) * 16;
        const pair = ((weights[i]! & 0xff) << 8) | lanes[i]!;
        pairs[first + (k >> 1)] = (pairs[first + (k >> 1)]! & ~(0xffff << half)) | (pair << half);
      }
    }
  };
  put(model, rowsOf.linear, fewKind.linear);
  put(model.close, rowsOf.close, fewKind.close);
  return { from: few, pairs };
});

/** Sums up rows that speak on few categories. */
export class FewSum {
  /** By category; behind them what means nothing. */
  readonly sums: Int32Array;
  private readonly weights: FewWeights;
  private readonly first: number;

  constructor(model: ProvisionModel, kind: FewKind) {
    this.weights = weightsOf(model);
    this.first = kind * numbersOfKind;
    this.sums = new Int32Array(model.categories.length + noLanes);
  }

  /** Sets `sums` to those of the rows at `[from, to)`. */
  sumUp(rows: Int32Array, from: number, to: number): void {
    const { sums, first } = this;
    const { from: firstRow, pairs } = this.weights;
    for (let lane = 0; lane < sums.length; lane++) sums[lane] = 0;
    for (let i = from; i < to; i++) {
      const at = (rows[i]! - firstRow) * numbersOfRow + first;
      const a = pairs[at]!;
      const b = pairs[at + 1]!;
      sums[a & 0xff]! += (a << 16) >> 24;
      sums[(a >>> 16) & 0xff]! += a >> 24;
      sums[b & 0xff]! += (b << 16) >> 24;
      sums[(b >>> 16) & 0xff]! += b >> 24;
    }
  }

  /** Writes what the rows at `[from, to)` say on a category.  @param weights  by row */
  tell(rows: Int32Array, [from, to]: readonly [number, number], lane: number, weights: Int8Array): void {
    const { from: firstRow, pairs } = this.weights;
    for (let i = from; i < to; i++) {
      const at = (rows[i]! - firstRow) * numbersOfRow + this.first;
      let weight = 0;
      for (let k = at; k < at + numbersOfKind; k++) {
        const pair = pairs[k]!;
        weight += ((pair << 16) >> 24) * Number((pair & 0xff) === lane);
        weight += (pair >> 24) * Number(((pair >>> 16) & 0xff) === lane);
      }
      weights[rows[i]!] = weight;
    }
  }
}
