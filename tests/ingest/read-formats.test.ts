import { describe, expect, test } from 'vitest';
import { readBuffer } from '../../src/ingest/read-source.js';

const read = async (name: string, content: string | Uint8Array) =>
  (await readBuffer(name, Buffer.from(content as Uint8Array), {}))[0]!;
const lines = async (name: string, content: string) => (await read(name, content)).text.split(/\n+/);

describe('plain text', () => {
  test.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffMüller § 2', 'utf8')],
    ['UTF-16 with a mark', Buffer.from('\ufeffMüller § 2', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffMüller § 2', 'utf16le').swap16()],
  ])('in %s is decoded, and the mark is no part of it', async (_, bytes) => {
    const document = await read('a.txt', bytes);
    expect(document.text).toBe('Müller § 2');
    expect(document.findings).toEqual([]);
  });

  test('in Windows-1252 keeps its quotes and the euro sign, and says that it was a guess', async () => {
    const document = await read('a.txt', Buffer.from('\x93Fee\x94 of \x8040 on ten days\x92 notice', 'latin1'));
    expect(document.text).toBe('“Fee” of €40 on ten days’ notice');
    expect(document.findings.map(({ code }) => code)).toEqual(['encoding-guessed']);
  });

  test('keeps its control characters, and names the first', async () => {
    const document = await read('a.txt', 'pay \x1b[31mnow');
    expect(document.text).toBe('pay \x1b[31mnow');
    expect(document.findings).toMatchObject([{ code: 'control-characters', span: { start: 4, end: 5 } }]);
  });
});

describe('Markdown', () => {
  test('stays as it is; blocks point at the words between the marks', async () => {
    const source =
      '# Terms\n\n## 2. Payment ##\n\n1. Pay **promptly**,\n   in euro.\n   - by transfer\n\n| Plan | Price |\n|---|---|\n| A | € 5 |\n';
    const { text, blocks } = await read('a.md', source);
    expect(text).toBe(source);
    expect(blocks.map((block) => [block.kind, text.slice(block.start, block.end)])).toEqual([
      ['heading', 'Terms'],
      ['heading', '2. Payment'],
      ['list-item', '1. Pay **promptly**,\n   in euro.'],
      ['list-item', '- by transfer'],
      ['table-row', '| Plan | Price |'],
      ['table-row', '| A | € 5 |'],
    ]);
    expect(blocks[5]!.cells!.map(({ start, end }) => text.slice(start, end))).toEqual(['A', '€ 5']);
  });

  test('below the rule of a table, rows need no bars at their ends and may lack or exceed cells', async () => {
    const source =
      'Kept so long:\nRecord | Kept | Why\n--- | --- | ---\nBills|6 years|tax\nLists | | \nX|1 week|a|b\n\nEnd | here';
    const { text, blocks } = await read('a.md', source);
    const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    expect(blocks.map(({ kind, cells }) => cells?.map(words) ?? kind)).toEqual([
      'paragraph',
      ['Record', 'Kept', 'Why'],
      ['Bills', '6 years', 'tax'],
      ['Lists', '', ''],
      ['X', '1 week', 'a|b'],
      'paragraph',
    ]);
  });
});

