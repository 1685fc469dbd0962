import { daysOfRow } from '../grammar/days-of-year.js';
import { type Match, matchRules } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import { valueNames } from '../grammar/value-names.js';
import { daysInMonth } from '../model/days-in-month.js';
import { oncePer } from '../model/once-per.js';
import type { DayOfYear, Period, RecurrenceDay } from '../model/value.js';

/** The last day of the year by which a party keeps its accounts, where the text says it: "'Fiscal Year' means the year ending
 *  30 June". A day of -1 is the last of its month. Null where nothing says it, or where two places differ. */
function yearEndOf(read: Read): DayOfYear | null {
  const [first, ...others] = endsIn(read);
  return first && others.every(({ month, day }) => month === first.month && day === first.day) ? first : null;
}

/** Where in each of its years, quarters or months the last day is; undefined where nobody knows. */
export function endOfOwnYear({ unit }: Period, read: Read): RecurrenceDay | undefined {
  const end = unit === 'year' || unit === 'month' ? yearEndOf(read) : null;
  return end ? { dayOfMonth: end.day, month: end.month } : undefined;
}

const endsIn = oncePer((read: Read): readonly DayOfYear[] => {
  const rules = read.grammars.rulesOf('timing').filter(({ fields }) => fields['year-ends'] === true);
  return matchRules(read, rules, read.sentences).flatMap((match) => endIn(match, read) ?? []);
});

/** "Ending 30 June 2027" tells of one year only. */
function endIn({ slots: { last, first } }: Match, read: Read): DayOfYear | null {
  const row = (last ?? first)!;
  if (read.valuesAt[valueNames.indexOf('date')]!.has(row.from)) return null;
  const [told] = daysOfRow(row, read);
  if (!told || told.day > daysInMonth(leapYear, told.month)) return null;
  const { month, day } = first ? dayBefore(told) : told;
  return { month, day: day === daysInMonth(leapYear, month) ? -1 : day };
}

const leapYear = 2024;

/** Of 1 April the last of March, which is -1. */
const dayBefore = ({ month, day }: DayOfYear): DayOfYear =>
  day === 1 ? { month: month === 1 ? 12 : month - 1, day: -1 } : { month, day: day - 1 };
