import { Temporal } from 'temporal-polyfill';
import type { Period } from '../model/value.js';

/** Moves a day by whole calendar units. A month or year ends on the day with the same number, or on the month's last
 *  day where it has none: 31 January + 1 month = 28 or 29 February. Fractions: half a year is 6 months, half a month 15
 *  days after the whole months; half a week is rounded up to whole days.
 *  @param period calendar years, months, weeks or days
 *  @param sign 1 forwards, -1 backwards
 *  @source Dodds v Walker [1981] 1 WLR 1027 (corresponding date rule); BGB § 188(2), (3), § 189; PRC Civil Code
 *    art. 202; Regulation (EEC, Euratom) 1182/71, art. 3(2)(c) */
export function moveByCalendar(date: Temporal.PlainDate, period: Period, sign: 1 | -1): Temporal.PlainDate {
  const { count, unit } = period;
  if (unit === 'week' || unit === 'day') return date.add({ days: sign * Math.ceil(count * (unit === 'week' ? 7 : 1)) });
  const months = unit === 'year' ? count * 12 : count;
  const whole = Math.floor(months + 1e-9);
  const moved = date.add({ months: sign * whole });
  const rest = Math.round((months - whole) * 30);
  return rest ? moved.add({ days: sign * rest }) : moved;
}

const secondsIn = { hour: 3600, minute: 60, second: 1 } as const;

/** Length of a period of hours, minutes or seconds, in seconds. */
export function secondsOf(period: Period): number {
  return period.count * secondsIn[period.unit as keyof typeof secondsIn];
}

export function isTimed(period: Period): boolean {
  return period.unit in secondsIn;
}

/** Moves an instant by elapsed hours: every hour counts, also over a weekend and a change to summer time, after which
 *  the clock on the wall shows another hour.
 *  @source Fed. R. Civ. P. 6(a)(2); PRC Civil Code art. 200, 201(2) */
export function moveByClock(at: Temporal.ZonedDateTime, period: Period, sign: 1 | -1): Temporal.ZonedDateTime {
  const milliseconds = Math.round(secondsOf(period) * 1000);
  // In whole hours and the rest, because one field of a duration holds no more than 2^53 nanoseconds.
  const hours = Math.trunc(milliseconds / 3_600_000);
  return at.add({ hours: sign * hours, milliseconds: sign * (milliseconds - hours * 3_600_000) });
}

export type CalendarUnit = 'week' | 'month' | 'quarter' | 'half-year' | 'year';

const monthsIn: Readonly<Record<string, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** The last day of the calendar unit that a day is in; weeks end on Sunday.
 *  @source BGB § 188(2): a quarter and a half-year are counted like months; ISO 8601 for weeks */
export function endOfUnit(date: Temporal.PlainDate, unit: CalendarUnit): Temporal.PlainDate {
  if (unit === 'week') return date.add({ days: 7 - date.dayOfWeek });
  return startOfUnit(date, unit).add({ months: monthsIn[unit]! }).subtract({ days: 1 });
}

/** The first day of the calendar unit that a day is in; weeks begin on Monday. */
export function startOfUnit(date: Temporal.PlainDate, unit: CalendarUnit): Temporal.PlainDate {
  if (unit === 'week') return date.subtract({ days: date.dayOfWeek - 1 });
  const months = monthsIn[unit]!;
  return Temporal.PlainDate.from({ year: date.year, month: date.month - ((date.month - 1) % months), day: 1 });
}
