import { describe, expect, test } from 'vitest';
import { findTables } from '../../src/extract/find-tables.js';
import { readBuffer } from '../../src/ingest/read-source.js';
import { docx, paragraph } from './docx-package.js';
import { odt } from './odt-package.js';
import { expectWellFormed } from './well-formed.js';

const rows = async (name: string, bytes: string | Buffer) => {
  const document = (await readBuffer(name, Buffer.from(bytes as Buffer), {}))[0]!;
  expectWellFormed(document);
  return document.text.split(/\n+/);
};

describe('a merged cell holds for each row that it covers', () => {
  test('on web pages', async () => {
    const page =
      '<html><table><tr><th>Fault<th>Answer<th>Repair<tr><td>P1<td rowspan="2">9 hours<td>1 day<tr><td>P2<td>2 days<tr><td>P3<td>1 week<td>2 weeks</table>';
    expect(await rows('a.html', page)).toEqual([
      'Fault | Answer | Repair',
      'P1 | 9 hours | 1 day',
      'P2 | 9 hours | 2 days',
      'P3 | 1 week | 2 weeks',
    ]);
  });

  test('in Word', async () => {
    const cell = (text: string, marks = '') => `<w:tc><w:tcPr>${marks}</w:tcPr>${paragraph(text)}</w:tc>`;
    const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const body = `<w:tbl>${row(cell('Fault'), cell('Answer', '<w:gridSpan w:val="2"/>'))}${row(cell('P1'), cell('9 hours', '<w:vMerge w:val="restart"/>'), cell('days'))}${row(cell('P2'), cell('', '<w:vMerge/>'), cell('nights'))}${row(cell('P3'), cell('1 week'), cell(''))}</w:tbl>`;
    expect(await rows('a.docx', docx({ body }))).toEqual([
      'Fault | Answer',
      'P1 | 9 hours | days',
      'P2 | 9 hours | nights',
      'P3 | 1 week | ',
    ]);
  });

  test('in OpenDocument', async () => {
    const cell = (text: string, marks = '') => `<table:table-cell ${marks}><text:p>${text}</text:p></table:table-cell>`;
    const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
    const table = [
      cell('Fault') + cell('Answer'),
      cell('P1') + cell('9 hours', 'table:number-rows-spanned="2"'),
      `${cell('P2')}<table:covered-table-cell/>`,
      `${cell('all in one', 'table:number-columns-spanned="2"')}<table:covered-table-cell/>`,
    ];
    expect(await rows('a.odt', odt(`<table:table>${table.map(row).join('')}</table:table>`))).toEqual([
      'Fault | Answer',
      'P1 | 9 hours',
      'P2 | 9 hours',
      'all in one',
    ]);
  });

  test('in RTF', async () => {
    const rtf =
      '{\\rtf1 \\trowd\\cellx1\\clvmgf\\cellx2\\intbl P1\\cell 9 hours\\cell\\row\\trowd\\cellx1\\clvmrg\\cellx2\\intbl P2\\cell\\cell\\row\\pard End}';
    expect(await rows('a.rtf', rtf)).toEqual(['P1 | 9 hours', 'P2 | 9 hours', 'End']);
  });

  test('but a text is read once, and so is the number of a clause', async () => {
    const long = 'The tenant cleans the stairs. '.repeat(6).trim();
    const page = (first: string) =>
      `<html><table><tr><td rowspan="2">${first}<td>one</tr><tr><td>two</tr></table><table><tr><td>pot<td>pan</table>`;
    expect(await rows('a.html', page(long))).toEqual([`${long} | one`, 'two', 'pot | pan']);
    expect(await rows('a.html', page('(a)'))).toEqual(['(a) one', 'two', 'pot | pan']);
  });

  test('a heading stands over each of its columns', async () => {
    const page =
      '<html><table><tr><th>Plan<th colspan="2">Answer<tr><td>A<td>1 day<td>2 days<tr><td>B<td>3 days<td>4 days</table>';
    const document = (await readBuffer('a.html', Buffer.from(page), {}))[0]!;
    expectWellFormed(document);
    const [table] = findTables(document);
    expect(table!.rows[0]!.cells.map(({ start, end }) => document.text.slice(start, end))).toEqual([
      'Plan',
      'Answer',
      'Answer',
    ]);
  });

  test('numbers of rows and columns that no table has cost nothing', async () => {
    const page =
      '<html><table><tr><td rowspan="65534" colspan="99999999">a<td rowspan="0">b<tr><td colspan="-1">c</table>';
    expect((await rows('a.html', page)).length).toBeLessThan(5);
  });

  test('nor can few words be made to fill the memory', async () => {
    const wide = `<tr>${`<td rowspan="65534">${'word '.repeat(20)}`.repeat(90)}</tr>`;
    const { text } = (
      await readBuffer('a.html', Buffer.from(`<html><table>${wide}${'<tr><td>x'.repeat(50_000)}`), {})
    )[0]!;
    expect(text.length).toBeLessThan(1_000_000);
    const growing = '<tr><td rowspan="65534">word'.repeat(20_000);
    const grown = (await readBuffer('a.html', Buffer.from(`<html><table>${growing}`), {}))[0]!;
    expect(grown.text.length).toBeLessThan(1_000_000);
  });
});
