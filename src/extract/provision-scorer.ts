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
    const linear = lanesOf(model.categories.length, units.count);
    const second = lanesOf(model.categories.length, units.count, unshown);
    const close = lanesOf(model.categories.length, units.count, notClose);
    /** By unit: that of its likeliest category. */
    const most = new Float64Array(units.count).fill(unshown);
    for (let unit = 0; unit < units.count; unit++) {
      const scores = this.score(unit);
      for (let lane = 0; lane < linear.length; lane++) {
        linear[lane]![unit] = scores[lane]!;
        most[unit] = Math.max(most[unit]!, scores[lane]!);
      }
    }
    const closeScorer = new CloseScorer(rows, model);
    for (let unit = 0; unit < units.count; unit++)
      if (most[unit]! > leastProposed) closeScorer.score(unit, linear, close);
    const network = new NetworkScorer(rows, model);
    for (let unit = 0; unit < units.count; unit++) {
      if (most[unit]! <= leastShown) continue;
      network.score(unit);
      for (let lane = 0; lane < second.length; lane++) second[lane]![unit] = network.logOdds[lane]!;
    }
    return { linear, second, close };
  }

  /** The features that speak most for a category in a unit, strongest first, in the text's own words: `"notice of
   *  non-renewal"`, `heading "Term"`. */
  reasons(text: string, unit: number, lane: number, most = 3): string[] {
    this.reasonReader ??= new ReasonReader(this.units, this.rows, this.linear);
    return this.reasonReader.read(text, unit, lane, most);
  }
}

/** As many numbers as units for each category. */
function lanesOf(lanes: number, units: number, first = 0): Float32Array[] {
  const all = new Float32Array(lanes * units).fill(first);
  return Array.from({ length: lanes }, (_, lane) => all.subarray(lane * units, (lane + 1) * units));
}
