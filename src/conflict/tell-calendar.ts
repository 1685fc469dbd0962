import type { Period, Value } from '../model/value.js';
import { sayValue } from '../model/value-text.js';

/** What business days come to beside calendar days: `15 business days are some 21 days`. */
export interface CalendarNote {
  readonly says: string;
  /** Whether weekends and public holidays decide which of the two ends first. */
  readonly depends: boolean;
}

/** A clock that starts on a Friday passes one weekend more than a rule of five in seven says. */
const weekend = 2;
/** So many public holidays may fall into some weeks: Christmas and New Year, Easter. Longer closures, as China's in the
 *  autumn, are not thought of. */
const holidays = 5;

/** Says how two periods stand to each other on the calendar, where only one of them is in business days; else null. */
export function tellCalendar(x: Value | null, y: Value | null): CalendarNote | null {
  const [a, b] = [periodOf(x), periodOf(y)];
  if (!a || !b || isBusiness(a) === isBusiness(b)) return null;
  const [business, calendar] = isBusiness(a) ? [a, b] : [b, a];
  const days = calendarDays(calendar);
  if (days === null) return null;
  const usual = Math.round((business.count * 7) / 5);
  const least = business.count + weekend * Math.floor((business.count - 1) / 5);
  const most = Math.ceil((business.count * 7) / 5) + weekend + holidays;
  const says =
    business.count < 5 ? '' : `${sayValue({ type: 'period', period: business })} are as a rule some ${usual} days`;
  return { says, depends: least <= days && days <= most };
}

function periodOf(value: Value | null): Period | null {
  return value?.type === 'period' ? value.period : null;
}

function isBusiness({ business, unit }: Period): boolean {
  return business && unit === 'day';
}

function calendarDays({ count, unit }: Period): number | null {
  const days: Partial<Record<Period['unit'], number>> = { hour: 1 / 24, day: 1, week: 7, month: 30.44, year: 365.25 };
  const each = days[unit];
  return each === undefined ? null : count * each;
}
