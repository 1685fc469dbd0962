import { describe, expect, test } from 'vitest';
import type { Timing } from '../../src/model/timing.js';
import type { ResolveContext } from '../../src/resolve/context.js';
import { resolveTiming } from '../../src/resolve/resolve-obligation.js';
import { after, context, happened, period } from './contexts.js';

const on = (when: string, more: Parameters<typeof context>[0] = {}): ResolveContext =>
  context({ events: [happened('delivery', when, 'e1')], ...more });
const due = (timing: Timing, given: ResolveContext) => resolveTiming(timing, given).due.map((one) => one.due);
const trace = (timing: Timing, given: ResolveContext) => resolveTiming(timing, given).due[0]!.trace;
const delivery = (length: string, more: Partial<Timing> = {}) => after('delivery', length, more);

describe('days', () => {
  test('the day of the event is not counted', () => {
    // 1 September 2026 is a Tuesday; seven days later is Tuesday the 8th.
    expect(due(delivery('P7D'), on('2026-09-01'))).toEqual(['2026-09-08']);
  });
  test('"from and including" makes the day of the event the first', () => {
    expect(due(delivery('P7D', { inclusive: true }), on('2026-09-01'))).toEqual(['2026-09-07']);
  });
  test('fourteen clear days leave out both ends', () => {
    // CPR 2.8(3), example: neither the day of the event nor the day of the hearing counts
    const meeting: Timing = {
      anchor: { type: 'event', event: 'delivery' },
      period: period('P14D'),
      direction: 'before',
    };
    // Friday 25 September; the 24th to the 11th are the fourteen; Thursday the 10th is the last day for the notice.
    expect(due({ ...meeting, clearDays: true }, on('2026-09-25'))).toEqual(['2026-09-10']);
    expect(due(meeting, on('2026-09-25'))).toEqual(['2026-09-11']);
  });
  test('an instant is first the day that it is on the clock of the contract', () => {
    // 23:30 in London on 3 September is already the 4th in Shanghai.
    const instant = '2026-09-03T23:30:00+01:00';
    expect(due(delivery('P2D'), on(instant))).toEqual(['2026-09-05']);
    expect(due(delivery('P2D'), on(instant, { zone: 'Asia/Shanghai' }))).toEqual(['2026-09-06']);
  });
  test('days after an event end where they end, also on a Sunday', () => {
    expect(due(delivery('P5D'), on('2026-09-01'))).toEqual(['2026-09-06']);
  });
  test.each([
    ['following', '2026-02-02'],
    ['modified-following', '2026-01-30'],
    ['preceding', '2026-01-30'],
    ['none', '2026-01-31'],
  ] as const)("the text's own rule moves Saturday 31 January 2026: %s", (roll, expected) => {
    expect(due(delivery('P10D', { roll }), on('2026-01-21'))).toEqual([expected]);
  });
});

describe('business days', () => {
  test('step over a weekend and the Summer bank holiday', () => {
    // Friday 28 August 2026; Monday the 31st is a bank holiday; Tuesday = 1, Wednesday 2 September = 2.
    expect(due(delivery('P2D/business'), on('2026-08-28'))).toEqual(['2026-09-02']);
  });
  test('an event on a Saturday starts the count on Monday', () => {
    expect(due(delivery('P1D/business'), on('2026-06-13'))).toEqual(['2026-06-15']);
  });
  test('counted inclusively from a day off begin with the next business day', () => {
    expect(due(delivery('P1D/business', { inclusive: true }), on('2026-06-13'))).toEqual(['2026-06-15']);
    expect(due(delivery('P1D/business', { inclusive: true }), on('2026-06-15'))).toEqual(['2026-06-15']);
  });
  test('each day passed is told with its reason', () => {
    expect(trace(delivery('P2D/business'), on('2026-08-28'))).toEqual([
      'anchor Friday 2026-08-28 (delivery)',
      '+ 2 business days (GB-ENG), the day itself not counted',
      'skipped Saturday 2026-08-29 to Sunday 2026-08-30: weekend',
      'skipped Monday 2026-08-31: Summer bank holiday',
      '= Wednesday 2026-09-02',
    ]);
  });
  test('a year without published holidays gives no date, and says which', () => {
    expect(resolveTiming(delivery('P10D/business'), on('2026-12-28', { jurisdiction: 'CN' }))).toEqual({
      lane: 'unresolved',
      unresolved: 'holiday data missing',
      missing: 'CN: the holiday notice for 2027 is not in the data',
      due: [],
    });
  });
  test('without a calendar give no date', () => {
    expect(resolveTiming(delivery('P2D/business'), on('2026-08-28', { calendar: null }))).toMatchObject({
      lane: 'unresolved',
      missing: 'no holiday calendar is chosen',
    });
  });
});

describe('months and years', () => {
  test.each([
    ['P1M', '2026-01-31', '2026-02-28'],
    ['P1M', '2028-01-31', '2028-02-29'],
    ['P3M', '2026-11-30', '2027-02-28'],
    ['P4M', '2026-08-31', '2026-12-31'],
    ['P1Y', '2028-02-29', '2029-02-28'],
    ['P4Y', '2028-02-29', '2032-02-29'],
    ['P2W', '2026-09-01', '2026-09-15'],
    ['P1.5Y', '2026-01-15', '2027-07-15'],
    // BGB § 189: half a month is fifteen days, counted after the whole months.
    ['P1.5M', '2026-01-15', '2026-03-02'],
  ])('%s after %s is %s (Dodds v Walker)', (length, from, expected) => {
    expect(due(delivery(length), on(from))).toEqual([expected]);
  });
  test('a month that includes its first day ends on the day before the same date', () => {
    // BGB § 188(2), second alternative
    expect(due(delivery('P1M', { inclusive: true }), on('2026-03-01'))).toEqual(['2026-03-31']);
  });
  test.each([
    ['week', '2026-09-06'],
    ['month', '2026-09-30'],
    ['quarter', '2026-09-30'],
    ['half-year', '2026-12-31'],
    ['year', '2026-12-31'],
  ] as const)('one day after 1 September, to the end of the %s', (endOf, expected) => {
    expect(due(delivery('P1D', { endOf }), on('2026-09-01'))).toEqual([expected]);
  });
});

