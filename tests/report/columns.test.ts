import { expect, test } from 'vitest';
import { fit, formatColumns, pad, wrap } from '../../src/report/columns.js';

test('a text too wide ends with an ellipsis; East Asian letters take two cells', () => {
  expect(fit('notice of non-renewal', 10)).toBe('notice of…');
  expect(fit('第三条第三条', 7)).toBe('第三条…');
  expect(fit('short', 10)).toBe('short');
});

test('padding counts cells, not letters', () => {
  expect(pad('第三', 6)).toBe('第三  ');
  expect(pad('12', 4, 'right')).toBe('  12');
});

test('running text breaks between words', () => {
  expect(wrap('pay within thirty days', 10, '  ')).toEqual(['  pay', '  within', '  thirty', '  days']);
});

test('in a narrow terminal the growing column gives way, in a pipe nothing is cut', () => {
  const rows = [{ id: 'a1', what: 'deliver the monthly reconciliation statement' }];
  const columns = [
    { title: 'id', cell: (r: (typeof rows)[0]) => r.id },
    { title: 'what', cell: (r: (typeof rows)[0]) => r.what, grow: true },
  ];
  expect(formatColumns(rows, columns, 24)).toEqual(['id  what', 'a1  deliver the monthly…']);
  expect(formatColumns(rows, columns, Number.POSITIVE_INFINITY)[1]).toBe(
    'a1  deliver the monthly reconciliation statement',
  );
});

test('where a terminal is too narrow for all columns, a spare one is left out; of a place its end is what stays', () => {
  const rows = [{ id: 'a1', kind: 'deadline', where: 'contracts/lease.pdf cl. 12.4' }];
  const columns = [
    { title: 'id', cell: (r: (typeof rows)[0]) => r.id },
    { title: 'kind', cell: (r: (typeof rows)[0]) => r.kind, spare: true },
    { title: 'where', cell: (r: (typeof rows)[0]) => r.where, grow: true, keep: 'end' as const },
  ];
  expect(formatColumns(rows, columns, 26)).toEqual(['id  kind      where', 'a1  deadline  …df cl. 12.4']);
  expect(formatColumns(rows, columns, 20)).toEqual(['id  where', 'a1  …se.pdf cl. 12.4']);
});
