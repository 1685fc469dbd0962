import {
  type Consequence,
  consequences,
  type Period,
  type PeriodUnit,
  type RetentionRule,
  retentionRules,
  type Value,
  type Weekday,
  weekdays,
} from './value.js';

const designators: Record<PeriodUnit, string> = {
  year: 'Y',
  month: 'M',
  week: 'W',
  day: 'D',
  hour: 'H',
  minute: 'M',
  second: 'S',
};

/** The value of an obligation as every export writes it (SPEC section 1): `P3D/business`, `CNY 200000`, `x2 declared value`. */
export function formatValue(value: Value): string {
  switch (value.type) {
    case 'period':
      return `${value.bound === 'at-least' ? '>=' : value.bound === 'at-most' ? '<=' : ''}${formatPeriod(value.period)}`;
    case 'date':
      return value.date;
    case 'recurrence': {
      const days = value.on?.weekdays ?? [];
      return `R/${formatPeriod(value.every)}${days.length > 0 ? `/${days.join(',')}` : ''}`;
    }
    case 'vague':
    case 'words':
      return value.words;
    case 'money':
      return `${value.money.currency} ${formatAmount(value.money.minor, value.money.currency)}${
        value.per ? ` per ${value.per}` : ''
      }`;
    case 'percentage':
      return `${value.percent}%${value.of ? ` of ${value.of}` : ''}${value.per ? ` per ${value.per}` : ''}`;
    case 'multiple':
      return `x${value.factor}${value.of ? ` ${value.of}` : ''}`;
    case 'higher-of':
    case 'lower-of':
      return `${value.type}(${value.values.map(formatValue).join('; ')})`;
    case 'consequence':
      return value.consequence;
    case 'retention':
      return value.rule;
    case 'on-demand':
      return 'on-demand';
  }
}

/** ISO 8601, in the text's own unit: `P3D/business`, `PT24H`, `PT0.3S`. Half years are written in months. */
export function formatPeriod(period: Period): string {
  const halves = period.unit === 'year' && !Number.isInteger(period.count);
  const count = halves ? Math.round(period.count * 12 * 100) / 100 : period.count;
  const time = period.unit === 'hour' || period.unit === 'minute' || period.unit === 'second';
  const designator = halves ? 'M' : designators[period.unit];
  return `P${time ? 'T' : ''}${count}${designator}${period.business ? '/business' : ''}`;
}

/** A value as a sentence says it: `24 hours`, `3 business days`, `every 3 months`; the rest as exports write it. */
export function sayValue(value: Value): string {
  if (value.type === 'period') {
    const bound = { 'at-least': 'at least ', 'at-most': 'at most ' } as const;
    return `${value.bound ? bound[value.bound] : ''}${sayPeriod(value.period)}`;
  }
  if (value.type === 'recurrence') {
    const { count, unit, business } = value.every;
    return count === 1 && !business ? `every ${unit}` : `every ${sayPeriod(value.every)}`;
  }
  return formatValue(value);
}

function sayPeriod({ count, unit, business }: Period): string {
  return `${count} ${business ? 'business ' : ''}${unit}${count === 1 ? '' : 's'}`;
}

/** How many digits a currency's minor unit has: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217); 2 where it is unknown. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  let digits = 2;
  try {
    digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    // not three letters: no currency that has units of its own
  }
  digitsOf.set(currency, digits);
  return digits;
}

/** Asked once each: making a number format is slow. */
const digitsOf = new Map<string, number>();

/** An integer of minor units in major units, with decimals only where there are any: `200000`, `12.50`. */
function formatAmount(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const scale = 10 ** digits;
  return minor % scale === 0 ? String(minor / scale) : (minor / scale).toFixed(digits);
}

const periodPattern =
  /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/;

/** Conversions that are always true, from each unit down to the next: `P1Y6M` is 18 months, `P1M10D` is no period. */
const down: Partial<Record<PeriodUnit, { readonly unit: PeriodUnit; readonly count: number }>> = {
  year: { unit: 'month', count: 12 },
  week: { unit: 'day', count: 7 },
  hour: { unit: 'minute', count: 60 },
  minute: { unit: 'second', count: 60 },
};

/** The inverse of `formatPeriod`; reads several parts too where they add up in one unit (`PT2H30M` is 150 minutes).
 *  Null for what is no period. */
