import { oncePer } from '../model/once-per.js';
import type { ProvisionModel } from './provision-model.js';
import { type FeatureRows, featureRows } from './provision-rows.js';
import { packTriples, TripleSum, type TripleTable } from './provision-triples.js';
import type { UnitRows } from './provision-unit-rows.js';

/** A unit is shown to the network where the linear models find some category likelier than this (1 in 55). */
export const leastShown = -4;
/** What the network says of the units that it is not shown. */
export const unshown = -9;

interface NetworkWeights {
  /** By row that the network sees and hidden number. */
  readonly shown: TripleTable;
  /** By hidden number and category, the last line what is said where all hidden numbers are 0. */
  readonly out: Float64Array;
  /** Of a line of `out`: filled up to whole groups. */
  readonly width: number;
}

/** Categories that are summed up at once. */
const group = 4;

const weightsOf = oncePer((model: ProvisionModel): NetworkWeights => {
  const { weights, steps, out } = model.network;
  const { shown, rowsOf } = featureRows(model);
  const table = packTriples(shown.to - shown.from, steps.length, (put) => {
    rowsOf.network.forEach((row, own) => {
      for (let i = 0; i < steps.length; i++) put(row - shown.from, i, weights[own * steps.length + i]!);
    });
  });
  const width = Math.ceil(out.length / group) * group;
  const lines = new Float64Array((steps.length + 1) * width);
  out.forEach((own, lane) => {
    own.forEach((weight, i) => {
      lines[i * width + lane] = weight;
    });
  });
  return { shown: table, out: lines, width };
});

/** Shows units of one document to the network: a second opinion, which sees what words mean together. */
export class NetworkScorer {
  /** Log-odds of the last unit, by category, and a few that mean nothing. */
  readonly logOdds: Float64Array;
  private readonly weights: NetworkWeights;
  private readonly known: FeatureRows;
  private readonly steps: Float64Array;
  private readonly biases: Float64Array;
  private readonly sum: TripleSum;
  /** What the document's first words say on every unit, in quantised steps, by hidden number. */
  private readonly title: Int32Array;
  /** Rows that are yet to be added. */
  private readonly shown = new Int32Array(256);
  /** Hidden numbers of the last unit that are not 0, and where their lines begin. */
  private readonly hidden: Float64Array;
  private readonly lines: Int32Array;

  constructor(
    private readonly units: UnitRows,
    model: ProvisionModel,
  ) {
    const { steps, biases } = model.network;
    this.weights = weightsOf(model);
    this.known = featureRows(model);
    this.steps = Float64Array.from(steps);
    this.biases = Float64Array.from(biases);
    this.hidden = new Float64Array(steps.length + 1);
    this.lines = new Int32Array(steps.length + 1);
    this.sum = new TripleSum(this.weights.shown);
    this.logOdds = new Float64Array(this.weights.width);
    for (const rows of [units.title.many, units.title.few]) this.add(rows, 0, rows.length);
    this.sum.finish();
    this.title = this.sum.sums.slice();
  }

  /** Asks the network about a unit: `logOdds`. It was not made for phrases of three words. */
  score(unit: number): void {
    const { steps, biases, title, hidden, lines, sum } = this;
    const { many, few, scale } = this.units;
    sum.begin();
    this.add(many.rows, many.start[unit]!, many.short[unit]!);
    this.add(few.rows, few.start[unit]!, few.short[unit]!);
    sum.finish();
    let active = 0;
    for (let i = 0; i < steps.length; i++) {
      const value = (sum.sums[i]! + title[i]!) * steps[i]! * scale[unit]! + biases[i]!;
      hidden[active] = value;
      lines[active] = i * this.weights.width;
      active += Number(value > 0);
    }
    this.sumUp(active);
  }

  /** Sets `logOdds` by the first so many of `hidden`: four at once, as each addition waits for the one before. */
  private sumUp(active: number): void {
    const { hidden, lines, logOdds } = this;
    const { out, width } = this.weights;
    const last = out.length - width;
    for (let lane = 0; lane < width; lane += group) {
      let a = out[last + lane]!;
      let b = out[last + lane + 1]!;
      let c = out[last + lane + 2]!;
      let d = out[last + lane + 3]!;
      for (let i = 0; i < active; i++) {
        const value = hidden[i]!;
        const at = lines[i]! + lane;
        a += out[at]! * value;
        b += out[at + 1]! * value;
        c += out[at + 2]! * value;
        d += out[at + 3]! * value;
      }
      logOdds[lane] = a;
      logOdds[lane + 1] = b;
      logOdds[lane + 2] = c;
      logOdds[lane + 3] = d;
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
