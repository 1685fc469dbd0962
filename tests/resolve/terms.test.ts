import { describe, expect, test } from 'vitest';
import type { ResolveContext } from '../../src/resolve/context.js';
import { resolveObligation, resolveTiming } from '../../src/resolve/resolve-obligation.js';
import { after, beforeEnd, context, evergreen, happened, noTerm, period } from './contexts.js';

const stop = { kind: 'notice-period', timing: beforeEnd('P90D'), unresolved: null } as const;
const window = (from: string, limit: number): ResolveContext['window'] => ({ from, to: null, limit });

describe('the last day to stop a renewal', () => {
  test('is counted from the end of the term', () => {
    // 31 December 2026 - 90 days: 30 Dec = 1, 1 Dec = 30, 1 Nov = 60, 2 Oct = 90: Friday 2 October.
    expect(resolveObligation(stop, context({ expiry: '2026-12-31' })).due.map(({ due }) => due)).toEqual([
      '2026-10-02',
    ]);
  });

  test('is counted from the renewed end in the fifth renewal', () => {
    // 1 April 2019 + 36 months = 1 April 2022; renewals end on 1 April 2023, 2024, 2025, 2026, 2027.
    const given = context({
      effectiveDate: '2019-04-01',
      term: evergreen('P12M', 'P36M'),
      window: window('2026-06-01', 1),
    });
    const [due] = resolveObligation({ ...stop, timing: beforeEnd('P1M') }, given).due;
    expect(due).toMatchObject({ key: '2027-04-01', due: '2027-03-01' });
    expect(due!.trace[0]).toBe('anchor Thursday 2027-04-01 (end of renewal 5: Friday 2022-04-01 + 5 x 12 months)');
  });

  test('comes back on 29 February when the term once ended on one', () => {
    const given = context({ expiry: '2024-02-29', term: evergreen('P1Y'), window: window('2027-06-01', 2) });
    const timing = beforeEnd('P1D', { roll: 'none' });
    expect(resolveTiming(timing, given).due.map(({ key }) => key)).toEqual(['2028-02-29', '2029-02-28']);
  });

  test('follows a limited number of renewals and then no more', () => {
    const given = context({ expiry: '2026-06-30', term: { ...evergreen('P1Y'), evergreen: false, renewals: 2 } });
    expect(resolveTiming(beforeEnd('P1M'), given).due.map(({ due }) => due)).toEqual([
      '2026-05-29', // 30 May 2026 is a Saturday.
      '2027-05-28', // 30 May 2027 is a Sunday.
      '2028-05-30',
    ]);
  });

  test('has a window that opens and closes, and a day to send the notice by', () => {
    const given = context({
      expiry: '2026-12-31',
      deemedReceipts: [
        { span: { start: 0, end: 0 }, means: 'email', after: period('PT24H') },
        { span: { start: 0, end: 0 }, means: 'registered post', after: period('P2D/business') },
      ],
    });
    const timing = beforeEnd('P60D', { opens: period('P90D') });
    // - 60 days = Sunday 1 November, so Friday 30 October; two business days before it: Wednesday the 28th.
    const [due] = resolveObligation({ ...stop, timing }, given).due;
    expect(due).toMatchObject({ due: '2026-10-30', opens: '2026-10-02', sendBy: '2026-10-28' });
    expect(due!.trace.at(-1)).toBe(
      'send by Wednesday 2026-10-28: deemed received 2 business days after dispatch by registered post',
    );
  });

  test('changes with an amendment that extends the term', () => {
    const given = context({ expiry: '2026-12-31', termChanges: [{ expiry: '2028-12-31', by: 'Amendment No. 1' }] });
    const [due] = resolveObligation(stop, given).due;
    // 31 December 2028 - 90 days = Monday 2 October 2028.
    expect(due!.due).toBe('2028-10-02');
    expect(due!.trace[0]).toBe('anchor Sunday 2028-12-31 (end of the term, by Amendment No. 1)');
  });

  test('no longer comes after the agreement was terminated', () => {
    const given = context({
      expiry: '2025-06-30',
      term: evergreen('P1Y'),
      events: [happened('termination', '2026-09-15')],
    });
    const ends = resolveTiming({ anchor: { type: 'term-end' }, direction: 'after' }, given).due.map(({ due }) => due);
    expect(ends).toEqual(['2025-06-30', '2026-06-30', '2026-09-15']);
  });
});

