import { oncePer } from '../model/once-per.js';
import type { ProvisionModel, ProvisionNetwork } from './provision-model.js';
import { type FeatureRows, featureRows, findRow, type UnitRows } from './provision-rows.js';
import { packTriples, TripleSum, type TripleTable } from './provision-triples.js';

/** A unit is shown to the network where the linear models find some category likelier than this (1 in 55). */
export const leastShown = -4;
/** What the network says of the units that it is not shown. */
export const unshown = -9;

/** By row that the network sees and hidden number. */
const weightsOf = oncePer((model: ProvisionModel): TripleTable => {
  const { keys, weights, steps } = model.network;
  const { shown, slots } = featureRows(model);
  return packTriples(shown.to - shown.from, steps.length, (put) => {
    keys.forEach((key, own) => {
      const row = findRow(slots, key) - shown.from;
      for (let i = 0; i < steps.length; i++) put(row, i, weights[own * steps.length + i]!);
    });
  });
});

/** Shows units of one document to the network: a second opinion, which sees what words mean together. */
export class NetworkScorer {
  private readonly network: ProvisionNetwork;
  private readonly shown: FeatureRows['shown'];
  private readonly sum: TripleSum;
  private readonly hidden: Float64Array;
  /** What the document's first words say on every unit, in quantised steps, by hidden number. */
  private readonly title: Int32Array;
  /** Log-odds of the last unit, by category. */
  readonly logOdds: Float64Array;

  constructor(
    private readonly units: UnitRows,
    model: ProvisionModel,
  ) {
    this.network = model.network;
    this.shown = featureRows(model).shown;
    this.sum = new TripleSum(weightsOf(model));
    this.hidden = new Float64Array(this.network.steps.length);
    this.logOdds = new Float64Array(model.categories.length);
    this.add(units.title, 0, units.title.length);
    this.title = this.sum.sums.slice();
  }

  /** Asks the network about a unit: `logOdds`. It was not made for phrases of three words. */
  score(unit: number): void {
    const { network, title, hidden, logOdds } = this;
    const { rows, start, short, scale } = this.units;
    const { sums } = this.sum;
    this.add(rows, start[unit]!, short[unit]!);
    for (let i = 0; i < hidden.length; i++) {
      hidden[i] = Math.max(0, (sums[i]! + title[i]!) * network.steps[i]! * scale[unit]! + network.biases[i]!);
    }
    for (let lane = 0; lane < logOdds.length; lane++) {
      const out = network.out[lane]!;
      let sum = out[hidden.length]!;
      for (let i = 0; i < hidden.length; i++) sum += out[i]! * hidden[i]!;
      logOdds[lane] = sum;
    }
  }

  private add(rows: Int32Array, start: number, end: number): void {
    const { sum } = this;
    const { from, to } = this.shown;
    sum.begin();
    for (let i = start; i < end; i++) if (rows[i]! >= from && rows[i]! < to) sum.add(rows[i]! - from);
    sum.finish();
  }
}
