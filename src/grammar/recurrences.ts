import { type Period, type RecurrenceDay, type Weekday, weekdays } from '../model/value.js';
import { daysOfMonthIn, monthsIn, readDaysOfYear, type Series, seriesOf, weekdayOfMonths } from './days-of-year.js';
import { parseUnit, wholePeriod } from './durations.js';
import type { Match, SlotMatch } from './matcher.js';
import { clean, phraseAt } from './numbers.js';
import type { Read } from './read.js';
import { slotNumber, slotProblems } from './slots.js';
import type { ValueReading } from './value-reading.js';

/** Slots: `unit` ("every month"), `other` ("every other month"), `every` (a duration: "every six months"), or
 *  `frequency` ("quarterly"); `times` ("twice a year"); `many` with `frequency` ("at six-monthly intervals"); `days`
 *  (the words that name weekdays), `day` and `month` (of the month, of the year), `nth` with `weekday` ("the first
 *  Monday"); -1 is the last. `dates` are several days of the year, `named` such that have a name, `months` those in each of
 *  which `day`, or `nth` and `weekday`, is meant, `month-days` several days of each month. With `unit`, `month` is a place in it ("the second month
 *  of each quarter"). */
export function readRecurrence(match: Match, read: Read): ValueReading | null {
  const { slots } = match;
  const { problem, findings } = slotProblems(match);
  if (slots.dates || slots.named || slots.months) {
    const series = datesOf(slots, read);
    return series && { value: { type: 'recurrence', ...series }, problem, findings };
  }
  const every = periodOf(slots);
  if (!every) {
    const blank = slots.every?.hit?.problem;
    return blank ? { value: { type: 'words', words: match.text }, problem: blank, findings } : null;
  }
  const times = slotNumber(slots.times) ?? 1;
  const divided = divide(every, times);
  if (!divided) return null;
  const on = dayOf(slots, read);
  if (on === null) return null;
  return { value: { type: 'recurrence', every: divided, ...(on && { on }) }, problem, findings };
}

function periodOf(slots: Match['slots']): Period | null {
  const value = slots.every?.hit?.value;
  if (value?.type === 'period') return value.period;
  const named = slots.frequency ?? slots.unit ?? (slots.days ? undefined : slots.other);
  if (named) {
    const unit = parseUnit(named.meaning);
    const count = slots.other ? 2 : (slotNumber(slots.many) ?? 1);
    return unit ? { count: unit.count * count, unit: unit.unit, business: slots.business !== undefined } : null;
  }
  if (slots['month-days']) return { count: 1, unit: 'month', business: false };
  // "every second Friday"
  if (slots.days || slots.weekday) return { count: slots.other ? 2 : 1, unit: 'week', business: false };
  if (slots.month) return { count: 1, unit: 'year', business: false };
  return null;
}

/** The days of the year that a match names one by one. */
function datesOf({ dates, named, months, day, nth, weekday }: Match['slots'], read: Read): Series | null {
  if (dates) return readDaysOfYear(dates, read);
  if (named)
    return seriesOf(
      named.meaning!.split(' ').map((each) => ({ month: Number(each.slice(0, 2)), day: Number(each.slice(3)) })),
    );
  if (weekday) {
    const nthWeekday = { nth: slotNumber(nth)!, weekday: weekday.meaning as Weekday };
    return weekdayOfMonths(nthWeekday, monthsIn(months!, read));
  }
  const place = slotNumber(day) ?? -1;
  return seriesOf(monthsIn(months!, read).map((month) => ({ month, day: place })));
}

/** Twice a year is every six months; twice a week is no whole number of days, and stays weekly. */
function divide(period: Period, times: number): Period | null {
  if (!Number.isInteger(times) || times < 1) return null;
  if (times === 1) return period;
  const share = wholePeriod({ ...period, count: clean(period.count / times) });
  return Number.isInteger(share.count) ? share : period;
}

/** Undefined where the text names no day; null where it names one that there is not. */
function dayOf(slots: Match['slots'], read: Read): RecurrenceDay | null | undefined {
  if (slots.nth && slots.weekday) {
    const nth = slotNumber(slots.nth)!;
    const weekday = slots.weekday.meaning as Weekday;
    return nth === -1 || (nth >= 1 && nth <= 5) ? { nthWeekday: { nth, weekday } } : null;
  }
  if (slots['month-days']) {
    const daysOfMonth = daysOfMonthIn(slots['month-days'], read);
    return daysOfMonth.length > 1 ? { daysOfMonth } : null;
  }
  if (slots.days) {
    const named = weekdaysIn(slots.days, read);
    return named.length ? { weekdays: named } : null;
  }
  const day = slotNumber(slots.day);
  const month = slotNumber(slots.month);
  if (day == null) return undefined;
  if (!Number.isInteger(day) || day > 31 || day < -1 || day === 0) return null;
  if (month == null) return { dayOfMonth: day };
  const place = slots.unit && month === -1 ? monthsOf(slots) : month;
  return slots.unit && place > monthsOf(slots) ? null : { dayOfMonth: day, month: place };
}

/** How many months the unit has: the last month of each quarter is its third. */
function monthsOf(slots: Match['slots']): number {
  const every = periodOf(slots);
  return every?.unit === 'month' ? every.count : every?.unit === 'year' ? 12 : 0;
}

/** The weekdays among some words, in the order of the week. */
function weekdaysIn(words: SlotMatch, read: Read): Weekday[] {
  const vocabulary = read.grammars.trie.idOf('weekday');
  const found = new Set<string>();
  for (let i = words.from; i < words.to; i++) {
    const phrase = phraseAt(read, vocabulary, i);
    if (phrase) found.add(phrase.meaning);
  }
  return weekdays.filter((day) => found.has(day));
}
