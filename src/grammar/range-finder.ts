import type { Feature } from './features.js';
import type { Read } from './read.js';
import type { TokenRange } from './sentences.js';
import { common, lowerBound } from './sorted-places.js';

/** Elements up to this many times as frequent as the rarest are asked for too before a range is tried. */
const worthAsking = 12;

/** What is known of a list of features. */
interface Standing {
  readonly features: readonly Feature[];
  /** How often they stand in the text. */
  readonly count: number;
  /** The ranges that hold one, as indices in order; null until asked for. */
  holders: Int32Array | null;
}

const none = new Int32Array(0);
const finders = new WeakMap<readonly TokenRange[], RangeFinder>();

/** Finds the ranges that hold something of each of some lists of features. Remembers what it found, as most lists are
 *  asked for by several patterns. */
export class RangeFinder {
  private readonly standings = new Map<readonly Feature[], Standing>();
  /** By range: the number of the question that found it last. */
  private readonly seen: Int32Array;
  private question = 0;
  private readonly first: number;
  private readonly last: number;

  private constructor(
    private readonly read: Read,
    private readonly ranges: readonly TokenRange[],
  ) {
    this.seen = new Int32Array(ranges.length);
    this.first = ranges[0]?.from ?? 0;
    this.last = ranges.at(-1)?.to ?? 0;
  }

  /** The same one for all who ask about the same ranges. */
  static of(read: Read, ranges: readonly TokenRange[]): RangeFinder {
    const known = finders.get(ranges);
    if (known?.read === read) return known;
    const finder = new RangeFinder(read, ranges);
    finders.set(ranges, finder);
    return finder;
  }

  /** Indices of ranges, in order. Empty where the text lacks one of the lists altogether. */
  holding(required: readonly (readonly Feature[])[]): Int32Array {
    const standings: Standing[] = [];
    for (const features of required) {
      const standing = this.standingOf(features);
      if (standing.count === 0) return none;
      standings.push(standing);
    }
    standings.sort((a, b) => a.count - b.count);
    const most = standings[0]!.count * worthAsking;
    let found = this.holdersOf(standings[0]!);
    for (let i = 1; i < standings.length && found.length > 0 && standings[i]!.count <= most; i++)
      found = common(found, this.holdersOf(standings[i]!));
    return found;
  }

  /** Where matches can begin. */
  startsOf(features: readonly Feature[] | null): Starts {
    return new Starts(features && this.placesOf(features));
  }

  private standingOf(features: readonly Feature[]): Standing {
    const known = this.standings.get(features);
    if (known) return known;
    let count = 0;
    for (const feature of features) count += countOf(this.read, feature);
    const standing = { features, count, holders: null };
    this.standings.set(features, standing);
    return standing;
  }

  private holdersOf(standing: Standing): Int32Array {
    if (standing.holders) return standing.holders;
    const found: number[] = [];
    this.question++;
    const lists = this.placesOf(standing.features);
    for (const places of lists) this.collect(places, found);
    standing.holders = Int32Array.from(found);
    if (lists.length > 1) standing.holders.sort();
    return standing.holders;
  }

  /** Lists of tokens, none of them empty. */
  private placesOf(features: readonly Feature[]): Int32Array[] {
    const lists: Int32Array[] = [];
    for (const feature of features) {
      const places = placesOf(this.read, feature);
      if (places.length > 0) lists.push(places);
    }
    return lists;
  }

  /** Adds the ranges that hold one of the places and were not found by this question before. */
  private collect(places: Int32Array, found: number[]): void {
    const { seen, ranges, question } = this;
    let r = 0;
    for (let i = lowerBound(places, this.first); i < places.length; ) {
      const place = places[i]!;
      if (place >= this.last) return;
      r = rangeAt(ranges, place, r);
      const range = ranges[r]!;
      if (range.from > place) {
        i = lowerBound(places, range.from, i + 1);
        continue;
      }
      if (seen[r] !== question) {
        seen[r] = question;
        found.push(r);
      }
      while (i < places.length && places[i]! < range.to) i++;
    }
  }
}

function countOf(read: Read, { kind, id }: Feature): number {
  if (kind === 'word') return read.places.countOfWord(id);
  if (kind === 'prefix') return read.places.countOfPrefix(id);
  if (kind === 'vocabulary') return read.places.ofVocabulary(id).length;
  return read.valueStarts[id]!.length;
}

function placesOf(read: Read, { kind, id }: Feature): Int32Array {
  if (kind === 'word') return read.places.ofWord(id);
  if (kind === 'prefix') return read.places.ofPrefix(id);
  if (kind === 'vocabulary') return read.places.ofVocabulary(id);
  return read.valueStarts[id]!;
}

/** Tokens in order, asked for one after the other. */
export class Starts {
  private readonly next: number[];

  /** @param places  lists of tokens in order; null for every token */
  constructor(private readonly places: readonly Int32Array[] | null) {
    this.next = (places ?? []).map(() => 0);
  }

  /** The first from `token` on, which is no less than when last asked; Infinity where there is none. */
  from(token: number): number {
    const { places, next } = this;
    if (places === null) return token;
    let first = Number.POSITIVE_INFINITY;
    for (let i = 0; i < places.length; i++) {
      const list = places[i]!;
      let at = next[i]!;
      if (at < list.length && list[at]! < token) next[i] = at = lowerBound(list, token, at + 1);
      if (at < list.length && list[at]! < first) first = list[at]!;
    }
    return first;
  }
}

/** The first range from `low` on that ends after a token: looked for near `low` first. */
function rangeAt(ranges: readonly TokenRange[], token: number, from: number): number {
  let step = 1;
  let low = from;
  while (low + step < ranges.length && ranges[low + step]!.to <= token) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, ranges.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.to <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}
