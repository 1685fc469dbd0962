import type { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from '../calendar/business-calendar.js';
import { fromDayNumber, toDayNumber } from '../calendar/day-number.js';
import type { Timing } from '../model/timing.js';
import type { DayOfYear, Period } from '../model/value.js';

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const nthNames = ['', 'first', 'second', 'third', 'fourth', 'fifth'];

/** `Friday 2026-11-20`. */
export function formatDay(day: Temporal.PlainDate): string {
  return `${weekdayNames[day.dayOfWeek - 1]} ${day}`;
}

/** `Monday 2026-11-02 19:00-05:00`; seconds only where there are any. */
export function formatInstant(at: Temporal.ZonedDateTime): string {
  const time = at.toPlainTime().toString({ smallestUnit: at.second || at.millisecond ? 'millisecond' : 'minute' });
  return `${formatDay(at.toPlainDate())} ${time.replace(/\.000$/, '')}${at.offset}`;
}

/** `5 business days`, `1 month`, `48 hours`. */
export function formatLength(period: Period): string {
  const { count, unit, business } = period;
  return `${count} ${business ? 'business ' : ''}${unit}${count === 1 ? '' : 's'}`;
}

/** `every 3 months, on the first mon`. */
export function formatEvery({ every, on, along }: NonNullable<Timing['recurrence']>): string {
  const parts = [`every ${every.count === 1 && !every.business ? every.unit : formatLength(every)}`];
  if (along === 'calendar' && !on) parts.push('at its end');
  if (on?.weekdays?.length) parts.push(`on ${on.weekdays.join(', ')}`);
  if (on?.nthWeekday) parts.push(`on the ${nthNames[on.nthWeekday.nth] ?? 'last'} ${on.nthWeekday.weekday}`);
  if (on?.businessDay) parts.push(`on ${formatPlace(on.businessDay, 'business day')}`);
  if (on?.dayOfMonth) parts.push(`on ${formatPlace(on.dayOfMonth, 'day')}`);
  if (on?.daysOfMonth) parts.push(`on ${on.daysOfMonth.map((day) => formatPlace(day, 'day')).join(', ')}`);
  if (on?.dates) parts.push(`on ${on.dates.map(formatDayOfYear).join(', ')}`);
  if (on?.month) parts.push(`in ${monthNames[on.month - 1]}`);
  return parts.join(', ');
}

/** `day 15`, `the last business day`, `business day 2 from the end`. */
function formatPlace(place: number, unit: string): string {
  if (place > 0) return `${unit} ${place}`;
  return place === -1 ? `the last ${unit}` : `${unit} ${-place} from the end`;
}

/** `24 June`, `the last day of June`. */
function formatDayOfYear({ month, day }: DayOfYear): string {
  return day > 0 ? `${day} ${monthNames[month - 1]}` : `${formatPlace(day, 'day')} of ${monthNames[month - 1]}`;
}

/** Says why a month's count ended on another day of the month: `2025 has no 29 February`. */
export function formatClamp(from: Temporal.PlainDate, to: Temporal.PlainDate): string {
  return to.day < from.day && to.day === to.daysInMonth
    ? `${to.year} has no ${from.day} ${monthNames[to.month - 1]}, so the month's last day`
    : '';
}

/** Beyond so many stretches, weekends are told by their number; holidays and worked weekends always by name. */
const stretchesTold = 12;

/** What a count of business days passed on its way: each stretch of days off and why, each weekend day worked.
 *  @param from the day the count starts after (forwards) or before (backwards); not told itself
 *  @param to the day reached */
export function tellPassedDays(
  calendar: BusinessCalendar,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): readonly string[] {
  const start = toDayNumber(from);
  const end = toDayNumber(to);
  const step = end < start ? -1 : 1;
  const stretches: { first: number; last: number; business: boolean; because: string }[] = [];
  for (let day = start + step; start !== end && day !== end + step; day += step) {
    const { business, because } = calendar.standing(day);
    if (business && !because) continue;
    const open = stretches.at(-1);
    if (open && open.last === day - step && open.business === business && open.because === because) open.last = day;
    else stretches.push({ first: day, last: day, business, because });
  }
  const lines: string[] = [];
  let weekends = 0;
  stretches.forEach(({ first, last, business, because }, i) => {
    if (i >= stretchesTold && because.startsWith('weekend')) {
      weekends++;
      return;
    }
    const days = [Math.min(first, last), Math.max(first, last)].map((day) => formatDay(fromDayNumber(day)));
    const told = first === last ? days[0]! : `${days[0]} to ${days[1]}`;
    lines.push(business ? `counted ${told}: working day for ${because}` : `skipped ${told}: ${because}`);
  });
  if (weekends) lines.push(`skipped ${weekends} more weekend${weekends === 1 ? '' : 's'}`);
  return lines;
}
