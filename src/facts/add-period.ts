import { Temporal } from 'temporal-polyfill';
import type { Period } from '../model/value.js';

/** A date and a period added on the calendar: months and years clamp to the month's end. */
export function addPeriod(date: string, period: Period): string | null {
  const { count, unit } = period;
  const whole = Math.floor(count);
  const field = { year: 'years', month: 'months', week: 'weeks', day: 'days' }[unit as 'year'];
  if (!field || count > 1000) return null;
  const months = unit === 'year' ? Math.round((count - whole) * 12) : 0;
  return Temporal.PlainDate.from(date)
    .add({ [field]: whole, ...(months ? { months } : {}) })
    .toString();
}

export const dayBefore = (date: string): string => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

/** The last day of the month of a date. */
export function monthEnd(date: string): string {
  const day = Temporal.PlainDate.from(date);
  return day.with({ day: day.daysInMonth }).toString();
}
