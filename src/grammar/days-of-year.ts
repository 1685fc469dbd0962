import { daysInMonth } from '../model/days-in-month.js';
import type { DayOfYear, Period, RecurrenceDay } from '../model/value.js';
import { phraseAt } from './numbers.js';
import type { Read } from './read.js';
import type { TokenRange } from './sentences.js';
import { valueNames } from './value-names.js';

/** How often, and on which days, something recurs that the text tells day by day. */
export interface Series {
  readonly every: Period;
  readonly on: RecurrenceDay;
}

/** A year in which 28 February is not the last of its month: the row says the 28th. */
const leapYear = 2024;

/** "25 March, 24 June, 29 September and 25 December": a series with each of these days. Days that lie evenly apart, at the
 *  same place of their months, are one day of so many months. Null where a day is none, or stands without its month. */
export function readDaysOfYear(row: TokenRange, read: Read): Series | null {
  return seriesOf(daysOfRow(row, read));
}

/** The days of a row, in reading order; a month without a number stands for its last day, which is -1. Empty where days and
 *  months cannot be paired. */
export function daysOfRow(row: TokenRange, read: Read): DayOfYear[] {
  const months = monthsIn(row, read);
  const numbers = numbersIn(row, read);
  if (numbers.length > 1 && numbers.length !== months.length) return [];
  return months.map((month, i) => ({ month, day: numbers[i] ?? numbers[0] ?? -1 }));
}

/** The series of a day in each of some months, or of the days themselves.
 *  @param dates  a day of -1 is the last of its month */
export function seriesOf(dates: readonly DayOfYear[]): Series | null {
  const count = dates.length;
  if (count === 0 || !dates.every(({ month, day }) => day <= daysInMonth(leapYear, month) && (day > 0 || day === -1)))
    return null;
  const apart = 12 / count;
  const whole = Number.isInteger(apart);
  const every: Period = whole && count > 1 ? months(apart) : { count: 1, unit: 'year', business: false };
  const day = sameDay(dates);
  const isEven =
    whole && dates.every(({ month }, i) => i === 0 || (month - dates[i - 1]!.month + 12) % 12 === apart % 12);
  if (day && isEven) return { every, on: { dayOfMonth: day, month: dates[0]!.month } };
  const inOrder = [...dates].sort((a, b) => a.month - b.month || a.day - b.day);
  return { every, on: { dates: inOrder } };
}

/** "the second Tuesday of May and November"; null where the months do not lie evenly apart. */
export function weekdayOfMonths(nthWeekday: RecurrenceDay['nthWeekday'], named: readonly number[]): Series | null {
  const series = seriesOf(named.map((month) => ({ month, day: 1 })));
  return series?.on.month ? { every: series.every, on: { nthWeekday, month: series.on.month } } : null;
}

const months = (count: number): Period => ({ count, unit: 'month', business: false });

/** The place in its month on which every date stands: the same number in each, or the last day of each ("30 June and
 *  31 December"), which is -1. Null where there is none. */
function sameDay(dates: readonly DayOfYear[]): number | null {
  const { day } = dates[0]!;
  if (dates.every((date) => date.day === day)) return day;
  return dates.every((date) => date.day === daysInMonth(leapYear, date.month)) ? -1 : null;
}

/** The numbers of the months named in a row, in reading order. */
export function monthsIn({ from, to }: TokenRange, read: Read): number[] {
  const names = read.grammars.trie.idOf('month-name');
  const found: number[] = [];
  for (let token = from; token < to; token++) {
    const phrase = phraseAt(read, names, token);
    if (phrase) found.push(Number(phrase.meaning));
  }
  return found;
}

/** "the first and the fifteenth": days of a month in their order, the last (-1) behind all others. */
export function daysOfMonthIn({ from, to }: TokenRange, read: Read): number[] {
  const names = read.grammars.trie.idOf('month-day');
  const found: number[] = [];
  for (let token = from; token < to; token++) {
    const phrase = phraseAt(read, names, token);
    if (!phrase) continue;
    found.push(Number(phrase.meaning));
    token = phrase.to - 1;
  }
  const place = (day: number) => (day > 0 ? day : 32 + day);
  return found.sort((a, b) => place(a) - place(b));
}

/** The numbers of a row, in reading order. */
function numbersIn({ from, to }: TokenRange, read: Read): number[] {
  const numbers = read.valuesAt[valueNames.indexOf('number')]!;
  const found: number[] = [];
  for (let token = from; token < to; token++) {
    const hit = numbers.get(token);
    if (hit?.number == null) continue;
    found.push(hit.number);
    token = Math.max(token, hit.to - 1);
  }
  return found;
}
