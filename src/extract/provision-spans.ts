import type { Span } from '../model/span.js';
import { type ProvisionUnits, unitMark } from './provision-columns.js';

/** Units joined to what a person would mark as one. */
export interface ScoredSpan extends Span {
  /** First and last unit. */
  readonly first: number;
  readonly last: number;
  /** The unit that speaks most for the category. */
  readonly best: number;
  /** Log-odds of that unit. */
  readonly logOdds: number;
}

/** Below this (1 in 400) a unit is not looked at again. */
export const leastUnit = -6;
/** How likely the best unit of a span must be that is proposed. */
export const leastProposed = -4.8;
/** Neighbours in a list are joined from here on (1 in 50): the items of a list are marked together nearly always. */
const leastJoined = -3.9;

/** Joins what hangs together: a sentence that ends in a colon, the items after it that end in a semicolon, a heading with
 *  the words below it. Sentences of one paragraph stay apart: people mark them one by one.
 *  @param logOdds  of every unit
 *  @param least  spans whose best unit is not above it are left out; below the odds from which neighbours are joined
 *  @returns the likeliest first */
export function joinUnits(units: ProvisionUnits, logOdds: Float32Array, least: number): ScoredSpan[] {
  const open = unitMark.item | unitMark.leadIn | unitMark.heading;
  const spans: ScoredSpan[] = [];
  for (let first = 0; first < units.count; first++) {
    if (logOdds[first]! <= least) continue;
    let last = first;
    let best = first;
    while (
      last + 1 < units.count &&
      units.marks[last]! & open &&
      logOdds[last]! > leastJoined &&
      logOdds[last + 1]! > leastJoined
    ) {
      last++;
      if (logOdds[last]! > logOdds[best]!) best = last;
    }
    spans.push({
      start: units.start[first]!,
      end: units.end[last]!,
      first,
      last,
      best,
      logOdds: logOdds[best]!,
    });
    first = last;
  }
  return spans.sort((a, b) => b.logOdds - a.logOdds || a.start - b.start);
}

/** What page numbers, headers and footers part a span into: people mark what stands on each page. */
export function partsOf({ breakEnd, breakStart }: ProvisionUnits, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  for (let i = firstAfter(breakEnd, breakEnd.length, start); i < breakEnd.length && breakEnd[i]! < end; i++) {
    parts.push({ start: from, end: breakEnd[i]! });
    from = breakStart[i]!;
  }
  parts.push({ start: from, end });
  return parts;
}

export const commonLength = (a: Span, b: Span) => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Half of their text or more is common to both. */
export function isAlike(a: Span, b: Span): boolean {
  return commonLength(a, b) >= 0.5 * (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

/** Index of the first number that is greater; `count` where none is. */
export function firstAfter(ascending: Int32Array, count: number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
