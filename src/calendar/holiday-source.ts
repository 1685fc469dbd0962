import type { DayNumber } from './day-number.js';

/** One year of one jurisdiction. */
export interface HolidayYear {
  /** Days off beside the weekend, with the name of the holiday. A holiday on a weekend may be listed too. */
  readonly off: ReadonlyMap<DayNumber, string>;
  /** Weekend days on which the jurisdiction works, with the holiday they make up for. */
  readonly worked: ReadonlyMap<DayNumber, string>;
}

/** Where the holidays of one jurisdiction come from. */
export interface HolidaySource {
  /** `CN`, `GB-ENG`, `US-NY`; the name of a user's own calendar. */
  readonly code: string;
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  readonly weekend: readonly number[];
  /** @throws {UnknownCalendarError} if there is no data for this year: a year is never guessed. */
  year(year: number): HolidayYear;
}
