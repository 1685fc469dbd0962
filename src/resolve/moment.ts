import { Temporal } from 'temporal-polyfill';
import { TenorError, UnknownCalendarError, UsageError } from '../model/errors.js';
import type { UnresolvedReason } from '../model/obligation.js';

/** Steps of a count in words. They are written only when somebody reads them: a list of a thousand due dates has none. */
export type Trace = () => readonly string[];

/** A point in time reached in a count, and how. */
export interface Moment {
  readonly key: string;
  /** The day it is in the contract's zone. */
  readonly day: Temporal.PlainDate;
  /** Null where only the day is known or meant. */
  readonly at: Temporal.ZonedDateTime | null;
  /** A notice may not be given before this day. */
  readonly opens: Temporal.PlainDate | null;
  readonly trace: Trace;
}

/** A moment that cannot be counted: nothing is guessed in its place. */
export interface Failure {
  readonly failed: UnresolvedReason;
  /** What is missing, in words: `CN: the holiday notice for 2027 is not in the data`. */
  readonly missing: string;
}

export type Counted = Moment | Failure;

/** What a timing gives, before any window is laid over it. */
export type Unfolding =
  /** `series`: one rule gives many dates, perhaps without end. Lazy, in the order of their anchors. */
  | { readonly type: 'moments'; readonly moments: Iterable<Counted>; readonly series: boolean }
  | { readonly type: 'waits'; readonly event: string }
  | { readonly type: 'unresolved'; readonly reason: UnresolvedReason }
  /** Counted from the end of an agreement that has none. */
  | { readonly type: 'never' };

/** Thrown inside a count where something is missing; becomes a `Failure`. */
export class Uncountable extends TenorError {
  constructor(
    readonly reason: UnresolvedReason,
    missing: string,
  ) {
    super(missing);
  }
}

/** Runs one count; what it cannot know becomes the reason why there is no date.
 *  A `RangeError` is Temporal's for a date beyond the year 275760. */
export function tryCount(count: () => Moment): Counted {
  try {
    return count();
  } catch (error) {
    return failureOf(error);
  }
}

/** Passes the moments on; an error while unfolding ends the series with its reason. */
export function* endingAtError(moments: Iterable<Counted>): Iterable<Counted> {
  try {
    yield* moments;
  } catch (error) {
    yield failureOf(error);
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Uncountable) return { failed: error.reason, missing: error.message };
  if (error instanceof UnknownCalendarError) return { failed: 'holiday data missing', missing: error.message };
  if (error instanceof RangeError) return { failed: 'period too long', missing: 'the date lies beyond any calendar' };
  throw error;
}

/** Reads `2026-05-01`, `2026-05-01T09:00:00+08:00`, or `2026-05-01T09:00`, which is told on the contract's clock. An
 *  instant is first turned into the day it is in that zone.
 *  @throws {UsageError} for anything else, also for dates that do not exist */
export function readMoment(text: string, zone: string): Pick<Moment, 'day' | 'at'> {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text))
      return { day: Temporal.PlainDate.from(text, { overflow: 'reject' }), at: null };
    const at = /(Z|[+-]\d{2}:?\d{2})$/i.test(text)
      ? Temporal.Instant.from(text).toZonedDateTimeISO(zone)
      : Temporal.PlainDateTime.from(text, { overflow: 'reject' }).toZonedDateTime(zone);
    return { day: at.toPlainDate(), at };
  } catch (error) {
    throw new UsageError(`${text}: no date; write it as 2026-05-01 or 2026-05-01T09:00+08:00`, { cause: error });
  }
}

/** Earlier first; of a day and an instant on it, the day comes later, because it lasts until its end. */
export function compareMoments(a: Moment, b: Moment): number {
  if (a.at && b.at) return Temporal.ZonedDateTime.compare(a.at, b.at);
  return Temporal.PlainDate.compare(a.day, b.day) || (a.at ? -1 : b.at ? 1 : 0);
}
