import { describe, expect, test } from 'vitest';
import type { Timing } from '../../src/model/timing.js';
import { resolveObligation, resolveTiming } from '../../src/resolve/resolve-obligation.js';
import { after, context, happened, period } from './contexts.js';

const dates = (timing: Timing, given: ReturnType<typeof context>) =>
  resolveTiming(timing, given).due.map(({ due }) => due);

describe('events', () => {
  test('an obligation is armed until its event happens', () => {
    expect(resolveTiming(after('breach-discovered', 'PT24H'), context())).toEqual({
      lane: 'armed',
      unresolved: null,
      due: [],
      waitsFor: 'breach-discovered',
    });
  });
  test('one event starts every clock that hangs on it', () => {
    const given = context({ events: [happened('breach-discovered', '2026-05-04T08:00:00+01:00')] });
    expect(dates(after('breach-discovered', 'PT24H'), given)).toEqual(['2026-05-05T08:00:00+01:00']);
    expect(dates(after('breach-discovered', 'PT72H'), given)).toEqual(['2026-05-07T08:00:00+01:00']);
  });
  test('each invoice has its own due date, with the key of its event', () => {
    const given = context({
      events: [happened('invoice-received', '2026-06-03', 'b'), happened('invoice-received', '2026-05-04', 'a')],
    });
    const { due, lane } = resolveTiming(after('invoice-received', 'P30D'), given);
    expect(lane).toBe('dated');
    expect(due.map(({ key, due }) => [key, due])).toEqual([
      ['a', '2026-06-03'],
      ['b', '2026-07-03'],
    ]);
  });
  test('one event without holiday data does not hide the other', () => {
    const given = context({
      jurisdiction: 'CN',
      events: [happened('delivery', '2026-06-01', 'a'), happened('delivery', '2027-06-01', 'b')],
    });
    expect(resolveTiming(after('delivery', 'P3D/business'), given)).toMatchObject({
      lane: 'dated',
      unresolved: 'holiday data missing',
      due: [{ key: 'a', due: '2026-06-04' }],
    });
  });
});

describe('chained clocks', () => {
  test('an answer is counted from the deemed receipt, which is counted from the mailing', () => {
    const timing: Timing = {
      anchor: { type: 'timing', timing: after('mailing', 'P2D/business') },
      period: period('P5D'),
      direction: 'after',
    };
    // Thursday 21 May 2026: Friday = 1, Monday is the Spring bank holiday, Tuesday the 26th = 2; five days: Sunday the 31st.
    expect(dates(timing, context({ events: [happened('mailing', '2026-05-21')] }))).toEqual(['2026-05-31']);
    expect(resolveTiming(timing, context()).waitsFor).toBe('mailing');
  });
});

describe('whichever is earlier or later', () => {
  const either = (pick: 'earlier' | 'later'): Timing =>
    after('delivery', 'P30D', {
      whichever: { pick, others: [{ anchor: { type: 'date', date: '2026-06-30' }, direction: 'after' }] },
    });
  const delivered = (when: string) => context({ events: [happened('delivery', when)] });

  test.each([
    ['earlier', '2026-05-11', '2026-06-10'],
    ['earlier', '2026-06-15', '2026-06-30'],
    ['later', '2026-05-11', '2026-06-30'],
    ['later', '2026-06-15', '2026-07-15'],
  ] as const)('the %s, delivered on %s: %s', (pick, when, expected) => {
    expect(dates(either(pick), delivered(when))).toEqual([expected]);
  });
  test('the earlier is known at the latest date while the event has not happened', () => {
    const { lane, due } = resolveTiming(either('earlier'), context());
    expect([lane, due[0]!.due]).toEqual(['dated', '2026-06-30']);
    expect(due[0]!.trace).toContain('not counted, because it has not happened: delivery');
  });
  test('the later waits for the event', () => {
    expect(resolveTiming(either('later'), context())).toMatchObject({ lane: 'armed', waitsFor: 'delivery' });
  });
});

describe('lanes', () => {
  test('a vague word lives as long as the contract', () => {
    const draft = { kind: 'deadline', timing: null, unresolved: null } as const;
    expect(resolveObligation(draft, context())).toEqual({ lane: 'undated', unresolved: null, due: [] });
  });
  test('what the words alone rule out stays unresolved, whatever happens', () => {
    const given = context({ events: [happened('delivery', '2026-05-04')] });
    const draft = {
      kind: 'deadline',
      timing: after('delivery', 'P60D'),
      unresolved: 'words and figures differ',
    } as const;
    expect(resolveObligation(draft, given)).toMatchObject({ lane: 'unresolved', due: [] });
  });
  test('a date in the text is a date', () => {
    const timing: Timing = { anchor: { type: 'date', date: '2027-01-31' }, direction: 'before' };
    expect(resolveTiming(timing, context())).toMatchObject({
      lane: 'dated',
      due: [{ due: '2027-01-31', allDay: true }],
    });
  });
});
