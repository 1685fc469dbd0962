import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../src/ingest/pdf/read-pdf.js';
import { pageAt } from '../../src/model/source-document.js';
import { pdf } from './pdf-pages.js';
import { expectWellFormed } from './well-formed.js';

describe('scanned pages', () => {
  /** A picture of a page: drawn with the canvas that comes with PDF.js. */
  const scan = (...columns: readonly (readonly string[])[]): Buffer => {
    const require = createRequire(createRequire(import.meta.url).resolve('pdf-parse'));
    // A reader that was loaded before may have put a stand-in into its place.
    const path = require.resolve('@napi-rs/canvas');
    const standIn = require.cache[path];
    delete require.cache[path];
    const { createCanvas } = require(path) as typeof import('@napi-rs/canvas');
    if (standIn) require.cache[path] = standIn;
    const canvas = createCanvas(1700, 2200);
    const context = canvas.getContext('2d');
    context.fillStyle = 'white';
    context.fillRect(0, 0, 1700, 2200);
    context.fillStyle = 'black';
    context.font = '38px serif';
    for (const [c, lines] of columns.entries()) {
      for (const [i, line] of lines.entries()) context.fillText(line, 180 + 700 * c, 300 + 60 * i);
    }
    return canvas.toBuffer('image/png');
  };

  test('are recognised, and reported with their confidence', { timeout: 60_000 }, async () => {
    const lines = [
      'The tenant shall pay the rent within ten (10) days of',
      'the invoice. Either party may terminate this lease on',
      'ninety (90) days written notice to the other party.',
    ];
    const picture = scan(lines);
    const progress: [number, number][] = [];
    const bytes = await pdf([
      ['A first page with a text layer that is long enough to need no recognition at all.'],
      (page) => page.image(picture, 0, 0, { width: 612 }),
    ]);
    const source = await readPdf('scan.pdf', bytes, { onProgress: (done, total) => progress.push([done, total]) });
    expectWellFormed({ ...source, file: 'scan.pdf', sha256: '0'.repeat(64) });
    expect(source.text.replace(/\s+/g, ' ')).toContain(lines.join(' '));
    expect(source.findings).toMatchObject([{ code: 'no-text-layer', page: 2 }]);
    expect(pageAt(source, source.text.indexOf('ninety'))).toBe(2);
    expect(progress).toEqual([
      [0, 1],
      [1, 1],
    ]);
  });

  test('are recognised where a signing service has stamped its number on them', { timeout: 60_000 }, async () => {
    const picture = scan(['The tenant shall pay the rent within ten (10) days of', 'the invoice.']);
    const bytes = await pdf([
      (page) => {
        page.image(picture, 0, 0, { width: 612 });
        page.text('Envelope number 7C9E6679-7425-40DE-944B-E07FC1F90AE7 signed electronically', 20, 20);
      },
    ]);
    const source = await readPdf('stamped.pdf', bytes, {});
    expect(source.text.replace(/\s+/g, ' ')).toContain('pay the rent within ten (10) days of the invoice.');
    expect(source.findings).toMatchObject([{ code: 'no-text-layer', page: 1 }]);
  });

  test('with two columns are read one column after the other', { timeout: 60_000 }, async () => {
    const rent = [
      'The tenant shall pay the rent to',
      'the landlord within ten days of',
      'the invoice, by bank transfer and',
      'without any deduction, and shall',
      'pay interest on what is late.',
    ];
    const repairs = [
      'The landlord shall keep the roof',
      'and the outer walls in repair, and',
      'shall begin the work within thirty',
      'days of a notice from the tenant',
      'that says what is to be done.',
    ];
    const picture = scan(rent, repairs);
    const bytes = await pdf([(page) => page.image(picture, 0, 0, { width: 612 })]);
    const source = await readPdf('scan.pdf', bytes, {});
    expect(source.text.replace(/\s+/g, ' ')).toBe([...rent, ...repairs].join(' '));
  });
});
