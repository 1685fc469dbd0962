import { oncePer } from '../model/once-per.js';
import type { UnitLogOdds } from './provision-candidate.js';
import type { ProvisionModel } from './provision-model.js';
import { type FeatureRows, featureRows, findRow, places } from './provision-rows.js';
import { leastProposed } from './provision-spans.js';
import type { UnitRows } from './provision-unit-rows.js';

/** What close calls are of units that are none. */
export const notClose = -9;

/** By row of `featureRows`, then by category: most are 0, but all that is known of a row lies side by side, and a unit is
 *  seldom a close call in more than two categories. */
const weightsOf = oncePer((model: ProvisionModel): Int8Array => {
  const { keys, rowStart, lanes, weights } = model.close;
  const { end, slots } = featureRows(model);
  const table = new Int8Array(end * model.categories.length);
  keys.forEach((key, own) => {
    const row = findRow(slots, key) * model.categories.length;
    for (let i = rowStart[own]!; i < rowStart[own + 1]!; i++) table[row + lanes[i]!] = weights[i]!;
  });
  return table;
});

/** Scores close calls: units that the linear model of a category finds likely, by models that were made from such units
 *  alone. */
export class CloseScorer {
  private readonly weights: Int8Array;
  private readonly steps: Float64Array;
  private readonly biases: Float64Array;
  private readonly known: FeatureRows;
  /** What the document's first words say on every unit. */
  private readonly title: Int32Array;
  /** The rows of the last unit. */
  private rows = new Int32Array(1024);

  constructor(
    private readonly units: UnitRows,
    model: ProvisionModel,
  ) {
    this.weights = weightsOf(model);
    this.known = featureRows(model);
    this.steps = Float64Array.from(model.categories, ({ close }) => close.step);
    this.biases = Float64Array.from(model.categories, ({ close }) => close.bias);
    this.title = Int32Array.from(this.steps, (_, lane) => this.sumOf(units.title, units.title.length, lane));
  }

  /** Scores a unit in every category in which it is a close call.
   *  @param linear  log-odds of the linear models  @param scores  to write to, by category and unit */
  score(unit: number, linear: UnitLogOdds, scores: UnitLogOdds): void {
    const { title, steps, biases } = this;
    const { scale } = this.units;
    const count = this.listRows(unit);
    for (let lane = 0; lane < scores.length; lane++) {
      if (linear[lane]![unit]! <= leastProposed) continue;
      const sum = this.sumOf(this.rows, count, lane) + title[lane]!;
      scores[lane]![unit] = steps[lane]! * sum * scale[unit]! + biases[lane]!;
    }
  }

  /** Writes all rows of a unit to `rows`. @returns how many */
  private listRows(unit: number): number {
    const { known } = this;
    const { rows: others, start, reader, stems, firstStem, nearStems } = this.units;
    const most = reader.features.length;
    if (this.rows.length < most) this.rows = new Int32Array(most);
    const { rows } = this;
    let count = 0;
    for (let place = 0; place < places; place++) {
      const other = reader.unitAt(unit, place);
      if (other < 0) continue;
      const to = place === 0 ? firstStem[other + 1]! : nearStems[other]!;
      for (let i = firstStem[other]!; i < to; i++) rows[count++] = known.words + stems[i]! * places + place;
    }
    for (let i = start[unit]!; i < start[unit + 1]!; i++) rows[count++] = others[i]!;
    return count;
  }

  private sumOf(rows: Int32Array, count: number, lane: number): number {
    const { weights } = this;
    const lanes = this.steps.length;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += weights[rows[i]! * lanes + lane]!;
    return sum;
  }
}
