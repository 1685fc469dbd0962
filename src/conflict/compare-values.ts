import type { Period, Value } from '../model/value.js';

/** How one value stands to another on the same matter. `unlike`: no comparison is possible (a sum and a period; business
 *  and calendar days that could be either). */
export type Comparison = 'equal' | 'less' | 'more' | 'different' | 'unlike';

/** Compares what two clauses lay down. Equal by law is equal: 72 hours and 3 days, 12 months and 1 year, twice and 200 %.
 *  Business days are never turned into calendar days: 3 business days are at least 3 days, so they are `more` than 3 days
 *  or fewer, and `unlike` more days than they could take at most. */
export function compareValues(a: Value, b: Value): Comparison {
  const [left, right] = [plain(a), plain(b)];
  if (left.type === 'period' && right.type === 'period') return comparePeriods(left.period, right.period);
  if (left.type === 'recurrence' && right.type === 'recurrence') return comparePeriods(left.every, right.every);
  if (left.type === 'money' && right.type === 'money') {
    if (left.money.currency !== right.money.currency || (left.per ?? '') !== (right.per ?? '')) return 'different';
    return order(left.money.minor - right.money.minor);
  }
  if (left.type === 'percentage' && right.type === 'percentage') return comparePercentages(left, right);
  if (left.type === 'date' && right.type === 'date')
    return left.date === right.date ? 'equal' : left.date < right.date ? 'less' : 'more';
  if (left.type === 'consequence' && right.type === 'consequence') {
    return left.consequence === right.consequence ? 'equal' : 'different';
  }
  if (left.type === 'retention' && right.type === 'retention') return left.rule === right.rule ? 'equal' : 'different';
  if (left.type !== right.type) return 'unlike';
  return JSON.stringify(left) === JSON.stringify(right) ? 'equal' : 'different';
}

/** A multiple is a percentage: "twice the fees" is 200 % of them. */
function plain(value: Value): Value {
  return value.type === 'multiple'
    ? { type: 'percentage', percent: value.factor * 100, ...(value.of !== undefined && { of: value.of }) }
    : value;
}

type Percentage = Extract<Value, { type: 'percentage' }>;

const perYear: Readonly<Record<string, number>> = { day: 365, week: 52, month: 12, quarter: 4, year: 1, annum: 1 };

/** 1 % a month is 12 % a year. */
function comparePercentages(a: Percentage, b: Percentage): Comparison {
  if (a.per === undefined || b.per === undefined || a.per === b.per) return order(a.percent - b.percent);
  const [x, y] = [a, b].map(({ per, percent }) => percent * (perYear[per ?? ''] ?? Number.NaN));
  return Number.isNaN(x) || Number.isNaN(y) ? 'different' : order(x! - y!);
}

function order(difference: number): Comparison {
  return difference === 0 ? 'equal' : difference < 0 ? 'less' : 'more';
}

const dayInSeconds = 86_400;

/** Shortest and longest a period can be, in seconds: a month has 28 to 31 days, a year 365 or 366. */
function extent(period: Period): { least: number; most: number } {
  const { count, unit } = period;
  const days = (least: number, most: number) => ({ least: least * dayInSeconds, most: most * dayInSeconds });
  switch (unit) {
    case 'second':
      return { least: count, most: count };
    case 'minute':
      return { least: count * 60, most: count * 60 };
    case 'hour':
      return { least: count * 3600, most: count * 3600 };
    case 'day':
      // Five business days take at least a week; with holidays (up to nine days off on end in China) longer.
      return period.business
        ? days(count + 2 * Math.floor((count - 1) / 5), Math.ceil((count * 7) / 5) + 2 + 9)
        : days(count, count);
    case 'week':
      return days(count * 7, count * 7);
    case 'month':
      return days(
        Math.floor(count * 30.4) - 2 > 0 ? Math.floor(count * 30.4) - 2 : count * 28,
        Math.ceil(count * 30.5) + 1,
      );
    case 'year':
      return days(count * 365, Math.ceil(count * 365.25));
  }
}

function comparePeriods(a: Period, b: Period): Comparison {
  if (a.business === b.business) {
    const [x, y] = [inOneUnit(a), inOneUnit(b)];
    if (x.unit === y.unit) return order(x.count - y.count);
  }
  const [left, right] = [extent(a), extent(b)];
  // Three days are never longer than three business days.
  if (left.most < right.least || (left.most === right.least && a.business !== b.business)) return 'less';
  if (left.least > right.most || (left.least === right.most && a.business !== b.business)) return 'more';
  // 30 days and one month, 3 business days and 4 days: which is longer depends on the calendar.
  return 'different';
}

/** Which of two periods is longer as a rule, where the calendar could make it either; null where they are much the same. */
export function usuallyLonger(a: Value, b: Value): 'a' | 'b' | null {
  const [x, y] = [usualDays(a), usualDays(b)];
  if (x === null || y === null || Math.abs(x - y) <= Math.max(x, y) * muchTheSame) return null;
  return x > y ? 'a' : 'b';
}

/** 30 days and a month, 20 business days and four weeks. */
const muchTheSame = 0.05;

function usualDays(value: Value): number | null {
  const period = value.type === 'period' ? value.period : value.type === 'recurrence' ? value.every : null;
  if (!period) return null;
  const { count, unit, business } = period;
  const days = {
    second: 1 / dayInSeconds,
    minute: 1 / 1440,
    hour: 1 / 24,
    day: 1,
    week: 7,
    month: 30.44,
    year: 365.25,
  };
  if (!business) return count * days[unit];
  return unit === 'day' ? (count * 7) / 5 : ((count / 8) * 7) / 5;
}

/** Years in months, weeks in days, hours and minutes in seconds; whole days of 24 hours in seconds too. */
function inOneUnit(period: Period): { count: number; unit: 'month' | 'second' | 'business-day' | 'business-second' } {
  const { count, unit, business } = period;
  const seconds = { second: 1, minute: 60, hour: 3600, day: dayInSeconds, week: 7 * dayInSeconds } as const;
  if (unit === 'year') return { count: count * 12, unit: 'month' };
  if (unit === 'month') return { count, unit: 'month' };
  if (business)
    return unit === 'day' ? { count, unit: 'business-day' } : { count: count * seconds[unit], unit: 'business-second' };
  return { count: count * seconds[unit], unit: 'second' };
}
