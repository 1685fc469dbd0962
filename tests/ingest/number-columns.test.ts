import { describe, expect, test } from 'vitest';
import { readBuffer } from '../../src/ingest/read-source.js';
import { pdf } from './pdf-pages.js';
import { expectWellFormed } from './well-formed.js';

const lines = async (name: string, bytes: string | Buffer) => {
  const document = (await readBuffer(name, Buffer.from(bytes as Buffer), {}))[0]!;
  expectWellFormed(document);
  return document.text.split(/\n+/);
};

describe('a column of plain numbers', () => {
  const draw = (lefts: readonly number[], rows: readonly (readonly string[])[]) =>
    pdf([
      (page) => {
        page.text('1. Fees. The tenant pays these sums on these days.', 72, 100);
        for (const [i, row] of rows.entries())
          for (const [j, cell] of row.entries()) page.text(cell, lefts[j]!, 200 + 18 * i, { lineBreak: false });
      },
    ]);

  test('is one of a table in a PDF where headings stand over it', async () => {
    const rows = [
      ['Year', 'Rent', 'Paid'],
      ['1', '€ 5,000', 'in May'],
      ['2', '€ 6,000', 'in June'],
      ['3', '€ 7,000', 'in July'],
    ];
    for (const lefts of [
      [72, 130, 330],
      [72, 120, 250],
    ])
      expect((await lines('a.pdf', await draw(lefts, rows))).slice(1)).toEqual(rows.map((row) => row.join(' | ')));
  });

  test('is one of a table in a PDF where nothing but figures stands beside it', async () => {
    const rows = [
      ['10', '1,000'],
      ['20', '2,000'],
      ['30', '3,500'],
    ];
    expect((await lines('a.pdf', await draw([72, 150], rows))).slice(1)).toEqual(rows.map((row) => row.join(' | ')));
  });

  test('numbers the clauses of a PDF beside their words', async () => {
    const rows = [
      ['2', 'The tenant cleans the stairs.'],
      ['3', 'The landlord lights them.'],
      ['4', 'Nobody smokes there.'],
    ];
    expect((await lines('a.pdf', await draw([72, 108], rows))).slice(1)).toEqual(rows.map((row) => row.join(' ')));
  });

  const page = (...rows: string[][]) =>
    `<html><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}`).join('')}`).join('')}</table>`;

  test('is one of a table on a web page below headings, beside what is no text of a clause', async () => {
    const long = 'The tenant cleans the stairs from the cellar to the roof in each week of each month.';
    expect(await lines('a.html', page(['Fault', 'Repair'], ['1', '9 hours'], ['2', long]))).toEqual([
      'Fault | Repair',
      '1 | 9 hours',
      `2 ${long}`,
    ]);
    expect(await lines('a.html', page(['No.', 'Repair'], ['1', '9 hours']))).toEqual(['No. | Repair', '1 | 9 hours']);
    expect(await lines('a.html', page(['1', '2,000'], ['2', '3,000']))).toEqual(['1 | 2,000', '2 | 3,000']);
  });

  test('numbers clauses on a web page where the first row has a number too, or marks make it one', async () => {
    expect(await lines('a.html', page(['1', 'Stairs'], ['1.1', 'Clean them.']))).toEqual([
      '1 Stairs',
      '1.1 Clean them.',
    ]);
    expect(await lines('a.html', page(['House', 'rules'], ['(a)', 'Stairs']))).toEqual(['House | rules', '(a) Stairs']);
  });
});
