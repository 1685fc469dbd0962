import { Temporal } from 'temporal-polyfill';
import type { Timing } from '../model/timing.js';

type Recurrence = NonNullable<Timing['recurrence']>;

/** The RRULE that gives the same days as a plain series, or null where there is none that clients agree on (business
 *  days, several times a day, the 29th or 30th of each month).
 *  @param first ISO date of the first occurrence, before any roll: the rule is anchored there
 *  @param until ISO date of the last; null: without end
 *  @source RFC 5545 section 3.3.10 */
export function recurrenceRule(recurrence: Recurrence, first: string, until: string | null): string | null {
  const { every, on } = recurrence;
  if (every.business || !Number.isInteger(every.count) || every.count < 1) return null;
  const start = Temporal.PlainDate.from(first);
  const parts = ruleParts(recurrence, start);
  if (!parts) return null;
  const interval = every.count === 1 ? [] : [`INTERVAL=${every.count}`];
  const end = until ? [`UNTIL=${until.replaceAll('-', '')}`] : [];
  const [frequency, ...rest] = parts;
  // Weeks begin on Monday; said where it matters, every second week on several weekdays.
  const weekStart = every.unit === 'week' && every.count > 1 && on?.weekdays ? ['WKST=MO'] : [];
  return [`FREQ=${frequency}`, ...interval, ...rest, ...weekStart, ...end].join(';');
}

function ruleParts({ every, on, along }: Recurrence, start: Temporal.PlainDate): string[] | null {
  switch (every.unit) {
    case 'day':
      return on ? null : ['DAILY'];
    case 'week':
      return ['WEEKLY', `BYDAY=${(on?.weekdays ?? [weekdayOf(start)]).map(dayCode).join(',')}`];
    case 'month':
    case 'year': {
      const yearly = every.unit === 'year';
      const day = dayInMonth(on, along, start, yearly);
      if (!day) return null;
      return yearly ? ['YEARLY', `BYMONTH=${start.month}`, ...day] : ['MONTHLY', ...day];
    }
    default:
      return null;
  }
}

/** Days a month can have, February in a leap year. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function dayInMonth(
  on: Recurrence['on'],
  along: Recurrence['along'],
  start: Temporal.PlainDate,
  yearly: boolean,
): string[] | null {
  // No rule knows which days are business days, nor names several days of several months.
  if (on?.businessDay || on?.dates) return null;
  if (on?.nthWeekday) {
    // Where a month has no fifth Monday, both leave it out.
    return [`BYDAY=${on.nthWeekday.nth}${dayCode(on.nthWeekday.weekday)}`];
  }
  if (on?.daysOfMonth)
    return on.daysOfMonth.every((day) => day <= 28) ? [`BYMONTHDAY=${on.daysOfMonth.join(',')}`] : null;
  if (on?.weekdays?.length) return on.weekdays.length === 1 ? [`BYDAY=1${dayCode(on.weekdays[0]!)}`] : null;
  // "Each quarter", along the calendar: due on the last day of the unit.
  const day = on?.dayOfMonth ?? (along === 'calendar' || on ? -1 : start.day);
  // The 31st of January is the 31st each year: only February's last day changes.
  if (yearly && start.month !== 2 && day === longest[start.month - 1]) return [`BYMONTHDAY=${day}`];
  if (day < -1) return [`BYMONTHDAY=${day}`];
  if (day < 0 || day >= (yearly ? longest[start.month - 1]! : 31)) return ['BYMONTHDAY=-1'];
  // "The 30th": RFC 5545 would leave February out, and the rule that takes its last day (BYSETPOS) is misread by
  // clients in wide use; such a series is written out day by day.
  return day <= 28 || yearly ? [`BYMONTHDAY=${day}`] : null;
}

const codes = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

function weekdayOf(date: Temporal.PlainDate): (typeof codes)[number] {
  return codes[date.dayOfWeek - 1]!;
}

/** `MO` */
function dayCode(weekday: (typeof codes)[number]): string {
  return weekday.slice(0, 2).toUpperCase();
}
