import { expect, test } from 'vitest';
import { formatValue, parseValue, sayValue } from '../../src/model/value-text.js';

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

test('what people type is read as exports write it', () => {
  for (const text of [
    'P3D/business',
    'PT24H',
    'PT30M',
    'P2M',
    '>=P5Y',
    '<=P30D',
    '2026-12-01',
    'R/P3M',
    'R/P1W/mon,wed',
    'CNY 200000',
    'EUR 12.50 per package',
    '20% of logistics cost',
    'x2 declared value',
    'higher-of(CNY 500000; 30% of total logistics cost)',
    'termination',
    'delete-on-request',
    'on-demand',
  ]) {
    expect(formatValue(parseValue(text))).toBe(text);
  }
  expect(parseValue('refund of pre-paid fees')).toEqual({ type: 'words', words: 'refund of pre-paid fees' });
});

test('a sentence says a value in words', () => {
  expect(sayValue({ type: 'period', period: period(24, 'hour') })).toBe('24 hours');
  expect(sayValue({ type: 'period', period: period(1, 'day', true) })).toBe('1 business day');
  expect(sayValue({ type: 'period', period: period(5, 'year'), bound: 'at-least' })).toBe('at least 5 years');
  expect(sayValue({ type: 'recurrence', every: period(1, 'month') })).toBe('every month');
  expect(sayValue({ type: 'recurrence', every: period(6, 'month') })).toBe('every 6 months');
  expect(sayValue({ type: 'money', money: { minor: 20000000, currency: 'CNY' } })).toBe('CNY 200000');
});
