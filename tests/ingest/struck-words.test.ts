import { describe, expect, test } from 'vitest';
import { readBuffer } from '../../src/ingest/read-source.js';
import { findStruck } from '../../src/ingest/struck-markdown.js';
import { docx, paragraph } from './docx-package.js';
import { odt } from './odt-package.js';

const read = async (name: string, bytes: string | Buffer) =>
  (await readBuffer(name, Buffer.from(bytes as Buffer), {}))[0]!;
const told = [{ code: 'struck-text', message: 'has words struck through, which were left out: “nine”' }];

describe('words struck through are no part of the agreement', () => {
  const run = (marks: string, text: string) =>
    `<w:r><w:rPr>${marks}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

  test.each([
    ['once', '<w:strike/>', ''],
    ['twice', '<w:dstrike/>', ''],
    [
      'by a style',
      '<w:rStyle w:val="gone"/>',
      '<w:style w:type="character" w:styleId="gone"><w:rPr><w:strike/></w:rPr></w:style>',
    ],
  ])('in Word, %s', async (_, marks, styles) => {
    const body = `<w:p>${run('', 'Pay within ')}${run(marks, 'nine')}${run('<w:strike w:val="0"/>', 'six days.')}</w:p>`;
    const { text, findings } = await read('a.docx', docx({ body, styles }));
    expect(text).toBe('Pay within six days.');
    expect(findings).toEqual(told);
  });

  test('in Word, a clause with all its words is gone, and the next one keeps its number', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
    const struck = paragraph('nine', { list: '1/0' }).replace('<w:r>', '<w:r><w:rPr><w:strike/></w:rPr>');
    const body = paragraph('Rent', { list: '1/0' }) + struck + paragraph('Keys', { list: '1/0' });
    const { text, findings } = await read('a.docx', docx({ body, numbering }));
    expect(text.split(/\n+/)).toEqual(['1. Rent', '3. Keys']);
    expect(findings).toEqual(told);
  });

  test.each([
    '<del>nine</del>',
    '<s>nine</s>',
    '<strike>nine</strike>',
    '<b style="text-decoration:line-through">nine</b>',
  ])('on web pages: %s', async (struck) => {
    const { text, findings } = await read('a.html', `<html><p>Pay within ${struck} <ins>six</ins> days.</p></html>`);
    expect(text).toBe('Pay within six days.');
    expect(findings).toEqual(told);
  });

  test('on web pages, an item with all its words is gone, and the next one keeps its number', async () => {
    const { text } = await read('a.html', '<html><ol><li>Rent<li><s>nine</s><li>Keys</ol>');
    expect(text.split(/\n+/)).toEqual(['1. Rent', '3. Keys']);
  });

  test('in OpenDocument, in a span and in a paragraph with a span that is not struck', async () => {
    const style = (name: string, line: string) =>
      `<style:style style:name="${name}"><style:text-properties style:text-line-through-style="${line}"/></style:style>`;
    const { text, findings } = await read(
      'a.odt',
      odt(
        '<text:p>Pay <text:span text:style-name="S">nine</text:span></text:p><text:p text:style-name="S"><text:span text:style-name="N">six</text:span></text:p>',
        style('S', 'solid') + style('N', 'none'),
      ),
    );
    expect(text.split(/\n+/)).toEqual(['Pay', 'six']);
    expect(findings).toEqual(told);
  });

  test.each(['{\\strike nine}', '\\strike nine\\strike0 ', '\\striked1 nine\\plain '])('in RTF: %s', async (struck) => {
    const { text, findings } = await read('a.rtf', `{\\rtf1 Pay within ${struck}six days.}`);
    expect(text).toBe('Pay within six days.');
    expect(findings).toEqual(told);
  });

  test('in Markdown, where the text stays the file', async () => {
    const source = 'Pay within ~~nine~~ six days, at ~~ 3 ~ 4 ~~~ or ~~so.\n\nKeep ~~ the keys.\n';
    const { text, blocks, findings } = await read('a.md', source);
    expect(text).toBe(source);
    expect(findStruck(text, blocks).map(({ start, end }) => text.slice(start, end))).toEqual(['~~nine~~']);
    expect(findings).toEqual(told);
  });

  test('in Markdown, between tags of HTML, and a whole item with its number', async () => {
    const source =
      'Pay <del>nine\n</del>six, <s class="x">ten</s> or <strong>two</strong>.\n\n1. Rent\n2. ~~Keys~~\n3. ~~Pets~~ Cats\n';
    const { text, blocks } = await read('a.md', source);
    expect(findStruck(text, blocks).map(({ start, end }) => text.slice(start, end))).toEqual([
      '<del>nine\n</del>',
      '<s class="x">ten</s>',
      '2. ~~Keys~~',
      '~~Pets~~',
    ]);
  });
});
