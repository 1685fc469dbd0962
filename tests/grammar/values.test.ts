import { describe, expect, test } from 'vitest';
import { describeHit } from '../../src/grammar/families.js';
import { loadGrammars } from '../../src/grammar/load.js';
import type { ValueName } from '../../src/grammar/read.js';
import { readText } from '../../src/grammar/read-text.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);
const valuesOf = (text: string, name: ValueName) =>
  readText(text, grammars).values[name].map((hit) => [text.slice(hit.start, hit.end), describeHit(hit)]);
const only = (text: string, name: ValueName) =>
  valuesOf(text, name)
    .map(([, value]) => value)
    .join('; ');

describe('times of day', () => {
  test.each([
    ['half past eight', '08:30'],
    ['half past five in the afternoon', '17:30'],
    ['a quarter past seven p.m.', '19:15'],
    ['a quarter to one', '00:45'],
    ['a quarter to nine in the evening', '20:45'],
  ])('%s is %s', (text, time) => {
    expect(only(`the gate shuts at ${text}`, 'time-of-day')).toBe(time);
  });

  test('a quarter that no hour follows is none', () => {
    expect(only('by a quarter to 40 per cent', 'time-of-day')).toBe('');
  });
});

describe('numbers', () => {
  test.each([
    ['twenty-four', '24'],
    ['one hundred and eighty (180)', '180'],
    ['two hundred thousand', '200000'],
    ['one million two hundred and fifty thousand and three', '1250003'],
    ['half a million', '500000'],
    ['one and one-half', '1.5'],
    ['1 1/2', '1.5'],
    ['12,34,567.89', '1234567.89'],
    ['1.234.567', '1234567'],
    ['a dozen', '12'],
    ['30 (thirty)', '30'],
    ['[15]', '15'],
  ])('%s is %s', (text, number) => {
    expect(only(`exactly ${text} of them`, 'number')).toBe(number);
  });

  test('words and figures that differ are told, and the words are kept', () => {
    const [hit] = readText('within thirty (60) days', grammars).values.number;
    expect(hit).toMatchObject({ number: 30, problem: 'words and figures differ' });
    expect(hit!.findings).toMatchObject([
      { code: 'word-figure-mismatch', message: '"thirty (60)": words and figures differ', span: { start: 7, end: 18 } },
    ]);
  });

  test('what is redacted or left blank has no number', () => {
    const hits = readText('[***] days, ____ days, [●] days, [ ] days, *** (***) days', grammars).values.number;
    expect(hits.map(({ number, problem }) => [number, problem])).toEqual([
      [null, 'redacted number'],
      [null, 'blank in the form'],
      [null, 'redacted number'],
      [null, 'blank in the form'],
      [null, 'redacted number'],
    ]);
  });

  test('two figures side by side are not taken for the same number said twice', () => {
    expect(only('clause 5 (6) applies', 'number')).toBe('5; 6');
  });
});

describe('durations', () => {
  test('at least and at most are told beside the value, and are not part of its words', () => {
    const [least, most] = readText('at least 30 days, but not more than 60 days', grammars).values.duration;
    expect([least!.bound, most!.bound]).toEqual(['at-least', 'at-most']);
    expect(least!.start).toBe('at least '.length);
  });

  test('of a range the upper end is the value, and the lower is kept', () => {
    const [hit] = readText('within 3-5 Business Days', grammars).values.duration;
    expect(describeHit(hit!)).toBe('P5D/business');
    expect(hit!.low).toEqual({ type: 'period', period: { count: 3, unit: 'day', business: true } });
  });

  test.each([
    ['one hundred and eighty (180) days', 'P180D'],
    ['thirty days (30)', 'P30D'],
    ['30-day', 'P30D'],
    ['ten clear days', 'P10D'],
    ['three trading days', 'P3D/business'],
    ['48 hours', 'PT48H'],
    ['90 minutes', 'PT90M'],
    ['half a year', 'P6M'],
    ['two quarters', 'P6M'],
    ['a decade', 'P10Y'],
    ['2 hours 30 minutes', 'PT150M'],
  ])('%s is %s', (text, value) => {
    expect(only(`within ${text}.`, 'duration')).toBe(value);
  });

  test('business months do not exist', () => {
    expect(only('within three business months', 'duration')).toBe('');
  });
});

describe('dates', () => {
  test.each([
    ['1st January, 2024', '2024-01-01'],
    ['the 31st day of December 2025', '2025-12-31'],
    ['29 February 2024', '2024-02-29'],
    ['29 February 2023', 'impossible date'],
    ['Sept. 5, 1999', '1999-09-05'],
    ['25/12/2024', '2024-12-25'],
    ['12/25/2024', '2024-12-25'],
    ['04/03/2024', 'ambiguous date'],
    ['13/13/2024', 'impossible date'],
    ['2024.05.11', '2024-05-11'],
  ])('%s is %s', (text, value) => {
    expect(only(`on ${text} at the latest`, 'date')).toBe(value);
  });

  test('"may" the verb is no month', () => {
    expect(valuesOf('The Seller may 10 days later, 2024 being a leap year, leave.', 'date')).toEqual([]);
  });
});

describe('money and shares', () => {
  test('yen have no cents and dinars have a thousand', () => {
    expect(readText('JPY 5,000 and KWD 1.250', grammars).values.money.map(({ value }) => value)).toEqual([
      { type: 'money', money: { minor: 5000, currency: 'JPY' } },
      { type: 'money', money: { minor: 1250, currency: 'KWD' } },
    ]);
  });

  test('a fraction of a cent is no amount, and stays words', () => {
    expect(readText('USD 0.0125 each', grammars).values.money[0]!.value).toEqual({
      type: 'words',
      words: 'USD 0.0125',
    });
  });

  test('what a share is taken of ends before the verb', () => {
    expect(only('20% of the total logistics cost shall be paid', 'percentage')).toBe('20% of total logistics cost');
  });

  test('a per cent sign inside a web address is no share', () => {
    expect(valuesOf('see example.org/a%20b%2012', 'percentage')).toEqual([]);
  });
});

describe('recurrences', () => {
  test('the day that they fall on is kept', () => {
    const days = (text: string) =>
      readText(text, grammars).values.recurrence.map(({ value }) => value?.type === 'recurrence' && value.on);
    expect(days('on the first Monday of each quarter')).toEqual([{ nthWeekday: { nth: 1, weekday: 'mon' } }]);
    expect(days('by the 15th of each month')).toEqual([{ dayOfMonth: 15 }]);
    expect(days('on the last day of every month')).toEqual([{ dayOfMonth: -1 }]);
    expect(days('each 31 March')).toEqual([{ dayOfMonth: 31, month: 3 }]);
    expect(days('weekly on Wednesday and Monday')).toEqual([{ weekdays: ['mon', 'wed'] }]);
  });

  test('three times a week is no whole number of days, and is read as weekly', () => {
    expect(valuesOf('three times a week', 'recurrence')).toEqual([['three times a week', 'R/P1W']]);
  });
});
