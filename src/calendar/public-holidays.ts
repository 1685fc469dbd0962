import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import { UnknownCalendarError } from '../model/errors.js';
import { type DayNumber, parseDayNumber } from './day-number.js';
import type { HolidaySource, HolidayYear } from './holiday-source.js';
import { weekendOf } from './weekends.js';

/** Before 1970 many countries' rules are not in the data; after 2075 its tables of the Islamic calendar end. */
const firstYear = 1970;
const lastYear = 2075;

/** Names that date-holidays lists as public though no statute closes anything on them. */
const noDaysOff: Readonly<Record<string, readonly string[]>> = {
  // N.Y. General Construction Law § 24 does not name it; it is a day of commemoration (Executive Law § 168-a).
  'US-NY': ['Susan B. Anthony Day'],
};

let loadedHolidays: typeof Holidays | null = null;

/** The package takes 0.1 s to load: asked for with the first date, not at the start. */
function holidaysOf(country: string, state: string | undefined, region: string | undefined): Holidays {
  if (!loadedHolidays) {
    const loaded = createRequire(import.meta.url)('date-holidays') as typeof Holidays & { default?: typeof Holidays };
    loadedHolidays = loaded.default ?? loaded;
  }
  const options = { languages: ['en'] };
  if (region) return new loadedHolidays(country, state!, region, options);
  return state ? new loadedHolidays(country, state, options) : new loadedHolidays(country, options);
}

/** Public holidays close business; bank, school and optional ones do not. The one exception: the United States' data
 *  call the substitute for a Veterans Day on a Saturday `bank`, but it is a legal holiday like the other substitutes.
 *  @source 5 U.S.C. § 6103(b)(1): a holiday on a Saturday is kept on the Friday before */
function closes(holiday: HolidaysTypes.Holiday, country: string): boolean {
  return holiday.type === 'public' || (country === 'US' && holiday.type === 'bank' && holiday.substitute === true);
}

/** The days a holiday covers: those at whose noon it lasts. `date` is local (`2026-03-20 00:00:00 -0600`); an evening
 *  that begins a feast at 18:00 is not a day off, the day after it is. */
function daysCovered(holiday: HolidaysTypes.Holiday): DayNumber[] {
  const hour = Number(holiday.date.slice(11, 13)) || 0;
  const first = parseDayNumber(holiday.date);
  const hours = (holiday.end.getTime() - holiday.start.getTime()) / 3_600_000;
  const days: DayNumber[] = [];
  for (let day = 0; day * 24 + 12 - hour < hours; day++) if (day > 0 || hour <= 12) days.push(first + day);
  return days;
}

/** A country, or one of its states and regions, by the data of date-holidays.
 *  @param code ISO 3166: `DE`, `DE-BY`, `GB-ENG`
 *  @throws {UnknownCalendarError} if there is no such jurisdiction in the data */
export function publicHolidays(code: string): HolidaySource {
  const [country, state, region] = code.split('-') as [string, string?, string?];
  const holidays = holidaysOf(country, state, region);
  const known =
    holidays.getCountries()[country] !== undefined &&
    (!state || holidays.getStates(country)?.[state] !== undefined) &&
    (!region || holidays.getRegions(country, state!)?.[region] !== undefined);
  if (!known) throw new UnknownCalendarError(`${code}: no holiday data for this jurisdiction`);
  const asked = new Map<number, readonly HolidaysTypes.Holiday[]>();
  const closedIn = (year: number) => {
    const known = asked.get(year);
    if (known) return known;
    const listed = holidays.getHolidays(year).filter((holiday) => closes(holiday, country));
    const closed = listed.filter(({ name }) => !noDaysOff[code]?.includes(name));
    asked.set(year, closed);
    return closed;
  };
  return {
    code,
    weekend: weekendOf(country),
    year(year: number): HolidayYear {
      if (year < firstYear || year > lastYear)
        throw new UnknownCalendarError(`${code}: no holiday data for ${year} (known: ${firstYear} to ${lastYear})`);
      const off = new Map<DayNumber, string>();
      // A new year's holiday may be kept on 31 December, and a feast may begin in the year before: ask three years.
      for (const holiday of [year - 1, year, year + 1].flatMap(closedIn))
        for (const day of daysCovered(holiday)) if (!off.has(day)) off.set(day, holiday.name);
      return { off, worked: new Map() };
    },
  };
}
