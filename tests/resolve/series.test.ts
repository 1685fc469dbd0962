import { describe, expect, test } from 'vitest';
import type { Timing } from '../../src/model/timing.js';
import { resolveTiming } from '../../src/resolve/resolve-obligation.js';
import { context, evergreen, happened, noTerm, period } from './contexts.js';

type Recurrence = NonNullable<Timing['recurrence']>;

const series = (every: string, more: Partial<Recurrence> = {}, timing: Partial<Timing> = {}): Timing => ({
  anchor: { type: 'effective-date' },
  direction: 'after',
  recurrence: { every: period(every), along: 'calendar', startsAtAnchor: false, ...more },
  ...timing,
});
const due = (timing: Timing, given: Parameters<typeof context>[0] = {}, many = 4) =>
  resolveTiming(
    timing,
    context({ effectiveDate: '2026-01-15', window: { from: null, to: null, limit: many }, ...given }),
  ).due.map((one) => one.due);

describe('along the calendar', () => {
  test('a report each quarter is due by the end of the quarter', () => {
    expect(due(series('P3M'))).toEqual(['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31']);
  });
  test('the last Friday of each month', () => {
    const timing = series('P1M', { on: { nthWeekday: { nth: -1, weekday: 'fri' } } });
    expect(due(timing)).toEqual(['2026-01-30', '2026-02-27', '2026-03-27', '2026-04-24']);
  });
  test('each 31 March', () => {
    expect(due(series('P1Y', { on: { month: 3, dayOfMonth: 31 } }), {}, 2)).toEqual(['2026-03-31', '2027-03-31']);
  });
  test('each 30 June and 31 December is every half-year', () => {
    expect(due(series('P6M'), {}, 3)).toEqual(['2026-06-30', '2026-12-31', '2027-06-30']);
  });
  test('days of the year that lie unevenly apart, each of them', () => {
    const dates = [
      { month: 2, day: -1 },
      { month: 5, day: 28 },
    ];
    expect(due(series('P6M', { on: { dates } }), { effectiveDate: '2027-03-01' }, 3)).toEqual([
      '2027-05-28',
      '2028-02-29',
      '2028-05-28',
    ]);
  });
  test('the last business day but one of each month', () => {
    // Good Friday is 3 April 2026.
    expect(due(series('P1M', { on: { businessDay: -2 } }), {}, 3)).toEqual(['2026-01-29', '2026-02-26', '2026-03-30']);
  });
  test('the fifth business day of each month passes over weekends and holidays', () => {
    // Good Friday is 3 April 2026, Easter Monday the 6th.
    expect(due(series('P1M', { on: { businessDay: 5 } }))).toEqual([
      '2026-02-06',
      '2026-03-06',
      '2026-04-09',
      '2026-05-08',
    ]);
  });
  test('every Monday and Wednesday', () => {
    // 15 January 2026 is a Thursday.
    const timing = series('P1W', { on: { weekdays: ['mon', 'wed'] } });
    expect(due(timing)).toEqual(['2026-01-19', '2026-01-21', '2026-01-26', '2026-01-28']);
  });
  test('the 30th of each month is the last of February', () => {
    expect(due(series('P1M', { on: { dayOfMonth: 30 } }), {}, 3)).toEqual(['2026-01-30', '2026-02-28', '2026-03-30']);
  });
  test('moves by its own rule, and the next is counted from where it would have been', () => {
    const timing = series('P1M', { on: { dayOfMonth: 1 } }, { roll: 'following' });
    // 1 February and 1 March 2026 are Sundays.
    expect(due(timing, {}, 3)).toEqual(['2026-02-02', '2026-03-02', '2026-04-01']);
  });
  test('is told from the window on where the effective date is unknown', () => {
    const window = { from: '2026-05-10', to: null, limit: 2 };
    expect(due(series('P1M'), { effectiveDate: null, window })).toEqual(['2026-05-31', '2026-06-30']);
  });
});

