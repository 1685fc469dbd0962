import { Temporal } from 'temporal-polyfill';
import { moveByCalendar } from '../calendar/period.js';
import type { Term } from '../model/facts.js';
import type { UnresolvedReason } from '../model/obligation.js';
import type { Period } from '../model/value.js';
import type { ResolveContext } from './context.js';
import { readMoment, type Trace } from './moment.js';
import { formatDay, formatLength } from './trace.js';

/** Trigger events that end the agreement, at the end of its term or before. */
export const endingEvents: readonly string[] = ['termination', 'expiry', 'expiry-or-termination', 'term-end'];

/** One end of the term. */
export interface TermEnd {
  readonly day: Temporal.PlainDate;
  readonly trace: Trace;
}

export type TermEnds =
  /** In order; without end where renewals are. */
  | { readonly type: 'ends'; readonly ends: Iterable<TermEnd>; readonly series: boolean }
  | { readonly type: 'perpetual' }
  | { readonly type: 'unknown'; readonly reason: UnresolvedReason };

/** The ends of the term: as the text states the first, or counted from the effective date; renewed ends are counted
 *  from the end of the initial term, each in one step, so that 29 February comes back in leap years. A contract in its
 *  fifth renewal is counted from there, not from the day on which it began.
 *  A notice to stop a renewal precedes an end by time: once the agreement was terminated, none is left to be given.
 *  @param notBefore ends before it may be left out, without being counted */
export function termEnds(context: ResolveContext, notBefore: Temporal.PlainDate | null = null): TermEnds {
  const term = termNow(context);
  const early = endedEarly(context);
  const initial = initialEnd(context, term);
  if (early) {
    const isTerminated = context.isNotice && early.event === 'termination';
    const stop = isTerminated ? early.day.add({ days: 1 }) : early.day;
    const before = initial.type === 'end' ? renewedEnds(initial.end, term, notBefore, stop) : [];
    return { type: 'ends', ends: [...before, ...(isTerminated ? [] : [early])], series: false };
  }
  if (initial.type !== 'end') return initial;
  return { type: 'ends', ends: renewedEnds(initial.end, term, notBefore, null), series: term.renewal !== null };
}

/** The day after which nothing recurs any more; null where the agreement goes on, or where its end is not known. */
export function lastDayOf(context: ResolveContext): Temporal.PlainDate | null {
  const term = termNow(context);
  const early = endedEarly(context);
  if (early) return early.day;
  if (term.endless || (term.evergreen && term.renewal)) return null;
  const ends = termEnds(context);
  return ends.type === 'ends' ? ([...ends.ends].at(-1)?.day ?? null) : null;
}

/** The one day on which an agreement ends by time, where nothing renews it, it does not go on until it is ended, and no
 *  event ended it. */
export function fixedEnd(context: ResolveContext): TermEnd | null {
  const term = termNow(context);
  if (term.renewal !== null || term.endless) return null;
  const initial = initialEnd(context, term);
  return initial.type === 'end' ? initial.end : null;
}

interface TermNow extends Term {
  readonly expiry: string | null;
  readonly extensions: readonly { readonly period: Period; readonly by: string }[];
  readonly of: string;
  /** What changed the end last, and what the renewals; empty for the agreement itself. */
  readonly endBy: string;
  readonly renewalBy: string;
}

function termNow(context: ResolveContext): TermNow {
  const own = { ...context.term, expiry: context.expiry, of: context.termOf };
  let now: TermNow = { ...own, extensions: [], endBy: '', renewalBy: '' };
  for (const { by, extendedBy, ...change } of context.termChanges) {
    const moves = change.expiry !== undefined || change.initial !== undefined;
    const extensions = moves ? [] : now.extensions;
    now = {
      ...now,
      ...change,
      extensions: extendedBy ? [...extensions, { period: extendedBy, by }] : extensions,
      endBy: moves ? by : now.endBy,
      renewalBy: change.renewal === undefined ? now.renewalBy : by,
    };
  }
  return now;
}

