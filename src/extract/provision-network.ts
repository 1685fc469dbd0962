import { oncePer } from '../model/once-per.js';
import type { ProvisionUnits } from './provision-columns.js';
import { type FeatureReader, mix, wordPlaces } from './provision-features.js';
import { damping, type ProvisionModel, type ProvisionNetwork } from './provision-model.js';
import { packTriples, TripleSum, type TripleTable } from './provision-triples.js';
import { knownWords, type WordStems } from './provision-words.js';

/** A unit is shown to the network where the linear models find some category likelier than this (1 in 55). */
export const leastShown = -4;
/** What the network says of the units that it is not shown. */
export const unshown = -9;

/** A network laid out for scoring. */
interface Layout {
  /** Open addressing in pairs: the hash of a feature, 1 + its row; 0 = free. */
  readonly slots: Int32Array;
  /** By place of a word (`wordPlaces`), then by stem: the row of the feature, or -1. */
  readonly rowsAt: readonly Int32Array[];
  /** By row and hidden number. */
  readonly weights: TripleTable;
  /** By row: the last unit that had the feature. */
  readonly seen: Int32Array;
  /** Units are counted over all documents. */
  units: number;
}

const layoutOf = oncePer((model: ProvisionModel): Layout => {
  const { keys, weights, steps } = model.network;
  let size = 1024;
  while (size < keys.length * 4) size *= 2;
  const slots = new Int32Array(size);
  for (let row = 0; row < keys.length; row++) {
    let slot = slotOf(keys[row]!, size);
    while (slots[slot + 1] !== 0) slot = (slot + 2) & (size - 1);
    slots[slot] = keys[row]!;
    slots[slot + 1] = row + 1;
  }
  const rowsAt = wordPlaces.map((place) =>
    knownWords(model).stems.map((stem) => findRow(slots, place === null ? stem : mix(place, stem))),
  );
  const table = packTriples(keys.length, steps.length, (put) => {
    for (let i = 0; i < weights.length; i++) put(Math.floor(i / steps.length), i % steps.length, weights[i]!);
  });
  return { slots, rowsAt, weights: table, seen: new Int32Array(keys.length), units: 0 };
});

const slotOf = (feature: number, length: number) => ((feature ^ (feature >>> 13)) << 1) & (length - 1);

function findRow(slots: Int32Array, feature: number): number {
  const { length } = slots;
  for (let slot = slotOf(feature, length); ; slot = (slot + 2) & (length - 1)) {
    const row = slots[slot + 1]!;
    if (row === 0 || slots[slot] === feature) return row - 1;
  }
}

/** Shows units of one document to the network: a second opinion, which sees what words mean together. */
export class NetworkScorer {
  private readonly network: ProvisionNetwork;
  private readonly layout: Layout;
  /** In quantised steps, by hidden number: what the document's first words say, and the features of a unit. */
  private readonly title: Int32Array;
  private readonly sum: TripleSum;
  private readonly hidden: Float64Array;
  private readonly titleWords: number;
  private readonly asked: Int32Array;
  /** Log-odds of the last unit, by category. */
  readonly logOdds: Float64Array;

  constructor(
    private readonly units: ProvisionUnits,
    private readonly reader: FeatureReader,
    private readonly stems: WordStems,
    model: ProvisionModel,
  ) {
    this.network = model.network;
    this.layout = layoutOf(model);
    this.sum = new TripleSum(this.layout.weights, reader.features.length);
    this.hidden = new Float64Array(this.network.steps.length);
    this.logOdds = new Float64Array(model.categories.length);
    this.asked = new Int32Array(reader.features.length);
    this.begin();
    this.titleWords = reader.readTitle(0);
    this.addFeatures(this.titleWords);
    this.sum.finish();
    this.title = this.sum.sums.slice();
  }

  /** Asks the network about a unit: `logOdds`. */
  score(unit: number): void {
    const { reader, network, title, hidden, logOdds } = this;
    const { sums } = this.sum;
    this.begin();
    let words = 0;
    for (let place = 0; place < wordPlaces.length; place++) words += this.addWords(reader.unitAt(unit, place), place);
    const pairs = reader.readPairs(unit, 0);
    const others = reader.readLooks(unit, pairs);
    this.addFeatures(others);
    this.sum.finish();
    // The linear models also count phrases of three words and pairs with one word between.
    const phrases = 2 * Math.max(0, pairs - 1);
    const scale = 1 / Math.sqrt(words + others + phrases + this.titleWords + damping);
    for (let i = 0; i < hidden.length; i++) {
      hidden[i] = Math.max(0, (sums[i]! + title[i]!) * network.steps[i]! * scale + network.biases[i]!);
    }
    for (let lane = 0; lane < logOdds.length; lane++) {
      const out = network.out[lane]!;
      let sum = out[hidden.length]!;
      for (let i = 0; i < hidden.length; i++) sum += out[i]! * hidden[i]!;
      logOdds[lane] = sum;
    }
  }

  private begin(): void {
    this.layout.units = (this.layout.units + 1) | 0;
    this.sum.begin();
  }

  private addWords(unit: number, place: number): number {
    if (unit < 0) return 0;
    const { numbers, hashes } = this.stems;
    const rows = this.layout.rowsAt[place]!;
    const mark = wordPlaces[place]!;
    const from = this.units.firstWord[unit]!;
    const to = this.reader.wordsEnd(unit, place);
    for (let i = from; i < to; i++) {
      const stem = numbers[i]!;
      this.addRow(
        stem >= 0 ? rows[stem]! : findRow(this.layout.slots, mark === null ? hashes[i]! : mix(mark, hashes[i]!)),
      );
    }
    return to - from;
  }

  private addFeatures(count: number): void {
    const { features } = this.reader;
    const { slots } = this.layout;
    const { asked } = this;
    // As in `WeightSum.fetch`.
    for (let i = 0; i < count; i++) asked[i] = slots[slotOf(features[i]!, slots.length)]!;
    for (let i = 0; i < count; i++) this.addRow(findRow(slots, features[i]!));
  }

  /** Each feature counts once. */
  private addRow(row: number): void {
    const { seen, units } = this.layout;
    if (row < 0 || seen[row] === units) return;
    seen[row] = units;
    this.sum.add(row);
  }
}
