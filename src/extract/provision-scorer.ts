import type { UnitLogOdds } from './provision-candidate.js';
import { CloseScorer, notClose } from './provision-close.js';
import type { ProvisionUnits } from './provision-columns.js';
import { FeatureReader } from './provision-features.js';
import { LinearScorer } from './provision-linear.js';
import type { ProvisionModel } from './provision-model.js';
import { leastShown, NetworkScorer, unshown } from './provision-network.js';
import { ReasonReader } from './provision-reasons.js';
import { featureRows } from './provision-rows.js';
import { leastProposed } from './provision-spans.js';
import { UnitRows } from './provision-unit-rows.js';
import { findStems, knownWords } from './provision-words.js';

/** Scores the units of one document. */
export class UnitScorer {
  private readonly rows: UnitRows;
  private readonly linear: LinearScorer;
  /** Made when first asked for. */
  private reasonReader: ReasonReader | null = null;

  constructor(
    private readonly units: ProvisionUnits,
    private readonly model: ProvisionModel,
  ) {
    const stems = findStems(units, knownWords(model));
    this.rows = new UnitRows(units, new FeatureReader(units, stems.hashes), stems, featureRows(model));
    this.linear = new LinearScorer(this.rows, model);
  }

  /** Log-odds of a unit for every category, in the order of `model.categories`, by the linear models. The array is used
   *  again. */
  score(unit: number): Float64Array {
    this.linear.score(unit);
    return this.linear.logOdds;
  }

  /** What is known of all units, category by category: log-odds of the linear models, of the network for the units that it
   *  is shown, and scores of close calls. */
  scoreAll(): { linear: UnitLogOdds; second: UnitLogOdds; close: UnitLogOdds } {
    const { units, model, rows } = this;
    const { count } = units;
    const lanes = model.categories.length;
    const linear = new Float32Array(lanes * count);
    const second = new Float32Array(lanes * count).fill(unshown);
    const close = new Float32Array(lanes * count).fill(notClose);
    // By unit: that of its likeliest category.
    const most = new Float64Array(count);
    for (let unit = 0; unit < count; unit++) {
      const scores = this.score(unit);
      let likeliest = unshown;
      for (let lane = 0; lane < lanes; lane++) {
        linear[lane * count + unit] = scores[lane]!;
        likeliest = Math.max(likeliest, scores[lane]!);
      }
      most[unit] = likeliest;
    }
    const closeScorer = new CloseScorer(rows, model);
    for (let unit = 0; unit < count; unit++) if (most[unit]! > leastProposed) closeScorer.score(unit, linear, close);
    const network = new NetworkScorer(rows, model);
    for (let unit = 0; unit < count; unit++) {
      if (most[unit]! <= leastShown) continue;
      network.score(unit);
      for (let lane = 0; lane < lanes; lane++) second[lane * count + unit] = network.logOdds[lane]!;
    }
    const byLane = (all: Float32Array) =>
      model.categories.map((_, lane) => all.subarray(lane * count, (lane + 1) * count));
    return { linear: byLane(linear), second: byLane(second), close: byLane(close) };
  }

  /** The features that speak most for a category in a unit, strongest first, in the text's own words: `"notice of
   *  non-renewal"`, `heading "Term"`. */
  reasons(text: string, unit: number, lane: number, most = 3): string[] {
    this.reasonReader ??= new ReasonReader(this.units, this.rows, this.linear);
    return this.reasonReader.read(text, unit, lane, most);
  }
}
