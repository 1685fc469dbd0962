import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { exportColumns, formatObligationCsv } from '../../src/report/obligation-export.js';
import { formatSpreadsheet } from '../../src/report/spreadsheet.js';

interface Cell {
  readonly type: string;
  readonly style: string;
  text: string;
}

/** The sheet as another program reads it: cells by their address, and the attributes of the other elements. */
function readSheet(bytes: Uint8Array): { cells: Map<string, Cell>; elements: Map<string, Record<string, string>> } {
  const files = unzipSync(bytes);
  for (const [name, file] of Object.entries(files)) parse(strFromU8(file), name);
  return parse(strFromU8(files['xl/worksheets/sheet1.xml']!), 'sheet1.xml');
}

function parse(xml: string, name: string): ReturnType<typeof readSheet> {
  const cells = new Map<string, Cell>();
  const elements = new Map<string, Record<string, string>>();
  let cell: Cell | null = null;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new Error(`${name}: ${error.message}`);
  });
  parser.on('opentag', ({ name: element, attributes }) => {
    const { r, t = 'n', s = '0' } = attributes as Record<string, string>;
    if (element === 'c') {
      cell = { type: t, style: s, text: '' };
      cells.set(r!, cell);
    } else if (!elements.has(element)) elements.set(element, attributes as Record<string, string>);
  });
  parser.on('text', (text) => {
    if (cell) cell.text += text;
  });
  parser.on('closetag', ({ name: element }) => {
    if (element === 'c') cell = null;
  });
  parser.write(xml).close();
  return { cells, elements };
}

const columns = [
  { name: 'text', cell: (row: readonly unknown[]) => row[0] as string, width: 12 },
  { name: 'due', cell: (row: readonly unknown[]) => row[1] as string | null, date: true, width: 17 },
  { name: 'count', cell: (row: readonly unknown[]) => row[2] as number, width: 6 },
  { name: 'vague', cell: (row: readonly unknown[]) => row[3] as boolean, width: 6 },
];

test('dates are dates, numbers are numbers, texts are texts', () => {
  const { cells } = readSheet(
    formatSpreadsheet(
      'Obligations',
      [
        ['pay', '2026-12-04', 0.97, true],
        ['2026-12-04', '2026-12-04T18:00:00+08:00', 12, false],
        ['old', '1899-01-01', 1, false],
        ['none', null, 1, false],
      ],
      columns,
    ),
  );
  // 46360 days after 30 December 1899; 18:00 on the contract's own clock is three quarters of a day.
  expect(cells.get('B2')).toEqual({ type: 'n', style: '2', text: '46360' });
  expect(cells.get('B3')).toEqual({ type: 'n', style: '3', text: '46360.75' });
  expect(cells.get('B4')).toMatchObject({ type: 'inlineStr', text: '1899-01-01' });
  expect(cells.has('B5')).toBe(false);
  expect(cells.get('A3')).toMatchObject({ type: 'inlineStr', text: '2026-12-04' });
  expect(cells.get('C2')).toMatchObject({ type: 'n', text: '0.97' });
  expect(cells.get('D2')).toMatchObject({ type: 'b', text: '1' });
});

test('a formula, a tag or a control character in a contract is a text in the sheet', () => {
  const bytes = formatSpreadsheet(
    'Obligations',
    [
      '=HYPERLINK("http://x")',
      '+1',
      '-1',
      '@SUM(A1)',
      '</t></is><f>1</f>',
      'a\u0000\u001b[2J\ud800 ',
      'x'.repeat(40_000),
    ].map((text) => [text, null, 0, false]),
    columns,
  );
  expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).not.toMatch(/<f[ >]/);
  const { cells } = readSheet(bytes);
  const texts = ['A2', 'A3', 'A4', 'A5'].map((at) => cells.get(at)!);
  expect(texts.map(({ text }) => text)).toEqual(['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)']);
  // A cell of style 4 has a quotation prefix: it stays a text where somebody edits it.
  expect(texts.every(({ type, style }) => type === 'inlineStr' && style === '4')).toBe(true);
  expect(cells.get('A6')!.text).toBe('</t></is><f>1</f>');
  expect(cells.get('A7')!.text).toBe('a<U+0000><U+001B>[2J\ufffd');
  expect(cells.get('A8')!.text).toHaveLength(32_767);
});

test('the heading is frozen and filters; widths are set; the same rows give the same bytes', () => {
  const write = () => formatSpreadsheet('Obligations', [['a', null, 1, true]], columns);
  const { cells, elements } = readSheet(write());
  expect(elements.get('pane')).toMatchObject({ ySplit: '1', state: 'frozen', topLeftCell: 'A2' });
  expect(elements.get('autoFilter')).toEqual({ ref: 'A1:D2' });
  expect(elements.get('col')).toMatchObject({ min: '1', width: '12' });
  expect(cells.get('A1')).toEqual({ type: 'inlineStr', style: '1', text: 'text' });
  expect(write()).toEqual(write());
});

test('more columns than letters', () => {
  const many = Array.from({ length: 30 }, (_, i) => ({ name: `c${i}`, cell: () => i, width: 5 }));
  const { cells, elements } = readSheet(formatSpreadsheet('Wide', [null], many));
  expect(cells.get('AD2')!.text).toBe('29');
  expect(elements.get('dimension')).toEqual({ ref: 'A1:AD2' });
});

test('the sheet has the columns of the CSV', () => {
  const { cells } = readSheet(formatSpreadsheet('Obligations', [], exportColumns));
  expect([...cells.values()].map(({ text }) => text).join(',')).toBe(formatObligationCsv([])[0]);
});
