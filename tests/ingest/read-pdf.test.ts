import { describe, expect, test } from 'vitest';
import { readPdf } from '../../src/ingest/pdf/read-pdf.js';
import { pageAt } from '../../src/model/source-document.js';
import { pdf } from './pdf-pages.js';

const read = async (...pages: Parameters<typeof pdf>[0]) => readPdf('lease.pdf', await pdf(pages), {});

const long = (subject: string) =>
  `${subject} shall keep complete and accurate records of all the services that were rendered under this agreement, and shall let the other party inspect them during ordinary office hours on ten days’ notice in writing, at its own cost.`;

describe('reading order', () => {
  test('two columns are read one after the other, also where they were drawn line by line', async () => {
    const left = Array.from({ length: 14 }, (_, i) => `left column line ${i + 1} with some words`);
    const right = Array.from({ length: 14 }, (_, i) => `right column line ${i + 1} with more words`);
    const source = await read((page) => {
      for (const [i, line] of left.entries()) {
        page.text(line, 72, 100 + 14 * i, { lineBreak: false });
        page.text(right[i]!, 320, 100 + 14 * i, { lineBreak: false });
      }
    });
    expect(source.text.replace(/\s+/g, ' ')).toBe([...left, ...right].join(' '));
  });

  test('a table is read row by row', async () => {
    const rows = [
      ['Severity', 'First reply', 'Credit'],
      ['P1', 'within 15 minutes', '5% of the monthly fee'],
      ['P2', 'within 4 hours', '2% of the monthly fee'],
      ['P3', 'within 2 days', 'none'],
    ];
    const source = await read((page) => {
      for (const [r, row] of rows.entries()) {
        for (const [c, cell] of row.entries()) page.text(cell, 72 + 160 * c, 100 + 20 * r, { lineBreak: false });
      }
    });
    expect(source.text.split('\n')).toEqual(rows.map((row) => row.join(' | ')));
    expect(source.blocks.every(({ kind }) => kind === 'table-row')).toBe(true);
  });

  test('a page on its side reads as one that stands', async () => {
    const source = await read((page) => {
      page.rotate(90, { origin: [300, 300] });
      page.text(
        'The rent is payable monthly in advance, on the first day of each month, without deduction.',
        100,
        250,
        { width: 400 },
      );
    });
    expect(source.text).toMatch(
      /^The rent is payable monthly in advance, on the first day of each month, without deduction\.$/,
    );
  });
});

describe('paragraphs', () => {
  test('are rejoined across lines and parted where a new one begins', async () => {
    const source = await read([`1. ${long('The tenant')}`, `2. ${long('The landlord')}`]);
    expect(source.text.split('\n\n')).toEqual([`1. ${long('The tenant')}`, `2. ${long('The landlord')}`]);
  });

  test('go on over the end of a page, past its running footer, and every offset keeps its page', async () => {
    const [first, second] = [
      'The supplier shall deliver the goods to the',
      'place that the customer has named within thirty days.',
    ];
    const footer = (page: PDFKit.PDFDocument, number: number) => {
      page.text(`Supply agreement – page ${number} of 3`, 72, 740, { lineBreak: false });
    };
    const body = `${long('The supplier')} ${first}`;
    const source = await read(
      (page) => {
        page.text(body, 72, 640, { width: 460 });
        footer(page, 1);
      },
      (page) => {
        page.text(second, 72, 72, { width: 460 });
        footer(page, 2);
      },
      (page) => {
        page.text('The customer pays.', 72, 72, { width: 460 });
        footer(page, 3);
      },
    );
    expect(source.text).toContain(`${first} ${second}`);
    expect(source.blocks.filter(({ kind }) => kind === 'footer')).toHaveLength(3);
    expect(pageAt(source, source.text.indexOf('The supplier shall deliver'))).toBe(1);
    expect(pageAt(source, source.text.indexOf('within thirty days'))).toBe(2);
    expect(pageAt(source, source.text.indexOf('The customer pays'))).toBe(3);
  });

  test('words broken at a line’s end are whole again, and compounds keep their hyphen', async () => {
    const lines = [
      'The parties agree on the termi-',
      'nation of this lease after twenty-',
      'four months, by a third-',
      'party notice.',
    ];
    const source = await read((page) => {
      for (const [i, line] of lines.entries()) page.text(line, 72, 100 + 14 * i, { lineBreak: false });
    });
    expect(source.text).toBe(
      'The parties agree on the termination of this lease after twenty-four months, by a third-party notice.',
    );
  });

  test('a bold line above a paragraph is its heading', async () => {
    const source = await read((page) => {
      page.font('Times-Bold').text('Limitation of liability');
      page.font('Times-Roman').text(long('The supplier'));
    });
    expect(source.blocks[0]).toMatchObject({
      kind: 'heading',
      bold: true,
      start: 0,
      end: 'Limitation of liability'.length,
    });
  });
});
