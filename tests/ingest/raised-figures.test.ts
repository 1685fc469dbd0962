import { expect, test } from 'vitest';
import { readBuffer } from '../../src/ingest/read-source.js';
import { docx } from './docx-package.js';
import { odt } from './odt-package.js';
import { pdf } from './pdf-pages.js';

const read = async (name: string, bytes: string | Buffer) =>
  (await readBuffer(name, Buffer.from(bytes as Buffer), {}))[0]!.text;
const marked = 'Within 30[1] days, on the 5th, 9 m2 for notice.[2]';

test('small raised figures are the mark of a note in Word, and no part of the number before', async () => {
  const run = (text: string, raised = false) =>
    `<w:r><w:rPr>${raised ? '<w:vertAlign w:val="superscript"/>' : ''}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const body = `<w:p>${run('Within 30')}${run('1', true)}${run(' days, on the 5')}${run('th', true)}${run(', 9 m')}${run('2', true)}${run(' for notice.')}${run('2', true)}</w:p>`;
  expect(await read('a.docx', docx({ body }))).toBe(marked);
});

test('and on web pages', async () => {
  const page =
    '<html><p>Within 30<sup>1</sup> days, on the 5<sup>th</sup>, 9 m<sup>2</sup> for notice.<span style="vertical-align: super"><a href="#n">2</a></span></p><p><sup>1</sup> see law</p>';
  expect(await read('a.html', page)).toBe(`${marked}\n\n1 see law`);
});

test('and in OpenDocument', async () => {
  const style =
    '<style:style style:name="R"><style:text-properties style:text-position="super 58%"/></style:style><style:style style:name="L"><style:text-properties style:text-position="sub 58%"/></style:style>';
  const raised = (text: string) => `<text:span text:style-name="R">${text}</text:span>`;
  const text = `<text:p>Within 30${raised('1')} days, on the 5${raised('th')}, 9 m${raised('2')} for<text:span text:style-name="L"> notice.</text:span>${raised('2')}</text:p>`;
  expect(await read('a.odt', odt(text, style))).toBe(marked);
});

test('and in RTF', async () => {
  expect(
    await read(
      'a.rtf',
      '{\\rtf1 Within 30{\\super 1} days, on the 5\\super th\\nosupersub , 9 m{\\super 2} for notice.{\\super 2}}',
    ),
  ).toBe(marked);
});

test('and in a PDF, high above the line or just a little', async () => {
  for (const rise of [1.8, 2.6, 4]) {
    const bytes = await pdf([
      (page) => {
        const before = 'The tenant pays within 30';
        const right = 72 + page.widthOfString(before);
        page.text(before, 72, 100, { lineBreak: false });
        // pdfkit counts from the top of the letters, which are smaller here.
        page.fontSize(7).text('1', right, 100 + 4 * 0.683 - rise, { lineBreak: false });
        page.fontSize(11).text(' days after the invoice.', right + 3.5, 100, { lineBreak: false });
      },
    ]);
    expect(await read('a.pdf', bytes)).toBe('The tenant pays within 30[1] days after the invoice.');
  }
});
