import { expect, test } from 'vitest';
import { openPdf } from '../../src/ingest/pdf/open-pdf.js';
import { readRuns } from '../../src/ingest/pdf/page-runs.js';
import { pdf } from './pdf-pages.js';

const open = async (...pages: Parameters<typeof pdf>[0]) => openPdf('lease.pdf', await pdf(pages), undefined);

test('the own names of fonts are known once their words were read', async () => {
  const { document, fontName, close } = await open((page) => {
    page.font('Helvetica-Bold').text('Rent', 72, 72).font('Times-Roman').text('The rent is payable monthly.', 72, 100);
  });
  const { runs } = await readRuns(await document.getPage(1));
  expect(runs.filter(({ text }) => text.trim() !== '').map(({ text, font }) => [text, fontName(font)])).toEqual([
    ['Rent', 'Helvetica-Bold'],
    ['The rent is payable monthly.', 'Times-Roman'],
  ]);
  expect(fontName(runs[0]!.font)).toBe('');
  await close();
});

test('words stand where they were drawn after a state was kept, changed and taken back', async () => {
  const { document, close } = await open((page) => {
    page.text('before', 72, 72, { lineBreak: false });
    page.save().translate(100, 200).scale(2);
    page.save().fontSize(8).text('inner', 0, 0, { lineBreak: false }).restore();
    page.fontSize(11).text('scaled', 0, 50, { lineBreak: false }).restore();
    page.text('after', 72, 300, { lineBreak: false });
  });
  const { runs } = await readRuns(await document.getPage(1));
  const rounded = runs
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, x, y, size }) => [text, Math.round(x), Math.round(y), size]);
  // Baselines lie 0.683 of the size below the top that pdfkit is given.
  expect(rounded).toEqual([
    ['before', 72, 80, 11],
    ['inner', 100, 211, 16],
    ['scaled', 100, 315, 22],
    ['after', 72, 308, 11],
  ]);
  await close();
});