describe('hours', () => {
  test('are elapsed hours, also when the clocks go forward', () => {
    // Summer time begins in London on 29 March 2026 at 01:00; 24 hours from 20:00 GMT are 21:00 BST.
    expect(due(delivery('PT24H'), on('2026-03-28T20:00:00+00:00'))).toEqual(['2026-03-29T21:00:00+01:00']);
  });
  test("are told on the contract's own clock", () => {
    const beijing = on('2026-03-28T20:00:00+00:00', { zone: 'Asia/Shanghai' });
    expect(due(delivery('PT72H'), beijing)).toEqual(['2026-04-01T04:00:00+08:00']);
  });
  test('from an event of which only the day is known give a day', () => {
    const standing = resolveTiming(delivery('PT72H'), on('2026-09-01'));
    expect(standing.due[0]).toMatchObject({ due: '2026-09-04', allDay: true });
    expect(standing.due[0]!.trace.join()).toContain('the hour of the event is not known');
  });
  test('that are no whole days are rounded to the earlier day, both ways', () => {
    expect(due(delivery('PT36H'), on('2026-06-10'))).toEqual(['2026-06-11']);
    expect(due(delivery('PT36H', { direction: 'before' }), on('2026-06-10'))).toEqual(['2026-06-08']);
    expect(due(delivery('PT24H', { direction: 'before' }), on('2026-06-10'))).toEqual(['2026-06-09']);
  });
  test('without days off, of which only the day is known, pass over them', () => {
    // Friday 12 June 2026; back from Monday the 15th.
    expect(due(delivery('PT24H', { daysOffExcluded: true }), on('2026-06-12'))).toEqual(['2026-06-15']);
    const back = delivery('PT36H', { direction: 'before', daysOffExcluded: true });
    expect(due(back, on('2026-06-15'))).toEqual(['2026-06-11']);
  });
  test('of business need known working hours', () => {
    const friday = '2026-06-12T16:00:00+01:00';
    expect(resolveTiming(delivery('PT4H/business'), on(friday)).unresolved).toBe('working hours unknown');
    // Friday 16:00 to 17:30 are 1.5 hours, Monday 09:00 to 11:30 the other 2.5.
    const known = on(friday, { workingHours: { from: '09:00', to: '17:30' } });
    expect(due(delivery('PT4H/business'), known)).toEqual(['2026-06-15T11:30:00+01:00']);
    // A count that is used up at closing time ends then.
    expect(due(delivery('PT1.5H/business'), known)).toEqual(['2026-06-12T17:30:00+01:00']);
    const sunday = on('2026-06-14T12:00:00+01:00', { workingHours: { from: '09:00', to: '17:00' } });
    expect(due(delivery('PT8H/business'), sunday)).toEqual(['2026-06-15T17:00:00+01:00']);
  });
});

describe('times of day', () => {
  test('are those of the place that the text names', () => {
    // Friday 13 March 2026: New York is on summer time since the 8th, London is not.
    const timing = delivery('P3D', { timeOfDay: '17:00', timeZone: 'America/New_York' });
    expect(due(timing, on('2026-03-10'))).toEqual(['2026-03-13T17:00:00-04:00']);
    expect(due(delivery('P3D', { timeOfDay: '17:00' }), on('2026-03-10'))).toEqual(['2026-03-13T17:00:00+00:00']);
  });
});

describe('notices that must come before something', () => {
  const before = (length: string, more: Partial<Timing> = {}): Timing => ({
    ...delivery(length, more),
    direction: 'before',
  });
  test('move earlier from a day that is no business day, which is safe', () => {
    // Monday 7 September - 8 days = Sunday 30 August; Friday 28 August.
    expect(due(before('P8D'), on('2026-09-07'))).toEqual(['2026-08-28']);
    expect(trace(before('P8D'), on('2026-09-07')).at(-1)).toBe(
      'Sunday 2026-08-30 is off (weekend): moved to Friday 2026-08-28 (preceding)',
    );
  });
  test('stay where the text counts holidays in', () => {
    expect(due(before('P8D', { holidaysIncluded: true }), on('2026-09-07'))).toEqual(['2026-08-30']);
  });
  test('stand by weekends alone where the holidays of a year are not published', () => {
    // Monday 8 March 2027 - 1 day = Sunday 7 March 2027.
    const standing = resolveTiming(before('P1D'), on('2027-03-08', { jurisdiction: 'CN' }));
    expect(standing.due[0]!.due).toBe('2027-03-05');
    expect(standing.due[0]!.trace).toContain('no holiday data for 2027: only weekends are looked at');
  });
  test("are not dated where the text's own rule asks for holidays that are not published", () => {
    const given = on('2027-03-08', { jurisdiction: 'CN' });
    expect(resolveTiming(before('P1D', { roll: 'preceding' }), given).unresolved).toBe('holiday data missing');
  });
});

test('a period beyond any calendar has no date', () => {
  expect(resolveTiming(delivery('P999999999Y'), on('2026-01-01')).unresolved).toBe('period too long');
});
