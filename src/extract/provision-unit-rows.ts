import { doubled } from '../model/doubled.js';
import type { ProvisionUnits } from './provision-columns.js';
import { type FeatureReader, mix, wordPlaces } from './provision-features.js';
import { damping } from './provision-model.js';
import { findPairs, findTriples, type KnownPhrases } from './provision-phrases.js';
import { type FeatureRows, findRow, places } from './provision-rows.js';
import { firstAfter } from './provision-spans.js';
import type { WordStems } from './provision-words.js';

/** Rows of the units of a document: those of unit i from `start[i]` to `start[i + 1]`, of which words, pairs and looks come
 *  first, up to `short[i]`, and phrases of three words behind them. */
class RowList {
  rows: Int32Array;
  count = 0;
  readonly start: Int32Array;
  readonly short: Int32Array;

  constructor(units: number, size: number) {
    this.rows = new Int32Array(size);
    this.start = new Int32Array(units + 1);
    this.short = new Int32Array(units);
  }

  makeRoom(more: number): void {
    while (this.count + more > this.rows.length) this.rows = doubled(this.rows);
  }
}

/** Which features that a model knows the units of one document have, each once. All are found before anything is made of
 *  them: each step then has what it looks at in the processor's caches, which do not hold all that a model knows. */
export class UnitRows {
  /** Words, and what else speaks on many categories. */
  readonly many: RowList;
  readonly few: RowList;
  /** By unit: what sums of weights are multiplied by, so that long units do not weigh more than short ones. */
  readonly scale: Float64Array;
  /** Rows of the words that the document begins with: they count for every unit. */
  readonly title: { readonly many: Int32Array; readonly few: Int32Array };
  readonly pairs: KnownPhrases;
  readonly triples: KnownPhrases;
  /** By unit: its first phrase, or the next behind it. */
  readonly firstPair: Int32Array;
  readonly firstTriple: Int32Array;
  /** The stems of the words of all units, of each unit once: those of unit i from `firstStem[i]` to `firstStem[i + 1]`, of
   *  which those that are seen from other units come first, up to `nearStems[i]`. */
  private readonly stems: Int32Array;
  private readonly firstStem: Int32Array;
  private readonly nearStems: Int32Array;
  /** Words that have no stem but a row, in order: seldom any. */
  private readonly odd: Int32Array;
  /** By row: the last unit that had it, counted up to 255 and then anew. */
  private readonly seen: Uint8Array;
  private turn = 0;

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
    this.listStems();
    const hasRow = (i: number) => wordPlaces.some((_, place) => this.rowOfWord(i, place) > 0);
    this.odd = Int32Array.from(words.unknown.filter(hasRow));
    this.pairs = findPairs(words.hashes, known);
    this.triples = findTriples(words.hashes, known);
    this.firstPair = new Int32Array(count + 1);
    this.firstTriple = new Int32Array(count + 1);
    this.seen = new Uint8Array(known.end);
    this.many = new RowList(count, units.words.length * 4 + reader.features.length);
    this.few = new RowList(count, units.words.length * 2 + reader.features.length);
    this.scale = new Float64Array(count);
    const titleWords = reader.readTitle(0);
    this.begin();
    this.addFeatures(titleWords);
    this.title = {
      many: this.many.rows.slice(0, this.many.count),
      few: this.few.rows.slice(0, this.few.count),
    };
    this.many.count = this.few.count = 0;
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
    const { units, reader, many, few, pairs, triples, firstPair, firstTriple } = this;
    many.makeRoom(reader.features.length);
    few.makeRoom(reader.features.length);
    this.begin();
    let features = titleWords;
    for (let place = 0; place < places; place++) features += this.addWords(reader.unitAt(unit, place), place);
    const from = units.firstWord[unit]!;
    const to = reader.wordsEnd(unit, 0);
    // What begins with its last word, or the one before, ends in another unit.
    firstPair[unit + 1] = this.addPhrases(pairs, firstPair[unit]!, from, to - 1);
    const looks = reader.readLooks(unit, 0);
    this.addFeatures(looks);
    many.short[unit] = many.count;
    few.short[unit] = few.count;
    firstTriple[unit + 1] = this.addPhrases(triples, firstTriple[unit]!, from, to - 2);
    many.start[unit + 1] = many.count;
    few.start[unit + 1] = few.count;
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

  /** Adds the words of a unit, as seen from a place of `wordPlaces`. @returns how many there are. */
  private addWords(unit: number, place: number): number {
    if (unit < 0) return 0;
    const { stems, many } = this;
    const { rows } = many;
    const first = this.known.words + place;
    const end = place === 0 ? this.firstStem[unit + 1]! : this.nearStems[unit]!;
    let { count } = many;
    for (let i = this.firstStem[unit]!; i < end; i++) rows[count++] = first + stems[i]! * places;
    many.count = count;
    const from = this.units.firstWord[unit]!;
    const to = this.reader.wordsEnd(unit, place);
    const { odd } = this;
    for (let k = firstAfter(odd, odd.length, from - 1); k < odd.length && odd[k]! < to; k++)
      this.add(this.rowOfWord(odd[k]!, place));
    return to - from;
  }

  /** Adds the phrases that begin with the words in `[from, to)`. @param next  at the earliest  @returns the one behind them */
  private addPhrases({ words, rows: known }: KnownPhrases, next: number, from: number, to: number): number {
    const { seen, turn, many, few } = this;
    const { rows: rowsOfMany } = many;
    const { rows: rowsOfFew } = few;
    const { few: firstFew } = this.known;
    let { count: ofMany } = many;
    let { count: ofFew } = few;
    let at = next;
    while (at < words.length && words[at]! < from) at++;
    for (; at < words.length && words[at]! < to; at++) {
      const row = known[at]!;
      const isNew = Number(seen[row] !== turn);
      seen[row] = turn;
      const isFew = Number(row >= firstFew);
      rowsOfMany[ofMany] = row;
      rowsOfFew[ofFew] = row;
      ofMany += isNew & (1 - isFew);
      ofFew += isNew & isFew;
    }
    many.count = ofMany;
    few.count = ofFew;
    return at;
  }

  /** Adds the first so many that the reader has written. */
  private addFeatures(some: number): void {
    for (let i = 0; i < some; i++) this.add(findRow(this.known.slots, this.reader.features[i]!));
  }

  private add(row: number): void {
    if (this.seen[row] === this.turn) return;
    this.seen[row] = this.turn;
    const list = row < this.known.few ? this.many : this.few;
    list.rows[list.count++] = row;
  }

  /** The row of the word at an index, as seen from a place of `wordPlaces`. */
  rowOfWord(i: number, place: number): number {
    const { known, words } = this;
    const stem = words.numbers[i]!;
    if (stem >= 0) return known.words + stem * places + place;
    const mark = wordPlaces[place]!;
    return findRow(known.slots, mark === null ? words.hashes[i]! : mix(mark, words.hashes[i]!));
  }
}
