import { oncePer } from '../model/once-per.js';
import { FewSum, fewKind } from './provision-few.js';
import type { ProvisionModel } from './provision-model.js';
import { featureRows } from './provision-rows.js';
import { leastProposed } from './provision-spans.js';
import type { UnitRows } from './provision-unit-rows.js';

/** What close calls are of units that are none. */
export const notClose = -9;

/** By row that speaks on many categories, and category: most are 0, but all that is known of a row lies side by side, and a
 *  unit is seldom a close call in more than two categories. */
const weightsOf = oncePer((model: ProvisionModel): Int8Array => {
  const { rowStart, lanes, weights } = model.close;
  const { few, rowsOf } = featureRows(model);
  const table = new Int8Array(few * model.categories.length);
  rowsOf.close.forEach((row, own) => {
    if (row >= few) return;
    for (let i = rowStart[own]!; i < rowStart[own + 1]!; i++)
      table[row * model.categories.length + lanes[i]!] = weights[i]!;
  });
  return table;
});

/** Scores close calls: units that the linear model of a category finds likely, by models that were made from such units
 *  alone. */
export class CloseScorer {
  private readonly weights: Int8Array;
  private readonly few: FewSum;
  private readonly steps: Float64Array;
  private readonly biases: Float64Array;
  /** What the document's first words say on every unit. */
  private readonly title: Int32Array;

  constructor(
    private readonly units: UnitRows,
    model: ProvisionModel,
  ) {
    this.weights = weightsOf(model);
    this.few = new FewSum(model, fewKind.close);
    this.steps = Float64Array.from(model.categories, ({ close }) => close.step);
    this.biases = Float64Array.from(model.categories, ({ close }) => close.bias);
    const { many, few } = units.title;
    this.few.sumUp(few, 0, few.length);
    this.title = Int32Array.from(
      this.steps,
      (_, lane) => this.sumOf(many, 0, many.length, lane) + this.few.sums[lane]!,
    );
  }

  /** Scores a unit in every category in which it is a close call.
   *  @param linear  log-odds of the linear models by category and unit  @param scores  to write to, likewise */
  score(unit: number, linear: Float32Array, scores: Float32Array): void {
    const { title, steps, biases } = this;
    const { many, few, scale } = this.units;
    this.few.sumUp(few.rows, few.start[unit]!, few.start[unit + 1]!);
    const ofFew = this.few.sums;
    for (let lane = 0, at = unit; lane < title.length; lane++, at += scale.length) {
      if (linear[at]! <= leastProposed) continue;
      const sum = this.sumOf(many.rows, many.start[unit]!, many.start[unit + 1]!, lane) + ofFew[lane]! + title[lane]!;
      scores[at] = steps[lane]! * sum * scale[unit]! + biases[lane]!;
    }
  }

  private sumOf(rows: Int32Array, from: number, to: number, lane: number): number {
    const { weights } = this;
    const lanes = this.steps.length;
    let sum = 0;
    for (let i = from; i < to; i++) sum += weights[rows[i]! * lanes + lane]!;
    return sum;
  }
}
