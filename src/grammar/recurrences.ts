import { type Period, type RecurrenceDay, type Weekday, weekdays } from '../model/value.js';
import { parseUnit, wholePeriod } from './durations.js';
import type { Match, SlotMatch } from './matcher.js';
import { clean, phraseAt } from './numbers.js';
import type { Read } from './read.js';
import { slotNumber, slotProblems } from './slots.js';
import type { ValueReading } from './value-reading.js';

/** Slots: `unit` ("every month"), `other` ("every other month"), `every` (a duration: "every six months"), or
 *  `frequency` ("quarterly"); `times` ("twice a year"); `many` with `frequency` ("at six-monthly intervals"); `days`
 *  (the words that name weekdays), `day` and `month` (of the month, of the year), `nth` with `weekday` ("the first
 *  Monday"); -1 is the last. With `unit`, `month` is a place in it ("the second month of each quarter"). */
export function readRecurrence(match: Match, read: Read): ValueReading | null {
  const { slots } = match;
  const { problem, findings } = slotProblems(match);
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
  // "every second Friday"
  if (slots.days || slots.weekday) return { count: slots.other ? 2 : 1, unit: 'week', business: false };
  if (slots.month) return { count: 1, unit: 'year', business: false };
  return null;
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
