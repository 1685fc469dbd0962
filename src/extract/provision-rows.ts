import { doubled } from '../model/doubled.js';
import { oncePer } from '../model/once-per.js';
import type { ProvisionUnits } from './provision-columns.js';
import { type FeatureReader, mix, wordPlaces } from './provision-features.js';
import { damping, type ProvisionModel } from './provision-model.js';
import { knownWords, type WordStems } from './provision-words.js';

/** The features that any part of a model knows, each with a number, its row: it is looked up once for all of them. Row 0 is
 *  that of all other features, and says nothing. The order lets two questions be answered by the number alone:
 *
 *      0 | 1 .............. shown.from ....... few ........... shown.to ......... end
 *        | linear weights for many categories  | for few, or none                |
 *        |                  | the network sees them              |               | */
export interface FeatureRows {
  readonly end: number;
  /** Rows from here on have linear weights for no more categories than `fewLanes`. */
  readonly few: number;
  readonly shown: { readonly from: number; readonly to: number };
  /** Open addressing in pairs: the hash of a feature, its row; 0 = free. */
  readonly slots: Int32Array;
  /** By row: the hash of its feature. */
  readonly features: Int32Array;
  /** By stem and place, see `wordAt`: the row of the word. All that is known of a stem lies side by side. */
  readonly ofWords: Int32Array;
}

/** So many categories are few. */
export const fewLanes = 4;

/** Made when first asked for, once a model. */
export const featureRows: (model: ProvisionModel) => FeatureRows = oncePer(numberRows);

function numberRows(model: ProvisionModel): FeatureRows {
  const { keys, rowStart, close, network } = model;
  const most = keys.length + close.keys.length + network.keys.length;
  let size = 1024;
  while (size < most * 1.5) size *= 2;
  const slots = new Int32Array(size * 2);
  // Numbered first as they come, by bits of what they are, then anew in the order that these ask for.
  const [isShown, isOfMany] = [1, 2];
  const kinds = new Uint8Array(most + 1);
  let end = 1;
  const add = (key: number, kind: number) => {
    const slot = findSlot(slots, key);
    if (slots[slot + 1] === 0) {
      slots[slot] = key;
      slots[slot + 1] = end++;
    }
    kinds[slots[slot + 1]!]! |= kind;
  };
  keys.forEach((key, row) => {
    add(key, rowStart[row + 1]! - rowStart[row]! > fewLanes ? isOfMany : 0);
  });
  for (const key of network.keys) add(key, isShown);
  for (const key of close.keys) add(key, 0);
  const numbers = new Int32Array(end);
  let next = 1;
  const [from, few, to] = [isOfMany, isOfMany | isShown, isShown, 0].map((kind) => {
    for (let row = 1; row < end; row++) if (kinds[row] === kind) numbers[row] = next++;
    return next;
  }) as [number, number, number];
  const features = new Int32Array(end);
  for (let slot = 0; slot < slots.length; slot += 2) {
    const row = numbers[slots[slot + 1]!]!;
    slots[slot + 1] = row;
    features[row] = slots[slot]!;
  }
  const { stems } = knownWords(model);
  const ofWords = new Int32Array(stems.length * placesOfStem);
  for (let stem = 0; stem < stems.length; stem++) {
    wordPlaces.forEach((mark, place) => {
      ofWords[wordAt(stem, place)] = findRow(slots, mark === null ? stems[stem]! : mix(mark, stems[stem]!));
    });
  }
  return { end, few, shown: { from, to }, slots, features, ofWords };
}

const slotOf = (feature: number, length: number) => ((feature ^ (feature >>> 13)) << 1) & (length - 1);

/** The slot of a feature, or the free one where it would stand. */
function findSlot(slots: Int32Array, feature: number): number {
  const { length } = slots;
  let slot = slotOf(feature, length);
  while (slots[slot] !== feature && slots[slot + 1] !== 0) slot = (slot + 2) & (length - 1);
  return slot;
}

/** The row of a feature. */
export const findRow = (slots: Int32Array, feature: number): number => slots[findSlot(slots, feature) + 1]!;

/** `wordPlaces`, filled up to half a line of the processor's memory. */
const placesOfStem = 8;
const wordAt = (stem: number, place: number) => stem * placesOfStem + place;

/** Which features that a model knows the units of one document have. All are found before anything is made of them: each
 *  step then has what it looks at in the processor's caches, which do not hold all that a model knows. */
