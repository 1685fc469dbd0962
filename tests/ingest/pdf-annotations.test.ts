import { describe, expect, test } from 'vitest';
import { readBuffer } from '../../src/ingest/read-source.js';
import { pdf } from './pdf-pages.js';
import { expectWellFormed } from './well-formed.js';

async function read(draw: (page: PDFKit.PDFDocument) => void) {
  const bytes = await pdf([draw]);
  const document = (await readBuffer('a.pdf', bytes, {}))[0]!;
  expectWellFormed(document);
  return document;
}

describe('what lies over the page of a PDF', () => {
  test('is read where a form was filled in', async () => {
    const { text } = await read((page) => {
      page.initForm();
      page.text('1. Rent. The tenant pays on the day of each month that is named here:', 72, 100);
      page.text('Day', 72, 140).formText('day', 110, 137, 200, 16, { value: 'the fifth', fontSize: 11 });
      page.text('Late', 72, 170).formText('late', 110, 167, 200, 16, { value: 'within nine days', fontSize: 11 });
      page.text('Empty', 72, 200).formText('empty', 110, 197, 200, 16, {});
    });
    for (const line of ['Day the fifth', 'Late within nine days']) expect(text).toContain(line);
  });

  test('is told of where readers remarked upon it', async () => {
    const { text, findings } = await read((page) => {
      page.text('1. Rent. The tenant pays within nine days after each invoice.', 72, 100);
      page.note(300, 90, 20, 20, 'six days?');
      page.highlight(72, 100, 40, 12);
    });
    expect(text).toBe('1. Rent. The tenant pays within nine days after each invoice.');
    expect(findings).toEqual([{ code: 'comments', message: 'has 1 comment, which is not part of the text' }]);
  });

  test('is told of with its words where it strikes them out', async () => {
    const { text, findings } = await read((page) => {
      const before = '1. Rent. The tenant pays within ';
      page.text(`${before}nine days after each invoice.`, 72, 100);
      page.strike(72 + page.widthOfString(before), 100, page.widthOfString('nine days'), 11);
    });
    expect(text).toContain('nine days');
    expect(findings).toEqual([
      {
        code: 'struck-text',
        message:
          'words on page 1 are struck out by a mark that lies over the page (“nine days”): they were read; say whether they hold',
        page: 1,
      },
    ]);
  });
});
