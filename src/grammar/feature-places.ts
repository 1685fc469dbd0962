import { type Feature, type FeatureList, FeatureLists } from './feature-lists.js';
import type { Read } from './read.js';
import type { Grouped } from './sorted-places.js';
import { valueNames } from './value-names.js';

const known = new WeakMap<Read, FeaturePlaces>();

/** Where the lists of features that patterns ask for stand in a text. */
export class FeaturePlaces {
  /** By list: how often its features stand in the text, all together. Counted from the side of the text, whose words are
   *  far fewer than those of the patterns. */
  counts = new Int32Array(0);
  readonly lists: readonly FeatureList[];
  private readonly holders: FeatureLists;
  private readonly places = new Map<FeatureList, readonly Int32Array[]>();
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
    this.values.fill(0);
    this.countGroups('word', places.words);
    this.countGroups('vocabulary', places.phrases);
    const holders = this.holders.holdersOf('prefix');
    for (let id = 0; id + 1 < holders.start.length; id++)
      if (holders.start[id] !== holders.start[id + 1]) this.add(holders, id, places.countOfPrefix(id));
  }

  private countGroups(kind: Feature['kind'], { start }: Grouped): void {
    const holders = this.holders.holdersOf(kind);
    const end = Math.min(holders.start.length, start.length) - 1;
    for (let id = 0; id < end; id++) {
      const count = start[id + 1]! - start[id]!;
      if (count > 0) this.add(holders, id, count);
    }
  }

  private countValues(): void {
    const holders = this.holders.holdersOf('value');
    for (let id = 0; id + 1 < holders.start.length; id++) {
      const count = this.read.valueStarts[id]!.length;
      if (count !== this.values[id]) this.add(holders, id, count - this.values[id]!);
      this.values[id] = count;
    }
  }

  private add({ start, all }: Grouped, id: number, count: number): void {
    for (let i = start[id]!; i < start[id + 1]!; i++) this.counts[all[i]!]! += count;
  }

  /** Tokens in order, one array for each feature that the text has. */
  placesOf(list: FeatureList): readonly Int32Array[] {
    const known = this.places.get(list);
    if (known) return known;
    const found: Int32Array[] = [];
    for (const feature of list.features) {
      const places = placesOf(this.read, feature);
      if (places.length > 0) found.push(places);
    }
    this.places.set(list, found);
    return found;
  }
}

function placesOf(read: Read, { kind, id }: Feature): Int32Array {
  if (kind === 'word') return read.places.ofWord(id);
  if (kind === 'prefix') return read.places.ofPrefix(id);
  if (kind === 'vocabulary') return read.places.ofVocabulary(id);
  return read.valueStarts[id]!;
}
