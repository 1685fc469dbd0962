import { leastProposed, type UnitLogOdds } from './provision-candidates.js';
import { CloseScorer, notClose } from './provision-close.js';
import type { ProvisionUnits } from './provision-columns.js';
import { type FeatureKind, FeatureReader, mix, wordPlaces } from './provision-features.js';
import { damping, type ProvisionModel } from './provision-model.js';
import { leastShown, NetworkScorer, unshown } from './provision-network.js';
import { findSlot, type PackedWeights, packWeights, WeightSum } from './provision-packed.js';
import { findStems, type KnownWords, knownWords, recordOf, type WordStems } from './provision-words.js';

/** Scores the units of one document. */
export class UnitScorer {
  private readonly reader: FeatureReader;
  private readonly weights: PackedWeights;
  private readonly sum: WeightSum;
  private readonly words: KnownWords;
  private readonly stems: WordStems;
  private readonly logOdds: Float64Array;
  private readonly slopes: Float64Array;
  private readonly offsets: Float64Array;
  /** What the document's first words say on every unit. */
  private readonly title: Int32Array;
  private readonly titleWords: number;
  /** Phrases and looks of the unit that was scored last. */
  private others = 0;

  constructor(
    private readonly units: ProvisionUnits,
    private readonly model: ProvisionModel,
  ) {
    this.weights = packWeights(model);
    this.words = knownWords(model);
    this.stems = findStems(units, this.words);
    this.reader = new FeatureReader(units, this.stems.hashes);
    this.sum = new WeightSum(this.weights, this.reader.features.length);
    this.logOdds = new Float64Array(model.categories.length);
    this.slopes = Float64Array.from(model.categories, ({ unit, step }) => unit.slope * step);
    this.offsets = Float64Array.from(model.categories, ({ unit, bias }) => unit.slope * bias + unit.offset);
    this.titleWords = this.reader.readTitle(0);
    this.title = this.sum.sumOf(this.reader.features, this.titleWords);
  }

  /** Log-odds of a unit for every category, in the order of `model.categories`. The array is used again. */
  score(unit: number): Float64Array {
    const { reader, sum, logOdds, slopes, offsets, title, titleWords } = this;
    sum.begin();
    let words = 0;
    for (let place = 0; place < wordPlaces.length; place++) words += this.addWords(reader.unitAt(unit, place), place);
    const others = reader.readLooks(unit, reader.readPhrases(unit, 0));
    this.others = others;
    sum.addFeatures(reader.features, others);
    sum.finish();
    const scale = 1 / Math.sqrt(words + others + titleWords + damping);
    for (let lane = 0; lane < logOdds.length; lane++) {
      logOdds[lane] = slopes[lane]! * (sum.sums[lane]! + title[lane]!) * scale + offsets[lane]!;
    }
    return logOdds;
  }

  /** Adds the words of a unit, as seen from a place of `wordPlaces`. @returns how many there are. */
  private addWords(unit: number, place: number): number {
    if (unit < 0) return 0;
    const { numbers, hashes } = this.stems;
    const { sum } = this;
    const { records } = this.words;
    const mark = wordPlaces[place]!;
    const from = this.units.firstWord[unit]!;
    const to = this.reader.wordsEnd(unit, place);
    for (let i = from; i < to; i++) {
      const stem = numbers[i]!;
      if (stem >= 0) sum.add(records, recordOf(stem, place));
      else sum.addFeature(mark === null ? hashes[i]! : mix(mark, hashes[i]!));
    }
    return to - from;
  }

  /** What is known of all units, category by category: log-odds of the linear models, of the network for the units that it
   *  is shown, and scores of close calls. */
  scoreAll(): { linear: UnitLogOdds; second: UnitLogOdds; close: UnitLogOdds } {
    const { units, model, reader } = this;
    const linear = model.categories.map(() => new Float32Array(units.count));
    const second = model.categories.map(() => new Float32Array(units.count).fill(unshown));
    const close = model.categories.map(() => new Float32Array(units.count).fill(notClose));
    const closeScorer = new CloseScorer(reader, model);
    const network = new NetworkScorer(units, reader, this.stems, model);
    for (let unit = 0; unit < units.count; unit++) {
      const scores = this.score(unit);
      let most = unshown;
      for (let lane = 0; lane < linear.length; lane++) {
        linear[lane]![unit] = scores[lane]!;
        most = Math.max(most, scores[lane]!);
      }
      if (most > leastProposed) closeScorer.score(unit, this.others, linear, close);
      if (most <= leastShown) continue;
      network.score(unit);
      for (let lane = 0; lane < second.length; lane++) second[lane]![unit] = network.logOdds[lane]!;
    }
    return { linear, second, close };
  }

  /** The features that speak most for a category in a unit, strongest first, in the text's own words: `"notice of
   *  non-renewal"`, `heading "Term"`. */
  reasons(text: string, unit: number, lane: number, most = 3): string[] {
    const { weights, units, reader, sum } = this;
    const found: { weight: number; kind: FeatureKind; from: number; to: number }[] = [];
    sum.begin();
    sum.fetch(reader.features, reader.read(unit));
    reader.describe(unit, (feature, kind, from, to) => {
      const weight = sum.tell(findSlot(weights, feature), lane);
      if (weight > 0) found.push({ weight, kind, from, to });
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
