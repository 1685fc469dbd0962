import { doubled } from '../model/doubled.js';
import type { ProvisionUnits } from './provision-columns.js';
import { type FeatureReader, mix, wordPlaces } from './provision-features.js';
import { damping } from './provision-model.js';
import { apart, findPhrases, pair, phrasesOfWord, triple } from './provision-phrases.js';
import { type FeatureRows, findRow, places } from './provision-rows.js';
import type { WordStems } from './provision-words.js';

/** Which features that a model knows the units of one document have. All are found before anything is made of them: each
 *  step then has what it looks at in the processor's caches, which do not hold all that a model knows. */
export class UnitRows {
  /** The stems of the words of all units, of each unit once: those of unit i from `firstStem[i]` to `firstStem[i + 1]`, of
   *  which those that are seen from other units come first, up to `nearStems[i]`. */
  readonly stems: Int32Array;
  readonly firstStem: Int32Array;
  readonly nearStems: Int32Array;
  /** The rows of all other features, of each unit once: those of unit i from `start[i]` to `start[i + 1]`, of which pairs and
   *  looks come first, up to `short[i]`, and phrases of three words behind them. */
  rows: Int32Array;
  readonly start: Int32Array;
  readonly short: Int32Array;
  /** By unit: what sums of weights are multiplied by, so that long units do not weigh more than short ones. */
  readonly scale: Float64Array;
  /** Rows of the words that the document begins with: they count for every unit. */
  readonly title: Int32Array;
  /** By word and phrase, see `findPhrases`. */
  readonly phrases: Int32Array;
  /** Words that have no stem but a row, in order: seldom any. */
  private readonly odd: readonly number[];
  /** By row: the last unit that had it, counted up to 255 and then anew. */
  private readonly seen: Uint8Array;
  private turn = 0;
  private count = 0;

  constructor(
    private readonly units: ProvisionUnits,
    readonly reader: FeatureReader,
    private readonly words: WordStems,
    readonly known: FeatureRows,
  ) {
    const { count } = units;
    this.stems = new Int32Array(units.words.length + 1);
    this.firstStem = new Int32Array(count + 1);
    this.nearStems = new Int32Array(count);
    this.phrases = findPhrases(words.hashes, known.slots);
    this.odd = words.unknown.filter((i) => wordPlaces.some((_, place) => this.wordRow(i, place) > 0));
    this.seen = new Uint8Array(known.end);
    this.rows = new Int32Array(units.words.length * 2 + reader.features.length);
    this.start = new Int32Array(count + 1);
    this.short = new Int32Array(count);
    this.scale = new Float64Array(count);
    this.listStems();
    this.begin();
    const titleWords = reader.readTitle(0);
    this.addFeatures(titleWords);
    this.title = this.rows.slice(0, this.count);
    this.count = 0;
    for (let unit = 0; unit < count; unit++) this.read(unit, titleWords);
  }

  private listStems(): void {
    const { units, reader, stems, firstStem, nearStems } = this;
    const { numbers } = this.words;
    const last = new Int32Array(this.known.stems).fill(-1);
    let count = 0;
    for (let unit = 0; unit < units.count; unit++) {
      const near = reader.wordsEnd(unit, 1);
      const to = reader.wordsEnd(unit, 0);
      for (let i = units.firstWord[unit]!; i < to; i++) {
        if (i === near) nearStems[unit] = count;
        const stem = numbers[i]!;
        if (stem < 0) continue;
        // Written at any rate, and kept or not by what is added to the count: no branch that is guessed wrong.
        stems[count] = stem;
        count += Number(last[stem] !== unit);
        last[stem] = unit;
      }
      if (to === near) nearStems[unit] = count;
      firstStem[unit + 1] = count;
    }
  }

  private read(unit: number, titleWords: number): void {
    const { units, reader } = this;
    if (this.count + reader.features.length > this.rows.length) this.rows = doubled(this.rows);
    this.begin();
    const from = units.firstWord[unit]!;
    const to = reader.wordsEnd(unit, 0);
    let features = titleWords;
    for (let place = 0; place < places; place++) {
      const other = reader.unitAt(unit, place);
      if (other < 0) continue;
      features += reader.wordsEnd(other, place) - units.firstWord[other]!;
      if (this.odd.length > 0) this.addOdd(units.firstWord[other]!, reader.wordsEnd(other, place), place);
    }
    this.addPhrases(from, to - 1, pair);
    const looks = reader.readLooks(unit, 0);
    this.addFeatures(looks);
    this.short[unit] = this.count;
    this.addPhrases(from, to - 2, triple);
    this.addPhrases(from, to - 2, apart);
    this.start[unit + 1] = this.count;
    const phrases = Math.max(0, to - from - 1) + 2 * Math.max(0, to - from - 2);
    this.scale[unit] = 1 / Math.sqrt(features + looks + phrases + damping);
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

  private addPhrases(from: number, to: number, phrase: number): void {
    const { phrases, rows, seen, turn } = this;
    let { count } = this;
    for (let i = from; i < to; i++) {
      const row = phrases[i * phrasesOfWord + phrase]!;
      rows[count] = row;
      count += Number(seen[row] !== turn);
      seen[row] = turn;
    }
    this.count = count;
  }

  /** Adds the first so many that the reader has written. */
  private addFeatures(some: number): void {
    for (let i = 0; i < some; i++) this.add(findRow(this.known.slots, this.reader.features[i]!));
  }

  /** Adds words without a stem, as seen from a place. */
  private addOdd(from: number, to: number, place: number): void {
    for (const i of this.odd) if (i >= from && i < to) this.add(this.wordRow(i, place));
  }

  private add(row: number): void {
    if (this.seen[row] === this.turn) return;
    this.seen[row] = this.turn;
    this.rows[this.count++] = row;
  }

  /** The row of the word at an index, as seen from a place of `wordPlaces`. */
  wordRow(i: number, place: number): number {
    const { known, words } = this;
    const stem = words.numbers[i]!;
    if (stem >= 0) return known.words + stem * places + place;
    const mark = wordPlaces[place]!;
    return findRow(known.slots, mark === null ? words.hashes[i]! : mix(mark, words.hashes[i]!));
  }
}
