import { createRequire } from 'node:module';
import { UnknownCalendarError } from '../model/errors.js';
import { type DayNumber, parseDayNumber } from './day-number.js';
import type { HolidaySource, HolidayYear } from './holiday-source.js';

/** `{"holidays": {"2026-02-17": "Spring Festival,春节,4"}, "workdays": {"2026-02-14": "Spring Festival,春节,4"}}` */
interface NoticeData {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

let notices: NoticeData | null = null;

function readNotices(): NoticeData {
  notices ??= createRequire(import.meta.url)('chinese-days/dist/chinese-days.json') as NoticeData;
  return notices;
}

function daysOf(table: Readonly<Record<string, string>>, year: number): Map<DayNumber, string> {
  const prefix = `${year}-`;
  return new Map(
    Object.entries(table)
      .filter(([date]) => date.startsWith(prefix))
      .map(([date, names]) => [parseDayNumber(date), names.split(',')[0]!]),
  );
}

/** Mainland China: days off and moved working weekends as the General Office of the State Council announces them for
 *  each year, usually in November of the year before. A year whose notice is not in the data is unknown; it is not
 *  computed from the lunar calendar, because the moved days cannot be. The notice of a year may make days at the end
 *  of the December before it free (30 and 31 December 2018 did); such a change counts once it is in the data.
 *  @source Regulation on Public Holidays for National Annual Festivals and Memorial Days (State Council decree 795);
 *    the yearly notices 国办发明电, as collected in the package chinese-days */
export const mainlandChina: HolidaySource = {
  code: 'CN',
  weekend: [6, 7],
  year(year: number): HolidayYear {
    const { holidays, workdays } = readNotices();
    // A year of which only January is listed has no notice yet: National Day is in every notice.
    if (holidays[`${year}-10-01`] === undefined)
      throw new UnknownCalendarError(`CN: the holiday notice for ${year} is not in the data`);
    return { off: daysOf(holidays, year), worked: daysOf(workdays, year) };
  },
};
