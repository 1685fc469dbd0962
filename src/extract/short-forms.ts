import { parseUnit } from '../grammar/durations.js';
import type { Match, SlotMatch } from '../grammar/matcher.js';
import { phraseAt } from '../grammar/numbers.js';
import { valueNames } from '../grammar/value-names.js';
import { daysInMonth } from '../model/days-in-month.js';
import type { Period } from '../model/value.js';
import type { RuleValue } from './candidate.js';
import type { ReadingContext } from './reading-context.js';

const placeOf = ({ from, to }: { from: number; to: number }) => ({ from, to, hit: null });

/** Times told without their unit or year: "within one" behind "within ten days" (slots `like`, `count`), "two further
 *  months", "net 30" (`count`, `unit`), "the last working day of each month" (`every`, where the rule rolls), "by 15
 *  October" (`days`), "in March, June and September" (`months`). Null where the match has no such slots, or they make
 *  no time. */
export function readShortForm(context: ReadingContext, match: Match): RuleValue | null {
  const { like, count, unit, days, months } = match.slots;
  if (count) {
    const stated = like?.hit?.value;
    const named = stated?.type === 'period' ? stated.period : stated?.type === 'recurrence' ? stated.every : null;
    const one = named ?? parseUnit(unit?.meaning ?? null);
    const number = count.hit?.number;
    // "net 30 days" has its unit behind the number.
    const before = unit !== undefined && unit.from < count.from;
    if (!one || !number || ((like || before) && hasUnit(context, count))) return null;
    const period: Period = { ...one, count: like ? number : number * one.count, business: named?.business ?? false };
    const at = placeOf({ from: count.from, to: Math.max(unit?.to ?? 0, count.to) });
    if (stated?.type === 'recurrence') return { value: { type: 'recurrence', every: period }, vague: false, at };
    return { value: { type: 'period', period }, vague: false, at };
  }
  const each = parseUnit(match.slots.every?.meaning ?? null);
  if (each && match.rule.fields.roll) {
    const every: Period = { ...each, business: false };
    return { value: { type: 'recurrence', every, on: { dayOfMonth: -1 } }, vague: false, at: placeOf(match) };
  }
  const row = days ?? months;
  if (!row) return null;
  const named = monthsIn(context, row);
  const day = days && dayOfRow(numbersIn(context, days), named);
  if (named.length === 0 || (days && !day) || yearFollows(context, row)) return null;
  const apart = 12 / named.length;
  if (!Number.isInteger(apart) || !evenlyApart(named, apart)) return null;
  const every: Period = { count: apart === 12 ? 1 : apart, unit: apart === 12 ? 'year' : 'month', business: false };
  const on = { ...(day ? { dayOfMonth: day } : {}), month: named[0]! };
  return { value: { type: 'recurrence', every, ...(day && { on }) }, vague: false, at: placeOf(row) };
}

/** "within seven days": no short form, for the number has its own unit. */
function hasUnit({ read }: ReadingContext, { from, to }: SlotMatch): boolean {
  const own = read.valuesAt[valueNames.indexOf('duration')]!.get(from);
  if (own && own.to > to) return true;
  return phraseAt(read, read.grammars.trie.idOf('time-unit'), to) !== null;
}

function monthsIn({ read }: ReadingContext, { from, to }: SlotMatch): number[] {
  const names = read.grammars.trie.idOf('month-name');
  const found: number[] = [];
  for (let token = from; token < to; token++) {
    const phrase = phraseAt(read, names, token);
    if (phrase) found.push(Number(phrase.meaning));
  }
  return found;
}

/** A year in which 28 February is not the last of its month: the row says the 28th. */
const leapYear = 2024;

/** The day of the month on which every date of a row stands: the same number in each, or the last day of each ("30 June and 31 December"), which
 *  is -1. Null where they stand on different days, which no series has. */
function dayOfRow(days: readonly number[], months: readonly number[]): number | null {
  const [first] = days;
  if (!first || first > 31) return null;
  if (days.length !== months.length || days.every((day) => day === first)) return first;
  return days.every((day, i) => day === daysInMonth(leapYear, months[i]!)) ? -1 : null;
}

/** The numbers of a row, in reading order. */
function numbersIn({ read }: ReadingContext, { from, to }: SlotMatch): number[] {
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

/** "by 15 October 2026" is a date, "by 15 October of each year" a series, which other rules read. */
function yearFollows({ read }: ReadingContext, row: SlotMatch): boolean {
  const dates = read.valuesAt[valueNames.indexOf('date')]!;
  for (let token = row.from; token < row.to; token++) if (dates.has(token)) return true;
  return /^[\s,]*(?:\d{4}|(?:of|in) (?:each|every|any)\b(?! such)|of the year \d)/.test(
    read.text.slice(row.end, row.end + 24),
  );
}

function evenlyApart(months: readonly number[], apart: number): boolean {
  return months.every((month, i) => i === 0 || (month - months[i - 1]! + 12) % 12 === apart % 12);
}
