import { type Period, type PeriodUnit, periodUnits, type Value } from '../model/value.js';
import { addPeriods } from '../model/value-text.js';
import type { Match } from './matcher.js';
import { clean } from './numbers.js';
import { mismatch, slotNumber, slotProblems } from './slots.js';
import type { ValueReading } from './value-reading.js';

/** "14 day", "0.001 second": what `vocabulary/time-unit` says a unit is. */
export function parseUnit(meaning: string | null): { count: number; unit: PeriodUnit } | null {
  const [count, unit] = (meaning ?? '').split(' ');
  return count && (periodUnits as readonly string[]).includes(unit ?? '')
    ? { count: Number(count), unit: unit as PeriodUnit }
    : null;
}

/** A fraction of a unit that has no fractions goes down to the next unit: half a year is 6 months, half a month 15 days
 *  (SPEC section 1), one and a half weeks would be 10.5 days and stays as it is. Hours and below keep their fraction. */
export function wholePeriod(period: Period): Period {
  const { count, unit, business } = period;
  if (Number.isInteger(count)) return period;
  if (unit === 'month') {
    return Number.isInteger(clean(count * 2)) ? { count: clean(count * 30), unit: 'day', business } : period;
  }
  return unit === 'year' && Number.isInteger(clean(count * 12))
    ? { count: clean(count * 12), unit: 'month', business }
    : period;
}

/** Slots: `count` and `unit`; `half` (adds one half), `again` (the count once more) and `again-unit` ("three weeks (21
 *  days)"), `low` (lower end of a range), `business`, `business-unit` (both at once: "4 BH"), `more` and `more-unit` (a
 *  second, smaller part: "one year and six months"); `vague` ("a few": a time that stays the text's own words). */
export function readDuration(match: Match): ValueReading | null {
  const { slots } = match;
  if (slots.vague) return { value: { type: 'vague', words: match.text } };
  const named = slots.unit ?? slots['business-unit'];
  const unit = parseUnit(named?.meaning ?? null);
  // "five (5) -year": the dash belongs to the unit; in "Annex 2 - Years" it parts a title from a number.
  if (!unit || (slots.dash && slots.dash.end !== named!.start)) return null;
  const business = (slots.business ?? slots['business-unit']) !== undefined;
  if (business && !['day', 'hour', 'week'].includes(unit.unit)) return null;
  const { problem: stated, findings } = slotProblems(match);
  const count = slotNumber(slots.count);
  const half = slots.half ? 0.5 : 0;
  const again = slotNumber(slots.again);
  if (count === null || again === null) {
    return { value: { type: 'words', words: match.text }, problem: stated, findings };
  }
  const number = (count ?? (slots.half && !slots.article ? 0 : 1)) + half;
  let problem = stated;
  const inBrackets = parseUnit(slots['again-unit']?.meaning ?? null);
  const converted = again !== undefined && inBrackets !== null && inBrackets.unit !== unit.unit;
  // "three weeks (21 days)" says one length twice, "thirty days (2 weeks)" does not.
  if (converted) {
    const figures: Period = { count: clean(again * inBrackets.count), unit: inBrackets.unit, business };
    const words: Period = { count: clean(number * unit.count), unit: unit.unit, business };
    if (sameLength(figures, words)) return { value: periodValue(wholePeriod(figures)), low: null, problem, findings };
  }
  if (again !== undefined && (converted || again !== number)) {
    problem = 'words and figures differ';
    findings.push(mismatch(match));
  }
  const period = (each: number): Period | null => {
    const whole = wholePeriod({ count: clean(each * unit.count), unit: unit.unit, business });
    const more = slots.more && parseUnit(slots['more-unit']?.meaning ?? null);
    if (!slots.more) return whole;
    const addend = slotNumber(slots.more);
    if (!more || addend == null || more.unit === whole.unit) return null;
    return addPeriods(whole, { count: clean(addend * more.count), unit: more.unit, business });
  };
  const main = period(number);
  if (!main || isNoLength(main, named!.text)) return null;
  const low = slotNumber(slots.low);
  if (low != null && low >= number) return null;
  return { value: periodValue(main), low: low != null ? periodValue(period(low)!) : null, problem, findings };
}

function sameLength(a: Period, b: Period): boolean {
  const inUnitOf = (one: Period, other: Period) => addPeriods(one, { ...other, count: 0 });
  const days = ({ unit, count }: Period) => (unit === 'hour' ? count / 24 : unit === 'day' ? count : null);
  if (!a.business && days(a) !== null) return days(a) === days(b) || inUnitOf(b, a)?.count === a.count;
  return inUnitOf(a, b)?.count === b.count || inUnitOf(b, a)?.count === a.count;
}

const periodValues = new Map<string, Value>();

/** The same value for the same period: few lengths of time make up most of those that a text states. */
function periodValue(period: Period): Value {
  const key = `${period.count} ${period.unit} ${period.business}`;
  let value = periodValues.get(key);
  if (!value) {
    if (periodValues.size > 1000) periodValues.clear();
    value = { type: 'period', period };
    periodValues.set(key, value);
  }
  return value;
}

/** "the 2019 calendar year" is a name, "8.4 Months" begins with the number of a clause, "2165 S." is an address. */
function isNoLength({ count, unit }: Period, word: string): boolean {
  if (unit === 'year' && count >= 1900 && count <= 2100) return true;
  if ((unit === 'year' || unit === 'month') && !Number.isInteger(count)) return true;
  return word.length === 1 && (word !== word.toLowerCase() || count >= 1000);
}
