import type { Period, PeriodUnit, Value } from './value.js';

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
      return `${value.percent}%${value.of ? ` of ${value.of}` : ''}`;
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

/** How many digits a currency's minor unit has: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217); 2 where it is unknown. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** An integer of minor units in major units, with decimals only where there are any: `200000`, `12.50`. */
function formatAmount(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  const scale = 10 ** digits;
  return minor % scale === 0 ? String(minor / scale) : (minor / scale).toFixed(digits);
}
