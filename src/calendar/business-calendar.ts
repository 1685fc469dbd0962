import type { Temporal } from 'temporal-polyfill';
import { UnknownCalendarError } from '../model/errors.js';
import { type DayNumber, dayNumberOf, fromDayNumber, toDayNumber, weekdayOf, yearOf } from './day-number.js';
import type { HolidaySource, HolidayYear } from './holiday-source.js';

/** What one day is. */
export interface DayStanding {
  readonly business: boolean;
  /** Why it is off (`weekend`, `Thanksgiving Day`) or why a weekend day is worked; empty for a plain business day. */
  readonly because: string;
}

const plainDay: DayStanding = { business: true, because: '' };

/** Business days of one jurisdiction or of several at once: a day counts only where all of them work.
 *
 *  Days are numbers. For the years asked for so far there are two tables: how many business days lie before each day,
 *  and the n-th business day; so adding any number of business days is two look-ups. */
export class BusinessCalendar {
  /** `CN`, `US + GB-ENG`; as shown in traces. */
  readonly name: string;
  private readonly years = new Map<number, readonly HolidayYear[]>();
  private firstYear = 0;
  private lastYear = -1;
  private base: DayNumber = 0;
  /** `before[i]`: business days in the tables before day `base + i`; one entry more than there are days. */
  private before = new Int32Array(1);
  /** The business days in the tables, ascending. */
  private days = new Int32Array(0);

  /** @param weekend the contract's own ("a day other than a Saturday, Sunday or public holiday"): ISO weekdays. It
   *    replaces the jurisdictions', and a moved working weekend does not make a business day of what it names. */
  constructor(
    private readonly sources: readonly HolidaySource[],
    private readonly weekend: readonly number[] | null = null,
  ) {
    this.name = sources.map((source) => source.code).join(' + ');
  }

  /** @throws {UnknownCalendarError} if there is no data for that year */
  standing(day: DayNumber): DayStanding {
    const years = this.yearsOf(yearOf(day));
    const weekday = weekdayOf(day);
    if (this.weekend?.includes(weekday)) return { business: false, because: 'weekend' };
    let worked = '';
    for (let i = 0; i < this.sources.length; i++) {
      const holiday = years[i]!.off.get(day);
      if (holiday !== undefined) return { business: false, because: this.tell(i, holiday) };
      if (this.weekend || !this.sources[i]!.weekend.includes(weekday)) continue;
      const reason = years[i]!.worked.get(day);
      if (reason === undefined) return { business: false, because: 'weekend' };
      worked = this.tell(i, reason);
    }
    return worked ? { business: true, because: worked } : plainDay;
  }

  isBusinessDay(date: Temporal.PlainDate): boolean {
    const day = toDayNumber(date);
    this.cover(day);
    return this.before[day - this.base + 1]! > this.before[day - this.base]!;
  }

  /** The n-th business day after a day, or before it where n is negative. The day itself is not counted, whether or not
   *  it is a business day; 0 gives the day itself.
   *  @throws {UnknownCalendarError} if the count runs into a year without data
   *  @source Fed. R. Civ. P. 6(a)(1)(A): exclude the day of the event; Regulation (EEC, Euratom) 1182/71, art. 3(1) */
  add(day: DayNumber, n: number): DayNumber {
    if (n === 0) return day;
    this.cover(day);
    for (;;) {
      const at = n > 0 ? this.before[day - this.base + 1]! + n - 1 : this.before[day - this.base]! + n;
      if (at < 0) this.grow(this.firstYear - 1);
      else if (at >= this.days.length) this.grow(this.lastYear + 1);
      else return this.days[at]!;
    }
  }

  addDays(date: Temporal.PlainDate, n: number): Temporal.PlainDate {
    return fromDayNumber(this.add(toDayNumber(date), n));
  }

  /** Business days after `from`, up to and including `to`; negative where `to` is earlier. */
  count(from: DayNumber, to: DayNumber): number {
    if (to < from) return -this.count(to - 1, from - 1);
    this.cover(from);
    while (to - this.base >= this.before.length - 1) this.grow(this.lastYear + 1);
    return this.before[to - this.base + 1]! - this.before[from - this.base + 1]!;
  }

  /** The day itself if it is a business day, else the next (`1`) or the one before (`-1`). */
  nearest(day: DayNumber, direction: 1 | -1): DayNumber {
    return this.add(day - direction, direction);
  }

  private tell(source: number, reason: string): string {
    return this.sources.length > 1 ? `${reason} (${this.sources[source]!.code})` : reason;
  }

  private yearsOf(year: number): readonly HolidayYear[] {
    let known = this.years.get(year);
    if (!known) {
      known = this.sources.map((source) => source.year(year));
      this.years.set(year, known);
    }
    return known;
  }

  private cover(day: DayNumber): void {
    if (day >= this.base && day < this.base + this.before.length - 1) return;
    this.grow(yearOf(day));
  }

  /** Makes the tables reach a year, and all years between; where one of these has no data, they start anew there. */
  private grow(year: number): void {
    this.yearsOf(year);
    const empty = this.lastYear < 0;
    if (empty || !this.knows(Math.min(year, this.lastYear + 1), Math.max(year, this.firstYear - 1)))
      this.fill(year, year);
    else this.fill(Math.min(year, this.firstYear), Math.max(year, this.lastYear));
  }

  private knows(first: number, last: number): boolean {
    try {
      for (let year = first; year <= last; year++) this.yearsOf(year);
      return true;
    } catch (error) {
      if (error instanceof UnknownCalendarError) return false;
      throw error;
    }
  }

  private fill(first: number, last: number): void {
    const base = dayNumberOf(first, 1, 1);
    const end = dayNumberOf(last + 1, 1, 1);
    const before = new Int32Array(end - base + 1);
    const days: number[] = [];
    for (let day = base; day < end; day++) {
      if (this.standing(day).business) days.push(day);
      before[day - base + 1] = days.length;
    }
    this.firstYear = first;
    this.lastYear = last;
    this.base = base;
    this.before = before;
    this.days = Int32Array.from(days);
  }
}
