import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { isTimed, moveByCalendar, startOfUnit } from '../calendar/period.js';
import type { Timing } from '../model/timing.js';
import { type Period, type RecurrenceDay, type Weekday, weekdays } from '../model/value.js';
import { Uncountable } from './moment.js';

type Recurrence = NonNullable<Timing['recurrence']>;

/** The days on which a duty recurs, without end, in order; each counted from the start, never from the one before, so
 *  that "monthly on the 31st" is 28 February and then 31 March again. Several times a day is not a matter for a
 *  calendar: such a series is empty.
 *  @param notBefore days before it may be left out
 *  @throws {Uncountable} for business days without a calendar
 *  @source RFC 5545 section 3.3.10 for the meaning of "last" and "n-th weekday"; BGB § 188(3) for the clamp, where
 *    RFC 5545 would leave the month out */
export function recurringDays(
  recurrence: Recurrence,
  start: Temporal.PlainDate,
  notBefore: Temporal.PlainDate | null,
  calendar: BusinessCalendar | null,
): Iterable<Temporal.PlainDate> {
  const { every, on, along, startsAtAnchor } = recurrence;
  if (isTimed(every) || every.count <= 0) return [];
  if (every.business) return businessDays(every, start, startsAtAnchor, calendar);
  if (!on && (along === 'anchor' || every.unit === 'day')) return counted(every, start, startsAtAnchor, notBefore);
  const excludesStart = along === 'anchor' && !startsAtAnchor;
  const days =
    every.unit === 'week' || every.unit === 'day'
      ? weekly(recurrence, start, notBefore)
      : monthly(recurrence, start, notBefore, calendar);
  return from(days, start, excludesStart);
}

function* from(
  days: Iterable<Temporal.PlainDate>,
  start: Temporal.PlainDate,
  excluded: boolean,
): Iterable<Temporal.PlainDate> {
  for (const day of days) if (Temporal.PlainDate.compare(day, start) >= (excluded ? 1 : 0)) yield day;
}

function* counted(
  every: Period,
  start: Temporal.PlainDate,
  startsAtAnchor: boolean,
  notBefore: Temporal.PlainDate | null,
): Iterable<Temporal.PlainDate> {
  const passed = notBefore ? Math.floor(daysBetween(start, notBefore) / (every.count * longest[every.unit]!)) : 0;
  for (let n = Math.max(startsAtAnchor ? 0 : 1, passed); ; n++)
    yield moveByCalendar(start, { ...every, count: every.count * n }, 1);
}

function* businessDays(
  every: Period,
  start: Temporal.PlainDate,
  startsAtAnchor: boolean,
  calendar: BusinessCalendar | null,
): Iterable<Temporal.PlainDate> {
  if (!calendar) throw new Uncountable('holiday data missing', 'no holiday calendar is chosen');
  if (startsAtAnchor && calendar.isBusinessDay(start)) yield start;
  const days = Math.ceil(every.count * (every.unit === 'week' ? 5 : 1));
  for (let n = 1; ; n++) yield calendar.addDays(start, n * days);
}

/** Weeks begin on Monday (ISO 8601); a week without a named weekday ends on Sunday. */
function* weekly(
  { every, on }: Recurrence,
  start: Temporal.PlainDate,
  notBefore: Temporal.PlainDate | null,
): Iterable<Temporal.PlainDate> {
  const length = every.count * (every.unit === 'week' ? 7 : 1);
  const monday = startOfUnit(start, 'week');
  const offsets = on?.weekdays?.length ? on.weekdays.map(weekdayNumber).sort((a, b) => a - b) : [7];
  const passed = notBefore ? Math.max(0, Math.floor(daysBetween(monday, notBefore) / length) - 1) : 0;
  for (let n = passed; ; n++) for (const weekday of offsets) yield monday.add({ days: n * length + weekday - 1 });
}

/** Months, quarters, half-years, years: blocks of so many months, one day or more in each. Along the calendar the
 *  blocks are those of the calendar year; along the anchor they begin with its month. */
function* monthly(
  { every, on, along }: Recurrence,
  start: Temporal.PlainDate,
  notBefore: Temporal.PlainDate | null,
  calendar: BusinessCalendar | null,
): Iterable<Temporal.PlainDate> {
  // What is told day by day is told for a year, however many days there are.
  const months = on?.dates ? 12 : Math.max(1, Math.round(every.count * (every.unit === 'year' ? 12 : 1)));
  const aligned = (along === 'calendar' && (12 % months === 0 || months % 12 === 0)) || Boolean(on?.month ?? on?.dates);
  const month = aligned ? start.month - ((start.month - 1) % Math.min(12, months)) : start.month;
  const first = Temporal.PlainDate.from({ year: start.year, month, day: 1 });
  const passed = notBefore ? Math.max(0, Math.floor(daysBetween(first, notBefore) / (months * 31)) - 1) : 0;
  for (let n = passed; ; n++) yield* daysInBlock(first.add({ months: n * months }), months, on, calendar);
}

function daysInBlock(
  first: Temporal.PlainDate,
  months: number,
  on: RecurrenceDay | undefined,
  calendar: BusinessCalendar | null,
): Temporal.PlainDate[] {
  const last = first.add({ months }).subtract({ days: 1 });
  if (!on) return [last];
  if (on.businessDay) {
    if (!calendar) throw new Uncountable('holiday data missing', 'no holiday calendar is chosen');
    return [calendar.addDays(on.businessDay > 0 ? first.subtract({ days: 1 }) : last.add({ days: 1 }), on.businessDay)];
  }
  if (on.dates) return on.dates.map(({ month, day }) => dayOfMonth(first.with({ month }), day));
  // "On 1 March and 1 September": every six months, each at the same place of its half of the year.
  const month = on.month ? first.add({ months: (on.month - 1) % months }) : first;
  // "The last day of each quarter" is the block's; "the last day of June in each year" is June's.
  const end = on.month ? month.with({ day: month.daysInMonth }) : last;
  if (on.nthWeekday) return nthWeekday(month, end, on.nthWeekday);
  if (on.daysOfMonth) return on.daysOfMonth.map((day) => dayOfMonth(month, day));
  if (on.dayOfMonth) return [on.dayOfMonth > 0 ? dayOfMonth(month, on.dayOfMonth) : dayOfMonth(end, on.dayOfMonth)];
  if (!on.weekdays?.length) return [end];
  return on.weekdays.flatMap((weekday) => nthWeekday(month, end, { nth: 1, weekday }));
}

/** @param month  any day of it  @param day  from its beginning, or, where negative, from its end */
function dayOfMonth(month: Temporal.PlainDate, day: number): Temporal.PlainDate {
  return month.with({ day: day > 0 ? day : Math.max(1, month.daysInMonth + 1 + day) }, { overflow: 'constrain' });
}

/** The fifth Monday of a month that has four is no day at all. */
function nthWeekday(
  month: Temporal.PlainDate,
  end: Temporal.PlainDate,
  { nth, weekday }: { nth: number; weekday: Weekday },
): Temporal.PlainDate[] {
  const wanted = weekdayNumber(weekday);
  if (nth < 0) return [end.subtract({ days: (end.dayOfWeek - wanted + 7) % 7 })];
  const day = month.add({ days: ((wanted - month.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
  return day.month === month.month ? [day] : [];
}

const longest: Readonly<Record<string, number>> = { year: 366, month: 31, week: 7, day: 1 };

function weekdayNumber(weekday: Weekday): number {
  return weekdays.indexOf(weekday) + 1;
}

function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'days' }).days;
}
