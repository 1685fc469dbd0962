import { type Period, type PeriodUnit, periodUnits, type Value } from '../model/value.js';
import type { Match, SlotMatch } from './matcher.js';
import { clean } from './numbers.js';
import type { ValueHit } from './read.js';
import type { ValueReading } from './values.js';

/** "14 day", "0.001 second": what `vocabulary/time-unit` says a unit is. */
export function parseUnit(meaning: string | null): { count: number; unit: PeriodUnit } | null {
  const [count, unit] = (meaning ?? '').split(' ');
  return count && (periodUnits as readonly string[]).includes(unit ?? '')
    ? { count: Number(count), unit: unit as PeriodUnit }
    : null;
}

/** Months in a year, days in a week, seconds in a minute …: the conversions that are always true. */
const exact: Partial<Record<PeriodUnit, { unit: PeriodUnit; count: number }>> = {
  year: { unit: 'month', count: 12 },
  week: { unit: 'day', count: 7 },
  hour: { unit: 'minute', count: 60 },
  minute: { unit: 'second', count: 60 },
};

/** A fraction of a unit that has no fractions goes down to the next unit: half a year is 6 months, half a month 15 days
 *  (SPEC section 1), one and a half weeks would be 10.5 days and stays as it is. Hours and below keep their fraction. */
export function wholePeriod(period: Period): Period {
  const { count, unit, business } = period;
  if (Number.isInteger(count)) return period;
  if (unit === 'month') {
    return Number.isInteger(clean(count * 30)) ? { count: clean(count * 30), unit: 'day', business } : period;
  }
  if (unit !== 'year' && unit !== 'week') return period;
  const { unit: smaller, count: factor } = exact[unit]!;
  return Number.isInteger(clean(count * factor)) ? { count: clean(count * factor), unit: smaller, business } : period;
}

/** The number of a slot: figures or words; 1 for an article that the pattern captured as words. */
const numberOf = (slot: SlotMatch | undefined): number | null | undefined =>
  slot === undefined ? undefined : slot.hit ? slot.hit.number : Number(slot.meaning ?? 1);

/** Slots: `count` and `unit`; `half` (adds one half), `again` (the count once more), `low` (lower end of a range),
 *  `business`, `more` and `more-unit` (a second, smaller part: "one year and six months"). */
export function readDuration(match: Match): ValueReading | null {
  const { slots } = match;
  const unit = parseUnit(slots.unit?.meaning ?? null);
  if (!unit) return null;
  const business = slots.business !== undefined;
  if (business && !['day', 'hour', 'week'].includes(unit.unit)) return null;
  const findings = Object.values(slots).flatMap((slot) => slot.hit?.findings ?? []);
  const problems = Object.values(slots).flatMap((slot) => slot.hit?.problem ?? []);
  const stated = numberOf(slots.count);
  const half = slots.half ? 0.5 : 0;
  const again = numberOf(slots.again);
  if (stated === null || again === null) {
    return { value: { type: 'words', words: match.text }, problem: problems[0] ?? 'redacted number', findings };
  }
  const number = (stated ?? (slots.half ? 0 : 1)) + half;
  let problem: ValueHit['problem'] = problems[0] ?? null;
  if (again !== undefined && again !== number) {
    problem = 'words and figures differ';
    const span = { start: match.start, end: match.end };
    findings.push({ code: 'word-figure-mismatch', message: `"${match.text}": words and figures differ`, span });
  }
  const period = (count: number): Period | null => {
    const whole = wholePeriod({ count: clean(count * unit.count), unit: unit.unit, business });
    const more = slots.more && parseUnit(slots['more-unit']?.meaning ?? null);
    if (!slots.more) return whole;
    const addend = numberOf(slots.more);
    return more && addend != null
      ? addPeriods(whole, { count: clean(addend * more.count), unit: more.unit, business })
      : null;
  };
  const main = period(number);
  if (!main) return null;
  const low = numberOf(slots.low);
  if (low != null && low >= number) return null;
  const value = (of: Period): Value => ({ type: 'period', period: of });
  return { value: value(main), low: low != null ? value(period(low)!) : null, problem, findings };
}

/** The sum in the smaller unit, or null where the two do not add up (a month and ten days) or stand the wrong way round. */
export function addPeriods(large: Period, small: Period): Period | null {
  let { count, unit } = large;
  while (unit !== small.unit) {
    const step = exact[unit];
    if (!step) return null;
    count *= step.count;
    unit = step.unit;
  }
  if (large.unit === small.unit) return null;
  return { count: clean(count + small.count), unit, business: large.business };
}
