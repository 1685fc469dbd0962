import { oncePer } from '../model/once-per.js';
import type { ProvisionModel } from './provision-model.js';
import { type FeatureRows, featureRows, fewLanes, findRow } from './provision-rows.js';
import { packTriples, readColumn, TripleSum, type TripleTable } from './provision-triples.js';
import type { UnitRows } from './provision-unit-rows.js';

/** The weights of the linear models by row of `featureRows`. */
interface LinearWeights {
  /** Of words, and of the rows that speak on many categories: they are few, and most of what a text holds. */
  readonly many: TripleTable;
  /** Of the others, `fewLanes` to a row: 16 bits of a category and 16 of its weight. Where a row has fewer, nothing is added
   *  to one that does not exist. */
  readonly few: Int32Array;
}

const weightsOf = oncePer((model: ProvisionModel): LinearWeights => {
  const { keys, rowStart, lanes, weights, categories } = model;
  const { end, few: firstFew, slots } = featureRows(model);
  // Each has another that does not exist, so that none waits for what was added to it before.
  const few = Int32Array.from({ length: (end - firstFew) * fewLanes }, (_, i) => categories.length + (i % unused));
  const many = packTriples(firstFew, categories.length, (put) => {
    keys.forEach((key, own) => {
      const row = findRow(slots, key);
      const from = rowStart[own]!;
      for (let i = from; i < rowStart[own + 1]!; i++) {
        if (row < firstFew) put(row, lanes[i]!, weights[i]!);
        else few[(row - firstFew) * fewLanes + i - from] = (weights[i]! << 16) | lanes[i]!;
      }
    });
  });
  return { many, few };
});

/** Categories that do not exist. */
const unused = 8;

/** Scores units of one document by the linear models. */
export class LinearScorer {
  /** Log-odds of the last unit, by category. */
  readonly logOdds: Float64Array;
  private readonly weights: LinearWeights;
  private readonly known: FeatureRows;
  private readonly many: TripleSum;
  private readonly few: Int32Array;
  private readonly slopes: Float64Array;
  private readonly offsets: Float64Array;
  /** What the document's first words say on every unit. */
  private readonly title: Int32Array;

  constructor(
    private readonly units: UnitRows,
    model: ProvisionModel,
  ) {
    const lanes = model.categories.length;
    this.weights = weightsOf(model);
    this.known = featureRows(model);
    this.many = new TripleSum(this.weights.many);
    this.few = new Int32Array(lanes + unused);
    this.logOdds = new Float64Array(lanes);
    this.slopes = Float64Array.from(model.categories, ({ unit, step }) => unit.slope * step);
    this.offsets = Float64Array.from(model.categories, ({ unit, bias }) => unit.slope * bias + unit.offset);
    const { many, few } = units.title;
    this.add(many, 0, many.length, few, 0, few.length);
    this.title = Int32Array.from(this.logOdds, (_, lane) => this.many.sums[lane]! + this.few[lane]!);
  }

  /** Scores a unit: `logOdds`. */
  score(unit: number): void {
    const { logOdds, slopes, offsets, title, few: sumsOfFew } = this;
    const { many, few, scale } = this.units;
    const { sums } = this.many;
    this.add(many.rows, many.start[unit]!, many.start[unit + 1]!, few.rows, few.start[unit]!, few.start[unit + 1]!);
    for (let lane = 0; lane < logOdds.length; lane++)
      logOdds[lane] = slopes[lane]! * (sums[lane]! + sumsOfFew[lane]! + title[lane]!) * scale[unit]! + offsets[lane]!;
  }

  /** Writes what the rows of a unit say on a category.  @param weights  by row */
  tell(unit: number, lane: number, weights: Int8Array): void {
    const { many, few } = this.units;
    readColumn(this.weights.many, lane, many.rows, [many.start[unit]!, many.start[unit + 1]!], weights);
    for (let i = few.start[unit]!; i < few.start[unit + 1]!; i++) {
      const row = few.rows[i]!;
      const first = (row - this.known.few) * fewLanes;
      let weight = 0;
      for (let at = first; at < first + fewLanes; at++) {
        const pair = this.weights.few[at]!;
        weight += (pair >> 16) * Number((pair & 0xffff) === lane);
      }
      weights[row] = weight;
    }
  }

  /** Sums up the weights of rows, category by category, in whole numbers. */
  private add(many: Int32Array, from: number, to: number, few: Int32Array, fewFrom: number, fewTo: number): void {
    this.many.begin();
    this.many.add(many, from, to);
    this.many.finish();
    const { few: sums } = this;
    const { few: weights } = this.weights;
    const { few: first } = this.known;
    sums.fill(0);
    for (let i = fewFrom; i < fewTo; i++) {
      const at = (few[i]! - first) * fewLanes;
      const a = weights[at]!;
      const b = weights[at + 1]!;
      const c = weights[at + 2]!;
      const d = weights[at + 3]!;
      sums[a & 0xffff]! += a >> 16;
      sums[b & 0xffff]! += b >> 16;
      sums[c & 0xffff]! += c >> 16;
      sums[d & 0xffff]! += d >> 16;
    }
  }
}
