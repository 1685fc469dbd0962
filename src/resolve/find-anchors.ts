import { Temporal } from 'temporal-polyfill';
import { type CalendarUnit, endOfUnit, startOfUnit } from '../calendar/period.js';
import type { Anchor, Timing } from '../model/timing.js';
import type { Period } from '../model/value.js';
import type { ResolveContext } from './context.js';
import { type Counted, compareMoments, type Moment, readMoment, type Unfolding } from './moment.js';
import { endingEvents, fixedEnd, lastDayOf, type TermEnd, termEnds } from './term.js';
import { formatDay } from './trace.js';

/** Anchors outside this range cannot lead to a due date in the window; null: unbounded. */
export interface AnchorRange {
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
}

/** Where the clocks of a timing start, as far as is known; chained timings are `unfold`'s. */
export function findAnchors(
  anchor: Exclude<Anchor, { type: 'timing' }>,
  context: ResolveContext,
  range: AnchorRange,
): Unfolding {
  const of = context.termOf ? ` of ${context.termOf}` : '';
  switch (anchor.type) {
    case 'event':
      return eventAnchors(anchor.event, context);
    case 'date':
      return one(dayAnchor(anchor.date, 'date in the text', context));
    case 'effective-date':
      return (
        stated(context.effectiveDate, 'effective-date', `effective date${of}`, context) ?? {
          type: 'unresolved',
          reason: 'effective date unknown',
        }
      );
    case 'signature-date':
      return stated(context.signatureDate, 'signature', 'signature', context) ?? { type: 'waits', event: 'signature' };
    case 'term-end':
      return termAnchors(context, range);
    case 'calendar':
      return calendarAnchors(anchor.every, context, range);
  }
}

function one(moment: Moment): Unfolding {
  return { type: 'moments', moments: [moment], series: false };
}

function dayAnchor(text: string, what: string, context: ResolveContext): Moment {
  const { day, at } = readMoment(text, context.zone);
  const trace = () => {
    const told = at
      ? `; ${text} is ${formatDay(day)} ${at.toPlainTime().toString({ smallestUnit: 'minute' })} in ${context.zone}`
      : '';
    return [`anchor ${formatDay(day)} (${what}${told})`];
  };
  return { key: text, day, at, opens: null, trace };
}

/** A date of the document, else a recorded event of that name, else what stands for any event. */
function stated(date: string | null, event: string, what: string, context: ResolveContext): Unfolding | null {
  if (date) return one(dayAnchor(date, what, context));
  const known = eventAnchors(event, context);
  return known.type === 'moments' ? known : null;
}

/** What else starts a clock, beside the event of its own name: an agreement that was terminated, or that expired, has
 *  ended, and `expiry` stands for "the Agreement ends" too; but what waits for a termination does not start when the time
 *  runs out. */
const alsoStartedBy: Readonly<Record<string, readonly string[]>> = {
  'term-end': endingEvents,
  'expiry-or-termination': endingEvents,
  expiry: endingEvents,
};

/** Names of the events that are taken to have happened, where one has. */
export function clocksStartedBy(event: string): string[] {
  const others = Object.entries(alsoStartedBy).flatMap(([clock, starts]) => (starts.includes(event) ? [clock] : []));
  return [...new Set([event, ...others])];
}

/** One anchor for each time that the event happened. */
function eventAnchors(event: string, context: ResolveContext): Unfolding {
  const names = [event, ...(alsoStartedBy[event] ?? [])];
  const happened: Moment[] = context.events
    .filter((recorded) => names.includes(recorded.event))
    .map((recorded) => ({ ...dayAnchor(recorded.when, tellEvent(recorded.event), context), key: recorded.id }))
    .sort((a, b) => compareMoments(a, b) || (a.key < b.key ? -1 : 1));
  if (endingEvents.includes(event) && happened.length > 0) {
    // An agreement ends once: that it expired later than it was terminated starts nothing anew.
    return { type: 'moments', moments: happened.slice(0, 1), series: false };
  }
  if (happened.length) return { type: 'moments', moments: happened, series: false };
  if (context.anyEvent) return one(dayAnchor(context.anyEvent, tellEvent(event), context));
  const end = event !== 'termination' && endingEvents.includes(event) ? fixedEnd(context) : null;
  return end
    ? one({ ...endMoment(end), trace: () => [...end.trace(), 'unless the agreement ends earlier'] })
    : { type: 'waits', event };
}

