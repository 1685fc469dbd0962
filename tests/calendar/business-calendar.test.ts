import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { BusinessCalendar } from '../../src/calendar/business-calendar.js';
import { calendarFor } from '../../src/calendar/choose-calendar.js';
import { fromDayNumber, parseDayNumber, toDayNumber, weekdayOf, yearOf } from '../../src/calendar/day-number.js';
import { mainlandChina } from '../../src/calendar/mainland-china.js';
import { checkOwnCalendar, type OwnCalendar } from '../../src/calendar/own-calendar.js';
import { UnknownCalendarError } from '../../src/model/errors.js';

const date = (iso: string) => Temporal.PlainDate.from(iso);
const england = calendarFor({ jurisdictions: ['GB-ENG'] });
const china = calendarFor({ jurisdictions: ['CN'] });

describe('day numbers', () => {
  test('a day becomes a number and the same day again', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 400_000 }), (day) => {
        const back = fromDayNumber(day);
        expect(toDayNumber(back)).toBe(day);
        expect(weekdayOf(day)).toBe(back.dayOfWeek);
        expect(yearOf(day)).toBe(back.year);
        if (back.year >= 0 && back.year <= 9999) expect(parseDayNumber(back.toString())).toBe(day);
      }),
    );
  });
});

describe('counting business days', () => {
  test('five business days before completion step over the Spring bank holiday', () => {
    // gov.uk/bank-holidays: Monday 25 May 2026
    expect(england.addDays(date('2026-05-29'), -5)).toEqual(date('2026-05-21'));
  });

  test('the day counted from is not counted, be it a business day or not', () => {
    expect(england.addDays(date('2026-06-12'), 1)).toEqual(date('2026-06-15'));
    expect(england.addDays(date('2026-06-13'), 1)).toEqual(date('2026-06-15'));
    expect(england.addDays(date('2026-06-13'), -1)).toEqual(date('2026-06-12'));
  });

  test('a worked Saturday in mainland China counts', () => {
    expect(china.addDays(date('2026-05-08'), 1)).toEqual(date('2026-05-09'));
  });

  test('a contract that excludes every Saturday and Sunday excludes the worked ones too', () => {
    const strict = calendarFor({ jurisdictions: ['CN'], weekend: [6, 7] });
    expect(strict.addDays(date('2026-05-08'), 1)).toEqual(date('2026-05-11'));
  });

  test('a contract with a six-day week works on Saturdays that are no holiday', () => {
    const sixDays = calendarFor({ jurisdictions: ['GB-ENG'], weekend: [7] });
    expect(sixDays.addDays(date('2026-06-12'), 1)).toEqual(date('2026-06-13'));
    // Boxing Day 2026 is a Saturday.
    expect(sixDays.isBusinessDay(date('2026-12-26'))).toBe(false);
  });

  test('where business days are those in London and in New York, either holiday stops the count', () => {
    const both = calendarFor({ jurisdictions: ['GB-ENG', 'US-NY'] });
    // 4 May 2026: early May bank holiday in England; 12 October: Columbus Day in New York
    expect(both.isBusinessDay(date('2026-05-04'))).toBe(false);
    expect(both.isBusinessDay(date('2026-10-12'))).toBe(false);
    expect(both.standing(parseDayNumber('2026-10-12')).because).toBe('Columbus Day (US-NY)');
  });

  test('Friday and Saturday are the weekend in Saudi Arabia', () => {
    const saudi = calendarFor({ jurisdictions: ['SA'] });
    expect(saudi.addDays(date('2026-06-04'), 1)).toEqual(date('2026-06-07'));
  });

  test('a jurisdiction or a year without data is refused', () => {
    expect(() => calendarFor({ jurisdictions: ['XX'] })).toThrow(UnknownCalendarError);
    expect(() => calendarFor({ jurisdictions: ['US-ZZ'] })).toThrow(UnknownCalendarError);
    expect(() => calendarFor({ jurisdictions: ['England'] })).toThrow(/ISO 3166/);
    expect(() => calendarFor({ jurisdictions: [] })).toThrow(/name a jurisdiction/);
    expect(() => england.isBusinessDay(date('2200-01-03'))).toThrow(/no holiday data for 2200/);
  });

  test('adding some business days and taking them away leads back to the same business day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('GB-ENG', 'US', 'DE', 'IE', 'HK', 'SA', 'GB-ENG+US-NY'),
        fc.integer({ min: parseDayNumber('2015-01-01'), max: parseDayNumber('2040-12-31') }),
        fc.integer({ min: 0, max: 2_000 }),
        (codes, day, n) => {
          const calendar = calendarFor({ jurisdictions: codes.split('+') });
          const start = calendar.nearest(day, 1);
          expect(calendar.add(calendar.add(start, n), -n)).toBe(start);
          expect(calendar.count(start, calendar.add(start, n))).toBe(n);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the table counts as a walk from day to day does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: parseDayNumber('2004-06-01'), max: parseDayNumber('2026-10-01') }),
        fc.integer({ min: -60, max: 60 }).filter((n) => n !== 0),
        (day, n) => {
          // A calendar of its own, so that its table starts with this year.
          const fresh = new BusinessCalendar([mainlandChina]);
          let walked = day;
          for (let left = Math.abs(n); left > 0; ) {
            walked += Math.sign(n);
            if (china.standing(walked).business) left--;
          }
          expect(fresh.add(day, n)).toBe(walked);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("a user's own calendar", () => {
  const plant: OwnCalendar = {
    file: 'plant.yaml',
    name: 'Plant',
    basedOn: ['GB-ENG'],
    weekend: null,
    holidays: [{ date: '2026-12-24', name: 'Christmas shutdown', line: 4 }],
    workingDays: [{ date: '2026-08-29', name: 'stock-taking', line: 6 }],
  };

  test('adds its own days off and working days to those of a jurisdiction', () => {
    const calendar = calendarFor({ jurisdictions: ['Plant'], own: [plant] });
    expect(calendar.addDays(date('2026-12-23'), 1)).toEqual(date('2026-12-29'));
    expect(calendar.addDays(date('2026-08-28'), 1)).toEqual(date('2026-08-29'));
    expect(calendar.standing(parseDayNumber('2026-12-24')).because).toBe('Christmas shutdown');
  });

  test('that stands alone knows only the years in which it lists a day', () => {
    const alone = calendarFor({ jurisdictions: ['Plant'], own: [{ ...plant, basedOn: [] }] });
    expect(alone.isBusinessDay(date('2026-12-25'))).toBe(true);
    expect(() => alone.isBusinessDay(date('2027-01-04'))).toThrow(/lists no day of 2027/);
  });

  test.each([
    [{ holidays: [{ date: '2026-02-30', name: 'x', line: 7 }] }, 'plant.yaml:7: 2026-02-30 is no date'],
    [{ workingDays: [{ date: '2026-12-24', name: 'x', line: 9 }] }, 'plant.yaml:9: 2026-12-24 is listed in line 4'],
    [{ weekend: [1, 2, 3, 4, 5, 6, 7] }, 'plant.yaml: weekend'],
    [{ weekend: [0] }, 'plant.yaml: weekend'],
    [{ name: ' ' }, 'plant.yaml: name'],
  ])('is refused where it would count wrongly: %j', (change, message) => {
    expect(() => checkOwnCalendar({ ...plant, ...change })).toThrow(message);
  });
});
