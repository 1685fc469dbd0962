import type { Feature } from './program.js';
import type { Read } from './read.js';
import type { TokenRange } from './sentences.js';

/** Elements up to this many times as frequent as the rarest are asked for too before a range is tried. */
const worthAsking = 12;

/** Finds the ranges that hold something of each of some lists of features. */
export class RangeFinder {
  /** By range: how many lists were found in it, counted up from a base that rises with each question. */
  private readonly level: Int32Array;
  private base = 0;
  private readonly first: number;
  private readonly last: number;

  constructor(
    private readonly read: Read,
    private readonly ranges: readonly TokenRange[],
  ) {
    this.level = new Int32Array(ranges.length);
    this.first = ranges[0]?.from ?? 0;
    this.last = ranges.at(-1)?.to ?? 0;
  }

  /** In the order of the ranges. Empty where the text lacks one of the lists altogether. */
  holding(required: readonly (readonly Feature[])[]): TokenRange[] {
    if (this.ranges.length === 0) return [];
    const lists: { places: Int32Array[]; count: number }[] = [];
    for (const features of required) {
      const places: Int32Array[] = [];
      let count = 0;
      for (const feature of features) {
        const each = placesOf(this.read, feature);
        if (each.length === 0) continue;
        places.push(each);
        count += each.length;
      }
      if (count === 0) return [];
      lists.push({ places, count });
    }
    lists.sort((a, b) => a.count - b.count);
    const least = lists[0]!.count;
    const asked = lists.filter(({ count }) => count <= least * worthAsking);
    const base = this.base;
    this.base += asked.length;
    let found: number[] = [];
    asked.forEach(({ places }, step) => {
      found = [];
      for (const each of places) this.mark(each, base, step, found);
    });
    return found.sort((a, b) => a - b).map((index) => this.ranges[index]!);
  }

  /** Raises the ranges that hold one of the places and all lists before. */
  private mark(places: Int32Array, base: number, step: number, found: number[]): void {
    const { level, ranges } = this;
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
      if (step === 0 ? level[r]! <= base : level[r] === base + step) {
        level[r] = base + step + 1;
        found.push(r);
      }
      while (i < places.length && places[i]! < range.to) i++;
    }
  }
}

function placesOf(read: Read, { kind, id }: Feature): Int32Array {
  if (kind === 'word') return read.places.ofWord(id);
  if (kind === 'prefix') return read.places.ofPrefix(id);
  if (kind === 'vocabulary') return read.places.ofVocabulary(id);
  return read.valueStarts[id]!;
}

/** The first index from `low` on whose entry is not below `wanted`. */
function lowerBound(places: Int32Array, wanted: number, from = 0): number {
  let low = from;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
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