describe('a notice before the end of the term', () => {
  const given = (event: string, when: string) =>
    context({ expiry: '2027-12-31', term: evergreen('P1Y'), events: [happened(event, when)] });
  const notices = (event: string, when: string) =>
    resolveObligation(stop, given(event, when)).due.map(({ key }) => key);

  test('is not counted back from a termination, which needs no other notice', () => {
    expect(notices('termination', '2026-09-15')).toEqual([]);
    expect(notices('termination', '2028-03-31')).toEqual(['2027-12-31']);
    const handBack = resolveTiming(beforeEnd('P10D'), given('termination', '2026-09-15'));
    expect(handBack.due.map(({ due }) => due)).toEqual(['2026-09-04']);
  });
  test('is counted back from an expiry that somebody records', () => {
    expect(notices('expiry', '2028-06-30')).toEqual(['2027-12-31', '2028-06-30']);
  });
});

describe('what is not known of the term', () => {
  test('a perpetual agreement has no end to count from', () => {
    expect(resolveObligation(stop, context({ expiry: 'perpetual' })).lane).toBe('undated');
    expect(resolveObligation(stop, context({ term: { ...noTerm, perpetual: true } })).lane).toBe('undated');
  });
  test('an unknown expiry is said to be unknown', () => {
    expect(resolveObligation(stop, context())).toMatchObject({ lane: 'unresolved', unresolved: 'expiry unknown' });
  });
  test('a first term that is counted from something without a date has no known end', () => {
    const term = { ...noTerm, initial: period('P3Y'), fromOtherEvent: true };
    const given = context({ effectiveDate: '2026-03-02', term });
    expect(resolveObligation(stop, given)).toMatchObject({ lane: 'unresolved', unresolved: 'expiry unknown' });
  });
  test('a stated length without a beginning lacks the effective date', () => {
    const given = context({ term: { ...noTerm, initial: period('P3Y') } });
    expect(resolveObligation(stop, given)).toMatchObject({ lane: 'unresolved', unresolved: 'effective date unknown' });
  });
  test('a duty from the effective date waits for none to be known', () => {
    const timing = { ...after('', 'P30D'), anchor: { type: 'effective-date' } } as const;
    expect(resolveTiming(timing, context()).unresolved).toBe('effective date unknown');
    expect(resolveTiming(timing, context({ effectiveDate: '2026-03-02' })).due[0]!.due).toBe('2026-04-01');
    expect(resolveTiming(timing, context({ events: [happened('effective-date', '2026-03-02')] })).due[0]!.due).toBe(
      '2026-04-01',
    );
  });
  test('a duty from the signature is armed until somebody signs', () => {
    const timing = { ...after('', 'P30D'), anchor: { type: 'signature-date' } } as const;
    expect(resolveTiming(timing, context())).toMatchObject({ lane: 'armed', waitsFor: 'signature' });
  });
});

test('an evergreen agreement is asked for one year and gives no more than that', () => {
  const window = { from: '2026-01-01', to: '2026-12-31', limit: 99 };
  const given = { ...context({ expiry: '2020-03-31', term: evergreen('P3M') }), window };
  const { due } = resolveObligation({ ...stop, timing: beforeEnd('P10D') }, given);
  // Ends: 31 March, 30 June, 30 September, 31 December; less ten days; 20 June and 20 September are weekend days.
  expect(due.map((one) => one.due)).toEqual(['2026-03-20', '2026-06-19', '2026-09-18', '2026-12-21']);
});
