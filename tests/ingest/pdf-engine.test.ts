import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { editEngine } from '../../src/ingest/pdf/engine-edits.js';
import { type EngineFont, mustMend } from '../../src/ingest/pdf/font-needs.js';
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

const pdfParse = createRequire(import.meta.url).resolve('pdf-parse');

describe('the edits of PDF.js', () => {
  const source = readFileSync(createRequire(pdfParse).resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'));
  const leftOut = (text: Buffer) => {
    const reasons: string[] = [];
    const edited = editEngine(text, (why) => reasons.push(why));
    return { reasons, edited };
  };

  test('all fit the version that is installed', () => {
    expect(leftOut(source).reasons).toEqual([]);
  });

  test('are left out whole where one of their places reads otherwise', () => {
    const other = Buffer.from(source.toString().replace('tsm[3] *= glyphHeight', 'tsm[3] *= 1.0 * glyphHeight'));
    const { reasons, edited } = leftOut(other);
    expect(reasons).toEqual([expect.stringMatching('product of three matrices')]);
    expect(edited).toContain('const tsm = [');
  });
});

describe('font files', () => {
  const liberation = createRequire(pdfParse).resolve('pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf');

  test('the words and their places are the same whether the fonts are made fit to be drawn with or not', async () => {
    const bytes = await pdf([(page) => void page.font(liberation).text('The “Rent” is payable monthly.', 72, 72)]);
    const read = async (drawn: boolean) => {
      const { document, close } = await openPdf('lease.pdf', bytes, undefined, drawn);
      const { runs } = await readRuns(await document.getPage(1));
      await close();
      return runs.map(({ text, x, y, width }) => ({ text, x, y, width }));
    };
    const runs = await read(false);
    expect(runs.map(({ text }) => text).join('')).toBe('The “Rent” is payable monthly.');
    expect(runs).toEqual(await read(true));
  });

  const trueType = { peekBytes: () => Uint8Array.of(0, 1, 0, 0) };
  const openType = { peekBytes: () => new TextEncoder().encode('OTTO') };
  test.each([
    ['for text that the document gives a meaning', { isSymbolicFont: true }, trueType, { hasEncoding: true }, false],
    ['for letters by their usual codes', { isSymbolicFont: false }, trueType, {}, false],
    ['where only the file knows the letters', { isSymbolicFont: true }, trueType, {}, true],
    ['in another form', { isSymbolicFont: true }, openType, { hasEncoding: true }, true],
    ['for drawing', { isSymbolicFont: true, fontExtraProperties: true }, trueType, { hasEncoding: true }, true],
  ])('are read %s: %o', (_, font, file, told, needed) => {
    expect(mustMend({ fontExtraProperties: false, ...font } as EngineFont, file, told)).toBe(needed);
  });
});