function endedEarly(context: ResolveContext): (TermEnd & { readonly event: string }) | null {
  const ends = context.events
    .filter(({ event }) => endingEvents.includes(event))
    .map(({ when, event }) => ({ event, day: readMoment(when, context.zone).day }))
    .sort((a, b) => Temporal.PlainDate.compare(a.day, b.day));
  const first = ends[0];
  return first ? { ...first, trace: () => [`anchor ${formatDay(first.day)} (${first.event}, recorded)`] } : null;
}

type InitialEnd = { type: 'end'; end: TermEnd } | Exclude<TermEnds, { type: 'ends' }>;

function initialEnd(context: ResolveContext, term: TermNow): InitialEnd {
  const of = term.of ? ` of ${term.of}` : '';
  const by = term.endBy ? `, by ${term.endBy}` : '';
  if (term.expiry === 'perpetual' || (term.perpetual && !term.expiry)) return { type: 'perpetual' };
  if (term.expiry) {
    const { day } = readMoment(term.expiry, context.zone);
    return { type: 'end', end: extended(day, () => `end of the term${of}${by}`, term) };
  }
  if (!term.initial || term.fromOtherEvent) return { type: 'unknown', reason: 'expiry unknown' };
  if (!context.effectiveDate) return { type: 'unknown', reason: 'effective date unknown' };
  const start = readMoment(context.effectiveDate, context.zone).day;
  const day = moveByCalendar(start, term.initial, 1);
  const length = term.initial;
  const told = () => `end of the initial term of ${formatLength(length)} from ${formatDay(start)}${of}${by}`;
  return { type: 'end', end: extended(day, told, term) };
}

function extended(end: Temporal.PlainDate, told: () => string, { extensions }: TermNow): TermEnd {
  let day = end;
  const steps: Trace[] = [() => [`anchor ${formatDay(end)} (${told()})`]];
  for (const { period, by } of extensions) {
    const moved = moveByCalendar(day, period, 1);
    day = moved;
    steps.push(() => [`+ ${formatLength(period)}, by ${by}: ${formatDay(moved)}`]);
  }
  return { day, trace: () => steps.flatMap((tell) => tell()) };
}

function* renewedEnds(
  end: TermEnd,
  term: TermNow,
  notBefore: Temporal.PlainDate | null,
  before: Temporal.PlainDate | null,
): Iterable<TermEnd> {
  const { renewal } = term;
  const last = !renewal ? 0 : term.evergreen ? Number.POSITIVE_INFINITY : (term.renewals ?? 1);
  const first = renewal && notBefore ? Math.min(last, periodsUntil(end.day, notBefore, renewal)) : 0;
  for (let n = first; n <= last; n++) {
    const next = n === 0 ? end : renewedEnd(end, term, n);
    if (before && Temporal.PlainDate.compare(next.day, before) >= 0) return;
    yield next;
  }
}

/** Where the first end is another document's, or was moved, its own steps are told first. */
function renewedEnd(end: TermEnd, term: TermNow, n: number): TermEnd {
  const { renewal, renewalBy } = term;
  const length = renewal!;
  const day = moveByCalendar(end.day, { ...length, count: length.count * n }, 1);
  const trace = () => {
    const by = renewalBy ? `, by ${renewalBy}` : '';
    const told = `end of renewal ${n}: ${formatDay(end.day)} + ${n} x ${formatLength(length)}${by}`;
    const isMoved = term.of !== '' || term.endBy !== '' || term.extensions.length > 0;
    return [...(isMoved ? end.trace() : []), `anchor ${formatDay(day)} (${told})`];
  };
  return { day, trace };
}

/** Whole periods that surely lie between two days, at least 0. */
function periodsUntil(from: Temporal.PlainDate, to: Temporal.PlainDate, period: Period): number {
  const days = from.until(to, { largestUnit: 'days' }).days;
  const longest = { year: 366, month: 31, week: 7, day: 1, hour: 1, minute: 1, second: 1 }[period.unit];
  return Math.max(0, Math.floor(days / (period.count * longest)));
}
