import { expect, test } from 'vitest';
import { formatMonth, monthTitle, monthWeeks } from '../../src/report/month-grid.js';

test('November 2026 begins on a Sunday and takes six weeks', () => {
  const weeks = monthWeeks('2026-11', []);
  expect(weeks).toHaveLength(6);
  expect(weeks[0]![0]!.date).toBe('2026-10-26');
  expect(weeks[0]![6]).toMatchObject({ date: '2026-11-01', inMonth: true });
  expect(weeks[5]![6]!.date).toBe('2026-12-06');
});

test('February 2027 begins on a Monday and takes four weeks', () => {
  expect(monthWeeks('2027-02', [])).toHaveLength(4);
});

test('a month is printed with Monday first and today in brackets', () => {
  expect(monthTitle('2026-11')).toBe('November 2026');
  expect(formatMonth('2027-02', [], '2027-02-03').slice(1, 3)).toEqual([
    'Mon     Tue     Wed     Thu     Fri     Sat     Sun',
    '1       2       [3]     4       5       6       7',
  ]);
});
