import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readBuffer } from '../../src/ingest/read-source.js';
import { UnreadableFileError } from '../../src/model/errors.js';
import { docx, paragraph } from './docx-package.js';
import { pdf } from './pdf-pages.js';
import { expectWellFormed } from './well-formed.js';

/** Reads bytes under a name. Whatever they are: documents that keep every promise, or one line that refuses them. */
async function survives(name: string, bytes: Uint8Array): Promise<void> {
  if (bytes.length === 0) return;
  try {
    for (const document of await readBuffer(name, Buffer.from(bytes), {})) expectWellFormed(document);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    expect(error.message).not.toMatch(/\n/);
  }
}

/** A valid file with some of its bytes changed, cut out or repeated. */
const damaged = (original: Uint8Array) =>
  fc
    .array(fc.tuple(fc.nat(original.length - 1), fc.nat(255), fc.constantFrom('set', 'cut', 'repeat')), {
      minLength: 1,
      maxLength: 8,
    })
    .map((changes) => {
      let bytes = Buffer.from(original);
      for (const [at, value, kind] of changes) {
        const place = at % bytes.length;
        if (kind === 'set') bytes[place] = value;
        else if (kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + value)]);
        else bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - value))]);
        if (bytes.length === 0) return Buffer.from('x');
      }
      return bytes;
    });

const markup = (pieces: readonly string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 12, unit: 'binary' })), { maxLength: 60 })
    .map((list) => list.join(''));

const runs = { numRuns: 150 };

test.each(['a.txt', 'a.md', 'a.html', 'a.eml', 'a.pdf', 'a.doc', 'a'])(
  'any bytes named %s are read or refused',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), (bytes) => survives(name, bytes)),
      runs,
    );
  },
);

test('any markup of a web page is read', async () => {
  const html = markup([
    '<p>',
    '</p>',
    '<table>',
    '<tr>',
    '<td>',
    '</td>',
    '</table>',
    '<ol type=a start=3>',
    '<li>',
    '</ol>',
    '<b>',
    '</b>',
    '<br>',
    '<h2>',
    '</h2>',
    '&amp;',
    '&#xd800;',
    '<pre>',
    '<div hidden>',
    '</div>',
    '<!--',
    '-->',
    '(a)',
    '1.1',
  ]);
  await fc.assert(
    fc.asyncProperty(html, (text) => survives('a.html', Buffer.from(`<html>${text}`))),
    runs,
  );
});

test('any Markdown is read, and the text stays the file’s own', async () => {
  const pieces = markup([
    '# ',
    '\n',
    '\n\n',
    '- ',
    '1. ',
    '| a | b |',
    '|---|---|',
    '> ',
    '```',
    '---',
    '**',
    '=',
    '\t',
    '(a) ',
  ]);
  await fc.assert(
    fc.asyncProperty(pieces, (text) => survives('a.md', Buffer.from(`x${text}`))),
    runs,
  );
});

test('any RTF is read or refused', async () => {
  const pieces = markup([
    '{',
    '}',
    '\\par ',
    '\\b ',
    "\\'e4",
    '\\u8364?',
    '\\cell ',
    '\\row ',
    '\\intbl ',
    '{\\footnote ',
    '{\\listtext 1.\\tab}',
    '{\\*\\x ',
    '\\v ',
    '\\bin3 ',
    '\\uc0 ',
    '\\deleted ',
    '\\\\',
    '{\\fonttbl{\\f0\\fcharset128 x;}}',
  ]);
  await fc.assert(
    fc.asyncProperty(pieces, (text) => survives('a.rtf', Buffer.from(`{\\rtf1\\ansi ${text}`))),
    runs,
  );
});

test('any body of a Word file is read or refused', async () => {
  const pieces = fc
    .array(
      fc.constantFrom(
        paragraph('Rent', { list: '1/0' }),
        paragraph('x'),
        '<w:p/>',
        '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr></w:tbl>',
        '<w:tbl><w:tr/></w:tbl>',
        '<w:tc><w:p/></w:tc>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:t>x</w:t></w:r></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
        '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>gone on</w:t></w:r></w:p>',
        '<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>',
        '<w:txbxContent/>',
        '<w:altChunk r:id="rId9"/>',
        '<w:p><w:r><w:footnoteReference w:id="7"/><w:sym w:font="Wingdings" w:char="ZZ"/></w:r></w:p>',
        '<mc:AlternateContent><mc:Choice><w:p/></mc:Choice><mc:Fallback><w:p/></mc:Fallback></mc:AlternateContent>',
      ),
      { maxLength: 12 },
    )
    .map((list) => list.join(''));
  const numbering =
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%9."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
  await fc.assert(
    fc.asyncProperty(pieces, (body) => survives('a.docx', docx({ body, numbering }))),
    { numRuns: 80 },
  );
});

test('a Word file with damaged bytes is read or refused', async () => {
  const original = docx({ body: paragraph('The tenant pays rent within ten days.').repeat(5) });
  await fc.assert(
    fc.asyncProperty(damaged(original), (bytes) => survives('a.docx', bytes)),
    runs,
  );
});

test('an OpenDocument file with damaged content is read or refused', async () => {
  const names =
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"';
  const pieces = fc
    .array(
      fc.constantFrom(
        '<text:p>Rent<text:s/><text:tab/></text:p>',
        '<text:h text:outline-level="2">Term</text:h>',
        '<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>',
        '<table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
        '<table:table-cell/>',
        '<text:p><text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>note</text:p></text:note-body></text:note></text:p>',
        '<text:list-item><text:p>stray</text:p></text:list-item>',
      ),
      { maxLength: 12 },
    )
    .map((list) => list.join(''));
  await fc.assert(
    fc.asyncProperty(pieces, (body) => {
      const content = `<office:document-content ${names}><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
      const parts = {
        mimetype: Buffer.from('application/vnd.oasis.opendocument.text'),
        'content.xml': Buffer.from(content),
      };
      return survives('a.odt', zipSync(parts));
    }),
    { numRuns: 80 },
  );
});

test('a PDF with damaged bytes is read or refused', { timeout: 120_000 }, async () => {
  const original = await pdf([
    ['The tenant pays rent within ten days of the invoice.', 'The landlord repairs the roof.'],
  ]);
  await fc.assert(
    fc.asyncProperty(damaged(original), (bytes) => survives('a.pdf', bytes)),
    { numRuns: 60 },
  );
});

test('a mail with any headers and parts is read or refused', async () => {
  const pieces = markup([
    'From: a@b\r\n',
    'Subject: =?utf-8?q?x?=\r\n',
    '\r\n\r\n',
    '--b\r\n',
    '--b--\r\n',
    'Content-Type: multipart/mixed; boundary=b\r\n',
    'Content-Type: text/html\r\n',
    'Content-Transfer-Encoding: base64\r\n',
    'Content-Disposition: attachment; filename="../x.pdf"\r\n',
    'Content-Type: message/rfc822\r\n',
  ]);
  await fc.assert(
    fc.asyncProperty(pieces, (text) => survives('a.eml', Buffer.from(`MIME-Version: 1.0\r\n${text}`))),
    runs,
  );
});
