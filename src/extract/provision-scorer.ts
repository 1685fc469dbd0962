import type { UnitLogOdds } from './provision-candidates.js';
import { type FeatureKind, FeatureReader } from './provision-features.js';
import { damping, type ProvisionModel, rowMask, slotOf } from './provision-model.js';
import { addRows, type PackedWeights, packWeights } from './provision-packed.js';
import type { ProvisionUnits } from './provision-units.js';

/** The row of a feature, or -1. */
function findRow(slots: Int32Array, keys: Int32Array, feature: number): number {
  const mask = slots.length - 1;
  for (let slot = slotOf(feature, mask); ; slot = (slot + 1) & mask) {
    const entry = slots[slot]!;
    if (entry === 0) return -1;
    if (((entry ^ feature) & ~rowMask) === 0 && keys[(entry & rowMask) - 1] === feature) return (entry & rowMask) - 1;
  }
}

/** By row of a model: the last unit that had the feature. Units are counted over all documents, so that one list, of 400 kB,
 *  serves them all. */
interface Seen {
  readonly rows: Int32Array;
  units: number;
}
const seenOf = new WeakMap<ProvisionModel, Seen>();

/** Scores the units of one document. */
export class UnitScorer {
  readonly reader: FeatureReader;
  private readonly seen: Seen;
  /** In quantised steps. */
  private readonly sums: Int32Array;
  private readonly packed: PackedWeights;
  /** Packed rows of one unit. */
  private readonly rows: Int32Array;
  private readonly logOdds: Float64Array;
  private readonly slopes: Float64Array;
  private readonly offsets: Float64Array;

  constructor(
    private readonly units: ProvisionUnits,
    private readonly model: ProvisionModel,
  ) {
    this.reader = new FeatureReader(units, model.stems);
    this.seen = seenOf.get(model) ?? { rows: new Int32Array(model.keys.length), units: 0 };
    seenOf.set(model, this.seen);
    this.sums = new Int32Array(model.categories.length);
    this.packed = packWeights(model);
    this.rows = new Int32Array(this.reader.features.length);
    this.logOdds = new Float64Array(model.categories.length);
    this.slopes = Float64Array.from(model.categories, ({ unit, step }) => unit.slope * step);
    this.offsets = Float64Array.from(model.categories, ({ unit, bias }) => unit.slope * bias + unit.offset);
  }

  /** Log-odds of a unit for every category, in the order of `model.categories`. The array is used again. */
  score(unit: number): Float64Array {
    const { reader, sums, packed, rows, logOdds, slopes, offsets, model } = this;
    const { rowStart, lanes, weights, slots, keys } = model;
    const count = reader.read(unit);
    const { features } = reader;
    const seen = this.seen.rows;
    // It wraps round with the numbers of the list; a mark of four billion units ago is none.
    this.seen.units = (this.seen.units + 1) | 0;
    const turn = this.seen.units;
    let found = 0;
    sums.fill(0);
    for (let i = 0; i < count; i++) {
      const row = findRow(slots, keys, features[i]!);
      if (row < 0 || seen[row] === turn) continue;
      seen[row] = turn;
      if (packed.at[row]! >= 0) {
        rows[found++] = packed.at[row]!;
        continue;
      }
      const end = rowStart[row + 1]!;
      for (let at = rowStart[row]!; at < end; at++) sums[lanes[at]!] = sums[lanes[at]!]! + weights[at]!;
    }
    addRows(packed, rows, found, sums);
    const scale = 1 / Math.sqrt(count + damping);
    for (let lane = 0; lane < sums.length; lane++) {
      logOdds[lane] = slopes[lane]! * sums[lane]! * scale + offsets[lane]!;
    }
    return logOdds;
  }

  /** Log-odds of all units, category by category. */
  scoreAll(): UnitLogOdds {
    const { count } = this.units;
    const lanes = this.model.categories.map(() => new Float32Array(count));
    for (let unit = 0; unit < count; unit++) {
      const scores = this.score(unit);
      for (let lane = 0; lane < lanes.length; lane++) lanes[lane]![unit] = scores[lane]!;
    }
    return lanes;
  }

  /** The features that speak most for a category in a unit, strongest first, in the text's own words: `"notice of
   *  non-renewal"`, `heading "Term"`. */
  reasons(text: string, unit: number, lane: number, most = 3): string[] {
    const { model, units } = this;
    const found = new Map<number, { weight: number; kind: FeatureKind; from: number; to: number }>();
    this.reader.describe(unit, (feature, kind, from, to) => {
      const row = findRow(model.slots, model.keys, feature);
      if (row < 0) return;
      for (let at = model.rowStart[row]!; at < model.rowStart[row + 1]!; at++) {
        if (model.lanes[at] !== lane || model.weights[at]! <= 0 || found.has(row)) continue;
        found.set(row, { weight: model.weights[at]!, kind, from, to });
      }
    });
    const told: { from: number; to: number }[] = [];
    const reasons: string[] = [];
    for (const { kind, from, to } of [...found.values()].sort((a, b) => b.weight - a.weight || a.from - b.from)) {
      if (told.some((other) => other.from < to && from < other.to)) continue;
      told.push({ from, to });
      const end = to < units.words.length ? units.wordStart[to]! : text.length;
      const words = text.slice(units.wordStart[from]!, Math.min(end, units.wordStart[to - 1]! + 40)).split(/\s+/);
      const quote = `"${words
        .filter(Boolean)
        .slice(0, to - from)
        .join(' ')
        .replace(/[\s.,;:()"“”]+$/, '')}"`;
      reasons.push(kind === 'words' || kind === 'apart' ? quote : `${kind} ${quote}`);
      if (reasons.length === most) break;
    }
    return reasons;
  }
}