function tellEvent(event: string): string {
  return event.replaceAll('-', ' ') || 'event';
}

function termAnchors(context: ResolveContext, range: AnchorRange): Unfolding {
  const known = termEnds(context, range.from);
  if (known.type === 'perpetual') return { type: 'never' };
  if (known.type === 'unknown') {
    if (context.anyEvent) return one(dayAnchor(context.anyEvent, 'end of the term', context));
    return { type: 'unresolved', reason: known.reason };
  }
  return { type: 'moments', series: known.series, moments: endMoments(known.ends) };
}

function* endMoments(ends: Iterable<TermEnd>): Iterable<Counted> {
  for (const end of ends) yield endMoment(end);
}

function endMoment({ day, trace }: TermEnd): Moment {
  return { key: day.toString(), day, at: null, opens: null, trace };
}

/** The end of each unit of the calendar, from the one in which the agreement begins. */
function calendarAnchors(every: Period, context: ResolveContext, range: AnchorRange): Unfolding {
  if (context.anyEvent) return one(dayAnchor(context.anyEvent, `end of the ${unitName(every)}`, context));
  const start = seriesStart(context, range);
  if (!start) return { type: 'moments', moments: [], series: true };
  return { type: 'moments', series: true, moments: unitEnds(every, start, range.from, lastDayOf(context)) };
}

/** Where a series along the calendar begins: with the agreement, else with the window. */
export function seriesStart(context: ResolveContext, range: AnchorRange): Temporal.PlainDate | null {
  const date = context.effectiveDate ?? context.signatureDate ?? context.anyEvent;
  return date ? readMoment(date, context.zone).day : range.from;
}

function* unitEnds(
  every: Period,
  start: Temporal.PlainDate,
  notBefore: Temporal.PlainDate | null,
  last: Temporal.PlainDate | null,
): Iterable<Counted> {
  const unit = unitName(every);
  const from = notBefore && Temporal.PlainDate.compare(notBefore, start) > 0 ? notBefore : start;
  const first = startOfUnit(from, unit);
  const months = Math.round(every.count * (every.unit === 'year' ? 12 : 1));
  for (let n = 0; ; n++) {
    const begin = first.add(unit === 'week' ? { days: 7 * n } : { months: months * n });
    const day = endOfUnit(begin, unit);
    if (last && Temporal.PlainDate.compare(day, last) > 0) return;
    yield {
      key: day.toString(),
      day,
      at: null,
      opens: null,
      trace: () => [`anchor ${formatDay(day)} (end of the ${unit})`],
    };
  }
}

const unitNames: Readonly<Record<number, CalendarUnit>> = { 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' };

/** The unit of the calendar that a period is; one that is none, as four months, ends with its month. */
function unitName(every: Period): CalendarUnit {
  if (every.unit === 'week' || every.unit === 'day') return 'week';
  return unitNames[every.count * (every.unit === 'year' ? 12 : 1)] ?? 'month';
}

/** Days by which a due date may lie away from its anchor, at most: to leave out what cannot be in a window. */
export function reachOf(timing: Timing): number {
  const own = timing.period ? longestDays(timing.period) : 0;
  const inner = timing.anchor.type === 'timing' ? reachOf(timing.anchor.timing) : 0;
  const others = timing.whichever?.others.map(reachOf) ?? [];
  return Math.max(own + (timing.endOf ? 366 : 0) + 40 + inner, ...others);
}

const longest = { year: 366, month: 31, week: 7, day: 1, hour: 1 / 24, minute: 1 / 1440, second: 1 / 86_400 };

function longestDays({ count, unit, business }: Period): number {
  // Business days: no calendar has fewer than two in nine days, the longest closure being that of a Spring Festival.
  return Math.ceil(count * longest[unit] * (business ? 5 : 1)) + 1;
}
