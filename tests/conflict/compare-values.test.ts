import { describe, expect, test } from 'vitest';
import { compareValues } from '../../src/conflict/compare-values.js';
import { tellCalendar } from '../../src/conflict/tell-calendar.js';
import type { PeriodUnit, Value } from '../../src/model/value.js';

const period = (count: number, unit: PeriodUnit, business = false): Value => ({
  type: 'period',
  period: { count, unit, business },
});
const money = (minor: number, currency: string): Value => ({ type: 'money', money: { minor, currency } });

describe('compareValues', () => {
  test('72 hours and 3 days are equal; 12 months and 1 year; 2 weeks and 14 days', () => {
    expect(compareValues(period(72, 'hour'), period(3, 'day'))).toBe('equal');
    expect(compareValues(period(12, 'month'), period(1, 'year'))).toBe('equal');
    expect(compareValues(period(2, 'week'), period(14, 'day'))).toBe('equal');
  });

  test('3 business days are never the same as 3 days', () => {
    expect(compareValues(period(3, 'day', true), period(3, 'day'))).not.toBe('equal');
  });

  test('10 business days are longer than 10 days, whatever the calendar', () => {
    expect(compareValues(period(10, 'day', true), period(10, 'day'))).toBe('more');
  });

  test('one month and 30 days: which is longer depends on the month', () => {
    expect(compareValues(period(1, 'month'), period(30, 'day'))).toBe('different');
    expect(compareValues(period(1, 'month'), period(60, 'day'))).toBe('less');
  });

  test('24 hours are less than 72 hours', () => {
    expect(compareValues(period(24, 'hour'), period(72, 'hour'))).toBe('less');
  });

  test('twice the fees is 200 % of them', () => {
    expect(
      compareValues({ type: 'multiple', factor: 2, of: 'fees' }, { type: 'percentage', percent: 200, of: 'fees' }),
    ).toBe('equal');
  });

  test('sums in two currencies differ but neither is more', () => {
    expect(compareValues(money(100, 'EUR'), money(200, 'USD'))).toBe('different');
    expect(compareValues(money(100, 'EUR'), money(200, 'EUR'))).toBe('less');
  });

  test('a sum and a period cannot be compared', () => {
    expect(compareValues(money(100, 'EUR'), period(1, 'day'))).toBe('unlike');
  });
});

test('15 business days are some 21 days, and end before 30 days whatever holidays there are', () => {
  expect(tellCalendar(period(15, 'day', true), period(30, 'day'))).toEqual({
    says: '15 business days are as a rule some 21 days',
    depends: false,
  });
});

test('whether 20 business days or 30 days end first depends on the holidays between', () => {
  expect(tellCalendar(period(30, 'day'), period(20, 'day', true))).toMatchObject({ depends: true });
  expect(tellCalendar(period(30, 'day'), period(20, 'day'))).toBeNull();
});
