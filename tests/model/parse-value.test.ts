import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { consequences, type Period, periodUnits, retentionRules, type Value, weekdays } from '../../src/model/value.js';
import { formatValue, parsePeriod, parseValue } from '../../src/model/value-text.js';

const periods: fc.Arbitrary<Period> = fc
  .record({ count: fc.integer({ min: 0, max: 9999 }), unit: fc.constantFrom(...periodUnits), business: fc.boolean() })
  .map((period) => (period.unit === 'second' ? { ...period, count: period.count / 10 } : period));
const names = fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8}){0,2}$/).filter((name) => !/\b(per|of)\b/.test(name));
const amounts: fc.Arbitrary<Value> = fc.oneof(
  fc.record({
    type: fc.constant('money' as const),
    money: fc.record({ minor: fc.integer({ min: 0, max: 1e12 }), currency: fc.constantFrom('EUR', 'JPY', 'KWD') }),
  }),
  fc.record({
    type: fc.constant('percentage' as const),
    percent: fc.integer({ min: 0, max: 1000 }).map((n) => n / 4),
    of: names,
  }),
  fc.record({
    type: fc.constant('multiple' as const),
    factor: fc.integer({ min: 1, max: 40 }).map((n) => n / 2),
    of: names,
  }),
);
const values: fc.Arbitrary<Value> = fc.oneof(
  periods.map((period): Value => ({ type: 'period', period })),
  periods.map((period): Value => ({ type: 'period', period, bound: 'at-least' })),
  periods.map((every): Value => ({ type: 'recurrence', every })),
  fc.subarray([...weekdays], { minLength: 1 }).map(
    (days): Value => ({
      type: 'recurrence',
      every: { count: 1, unit: 'week', business: false },
      on: { weekdays: days },
    }),
  ),
  fc.constantFrom(...consequences).map((consequence): Value => ({ type: 'consequence', consequence })),
  fc.constantFrom(...retentionRules).map((rule): Value => ({ type: 'retention', rule })),
  fc.constant<Value>({ type: 'on-demand' }),
  fc.constant<Value>({ type: 'date', date: '2024-02-29' }),
  amounts,
  fc.array(amounts, { minLength: 2, maxLength: 3 }).map((each): Value => ({ type: 'higher-of', values: each })),
  names.map((words): Value => ({ type: 'words', words })),
);

describe('values read back', () => {
  test('what formatValue wrote, parseValue reads', () => {
    fc.assert(fc.property(values, (value) => void expect(parseValue(formatValue(value))).toEqual(value)));
  });

  test('a vague time is told from other words by the one who asks', () => {
    expect(parseValue('promptly', true)).toEqual({ type: 'vague', words: 'promptly' });
  });

  test('parts of a period add up where that is always true', () => {
    expect(parsePeriod('P1Y6M')).toEqual({ count: 18, unit: 'month', business: false });
    expect(parsePeriod('PT2H30M')).toEqual({ count: 150, unit: 'minute', business: false });
    expect(parsePeriod('P1M10D')).toBeNull();
    expect(parsePeriod('P')).toBeNull();
  });

  test('any text is some value', () => {
    fc.assert(
      fc.property(fc.string(), (text) => void expect(formatValue(parseValue(text))).toEqual(expect.any(String))),
    );
  });
});
