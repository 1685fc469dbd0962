import { doubled } from '../model/doubled.js';
import { type Feature, type FeatureList, FeatureLists } from './feature-lists.js';
import type { Read } from './read.js';
import type { Grouped } from './sorted-places.js';
import { valueNames } from './value-names.js';

const known = new WeakMap<Read, FeaturePlaces>();

/** So many features of lists are found in a text at first. */
const featuresExpected = 4096;

/** Where the lists of features that patterns ask for stand in a text. */
export class FeaturePlaces {
  /** By list: how often its features stand in the text, all together. Counted from the side of the text, whose words are
   *  far fewer than those of the patterns. */
  counts = new Int32Array(0);
  /** By list: 1 + the index in `found` of the last of its features that the text has; 0 for none. */
  private lastFound = new Int32Array(0);
  /** Threes: kind and id of a feature, and 1 + the index of the one of the same list that was found before it. */
  private found: Int32Array = new Int32Array(3 * featuresExpected);
  private filled = 0;
  readonly lists: readonly FeatureList[];
  private readonly holders: FeatureLists;
  private readonly places = new Map<number, readonly Int32Array[]>();
  /** By value: how many were counted. Values are read one after the other, some by patterns that ask for others. */
  private readonly values = new Int32Array(valueNames.length);

  private constructor(private readonly read: Read) {
    this.holders = FeatureLists.of(read.grammars.lexicon);
    this.lists = this.holders.lists;
  }

  /** The same one for all who ask about the same text, with all that is known of it by now. */
  static of(read: Read): FeaturePlaces {
    let places = known.get(read);
    if (!places) {
      places = new FeaturePlaces(read);
      known.set(read, places);
    }
    if (places.counts.length !== places.lists.length) places.countAll();
    places.countValues();
    return places;
  }

  private countAll(): void {
    const { places } = this.read;
    this.counts = new Int32Array(this.lists.length);
    this.lastFound = new Int32Array(this.lists.length);
    this.filled = 0;
    this.values.fill(0);
    this.countGroups('word', places.words);
    this.countGroups('vocabulary', places.phrases);
    const holders = this.holders.holdersOf('prefix');
    for (let id = 0; id + 1 < holders.start.length; id++)
      if (holders.start[id] !== holders.start[id + 1]) this.add('prefix', holders, id, places.countOfPrefix(id));
  }

  private countGroups(kind: Feature['kind'], { start }: Grouped): void {
    const holders = this.holders.holdersOf(kind);
    const end = Math.min(holders.start.length, start.length) - 1;
    for (let id = 0; id < end; id++) {
      const count = start[id + 1]! - start[id]!;
      if (count > 0) this.add(kind, holders, id, count);
    }
  }

  private countValues(): void {
    const holders = this.holders.holdersOf('value');
    for (let id = 0; id + 1 < holders.start.length; id++) {
      const count = this.read.valueStarts[id]!.length;
      // Values of a name are read once, all together.
      if (this.values[id] === 0) this.add('value', holders, id, count);
      this.values[id] = count;
    }
  }

  private add(kind: Feature['kind'], { start, all }: Grouped, id: number, count: number): void {
    if (count === 0) return;
    const number = kinds.indexOf(kind);
    for (let i = start[id]!; i < start[id + 1]!; i++) {
      const list = all[i]!;
      this.counts[list]! += count;
      if (this.filled === this.found.length) this.found = doubled(this.found);
      this.found[this.filled++] = number;
      this.found[this.filled++] = id;
      this.found[this.filled++] = this.lastFound[list]!;
      this.lastFound[list] = this.filled - 2;
    }
  }

  /** Calls back for each feature of a list that the text has: its places are those of `all` in `[from, to)`, in order. No
   *  array is made for them, as this is asked for thousands of features in each text. */
  tell(list: number, tell: (all: Int32Array, from: number, to: number) => void): void {
    const { found, read } = this;
    for (let at = this.lastFound[list]!; at > 0; at = found[at + 1]!) {
      const kind = kinds[found[at - 1]!]!;
      const id = found[at]!;
      if (kind === 'word' || kind === 'vocabulary') {
        const { start, all } = kind === 'word' ? read.places.words : read.places.phrases;
        tell(all, start[id]!, start[id + 1]!);
      } else {
        const all = kind === 'prefix' ? read.places.ofPrefix(id) : read.valueStarts[id]!;
        tell(all, 0, all.length);
      }
    }
  }

  /** Tokens in order, one array for each feature that the text has. */
  placesOf(list: FeatureList): readonly Int32Array[] {
    let places = this.places.get(list.id);
    if (!places) {
      const all: Int32Array[] = [];
      this.tell(list.id, (each, from, to) => all.push(each.subarray(from, to)));
      this.places.set(list.id, all);
      places = all;
    }
    return places;
  }
}

const kinds = ['word', 'prefix', 'vocabulary', 'value'] as const;
