import { calendarFor } from '../../src/calendar/choose-calendar.js';
import type { TriggerEvent } from '../../src/model/event.js';
import type { Term } from '../../src/model/facts.js';
import type { Timing } from '../../src/model/timing.js';
import type { Period, PeriodUnit } from '../../src/model/value.js';
import type { ResolveContext } from '../../src/resolve/context.js';

/** A period as the exports write it: `P5D/business`, `PT48H`, `P1M`. */
export function period(text: string): Period {
  const [, time, count, letter, business] = /^P(T?)([\d.]+)([YMWDHS])(\/business)?$/.exec(text)!;
  const units: Record<string, PeriodUnit> = {
    Y: 'year',
    M: time ? 'minute' : 'month',
    W: 'week',
    D: 'day',
    H: 'hour',
    S: 'second',
  };
  return { count: Number(count), unit: units[letter!]!, business: Boolean(business) };
}

export const noTerm: Term = { initial: null, renewal: null, evergreen: false, noticeToStop: null, perpetual: false };

export const evergreen = (renewal: string, initial: string | null = null): Term => ({
  ...noTerm,
  initial: initial ? period(initial) : null,
  renewal: period(renewal),
  evergreen: true,
});

/** A contract in London with nothing known about it but what a test says. */
export function context(given: Partial<ResolveContext> & { jurisdiction?: string } = {}): ResolveContext {
  const { jurisdiction = 'GB-ENG', ...rest } = given;
  return {
    zone: 'Europe/London',
    calendar: calendarFor({ jurisdictions: [jurisdiction] }),
    workingHours: null,
    effectiveDate: null,
    signatureDate: null,
    expiry: null,
    term: noTerm,
    termChanges: [],
    termOf: '',
    events: [],
    deemedReceipts: [],
    anyEvent: null,
    window: { from: null, to: null, limit: 12 },
    ...rest,
  };
}

export const happened = (event: string, when: string, id = `${event}@${when}`): TriggerEvent => ({
  id,
  document: 'd',
  event,
  when,
  note: '',
});

export const after = (event: string, length: string, more: Partial<Timing> = {}): Timing => ({
  anchor: { type: 'event', event },
  period: period(length),
  direction: 'after',
  ...more,
});

export const beforeEnd = (length: string, more: Partial<Timing> = {}): Timing => ({
  anchor: { type: 'term-end' },
  period: period(length),
  direction: 'before',
  ...more,
});
