import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar } from './business-calendar.js';

/** Hours in which the parties work, on business days, in the contract's zone: `{ from: '09:00', to: '17:30' }`. */
export interface WorkingHours {
  readonly from: string;
  readonly to: string;
  /** IANA, where they are told on another clock than the contract's. */
  readonly zone?: string | null;
}

/** Adds or takes away working seconds. Before opening, after closing and on days off the clock stands still.
 *  @throws {UnknownCalendarError} if the count runs into a year without holiday data
 *  @throws {RangeError} if closing is not after opening */
export function moveByWorkingHours(
  at: Temporal.ZonedDateTime,
  seconds: number,
  sign: 1 | -1,
  calendar: BusinessCalendar,
  hours: WorkingHours,
): Temporal.ZonedDateTime {
  const opens = Temporal.PlainTime.from(hours.from);
  const closes = Temporal.PlainTime.from(hours.to);
  const dayLength = opens.until(closes).total('seconds');
  if (dayLength <= 0) throw new RangeError(`working hours ${hours.from} to ${hours.to}: closing is not after opening`);
  const zone = hours.zone ?? at.timeZoneId;
  const start = at.withTimeZone(zone);
  let day = start.toPlainDate();
  let time = start.toPlainTime();
  if (!calendar.isBusinessDay(day)) {
    day = calendar.addDays(day, sign);
    time = sign > 0 ? opens : closes;
  }
  if (Temporal.PlainTime.compare(time, opens) < 0) time = opens;
  if (Temporal.PlainTime.compare(time, closes) > 0) time = closes;
  // Seconds of this day's work that are used up in the direction of the count.
  const used = sign > 0 ? opens.until(time).total('seconds') : time.until(closes).total('seconds');
  const total = used + seconds;
  // A count that ends at closing time ends on that day, not at the next opening.
  const days = Math.max(0, Math.ceil(total / dayLength) - 1);
  const rest = total - days * dayLength;
  const last = days ? calendar.addDays(day, sign * days) : day;
  const end = sign > 0 ? opens.add({ seconds: Math.round(rest) }) : closes.subtract({ seconds: Math.round(rest) });
  return last.toZonedDateTime({ timeZone: zone, plainTime: end }).withTimeZone(at.timeZoneId);
}

/** Adds or takes away seconds that run day and night, but only on business days: "48 hours, weekends excluded".
 *  @throws {UnknownCalendarError} if the count runs into a year without holiday data */
export function moveOverDaysOff(
  at: Temporal.ZonedDateTime,
  seconds: number,
  sign: 1 | -1,
  calendar: BusinessCalendar,
): Temporal.ZonedDateTime {
  let time = at;
  let rest = seconds;
  for (;;) {
    // Backwards, midnight still belongs to the day before it.
    const day = (sign > 0 ? time : time.subtract({ nanoseconds: 1 })).toPlainDate();
    const edge = (sign > 0 ? day.add({ days: 1 }) : day).toZonedDateTime(at.timeZoneId);
    if (calendar.isBusinessDay(day)) {
      const left = Math.abs(time.until(edge).total('seconds'));
      if (rest <= left) return time.add({ seconds: sign * Math.round(rest) });
      rest -= left;
    }
    time = edge;
  }
}
