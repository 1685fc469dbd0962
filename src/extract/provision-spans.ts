import type { Span } from '../model/span.js';
import type { Calibration } from './provision-model.js';
import { type ProvisionUnits, unitMark } from './provision-units.js';

/** A unit that may be, or be part of, a provision of one category. */
export interface ScoredUnit {
  readonly unit: number;
  /** Of that unit alone. */
  readonly logOdds: number;
}

/** Units joined to what a person would mark as one. */
export interface ScoredSpan extends Span {
  /** The unit that speaks most for the category. */
  readonly best: number;
  /** Log-odds of that unit. */
  readonly logOdds: number;
}

/** Below this (1 in 400) a unit is not looked at again. */
export const leastUnit = -6;
/** Neighbours in a list are joined from here on (1 in 50): the items of a list are marked together nearly always. */
const leastJoined = -3.9;
/** Spans of one category that are kept for one document, best first. */
export const mostSpans = 40;

/** Joins what hangs together: a sentence that ends in a colon, the items after it that end in a semicolon, a heading with
 *  the words below it. Sentences of one paragraph stay apart: people mark them one by one. @param scored in reading order */
export function joinUnits(units: ProvisionUnits, scored: readonly ScoredUnit[]): ScoredSpan[] {
  const open = unitMark.item | unitMark.leadIn | unitMark.heading;
  const spans: { start: number; end: number; best: number; logOdds: number; last: ScoredUnit }[] = [];
  for (const next of scored) {
    const span = spans[spans.length - 1];
    const end = units.end[next.unit]!;
    if (
      span &&
      span.last.unit === next.unit - 1 &&
      units.marks[span.last.unit]! & open &&
      span.last.logOdds > leastJoined &&
      next.logOdds > leastJoined
    ) {
      span.end = end;
      span.last = next;
      if (next.logOdds > span.logOdds) {
        span.logOdds = next.logOdds;
        span.best = next.unit;
      }
    } else spans.push({ start: units.start[next.unit]!, end, best: next.unit, logOdds: next.logOdds, last: next });
  }
  return spans
    .sort((a, b) => b.logOdds - a.logOdds || a.start - b.start)
    .slice(0, mostSpans)
    .map(({ start, end, best, logOdds }) => ({ start, end, best, logOdds }));
}

/** Reads a rising line of points at `x`; level beyond its ends. */
export function follow(curve: readonly (readonly [number, number])[], x: number): number {
  const after = curve.findIndex(([at]) => at >= x);
  if (after <= 0) return curve.length === 0 ? x : curve.at(after === 0 ? 0 : -1)![1];
  const [x0, y0] = curve[after - 1]!;
  const [x1, y1] = curve[after]!;
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** The confidence of a span as its category alone sees it, 0 to 1. */
export function confidenceOf(logOdds: number, { slope, offset }: Calibration): number {
  return 1 / (1 + Math.exp(-(slope * logOdds + offset)));
}
