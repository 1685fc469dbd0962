import { type ProvisionUnits, unitMark } from './provision-columns.js';
import { hashWord, wordClass } from './provision-hash.js';

/** From the hash of a word to that of its stem; words that are not in it stand for themselves. */
export type Stems = ReadonlyMap<number, number>;

/** One hash of two. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b + 0x7ed55d16 + (a << 6) + (a >>> 2)), 0x9e3779b1);
  hash ^= hash >>> 15;
  return hash | 0;
}

const space = {
  apart: hashWord('apart'),
  opening: hashWord('opening'),
  mark: hashWord('mark'),
  length: hashWord('length'),
  place: hashWord('place'),
  title: hashWord('title'),
} as const;

/** Where a word may stand, as seen from a unit: in itself, in the heading above it, in the units beside it, in the one that
 *  leads into its list. The hash of the place is mixed into that of the word; null: the word's own is taken. */
export const wordPlaces = [null, hashWord('heading'), hashWord('before'), hashWord('after'), hashWord('list')] as const;

/** Words of one unit and of a neighbour that are looked at. */
const mostWords = 400;
const mostNeighbourWords = 60;
/** Words that a document begins with, which tell what sort of agreement it is. */
const mostTitleWords = 40;
const marks = Object.values(unitMark);

/** The hashes of the words of units, or of their stems; `wordClass.name` for names. */
export function stemWords({ words, capital }: ProvisionUnits, stems: Stems): Int32Array {
  return words.map((word, i) => stems.get(word) ?? (capital[i] === 1 ? wordClass.name : word));
}

/** Two words that begin with one; they and the next; the first and the third. */
export const pairAt = (stems: Int32Array, i: number): number => mix(stems[i]!, stems[i + 1]!);
export const tripleAt = (stems: Int32Array, i: number): number => mix(pairAt(stems, i), stems[i + 2]!);
export const apartAt = (stems: Int32Array, i: number): number => mix(mix(stems[i]!, space.apart), stems[i + 2]!);

/** Lists the features of units as 32-bit hashes: words, pairs and triples of words, pairs with one word between; the words
 *  of the heading, of the neighbouring units and of the one that leads into the list; the unit's looks, length and place;
 *  the document's first words. A feature comes as often as its words do. */
export class FeatureReader {
  /** Filled by `read` and its like. */
  readonly features = new Int32Array(mostWords * 4 + mostNeighbourWords * 4 + mostTitleWords + 64);
  /** By unit: the one that led into the list it may stand in; -1 outside lists. */
  private readonly leads: Int32Array;

  /** @param stems  of `stemWords` */
  constructor(
    private readonly units: ProvisionUnits,
    private readonly stems: Int32Array,
  ) {
    this.leads = findLeads(units);
  }

  /** Writes all features of one unit to `features`. @returns how many. */
  read(unit: number): number {
    return this.readTitle(this.readLooks(unit, this.readPhrases(unit, this.readWords(unit))));
  }

  /** Writes its words, as seen from all places. */
  readWords(unit: number): number {
    let count = 0;
    for (let place = 0; place < wordPlaces.length; place++) {
      const mark = wordPlaces[place]!;
      const other = this.unitAt(unit, place);
      const to = this.wordsEnd(other, place);
      for (let i = this.units.firstWord[other]!; i < to; i++)
        this.features[count++] = mark === null ? this.stems[i]! : mix(mark, this.stems[i]!);
    }
    return count;
  }

  /** The unit that stands at a place of `wordPlaces`, as seen from another; -1 for none. */
  unitAt(unit: number, place: number): number {
    if (place === 0) return unit;
    if (place === 1) return this.units.heading[unit] === unit ? -1 : this.units.heading[unit]!;
    if (place === 2) return unit - 1;
    if (place === 3) return unit + 1 < this.units.count ? unit + 1 : -1;
    return this.leads[unit]!;
  }

  /** The end of the words of a unit that are looked at from a place of `wordPlaces`; 0 where there is no unit. */
  wordsEnd(unit: number, place: number): number {
    const { firstWord } = this.units;
    if (unit < 0) return 0;
    return Math.min(firstWord[unit + 1]!, firstWord[unit]! + (place === 0 ? mostWords : mostNeighbourWords));
  }

  /** Writes pairs of words. */
  readPairs(unit: number, count: number): number {
    const { units, stems, features } = this;
    const to = this.wordsEnd(unit, 0);
    for (let i = units.firstWord[unit]!; i + 1 < to; i++) features[count++] = pairAt(stems, i);
    return count;
  }

  /** Writes pairs and triples of words to `features`, from index `count` on. @returns the index behind them. */
  readPhrases(unit: number, count: number): number {
    const { units, stems, features } = this;
    const to = this.wordsEnd(unit, 0);
    for (let i = units.firstWord[unit]!; i + 1 < to; i++) {
      features[count++] = pairAt(stems, i);
      if (i + 2 < to) {
        features[count++] = tripleAt(stems, i);
        features[count++] = apartAt(stems, i);
      }
    }
    return count;
  }

  /** Writes how a unit looks, how long it is and where it stands. */
  readLooks(unit: number, count: number): number {
    const { units, features } = this;
    const from = units.firstWord[unit]!;
    for (const mark of marks) if (units.marks[unit]! & mark) features[count++] = mix(space.mark, mark);
    features[count++] = mix(space.length, lengthClass(this.wordsEnd(unit, 0) - from));
    features[count++] = mix(space.place, unit < 12 ? unit : 12 + Math.floor((10 * unit) / units.count));
    features[count++] = mix(space.opening, this.stems[from]!);
    return count;
  }

  /** Writes the words that the document begins with. */
  readTitle(count: number): number {
    const { stems, features } = this;
    const most = Math.min(mostTitleWords, stems.length);
    for (let i = 0; i < most; i++) features[count++] = mix(space.title, stems[i]!);
    return count;
  }
}

/** Units after one that ends in a colon, at most, that may belong to its list. */
const longestList = 40;

/** By unit: the last one before it that ended in a colon, as long as the units since then are items, or the last of them
 *  was; -1 for none. */
function findLeads({ count, marks }: ProvisionUnits): Int32Array {
  const leads = new Int32Array(count).fill(-1);
  let lead = -1;
  for (let unit = 0; unit < count; unit++) {
    leads[unit] = lead;
    const item = (marks[unit]! & unitMark.item) !== 0;
    const afterItem = unit > 0 && (marks[unit - 1]! & unitMark.item) !== 0;
    if (marks[unit]! & unitMark.leadIn) lead = unit;
    else if ((!item && !afterItem && unit - lead > 1) || unit - lead > longestList) lead = -1;
  }
  return leads;
}

/** Half octaves: 4-5 words, 5-8, 8-11, 11-16 … */
function lengthClass(words: number): number {
  return words < 4 ? words : 3 + Math.round(Math.log2(words / 4) * 2);
}