describe('from the anchor', () => {
  test('anniversaries begin one year after, and 29 February is kept in leap years', () => {
    const timing = series('P1Y', { along: 'anchor' });
    expect(due(timing, { effectiveDate: '2024-02-29' })).toEqual([
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });
  test('instalments that begin at once have the anchor as the first', () => {
    const timing = series('P1M', { along: 'anchor', startsAtAnchor: true });
    expect(due(timing, { effectiveDate: '2026-01-31' }, 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
  });
  test('quarterly on the first, after the day of commencement', () => {
    const timing = series('P3M', { along: 'anchor', on: { dayOfMonth: 1 } });
    expect(due(timing, {}, 2)).toEqual(['2026-04-01', '2026-07-01']);
  });
  test('every fortnight', () => {
    expect(due(series('P2W', { along: 'anchor' }), {}, 3)).toEqual(['2026-01-29', '2026-02-12', '2026-02-26']);
  });
  test('every five business days', () => {
    // Thursday 2 April 2026; Good Friday the 3rd and Easter Monday the 6th are off.
    const timing = series('P5D/business', { along: 'anchor' });
    expect(due(timing, { effectiveDate: '2026-04-02' }, 2)).toEqual(['2026-04-13', '2026-04-20']);
  });
  test('an unknown beginning leaves it unresolved', () => {
    const standing = resolveTiming(series('P1Y', { along: 'anchor' }), context());
    expect(standing).toMatchObject({ lane: 'unresolved', unresolved: 'effective date unknown' });
  });
  test('from an event, each due date keeps the key of the event', () => {
    const timing = series('P1M', { along: 'anchor' }, { anchor: { type: 'event', event: 'handover' } });
    const given = context({
      events: [happened('handover', '2026-03-05', 'e7')],
      window: { from: null, to: null, limit: 2 },
    });
    expect(resolveTiming(timing, given).due.map(({ key }) => key)).toEqual(['e7/2026-04-05', 'e7/2026-05-05']);
  });
});

describe('how long a series lasts', () => {
  test('it ends with the agreement', () => {
    expect(due(series('P3M'), { expiry: '2026-07-15' }, 9)).toEqual(['2026-03-31', '2026-06-30']);
  });
  test('it goes on while the agreement renews', () => {
    expect(due(series('P3M'), { expiry: '2026-07-15', term: evergreen('P1Y') }, 9)).toHaveLength(9);
  });
  test('it goes on behind a first term after which the agreement runs until somebody ends it', () => {
    expect(due(series('P3M'), { expiry: '2026-07-15', term: { ...noTerm, endless: true } }, 9)).toHaveLength(9);
  });
  test('it ends when the agreement is terminated', () => {
    expect(due(series('P3M'), { events: [happened('termination', '2026-04-01')] }, 9)).toEqual(['2026-03-31']);
  });
  test('a far-off window is reached without unfolding what lies before', () => {
    const timing = series('P1D', { along: 'anchor' });
    const window = { from: '2126-01-01', to: null, limit: 1 };
    expect(due(timing, { effectiveDate: '1976-01-01', window })).toEqual(['2126-01-01']);
  });
  test('what recurs several times a day is recurring, without dates', () => {
    expect(resolveTiming(series('PT4H'), context({ effectiveDate: '2026-01-01' }))).toMatchObject({
      lane: 'recurring',
      due: [],
    });
  });
});

test('thirty days after the end of each quarter', () => {
  const timing: Timing = {
    anchor: { type: 'calendar', every: period('P3M') },
    period: period('P30D'),
    direction: 'after',
  };
  expect(due(timing, {}, 3)).toEqual(['2026-04-30', '2026-07-30', '2026-10-30']);
  const window = { from: '2030-01-01', to: '2030-06-30', limit: 9 };
  expect(due(timing, { window })).toEqual(['2030-01-30', '2030-04-30']);
});

test('ten days after each anniversary', () => {
  const timing: Timing = {
    anchor: { type: 'timing', timing: series('P1Y', { along: 'anchor' }) },
    period: period('P10D'),
    direction: 'after',
  };
  expect(due(timing, {}, 2)).toEqual(['2027-01-25', '2028-01-25']);
});
