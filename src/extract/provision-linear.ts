import { oncePer } from '../model/once-per.js';
import { FewSum, fewKind } from './provision-few.js';
import type { ProvisionModel } from './provision-model.js';
import { featureRows } from './provision-rows.js';
import { packTriples, readColumn, TripleSum, type TripleTable } from './provision-triples.js';
import type { UnitRows } from './provision-unit-rows.js';

/** The weights of words, and of the rows that speak on many categories: they are few, and most of what a text holds. */
const weightsOf = oncePer((model: ProvisionModel): TripleTable => {
  const { rowStart, lanes, weights, categories } = model;
  const { few, rowsOf } = featureRows(model);
  return packTriples(few, categories.length, (put) => {
    rowsOf.linear.forEach((row, own) => {
      if (row < few) for (let i = rowStart[own]!; i < rowStart[own + 1]!; i++) put(row, lanes[i]!, weights[i]!);
    });
  });
});

/** Scores units of one document by the linear models. */
export class LinearScorer {
  /** Log-odds of the last unit, by category. */
  readonly logOdds: Float64Array;
  private readonly weights: TripleTable;
  private readonly many: TripleSum;
  private readonly few: FewSum;
  private readonly slopes: Float64Array;
  private readonly offsets: Float64Array;
  /** What the document's first words say on every unit. */
  private readonly title: Int32Array;

  constructor(
    private readonly units: UnitRows,
    model: ProvisionModel,
  ) {
    this.weights = weightsOf(model);
    this.many = new TripleSum(this.weights);
    this.few = new FewSum(model, fewKind.linear);
    this.logOdds = new Float64Array(model.categories.length);
    this.slopes = Float64Array.from(model.categories, ({ unit, step }) => unit.slope * step);
    this.offsets = Float64Array.from(model.categories, ({ unit, bias }) => unit.slope * bias + unit.offset);
    const { many, few } = units.title;
    this.many.begin();
    this.many.add(many, 0, many.length);
    this.many.finish();
    this.few.sumUp(few, 0, few.length);
    this.title = Int32Array.from(this.logOdds, (_, lane) => this.many.sums[lane]! + this.few.sums[lane]!);
  }

  /** Scores a unit: `logOdds`. */
  score(unit: number): void {
    const { logOdds, slopes, offsets, title } = this;
    const { many, few, scale } = this.units;
    this.many.begin();
    this.many.add(many.rows, many.start[unit]!, many.start[unit + 1]!);
    this.many.finish();
    this.few.sumUp(few.rows, few.start[unit]!, few.start[unit + 1]!);
    const ofMany = this.many.sums;
    const ofFew = this.few.sums;
    const factor = scale[unit]!;
    for (let lane = 0; lane < logOdds.length; lane++)
      logOdds[lane] = slopes[lane]! * (ofMany[lane]! + ofFew[lane]! + title[lane]!) * factor + offsets[lane]!;
  }

  /** Writes what the rows of a unit say on a category.  @param weights  by row */
  tell(unit: number, lane: number, weights: Int8Array): void {
    const { many, few } = this.units;
    readColumn(this.weights, lane, many.rows, [many.start[unit]!, many.start[unit + 1]!], weights);
    this.few.tell(few.rows, [few.start[unit]!, few.start[unit + 1]!], lane, weights);
  }
}
