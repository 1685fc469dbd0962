import type { UnitLogOdds } from './provision-candidate.js';
import { CloseScorer, notClose } from './provision-close.js';
import type { ProvisionUnits } from './provision-columns.js';
import { type FeatureKind, FeatureReader } from './provision-features.js';
import { LinearScorer } from './provision-linear.js';
import type { ProvisionModel } from './provision-model.js';
import { leastShown, NetworkScorer, unshown } from './provision-network.js';
import { UnitRows } from './provision-rows.js';
import { leastProposed } from './provision-spans.js';
import { findStems, knownWords } from './provision-words.js';

/** Scores the units of one document. */
export class UnitScorer {
  private readonly reader: FeatureReader;
  private readonly rows: UnitRows;
  private readonly linear: LinearScorer;

  constructor(
    private readonly units: ProvisionUnits,
    private readonly model: ProvisionModel,
  ) {
    const stems = findStems(units, knownWords(model));
    this.reader = new FeatureReader(units, stems.hashes);
    this.rows = new UnitRows(units, this.reader, stems, model);
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
    const linear = model.categories.map(() => new Float32Array(units.count));
    const second = model.categories.map(() => new Float32Array(units.count).fill(unshown));
    const close = model.categories.map(() => new Float32Array(units.count).fill(notClose));
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
    const { units, reader } = this;
    const found: { weight: number; kind: FeatureKind; from: number; to: number }[] = [];
    const speaking = this.linear.speaking(unit, lane);
    reader.describe(unit, (feature, kind, from, to) => {
      const weight = speaking.get(feature);
      if (weight === undefined) return;
      // Where it comes again, it says nothing new.
      speaking.delete(feature);
      found.push({ weight, kind, from, to });
    });
    const told: typeof found = [];
    while (told.length < most) {
      let best: (typeof found)[number] | null = null;
      for (const each of found) {
        const surer = !best || each.weight > best.weight || (each.weight === best.weight && each.from < best.from);
        if (surer && !told.some(({ from, to }) => from < each.to && each.from < to)) best = each;
      }
      if (!best) break;
      told.push(best);
    }
    return told.map(({ kind, from, to }) => {
      const end = to < units.words.length ? units.wordStart[to]! : text.length;
      const words = text.slice(units.wordStart[from]!, Math.min(end, units.wordStart[to - 1]! + 40)).split(/\s+/);
      const quote = `"${words
        .filter(Boolean)
        .slice(0, to - from)
        .join(' ')
        .replace(/[\s.,;:()"“”]+$/, '')}"`;
      return kind === 'words' || kind === 'apart' ? quote : `${kind} ${quote}`;
    });
  }
}
