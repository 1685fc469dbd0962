import { Temporal } from 'temporal-polyfill';

/** A day as a whole number: days since 1970-01-01, so that a step is an addition and a table an array. */
export type DayNumber = number;

/** Days since 1970-01-01 of a day of the proleptic Gregorian calendar.
 *  @source H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil */
export function dayNumberOf(year: number, month: number, day: number): DayNumber {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function toDayNumber(date: Temporal.PlainDate): DayNumber {
  return dayNumberOf(date.year, date.month, date.day);
}

const epoch = Temporal.PlainDate.from('1970-01-01');

export function fromDayNumber(day: DayNumber): Temporal.PlainDate {
  return epoch.add({ days: day });
}

/** Of an ISO date, `2026-05-01`. */
export function parseDayNumber(iso: string): DayNumber {
  return dayNumberOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)));
}

/** 1 = Monday … 7 = Sunday (ISO 8601). 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(day: DayNumber): number {
  const guess = 1970 + Math.floor(day / 365.2425);
  if (day < dayNumberOf(guess, 1, 1)) return guess - 1;
  if (day >= dayNumberOf(guess + 1, 1, 1)) return guess + 1;
  return guess;
}