describe('web pages', () => {
  test('list numbers that a browser prints stand in the text', async () => {
    const page =
      '<html><ol><li>Term</li><li>Fees<ol type="a"><li>monthly</li><li value="5">yearly</li></ol></li></ol><ul><li>note</li></ul>';
    expect(await lines('a.html', page)).toEqual(['1. Term', '2. Fees', 'a. monthly', 'e. yearly', '• note']);
  });

  test('a table for layout is read as clauses, a table of data row by row', async () => {
    const page =
      '<html><table><tr><td>(a)</td><td>The tenant pays.</td></tr></table><table><tr><td>P1</td><td>15 minutes</td></tr></table>';
    expect(await lines('a.html', page)).toEqual(['(a) The tenant pays.', 'P1 | 15 minutes']);
  });

  test('programs, styles and hidden parts are no text', async () => {
    const page =
      '<html><style>p{}</style><script>alert(1)</script><p>Rent</p><p style="display:none">not this</p><p hidden>nor this</p>';
    expect(await lines('a.html', page)).toEqual(['Rent']);
  });

  test('words that a style sheet hides are none, unless that is most of the page', async () => {
    const sheet =
      '/* x */ .gone, p.off { display: none !important } #none{visibility:hidden} .back{display:none} .back{display:block} @media print{.screen{display:none}} .a .b{display:none}';
    const hidden = '<p class="off">one</p><div id=none>two <i style="visibility:visible">Keys</i></div>';
    const page = (shown: string) =>
      `<html><style>${sheet}</style><p>${shown}</p>${hidden}<div class="gone"><p style="display:block">three</p></div><p class="back">Pets</p><p class="screen b">Cats</p><p style="mso-hide:all">four</p><dialog>five</dialog><dialog open>Dogs</dialog><template>six</template>`;
    expect(await lines('a.html', page('Rent of the house'))).toEqual([
      'Rent of the house',
      'Keys',
      'Pets',
      'Cats',
      'Dogs',
    ]);
    const byProgram = `<html><style>body{visibility:hidden}</style><p>${'Rent '.repeat(30)}</p>`;
    expect((await read('a.html', byProgram)).text).toContain('Rent');
  });

  test('what stands in the fields of a form is text, and a field without words is a blank', async () => {
    const page =
      '<html><form><input type="text" name="search"><select><option>English</select></form><p>Pay <input value="six"> days after <select><option>a<option selected>delivery</select>, <input type="radio" checked> once, <input type="radio"> twice, in <input> months.<input type="hidden" value="x"></p>';
    expect(await lines('a.html', page)).toEqual(['Pay six days after delivery, ☒ once, ☐ twice, in [ ] months.']);
  });

  test('an item that is hidden is not counted', async () => {
    expect(await lines('a.html', '<html><ol><li>Rent<li hidden>Keys<li>Pets</ol>')).toEqual(['1. Rent', '2. Pets']);
  });

  test('what a press on a tab shows is text', async () => {
    const page =
      '<html><div id="tab-1"><p>Rent</p></div><div id="tab-2" style="display: none;"><p>Keys</p></div><div role="tabpanel" hidden><p>Pets</p></div><p class="tablet" hidden>not this</p>';
    expect(await lines('a.html', page)).toEqual(['Rent', 'Keys', 'Pets']);
  });
});

describe('RTF', () => {
  test('is read with the numbers that Word wrote, and without fonts and properties', async () => {
    const rtf =
      "{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\info{\\title no}}{\\listtext 1.1\\tab}The fee is \\u8364?40 f\\'fcr \\ldblquote A\\rdblquote .\\par{\\v secret}\\b Notice\\b0\\par\\trowd\\intbl P1\\cell 15 minutes\\cell\\row\\pard End{\\footnote see law}\\par}";
    const document = await read('a.rtf', rtf);
    expect(document.text.split(/\n+/)).toEqual([
      '1.1 The fee is €40 für “A”.',
      'Notice',
      'P1 | 15 minutes',
      'End[1]',
      '[1] see law',
    ]);
    expect(document.blocks[0]!.label).toBe('1.1');
    expect(document.findings.map(({ code }) => code)).toEqual(['hidden-text']);
  });
});

describe('e-mail', () => {
  const mail = [
    'From: Ann <ann@example.org>',
    'To: bob@example.org',
    'Subject: Renewal',
    'Date: Mon, 3 Mar 2025 10:00:00 +0100',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Please give notice by 1 May.',
    '--b',
    'Content-Type: text/plain; name="../../lease.txt"',
    'Content-Disposition: attachment; filename="../../lease.txt"',
    '',
    'LEASE',
    '--b',
    'Content-Type: application/octet-stream',
    'Content-Disposition: attachment; filename="tool.exe"',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('\x7fELF\x02').toString('base64'),
    '--b--',
    '',
  ].join('\r\n');

  test('gives itself and its attachments; what is no document is named', async () => {
    const documents = await readBuffer('post/renewal.eml', Buffer.from(mail), {});
    expect(documents.map(({ file }) => file)).toEqual(['post/renewal.eml', 'post/renewal.eml/lease.txt']);
    expect(documents[0]!.text).toContain('Subject: Renewal\n\nPlease give notice by 1 May.');
    expect(documents[0]!.findings).toEqual([
      { code: 'unread-content', message: 'attachment “tool.exe” is a program, not a document' },
    ]);
    expect(documents[1]!.text.trim()).toBe('LEASE');
  });

  test('is read as HTML where its text cannot show what was struck through, or a table', async () => {
    const twice = (html: string) =>
      [
        'From: ann@example.org',
        'MIME-Version: 1.0',
        'Content-Type: multipart/alternative; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'Pay nine six euro.',
        '--b',
        'Content-Type: text/html',
        '',
        html,
        '--b--',
        '',
      ].join('\r\n');
    expect(await lines('a.eml', twice('<p>Pay <s>nine</s> six euro.</p>'))).toEqual([
      'From: ann@example.org',
      'Pay six euro.',
    ]);
    expect(await lines('a.eml', twice('<table><tr><td>Rent<td>nine euro<tr><td>Keys<td>six euro</table>'))).toEqual([
      'From: ann@example.org',
      'Rent | nine euro',
      'Keys | six euro',
    ]);
    expect(await lines('a.eml', twice('<p>Pay nine six euro!</p>'))).toEqual([
      'From: ann@example.org',
      'Pay nine six euro.',
    ]);
  });
});
