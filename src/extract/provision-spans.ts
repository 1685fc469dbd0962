import type { Span } from '../model/span.js';
import { type ProvisionUnits, unitMark } from './provision-units.js';

/** A unit that may be, or be part of, a provision of one category. */
export interface ScoredUnit {
  readonly unit: number;
  /** Of that unit alone. */
  readonly logOdds: number;
}

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
/** Neighbours in a list are joined from here on (1 in 50): the items of a list are marked together nearly always. */
const leastJoined = -3.9;

/** Joins what hangs together: a sentence that ends in a colon, the items after it that end in a semicolon, a heading with
 *  the words below it. Sentences of one paragraph stay apart: people mark them one by one.
 *  @param scored in reading order  @returns the likeliest first */
export function joinUnits(units: ProvisionUnits, scored: readonly ScoredUnit[]): ScoredSpan[] {
  const open = unitMark.item | unitMark.leadIn | unitMark.heading;
  const spans: { first: number; best: number; logOdds: number; last: ScoredUnit }[] = [];
  for (const next of scored) {
    const span = spans[spans.length - 1];
    if (
      span &&
      span.last.unit === next.unit - 1 &&
      units.marks[span.last.unit]! & open &&
      span.last.logOdds > leastJoined &&
      next.logOdds > leastJoined
    ) {
      span.last = next;
      if (next.logOdds > span.logOdds) {
        span.logOdds = next.logOdds;
        span.best = next.unit;
      }
    } else spans.push({ first: next.unit, best: next.unit, logOdds: next.logOdds, last: next });
  }
  return spans
    .map(({ first, best, logOdds, last }) => ({
      start: units.start[first]!,
      end: units.end[last.unit]!,
      first,
      last: last.unit,
      best,
      logOdds,
    }))
    .sort((a, b) => b.logOdds - a.logOdds || a.start - b.start);
}
