import { expect, test } from 'vitest';
import { formatValue } from '../../src/model/value-text.js';

const period = (count: number, unit: 'year' | 'month' | 'day' | 'hour' | 'second', business = false) => ({
  count,
  unit,
  business,
});

test('periods keep the unit of the text, and business days stay business days', () => {
  expect(formatValue({ type: 'period', period: period(3, 'day', true) })).toBe('P3D/business');
  expect(formatValue({ type: 'period', period: period(24, 'hour') })).toBe('PT24H');
  expect(formatValue({ type: 'period', period: period(0.3, 'second') })).toBe('PT0.3S');
  expect(formatValue({ type: 'period', period: period(1.5, 'year') })).toBe('P18M');
});

test('retention says whether the period is the least or the most', () => {
  expect(formatValue({ type: 'period', period: period(5, 'year'), bound: 'at-least' })).toBe('>=P5Y');
  expect(formatValue({ type: 'period', period: period(30, 'day'), bound: 'at-most' })).toBe('<=P30D');
});

test('money is told in major units, with decimals only where there are some', () => {
  expect(formatValue({ type: 'money', money: { minor: 20_000_000, currency: 'CNY' } })).toBe('CNY 200000');
  expect(formatValue({ type: 'money', money: { minor: 1250, currency: 'EUR' }, per: 'package' })).toBe(
    'EUR 12.50 per package',
  );
  expect(formatValue({ type: 'money', money: { minor: 5000, currency: 'JPY' } })).toBe('JPY 5000');
});

test('the higher of two amounts names both', () => {
  const values = [
    { type: 'money', money: { minor: 50_000_000, currency: 'CNY' } },
    { type: 'percentage', percent: 30, of: 'total logistics cost' },
  ] as const;
  expect(formatValue({ type: 'higher-of', values })).toBe('higher-of(CNY 500000; 30% of total logistics cost)');
});

test('a series on certain weekdays names them', () => {
  expect(
    formatValue({
      type: 'recurrence',
      every: { count: 1, unit: 'week', business: false },
      on: { weekdays: ['mon', 'wed'] },
    }),
  ).toBe('R/P1W/mon,wed');
});
