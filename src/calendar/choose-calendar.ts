import { TenorError, UnknownCalendarError } from '../model/errors.js';
import { BusinessCalendar } from './business-calendar.js';
import type { HolidaySource } from './holiday-source.js';
import { mainlandChina } from './mainland-china.js';
import { type OwnCalendar, ownHolidays } from './own-calendar.js';
import { publicHolidays } from './public-holidays.js';

/** Codes that stand for another. `GB` alone lacks the August bank holiday, whose date differs in Scotland: a contract
 *  that says no more is taken to mean England and Wales, one jurisdiction with one list of bank holidays.
 *  @source Banking and Financial Dealings Act 1971, schedule 1 */
const sameAs: Readonly<Record<string, string>> = { GB: 'GB-ENG', UK: 'GB-ENG', 'GB-EAW': 'GB-ENG', 'GB-WLS': 'GB-ENG' };

const sources = new Map<string, HolidaySource>();

/** @throws {UnknownCalendarError} for a code without data */
function sourceOf(code: string): HolidaySource {
  const upper = code.trim().toUpperCase();
  const known = sameAs[upper] ?? upper;
  let source = sources.get(known);
  if (!source) {
    if (!/^[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}$/.test(known))
      throw new UnknownCalendarError(`${code}: no jurisdiction; write its ISO 3166 code, as CN, GB-ENG or US-NY`);
    // The provinces of mainland China keep the holidays of the State Council's notice.
    source = known === 'CN' || known.startsWith('CN-') ? mainlandChina : publicHolidays(known);
    sources.set(known, source);
  }
  return source;
}

export interface CalendarChoice {
  /** ISO 3166 codes or names of the user's own calendars: `CN`, `US-NY`; a day must be a business day in all. */
  readonly jurisdictions: readonly string[];
  /** The contract's own weekend, ISO weekdays; empty or absent: that of each jurisdiction. */
  readonly weekend?: readonly number[] | null;
  readonly own?: readonly OwnCalendar[];
}

const calendars = new Map<string, BusinessCalendar>();

/** The calendar for a choice; the same choice gives the same calendar, with the years it has counted so far.
 *  @throws {UnknownCalendarError} if one of the jurisdictions has no data
 *  @throws {TenorError} if the choice is empty */
export function calendarFor(choice: CalendarChoice): BusinessCalendar {
  const names = [...new Set(choice.jurisdictions)];
  if (names.length === 0) throw new TenorError('no calendar is chosen: name a jurisdiction, as CN or GB-ENG');
  const weekend = choice.weekend?.length ? choice.weekend : null;
  const own = new Map((choice.own ?? []).map((calendar) => [calendar.name, calendar]));
  const build = () =>
    new BusinessCalendar(
      names.map((name) => {
        const file = own.get(name);
        return file ? ownHolidays(file, file.basedOn.map(sourceOf)) : sourceOf(name);
      }),
      weekend,
    );
  if (names.some((name) => own.has(name))) return build();
  const key = `${names.join('+')}/${weekend?.join(',') ?? ''}`;
  let calendar = calendars.get(key);
  if (!calendar) {
    calendar = build();
    calendars.set(key, calendar);
  }
  return calendar;
}
