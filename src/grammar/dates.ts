import { daysInMonth } from '../model/days-in-month.js';
import type { Finding } from '../model/finding.js';
import type { UnresolvedReason } from '../model/obligation.js';
import type { Match } from './matcher.js';
import { slotNumber, slotProblems } from './slots.js';
import type { ValueReading } from './value-reading.js';

/** Two digits are of this century up to 69, of the last from 70 on. */
const fullYear = (year: number): number => (year >= 100 ? year : year < 70 ? 2000 + year : 1900 + year);

/** Slots: `year`, `month` (a name's meaning or a number) and `day`, or `last` for the last day of the month; or `first`
 *  and `second` with `year`, where the text does not say which of the two is the day; or `dotted`, a token such as
 *  `11.05.2024`. Numeric dates whose both numbers may be the month are ambiguous, and days that no calendar has are
 *  impossible: neither becomes a date. */
export function readDate(match: Match): ValueReading | null {
  const { slots } = match;
  const { problem, findings } = slotProblems(match);
  const words = { type: 'words' as const, words: match.text };
  if (slots.blank || Object.values(slots).some(({ hit }) => hit?.name === 'number' && hit.number === null)) {
    const named = slots.blank ?? slots.month;
    return named && !named.hit ? { value: words, problem: problem ?? 'blank in the form', findings } : null;
  }
  if (problem) return { value: words, problem, findings };
  const doubt = (reason: UnresolvedReason, code: Finding['code'], why: string): ValueReading => ({
    value: words,
    problem: reason,
    findings: [{ code, message: `"${match.text}": ${why}`, span: { start: match.start, end: match.end } }],
  });
  const yearFirst = slots.dotted ? /^\d{4}\./.test(slots.dotted.text) : startsWithYear(match);
  const dotted = slots.dotted?.text.split('.').map(Number);
  // Without a year of four digits it is the number of a clause.
  if (dotted && (dotted.length !== 3 || !/^\d{4}\.|\.\d{4}$/.test(slots.dotted!.text))) return null;
  const [first, second] = dotted ?? [slotNumber(slots.first), slotNumber(slots.second)];
  let year = dotted ? dotted[yearFirst ? 0 : 2] : slotNumber(slots.year);
  if (year == null || !Number.isInteger(year)) return null;
  const yearText = slots.year?.text ?? '';
  if (/^\d$/.test(yearText) || ((yearFirst || slots.last) && year < 1000)) return null;
  // "on 25 March, 24 June", "on 25th March, 24th June": the day of the next month.
  const isDay = match.isFollowedBy('month-name') || match.isFollowedBy('ordinal-suffix');
  if (/^\d\d$/.test(yearText) && isDay) return null;
  year = fullYear(year);
  if (year < 1800 || year > 2400) return null;
  let month = slotNumber(slots.month);
  let day = slotNumber(slots.day);
  if (month === undefined && first != null && second != null) {
    if (dotted && yearFirst) [month, day] = [second, dotted[2]];
    else if (first > 12 && second <= 12) [day, month] = [first, second];
    else if (second > 12 && first <= 12) [month, day] = [first, second];
    else if (first === second && first <= 12) [day, month] = [first, second];
    else if (first > 12 || second > 12)
      return first <= 31 && second <= 31 ? doubt('impossible date', 'impossible-date', 'there is no such month') : null;
    else return doubt('ambiguous date', 'ambiguous-date', 'day and month cannot be told apart');
  }
  if (slots.last && month != null && month >= 1 && month <= 12) day = daysInMonth(year, month);
  if (month == null || day == null || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  if (day > daysInMonth(year, month)) return doubt('impossible date', 'impossible-date', 'there is no such day');
  const two = (number: number) => String(number).padStart(2, '0');
  return { value: { type: 'date', date: `${year}-${two(month)}-${two(day)}` } };
}

/** Whether the year stands before the month, as in 2024-05-11: then it has four digits, and the order is plain. */
function startsWithYear({ slots }: Match): boolean {
  return slots.year !== undefined && slots.month !== undefined && slots.year.from < slots.month.from;
}