export function parsePeriod(text: string): Period | null {
  const business = text.endsWith('/business');
  const found = periodPattern.exec(business ? text.slice(0, -'/business'.length) : text);
  if (!found) return null;
  const units: PeriodUnit[] = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];
  const parts = units.flatMap((unit, i) => (found[i + 1] === undefined ? [] : [{ unit, count: Number(found[i + 1]) }]));
  if (parts.length === 0 || parts.some(({ count }) => Number.isNaN(count))) return null;
  return parts
    .map((part): Period | null => ({ ...part, business }))
    .reduce((sum, part) => (sum && part ? addPeriods(sum, part) : null));
}

/** The sum of a longer and a shorter period in the unit of the shorter, or null where they do not add up: how many days
 *  a month has is the calendar's business. */
export function addPeriods(longer: Period, shorter: Period): Period | null {
  let { count, unit } = longer;
  while (unit !== shorter.unit) {
    const step = down[unit];
    if (!step) return null;
    count *= step.count;
    unit = step.unit;
  }
  return { count: Number((count + shorter.count).toPrecision(12)), unit, business: longer.business };
}

/** The inverse of `formatValue`: what it wrote, this reads back, but for the day of the month of a recurrence, which
 *  exports do not show. Text of no other form is words.
 *  @param vague  whether words are a vague time (`promptly`) rather than the words of an amount. */
export function parseValue(text: string, vague = false): Value {
  const known = parseKnown(text);
  if (known) return known;
  return vague ? { type: 'vague', words: text } : { type: 'words', words: text };
}

function parseKnown(text: string): Value | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { type: 'date', date: text };
  if ((consequences as readonly string[]).includes(text))
    return { type: 'consequence', consequence: text as Consequence };
  if ((retentionRules as readonly string[]).includes(text)) return { type: 'retention', rule: text as RetentionRule };
  if (text === 'on-demand') return { type: 'on-demand' };
  if (text.startsWith('R/')) return parseRecurrence(text.slice(2));
  const bound = text.startsWith('>=') ? 'at-least' : text.startsWith('<=') ? 'at-most' : undefined;
  const period = parsePeriod(bound ? text.slice(2) : text);
  if (period) return { type: 'period', period, ...(bound && { bound }) };
  const money = /^([A-Z]{3}) (\d+(?:\.\d+)?)(?: per (.+))?$/s.exec(text);
  if (money) {
    const minor = Math.round(Number(money[2]) * 10 ** minorDigits(money[1]!));
    return { type: 'money', money: { minor, currency: money[1]! }, ...(money[3] && { per: money[3] }) };
  }
  const share = /^(\d+(?:\.\d+)?(?:e-?\d+)?)%(?: of (.+?))?(?: per ((?:(?! per ).)+))?$/s.exec(text);
  if (share) {
    return {
      type: 'percentage',
      percent: Number(share[1]),
      ...(share[2] && { of: share[2] }),
      ...(share[3] && { per: share[3] }),
    };
  }
  const multiple = /^x(\d+(?:\.\d+)?)(?: (.+))?$/s.exec(text);
  if (multiple) return { type: 'multiple', factor: Number(multiple[1]), ...(multiple[2] && { of: multiple[2] }) };
  const choice = /^(higher-of|lower-of)\((.*)\)$/s.exec(text);
  if (choice)
    return {
      type: choice[1] as 'higher-of' | 'lower-of',
      values: splitList(choice[2]!).map((each) => parseValue(each)),
    };
  return null;
}

function parseRecurrence(text: string): Value | null {
  const [, body = '', days] = /^(P[\dA-Z.]+(?:\/business)?)(?:\/([a-z,]+))?$/.exec(text) ?? [];
  const every = parsePeriod(body);
  if (!every) return null;
  if (days === undefined) return { type: 'recurrence', every };
  const list = days.split(',');
  if (!list.every((day): day is Weekday => (weekdays as readonly string[]).includes(day))) return null;
  return { type: 'recurrence', every, on: { weekdays: list } };
}

/** Parts between the semicolons that stand outside brackets. */
function splitList(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')') depth--;
    else if (depth === 0 && text.startsWith('; ', i)) {
      parts.push(text.slice(begin, i));
      begin = i + 2;
    }
  }
  return [...parts, text.slice(begin)];
}
