import { oncePer } from '../model/once-per.js';
import type { ProvisionModel, ProvisionNetwork } from './provision-model.js';
import { type FeatureRows, featureRows, findRow } from './provision-rows.js';
import { packTriples, TripleSum, type TripleTable } from './provision-triples.js';
import type { UnitRows } from './provision-unit-rows.js';

/** A unit is shown to the network where the linear models find some category likelier than this (1 in 55). */
export const leastShown = -4;
/** What the network says of the units that it is not shown. */
export const unshown = -9;

interface NetworkWeights {
  /** By row that the network sees and hidden number. */
  readonly shown: TripleTable;
  /** By hidden number and category. */
  readonly out: Float64Array;
}

const weightsOf = oncePer((model: ProvisionModel): NetworkWeights => {
  const { keys, weights, steps, out } = model.network;
  const { shown, slots } = featureRows(model);
  const table = packTriples(shown.to - shown.from, steps.length, (put) => {
    keys.forEach((key, own) => {
      const row = findRow(slots, key) - shown.from;
      for (let i = 0; i < steps.length; i++) put(row, i, weights[own * steps.length + i]!);
    });
  });
  return { shown: table, out: Float64Array.from(steps.flatMap((_, i) => out.map((lane) => lane[i]!))) };
});

/** Shows units of one document to the network: a second opinion, which sees what words mean together. */
export class NetworkScorer {
  private readonly network: ProvisionNetwork;
  private readonly known: FeatureRows;
  private readonly out: Float64Array;
  private readonly sum: TripleSum;
  /** What the document's first words say on every unit, in quantised steps, by hidden number. */
  private readonly title: Int32Array;
  /** By category: what is said of a unit with nothing hidden. */
  private readonly biases: Float64Array;
  /** Rows that are yet to be added. */
  private readonly shown = new Int32Array(256);
  /** Log-odds of the last unit, by category. */
  readonly logOdds: Float64Array;

  constructor(
    private readonly units: UnitRows,
    model: ProvisionModel,
  ) {
    const { shown, out } = weightsOf(model);
    this.network = model.network;
    this.known = featureRows(model);
    this.out = out;
    this.sum = new TripleSum(shown);
    this.biases = Float64Array.from(model.network.out, (lane) => lane.at(-1)!);
    this.logOdds = new Float64Array(model.categories.length);
    for (const rows of [units.title.many, units.title.few]) this.add(rows, 0, rows.length);
    this.sum.finish();
    this.title = this.sum.sums.slice();
  }

  /** Asks the network about a unit: `logOdds`. It was not made for phrases of three words. */
  score(unit: number): void {
    const { network, title, biases, out, logOdds, sum } = this;
    const { many, few, scale } = this.units;
    const { sums } = sum;
    sum.begin();
    this.add(many.rows, many.start[unit]!, many.short[unit]!);
    this.add(few.rows, few.start[unit]!, few.short[unit]!);
    sum.finish();
    logOdds.set(biases);
    for (let i = 0; i < network.steps.length; i++) {
      const hidden = (sums[i]! + title[i]!) * network.steps[i]! * scale[unit]! + network.biases[i]!;
      if (hidden <= 0) continue;
      const first = i * logOdds.length;
      for (let lane = 0; lane < logOdds.length; lane++) logOdds[lane]! += out[first + lane]! * hidden;
    }
  }

  private add(rows: Int32Array, start: number, end: number): void {
    const { shown, sum } = this;
    const { from, to } = this.known.shown;
    let count = 0;
    for (let i = start; i < end; i++) {
      const row = rows[i]!;
      if (row < from || row >= to) continue;
      if (count === shown.length) {
        sum.add(shown, 0, count);
        count = 0;
      }
      shown[count++] = row - from;
    }
    sum.add(shown, 0, count);
  }
}