export class UnitRows {
  /** The rows of all units, of each unit once: those of unit i from `start[i]` to `start[i + 1]`, of which those of words,
   *  pairs and looks come first, up to `short[i]`, and phrases of three words behind them. */
  rows: Int32Array;
  readonly start: Int32Array;
  readonly short: Int32Array;
  /** By unit: what sums of weights are multiplied by, so that long units do not weigh more than short ones. */
  readonly scale: Float64Array;
  /** Rows of the words that the document begins with: they count for every unit. */
  readonly title: Int32Array;
  private readonly known: FeatureRows;
  /** By row: the last unit that had it, counted up to 255 and then anew. */
  private readonly seen: Uint8Array;
  private turn = 0;
  private count = 0;
  private readonly asked: Int32Array;

  constructor(
    private readonly units: ProvisionUnits,
    private readonly reader: FeatureReader,
    private readonly stems: WordStems,
    model: ProvisionModel,
  ) {
    this.known = featureRows(model);
    this.seen = new Uint8Array(this.known.end);
    this.asked = new Int32Array(reader.features.length);
    this.rows = new Int32Array(units.words.length * 4 + reader.features.length);
    this.start = new Int32Array(units.count + 1);
    this.short = new Int32Array(units.count);
    this.scale = new Float64Array(units.count);
    this.begin();
    const titleWords = reader.readTitle(0);
    this.addFeatures(titleWords);
    this.title = this.rows.slice(0, this.count);
    this.count = 0;
    for (let unit = 0; unit < units.count; unit++) this.read(unit, titleWords);
  }

  private read(unit: number, titleWords: number): void {
    const { reader } = this;
    if (this.count + reader.features.length > this.rows.length) this.rows = doubled(this.rows);
    this.begin();
    let features = titleWords;
    for (let place = 0; place < wordPlaces.length; place++)
      features += this.addWords(reader.unitAt(unit, place), place);
    const short = reader.readLooks(unit, reader.readPairs(unit, 0));
    this.addFeatures(short);
    this.short[unit] = this.count;
    const long = reader.readTriples(unit, 0);
    this.addFeatures(long);
    this.start[unit + 1] = this.count;
    this.scale[unit] = 1 / Math.sqrt(features + short + long + damping);
  }

  /** Forgets the features of the unit before. */
  private begin(): void {
    this.turn = (this.turn + 1) & 255;
    if (this.turn === 0) {
      this.seen.fill(0);
      this.turn = 1;
    }
    this.seen[0] = this.turn;
  }

  /** Adds the words of a unit, as seen from a place of `wordPlaces`. @returns how many there are. */
  private addWords(unit: number, place: number): number {
    if (unit < 0) return 0;
    const { rows } = this;
    const { numbers, hashes } = this.stems;
    const { ofWords, slots } = this.known;
    const mark = wordPlaces[place]!;
    const from = this.units.firstWord[unit]!;
    const to = this.reader.wordsEnd(unit, place);
    let { count } = this;
    for (let i = from; i < to; i++) {
      const stem = numbers[i]!;
      const row =
        stem >= 0 ? ofWords[wordAt(stem, place)]! : findRow(slots, mark === null ? hashes[i]! : mix(mark, hashes[i]!));
      rows[count] = row;
      count += this.isNew(row);
    }
    this.count = count;
    return to - from;
  }

  /** Adds the first so many that the reader has written. Their slots lie far apart in memory, and come side by side when all
   *  are asked for before anything depends on what they hold. */
  private addFeatures(some: number): void {
    const { features } = this.reader;
    const { slots } = this.known;
    const { asked, rows } = this;
    for (let i = 0; i < some; i++) asked[i] = slots[slotOf(features[i]!, slots.length)]!;
    let { count } = this;
    for (let i = 0; i < some; i++) {
      const row = findRow(slots, features[i]!);
      rows[count] = row;
      count += this.isNew(row);
    }
    this.count = count;
  }

  /** 1 where a row was not seen since `begin`, else 0. Written at any rate, and kept or not by what is added to the count: a
   *  processor cannot foretell which features are known and which come again, and would guess wrong at every third. */
  private isNew(row: number): number {
    const { seen, turn } = this;
    const isNew = ((seen[row]! ^ turn) + 255) >> 8;
    seen[row] = turn;
    return isNew;
  }
}
