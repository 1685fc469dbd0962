import { isDay } from '../model/days-in-month.js';
import { TenorError, UnknownCalendarError } from '../model/errors.js';
import { type DayNumber, parseDayNumber } from './day-number.js';
import type { HolidaySource, HolidayYear } from './holiday-source.js';

/** One line of a calendar file. */
export interface OwnDay {
  /** ISO date. */
  readonly date: string;
  readonly name: string;
  /** 1-based line of the file, for messages. */
  readonly line: number;
}

/** A calendar file of the user, as its YAML says it:
 *
 *      name: Acme plant           # how it is called in traces and in the configuration
 *      based-on: [GB-ENG]         # jurisdictions it adds to; none: the days below are all there is
 *      weekend: [sat, sun]        # as ISO weekdays here; absent: that of the first jurisdiction, or Saturday and Sunday
 *      holidays:
 *        - 2026-12-24: Christmas shutdown
 *      working-days:
 *        - 2026-08-29: stock-taking
 */
export interface OwnCalendar {
  readonly file: string;
  readonly name: string;
  readonly basedOn: readonly string[];
  /** ISO weekdays, 1 = Monday … 7 = Sunday; null where the file says nothing. */
  readonly weekend: readonly number[] | null;
  readonly holidays: readonly OwnDay[];
  readonly workingDays: readonly OwnDay[];
}

/** Refuses what could count wrongly in silence.
 *  @throws {TenorError} that names the file and the line: no such date, a day listed twice, a week without work */
export function checkOwnCalendar(calendar: OwnCalendar): OwnCalendar {
  const seen = new Map<string, number>();
  for (const { date, line } of [...calendar.holidays, ...calendar.workingDays]) {
    const at = `${calendar.file}:${line}`;
    if (!isDate(date)) throw new TenorError(`${at}: ${date} is no date; write it as 2026-12-24`, { exitCode: 2 });
    const before = seen.get(date);
    if (before !== undefined)
      throw new TenorError(`${at}: ${date} is listed in line ${before} already`, { exitCode: 2 });
    seen.set(date, line);
  }
  const weekend = calendar.weekend ?? [];
  if (weekend.some((day) => !Number.isInteger(day) || day < 1 || day > 7) || new Set(weekend).size > 6)
    throw new TenorError(`${calendar.file}: weekend: at most six of the weekdays mon to sun`, { exitCode: 2 });
  if (!calendar.name.trim()) throw new TenorError(`${calendar.file}: name: a calendar needs a name`, { exitCode: 2 });
  return calendar;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return isDay(year, month, day);
}

/** The user's calendar as a source of holidays: its own days win over those of the jurisdictions it is based on. A
 *  calendar based on none knows the years in which it lists a day, and no others. */
export function ownHolidays(calendar: OwnCalendar, bases: readonly HolidaySource[]): HolidaySource {
  const holidays = checkOwnCalendar(calendar).holidays;
  const weekend = calendar.weekend ?? bases[0]?.weekend ?? [6, 7];
  const years = new Set([...holidays, ...calendar.workingDays].map(({ date }) => Number(date.slice(0, 4))));
  return {
    code: calendar.name,
    weekend,
    year(year: number): HolidayYear {
      if (bases.length === 0 && !years.has(year))
        throw new UnknownCalendarError(`${calendar.name}: ${calendar.file} lists no day of ${year}`);
      const off = new Map<DayNumber, string>();
      const worked = new Map<DayNumber, string>();
      for (const base of bases) {
        const known = base.year(year);
        for (const [day, name] of known.off) off.set(day, name);
        for (const [day, name] of known.worked) worked.set(day, name);
      }
      for (const { date, name } of holidays) off.set(parseDayNumber(date), name);
      for (const { date, name } of calendar.workingDays) {
        off.delete(parseDayNumber(date));
        worked.set(parseDayNumber(date), name);
      }
      return { off, worked };
    },
  };
}
