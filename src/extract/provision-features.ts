import { hashWord, type ProvisionUnits, unitMark } from './provision-units.js';

/** From the hash of a word to that of its stem; words that are not in it stand for themselves. */
export type Stems = ReadonlyMap<number, number>;

/** What a feature is made of, so that `explain` can say it in words. */
export type FeatureKind = 'words' | 'apart' | 'heading' | 'before' | 'after' | 'list' | 'opening' | 'look';

function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ (b + 0x7ed55d16 + (a << 6) + (a >>> 2)), 0x9e3779b1);
  hash ^= hash >>> 15;
  return hash | 0;
}

const space = {
  apart: hashWord('apart'),
  heading: hashWord('heading'),
  before: hashWord('before'),
  after: hashWord('after'),
  list: hashWord('list'),
  opening: hashWord('opening'),
  mark: hashWord('mark'),
  length: hashWord('length'),
  place: hashWord('place'),
} as const;

/** Words of one unit and of a neighbour that are looked at. */
const mostWords = 400;
const mostNeighbourWords = 60;
const marks = Object.values(unitMark);

/** Lists the features of units as 32-bit hashes: words, pairs and triples of words, pairs with one word between; the words
 *  of the heading, of the neighbouring units and of the one that leads into the list; the unit's looks, length and place.
 *  A feature comes as often as its words do. */
export class FeatureReader {
  /** Filled by `read`. */
  readonly features = new Int32Array(mostWords * 4 + mostNeighbourWords * 4 + 64);
  private readonly stems: Int32Array;
  /** By unit: the one that led into the list it may stand in; -1 outside lists. */
  private readonly leads: Int32Array;

  constructor(
    private readonly units: ProvisionUnits,
    stems: Stems,
  ) {
    this.stems = units.words.map((word) => stems.get(word) ?? word);
    this.leads = findLeads(units);
  }

  /** Writes the features of one unit to `features`. @returns how many. */
  read(unit: number): number {
    const { units, stems, features } = this;
    let count = 0;
    const from = units.firstWord[unit]!;
    const to = Math.min(units.firstWord[unit + 1]!, from + mostWords);
    for (let i = from; i < to; i++) {
      const word = stems[i]!;
      features[count++] = word;
      if (i + 1 < to) {
        const pair = mix(word, stems[i + 1]!);
        features[count++] = pair;
        if (i + 2 < to) {
          features[count++] = mix(pair, stems[i + 2]!);
          features[count++] = mix(mix(word, space.apart), stems[i + 2]!);
        }
      }
    }
    const heading = units.heading[unit]!;
    if (heading >= 0 && heading !== unit) count = this.wordsOf(heading, space.heading, count);
    if (unit > 0) count = this.wordsOf(unit - 1, space.before, count);
    if (unit + 1 < units.count) count = this.wordsOf(unit + 1, space.after, count);
    const lead = this.leads[unit]!;
    if (lead >= 0) count = this.wordsOf(lead, space.list, count);
    for (const mark of marks) if (units.marks[unit]! & mark) features[count++] = mix(space.mark, mark);
    features[count++] = mix(space.length, lengthClass(to - from));
    features[count++] = mix(space.place, unit < 12 ? unit : 12 + Math.floor((10 * unit) / units.count));
    features[count++] = mix(space.opening, stems[from]!);
    return count;
  }

  /** Calls back with every feature of a unit that has words, and the words it is made of (indices into `units.words`). */
  describe(unit: number, tell: (feature: number, kind: FeatureKind, from: number, to: number) => void): void {
    const { units, features } = this;
    this.read(unit);
    let at = 0;
    const from = units.firstWord[unit]!;
    const to = Math.min(units.firstWord[unit + 1]!, from + mostWords);
    for (let i = from; i < to; i++) {
      tell(features[at++]!, 'words', i, i + 1);
      if (i + 1 < to) tell(features[at++]!, 'words', i, i + 2);
      if (i + 2 < to) {
        tell(features[at++]!, 'words', i, i + 3);
        tell(features[at++]!, 'apart', i, i + 3);
      }
    }
    const around: [number, FeatureKind][] = [];
    const heading = units.heading[unit]!;
    if (heading >= 0 && heading !== unit) around.push([heading, 'heading']);
    if (unit > 0) around.push([unit - 1, 'before']);
    if (unit + 1 < units.count) around.push([unit + 1, 'after']);
    if (this.leads[unit]! >= 0) around.push([this.leads[unit]!, 'list']);
    for (const [other, kind] of around) {
      const first = units.firstWord[other]!;
      const last = Math.min(units.firstWord[other + 1]!, first + mostNeighbourWords);
      for (let i = first; i < last; i++) tell(features[at++]!, kind, i, i + 1);
    }
  }

  private wordsOf(unit: number, where: number, count: number): number {
    const { units, stems, features } = this;
    const from = units.firstWord[unit]!;
    const to = Math.min(units.firstWord[unit + 1]!, from + mostNeighbourWords);
    for (let i = from; i < to; i++) features[count++] = mix(where, stems[i]!);
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
