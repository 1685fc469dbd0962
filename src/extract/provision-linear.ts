import { oncePer } from '../model/once-per.js';
import type { ProvisionModel } from './provision-model.js';
import { type FeatureRows, featureRows, findRow, type UnitRows } from './provision-rows.js';
import { packTriples, TripleSum, type TripleTable, tripleWeight } from './provision-triples.js';

/** The weights of the linear models by row of `featureRows`. */
interface LinearWeights {
  /** Of the rows that speak on many categories: they are few, and most of what a text holds. */
  readonly many: TripleTable;
  /** Of the others, by two numbers each: up to `fewLanes` weights, each with its category, 8 bits for either. */
  readonly few: Int32Array;
}

const weightsOf = oncePer((model: ProvisionModel): LinearWeights => {
  const { keys, rowStart, lanes, weights, categories } = model;
  const { end, few: firstFew, slots } = featureRows(model);
  const few = new Int32Array((end - firstFew) * 2);
  const table = packTriples(firstFew, categories.length, (put) => {
    keys.forEach((key, own) => {
      const row = findRow(slots, key);
      const from = rowStart[own]!;
      for (let i = from; i < rowStart[own + 1]!; i++) {
        if (row < firstFew) put(row, lanes[i]!, weights[i]!);
        else
          few[(row - firstFew) * 2 + ((i - from) >> 1)]! |=
            (((weights[i]! & 0xff) << 8) | lanes[i]!) << (((i - from) & 1) * 16);
      }
    });
  });
  return { many: table, few };
});

/** Scores units of one document by the linear models. */
export class LinearScorer {
  /** Log-odds of the last unit, by category. */
  readonly logOdds: Float64Array;
  private readonly weights: LinearWeights;
  private readonly known: FeatureRows;
  private readonly sum: TripleSum;
  private readonly slopes: Float64Array;
  private readonly offsets: Float64Array;
  /** What the document's first words say on every unit. */
  private readonly title: Int32Array;

  constructor(
    private readonly units: UnitRows,
    model: ProvisionModel,
  ) {
    this.weights = weightsOf(model);
    this.known = featureRows(model);
    this.sum = new TripleSum(this.weights.many);
    this.logOdds = new Float64Array(model.categories.length);
    this.slopes = Float64Array.from(model.categories, ({ unit, step }) => unit.slope * step);
    this.offsets = Float64Array.from(model.categories, ({ unit, bias }) => unit.slope * bias + unit.offset);
    this.add(units.title, 0, units.title.length);
    this.title = this.sum.sums.slice();
  }

  /** Scores a unit: `logOdds`. */
  score(unit: number): void {
    const { logOdds, slopes, offsets, title } = this;
    const { rows, start, scale } = this.units;
    const { sums } = this.sum;
    this.add(rows, start[unit]!, start[unit + 1]!);
    for (let lane = 0; lane < logOdds.length; lane++)
      logOdds[lane] = slopes[lane]! * (sums[lane]! + title[lane]!) * scale[unit]! + offsets[lane]!;
  }

  /** The features that speak for a category in a unit, and how much. */
  speaking(unit: number, lane: number): Map<number, number> {
    const { rows, start } = this.units;
    const found = new Map<number, number>();
    for (let i = start[unit]!; i < start[unit + 1]!; i++) {
      const weight = this.weightOf(rows[i]!, lane);
      if (weight > 0) found.set(this.known.features[rows[i]!]!, weight);
    }
    return found;
  }

  private weightOf(row: number, lane: number): number {
    const { many, few } = this.weights;
    const { few: firstFew } = this.known;
    if (row < firstFew) return tripleWeight(many, row, lane);
    let weight = 0;
    for (let at = (row - firstFew) * 2, half = 0; half < 4; half++) {
      const pair = few[at + (half >> 1)]! >> ((half & 1) * 16);
      if ((pair & 0xff) === lane) weight += (pair << 16) >> 24;
    }
    return weight;
  }

  /** Sums up the weights of the rows in `[from, to)`, category by category, in whole numbers. */
  private add(rows: Int32Array, from: number, to: number): void {
    const { sum } = this;
    const { few } = this.weights;
    const { few: firstFew } = this.known;
    const { sums } = sum;
    sum.begin();
    for (let i = from; i < to; i++) {
      const row = rows[i]!;
      if (row < firstFew) {
        sum.add(row);
        continue;
      }
      const at = (row - firstFew) * 2;
      const first = few[at]!;
      const second = few[at + 1]!;
      // Where a row has fewer weights, nothing is added to the first category.
      sums[first & 0xff]! += (first << 16) >> 24;
      sums[(first >>> 16) & 0xff]! += first >> 24;
      if (second === 0) continue;
      sums[second & 0xff]! += (second << 16) >> 24;
      sums[(second >>> 16) & 0xff]! += second >> 24;
    }
    sum.finish();
  }
}
