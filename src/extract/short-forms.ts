import { monthsIn, readDaysOfYear, type Series, seriesOf, weekdayOfMonths } from '../grammar/days-of-year.js';
import { parseUnit } from '../grammar/durations.js';
import type { Match, SlotMatch } from '../grammar/matcher.js';
import { phraseAt } from '../grammar/numbers.js';
import { valueNames } from '../grammar/value-names.js';
import type { Period, Weekday } from '../model/value.js';
import type { RuleValue } from './candidate.js';
import type { ReadingContext } from './reading-context.js';

const placeOf = ({ from, to }: { from: number; to: number }) => ({ from, to, hit: null });

/** Times told without their unit or year: "within one" behind "within ten days" (slots `like`, `count`), "two further
 *  months", "net 30" (`count`, `unit`), "the last working day of each month" (`every`, where the rule rolls), "by 15
 *  October" (`days`), "in March, June and September" (`months`, with `part` of them), "by the last Thursday in May" (`which`
 *  and `weekday` of `months`). Null where the match has no such slots, or they make
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
  const series = days ? readDaysOfYear(days, context.read) : months ? monthsOfYear(context, match) : null;
  if (!series || yearFollows(context, match)) return null;
  return { value: { type: 'recurrence', ...series }, vague: false, at: placeOf(match) };
}

function monthsOfYear({ read }: ReadingContext, { slots: { months, part, which, weekday } }: Match): Series | null {
  const named = monthsIn(months!, read);
  if (weekday && which)
    return weekdayOfMonths({ nth: Number(which.meaning), weekday: weekday.meaning as Weekday }, named);
  return seriesOf(named.map((month) => ({ month, day: Number(part?.meaning ?? -1) })));
}

/** "within seven days": no short form, for the number has its own unit. */
function hasUnit({ read }: ReadingContext, { from, to }: SlotMatch): boolean {
  const own = read.valuesAt[valueNames.indexOf('duration')]!.get(from);
  if (own && own.to > to) return true;
  return phraseAt(read, read.grammars.trie.idOf('time-unit'), to) !== null;
}

/** "by 15 October 2026" is a date, "by 15 October of each year" a series, which other rules read. */
function yearFollows({ read }: ReadingContext, row: Match): boolean {
  const dates = read.valuesAt[valueNames.indexOf('date')]!;
  for (let token = row.from; token < row.to; token++) if (dates.has(token)) return true;
  return /^[\s,]*(?:\d{4}|(?:of|in) (?:each|every|any)\b(?! such)|of the year \d)/.test(
    read.text.slice(row.end, row.end + 24),
  );
}
