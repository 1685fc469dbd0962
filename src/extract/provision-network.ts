import { type FeatureReader, mix, wordPlaces } from './provision-features.js';
import { damping, type ProvisionModel, type ProvisionNetwork } from './provision-model.js';
import type { ProvisionUnits } from './provision-units.js';
import { type KnownWords, knownWords, type WordStems } from './provision-words.js';

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
  /** The weights, three hidden numbers to a number, the first in its lower bits, so that a third as many are added up. */
  readonly triples: Float64Array;
  /** Numbers of a row in `triples`. */
  readonly width: number;
  /** By row: the last unit that had the feature. */
  readonly seen: Int32Array;
  /** Units are counted over all documents. */
  units: number;
}

/** Numbers that are summed up at once. */
const group = 4;
/** What one step of the second hidden number comes to; of the third its square. The sums of so many features, each at most
 *  127, stay below half of it, and all three fit the 53 bits of a number. */
const step = 2 ** 17;
const mostAtOnce = 512;

const known = new WeakMap<ProvisionModel, Layout>();

function layOut(model: ProvisionModel, words: KnownWords): Layout {
  const made = known.get(model);
  if (made) return made;
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
    words.stems.map((stem) => findRow(slots, place === null ? stem : mix(place, stem))),
  );
  const width = Math.ceil(steps.length / 3 / group) * group;
  const triples = new Float64Array(keys.length * width);
  for (let i = 0; i < weights.length; i++) {
    const hidden = i % steps.length;
    triples[Math.floor(i / steps.length) * width + Math.floor(hidden / 3)]! += weights[i]! * step ** (hidden % 3);
  }
  const layout = { slots, rowsAt, triples, width, seen: new Int32Array(keys.length), units: 0 };
  known.set(model, layout);
  return layout;
}

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
  private readonly sums: Int32Array;
  /** Where the features of the unit begin in `triples`. */
  private readonly found: Int32Array;
  private count = 0;
  private readonly hidden: Float64Array;
  private readonly titleWords: number;
  /** Log-odds of the last unit, by category. */
  readonly logOdds: Float64Array;

  constructor(
    private readonly units: ProvisionUnits,
    private readonly reader: FeatureReader,
    private readonly stems: WordStems,
    model: ProvisionModel,
  ) {
    this.network = model.network;
    this.layout = layOut(model, knownWords(model));
    const hidden = this.network.steps.length;
    this.sums = new Int32Array(this.layout.width * 3);
    this.found = new Int32Array(reader.features.length);
    this.hidden = new Float64Array(hidden);
    this.logOdds = new Float64Array(model.categories.length);
    this.begin();
    this.titleWords = reader.readTitle(0);
    this.addFeatures(this.titleWords);
    this.finish();
    this.title = this.sums.slice();
  }

  /** Asks the network about a unit: `logOdds`. */
  score(unit: number): void {
    const { reader, network, sums, title, hidden, logOdds } = this;
    this.begin();
    let words = 0;
    for (let place = 0; place < wordPlaces.length; place++) words += this.addWords(reader.unitAt(unit, place), place);
    const pairs = reader.readPairs(unit, 0);
    const others = reader.readLooks(unit, pairs);
    this.addFeatures(others);
    this.finish();
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
    this.sums.fill(0);
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
    for (let i = 0; i < count; i++) this.addRow(findRow(this.layout.slots, features[i]!));
  }

  /** Each feature counts once. */
  private addRow(row: number): void {
    const { seen, units } = this.layout;
    if (row < 0 || seen[row] === units) return;
    seen[row] = units;
    this.found[this.count++] = row * this.layout.width;
  }

  /** Brings `sums` up to date. */
  private finish(): void {
    for (let from = 0; from < this.count; from += mostAtOnce) this.addUp(from, Math.min(this.count, from + mostAtOnce));
    this.count = 0;
  }

  /** Goes through the features group by group, so that the sums stay in registers. */
  private addUp(from: number, to: number): void {
    const { found, sums } = this;
    const { triples, width } = this.layout;
    for (let column = 0; column < width; column += group) {
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (let i = from; i < to; i++) {
        const at = found[i]! + column;
        a += triples[at]!;
        b += triples[at + 1]!;
        c += triples[at + 2]!;
        d += triples[at + 3]!;
      }
      unpack(a, sums, column * 3);
      unpack(b, sums, column * 3 + 3);
      unpack(c, sums, column * 3 + 6);
      unpack(d, sums, column * 3 + 9);
    }
  }
}

function unpack(triple: number, sums: Int32Array, at: number): void {
  const third = Math.round(triple / (step * step));
  const rest = triple - third * (step * step);
  const second = Math.round(rest / step);
  sums[at]! += rest - second * step;
  sums[at + 1]! += second;
  sums[at + 2]! += third;
}
