import { doubled } from '../model/doubled.js';
import type { FeatureList } from './feature-lists.js';
import { FeaturePlaces } from './feature-places.js';
import type { Read } from './read.js';
import type { TokenRange } from './sentences.js';
import { lowerBound } from './sorted-places.js';

/** Elements up to this many times as frequent as the rarest are asked for too before a range is tried. */
const worthAsking = 12;

/** So many lists are asked for at first. */
const listsExpected = 64;

const none = new Int32Array(0);
/** No token is as far. */
const behind = 2 ** 31 - 1;
const finders = new WeakMap<readonly TokenRange[], RangeFinder>();

/** Finds the ranges that hold something of each of some lists of features. Remembers what it found, as most lists are
 *  asked for by several patterns. */
export class RangeFinder {
  private places: FeaturePlaces;
  /** By list: 1 + where its bits begin in `bits`, one for each range that holds one of its features; 0 = not asked yet. */
  private readonly holders: Int32Array;
  private bits: Int32Array;
  private filled = 0;
  /** By token from the first range on: its range, or -1. Made when first asked for. */
  private rangeOf: Int32Array | null = null;
  /** Numbers that the bits of all ranges take. */
  private readonly width: number;
  /** Bits of what one question has found by now. */
  private readonly found: Int32Array;
  private readonly first: number;
  private readonly last: number;

  private constructor(
    private readonly read: Read,
    private readonly ranges: readonly TokenRange[],
  ) {
    this.places = FeaturePlaces.of(read);
    this.first = ranges[0]?.from ?? 0;
    this.last = ranges.at(-1)?.to ?? 0;
    this.width = (ranges.length + 31) >> 5;
    this.found = new Int32Array(this.width);
    this.holders = new Int32Array(this.places.lists.length);
    this.bits = new Int32Array(this.width * listsExpected);
  }

  /** The same one for all who ask about the same ranges. */
  static of(read: Read, ranges: readonly TokenRange[]): RangeFinder {
    const known = finders.get(ranges);
    if (known?.read === read) {
      known.places = FeaturePlaces.of(read);
      return known;
    }
    const finder = new RangeFinder(read, ranges);
    finders.set(ranges, finder);
    return finder;
  }

  /** Indices of ranges, in order. Empty where the text lacks one of the lists altogether.
   *  @param lists  ids, of which those in `[from, to)` are asked for */
  holding(lists: Int32Array, from: number, to: number): Int32Array {
    const { counts } = this.places;
    let rarest = from;
    for (let i = from; i < to; i++) {
      const count = counts[lists[i]!]!;
      if (count === 0) return none;
      if (count < counts[lists[rarest]!]!) rarest = i;
    }
    const most = counts[lists[rarest]!]! * worthAsking;
    const { found } = this;
    found.fill(-1);
    this.keep(this.holdersOf(lists[rarest]!));
    for (let i = from; i < to; i++)
      if (i !== rarest && counts[lists[i]!]! <= most) this.keep(this.holdersOf(lists[i]!));
    return indicesOf(found);
  }

  /** Where matches can begin. */
  startsOf(list: FeatureList | null): Starts {
    return new Starts(list && this.places.placesOf(list));
  }

  /** Leaves in `found` what the bits from `at` on have too. */
  private keep(at: number): void {
    const { found, bits, width } = this;
    for (let i = 0; i < width; i++) found[i]! &= bits[at + i]!;
  }

  /** Where the bits of a list begin. */
  private holdersOf(list: number): number {
    const known = this.holders[list]!;
    if (known > 0) return known - 1;
    const from = this.filled;
    this.filled += this.width;
    this.holders[list] = from + 1;
    if (this.filled > this.bits.length) this.bits = doubled(this.bits);
    this.places.tell(list, (all, first, end) => this.mark(all, first, end, from));
    return from;
  }

  /** Sets the bits of the ranges in which the tokens `[from, to)` of some places are. @param at  where the bits begin */
  private mark(places: Int32Array, from: number, to: number, at: number): void {
    this.rangeOf ??= this.readRanges();
    const { rangeOf, bits, first, last } = this;
    for (let i = lowerBound(places, first, from, to); i < to && places[i]! < last; i++) {
      const range = rangeOf[places[i]! - first]!;
      if (range >= 0) bits[at + (range >> 5)]! |= 1 << (range & 31);
    }
  }

  private readRanges(): Int32Array {
    const { ranges, first, last } = this;
    const rangeOf = new Int32Array(Math.max(0, last - first)).fill(-1);
    for (let range = 0; range < ranges.length; range++) {
      const { from, to } = ranges[range]!;
      for (let token = from; token < to; token++) rangeOf[token - first] = range;
    }
    return rangeOf;
  }
}

/** Which bits are set, in order. */
function indicesOf(bits: Int32Array): Int32Array {
  let count = 0;
  for (let i = 0; i < bits.length; i++) for (let rest = bits[i]!; rest !== 0; rest &= rest - 1) count++;
  if (count === 0) return none;
  const indices = new Int32Array(count);
  for (let i = 0, at = 0; i < bits.length; i++) {
    for (let rest = bits[i]!; rest !== 0; rest &= rest - 1) indices[at++] = i * 32 + 31 - Math.clz32(rest & -rest);
  }
  return indices;
}

/** Tokens in order, asked for one after the other. */
export class Starts {
  /** Of each list: the index of its first token that was not passed yet, and that token; the largest number behind the end. */
  private readonly next: number[] = [];
  private readonly heads: number[] = [];

  /** @param places  lists of tokens in order; null for every token */
  constructor(private readonly places: readonly Int32Array[] | null) {
    for (const list of places ?? []) {
      this.next.push(0);
      this.heads.push(list[0] ?? behind);
    }
  }

  /** The first from `token` on, which is no less than when last asked; a number behind all tokens where there is none. */
  from(token: number): number {
    const { places, heads } = this;
    if (places === null) return token;
    let first = behind;
    for (let i = 0; i < heads.length; i++) {
      let head = heads[i]!;
      if (head < token) head = this.pass(i, token);
      if (head < first) first = head;
    }
    return first;
  }

  /** Passes over the tokens of a list before `token`. */
  private pass(i: number, token: number): number {
    const list = this.places![i]!;
    const at = lowerBound(list, token, this.next[i]! + 1);
    this.next[i] = at;
    this.heads[i] = at < list.length ? list[at]! : behind;
    return this.heads[i]!;
  }
}
