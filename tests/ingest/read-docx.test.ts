import { describe, expect, test } from 'vitest';
import { readDocx } from '../../src/ingest/docx/read-docx.js';
import { abstractList, type DocxParts, docx, list, paragraph } from './docx-package.js';

const read = (parts: DocxParts) => readDocx('lease.docx', docx(parts));
const lines = async (parts: DocxParts) => (await read(parts)).text.split(/\n+/);

const legal = abstractList(1, [
  ['decimal', '%1.'],
  ['decimal', '%1.%2'],
  ['lowerLetter', '(%3)'],
  ['lowerRoman', '(%4)'],
]);

describe('numbers that Word generates', () => {
  test('stand in the text as Word shows them, and as the label of their paragraph', async () => {
    const source = await read({
      numbering: legal + list(1, 1),
      body: [
        paragraph('Rent', { list: '1/0' }),
        paragraph('The tenant pays monthly.', { list: '1/1' }),
        paragraph('The tenant shall:', { list: '1/1' }),
        paragraph('pay in advance;', { list: '1/2' }),
        paragraph('pay in full.', { list: '1/2' }),
        paragraph('Repairs', { list: '1/0' }),
        paragraph('The landlord repairs the roof.', { list: '1/1' }),
        paragraph('within:', { list: '1/2' }),
        paragraph('ten days', { list: '1/3' }),
      ].join(''),
    });
    expect(source.text.split(/\n+/)).toEqual([
      '1. Rent',
      '1.1 The tenant pays monthly.',
      '1.2 The tenant shall:',
      '(a) pay in advance;',
      '(b) pay in full.',
      '2. Repairs',
      '2.1 The landlord repairs the roof.',
      '(a) within:',
      '(i) ten days',
    ]);
    expect(source.blocks.map(({ label }) => label)).toEqual([
      '1.',
      '1.1',
      '1.2',
      '(a)',
      '(b)',
      '2.',
      '2.1',
      '(a)',
      '(i)',
    ]);
    expect(source.blocks.map(({ level }) => level)).toEqual([0, 1, 1, 2, 2, 0, 1, 2, 3]);
  });

  test('begin again in a schedule whose list has its own start', async () => {
    const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>';
    expect(
      await lines({
        numbering: legal + list(1, 1) + list(2, 1, restart),
        body:
          paragraph('Term', { list: '1/0' }) +
          paragraph('Fees', { list: '1/0' }) +
          paragraph('Schedule 1') +
          paragraph('Services', { list: '2/0' }) +
          paragraph('Hours', { list: '2/0' }),
      }),
    ).toEqual(['1. Term', '2. Fees', 'Schedule 1', '1. Services', '2. Hours']);
  });

  test('go on where a second list shares the definition of the first', async () => {
    expect(
      await lines({
        numbering: legal + list(1, 1) + list(2, 1),
        body: paragraph('Term', { list: '1/0' }) + paragraph('Fees', { list: '2/0' }),
      }),
    ).toEqual(['1. Term', '2. Fees']);
  });

  test('come from the style of a heading, and are decimal throughout in legal numbering', async () => {
    const articles = abstractList(1, [
      ['upperRoman', 'Article %1', '<w:pStyle w:val="Heading1"/>'],
      ['decimal', '%1.%2', '<w:pStyle w:val="Heading2"/><w:isLgl/>'],
    ]);
    const style = (id: number) =>
      `<w:style w:type="paragraph" w:styleId="Heading${id}"><w:name w:val="heading ${id}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const source = await read({
      numbering: articles + list(1, 1),
      styles: style(1) + style(2),
      body:
        paragraph('Term', { style: 'Heading1' }) +
        paragraph('Renewal', { style: 'Heading2' }) +
        paragraph('Fees', { style: 'Heading1' }),
    });
    expect(source.text.split(/\n+/)).toEqual(['Article I Term', '1.1 Renewal', 'Article II Fees']);
    expect(source.blocks.map(({ kind, level }) => [kind, level])).toEqual([
      ['heading', 1],
      ['heading', 2],
      ['heading', 1],
    ]);
  });

  test('a level that never restarts goes on counting under the next clause', async () => {
    const definition = abstractList(1, [
      ['decimal', '%1.'],
      ['decimal', '§ %2', '<w:lvlRestart w:val="0"/>'],
    ]);
    expect(
      await lines({
        numbering: definition + list(1, 1),
        body: ['1/0', '1/1', '1/0', '1/1'].map((at) => paragraph('x', { list: at })).join(''),
      }),
    ).toEqual(['1. x', '§ 1 x', '2. x', '§ 2 x']);
  });

  test('bullets are no numbers', async () => {
    const source = await read({
      numbering: abstractList(1, [['bullet', '']]) + list(1, 1),
      body: paragraph('notice by post', { list: '1/0' }),
    });
    expect(source.text).toBe('• notice by post');
    expect(source.blocks[0]!.label).toBeUndefined();
  });
});

describe('what is not plainly text', () => {
  test('tracked changes are read as if accepted, and reported', async () => {
    const source = await read({
      body: '<w:p><w:r><w:t>within </w:t></w:r><w:del><w:r><w:delText>thirty</w:delText></w:r></w:del><w:ins><w:r><w:t>sixty</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> days</w:t></w:r></w:p>',
    });
    expect(source.text).toBe('within sixty days');
    expect(source.findings.map(({ code }) => code)).toEqual(['tracked-changes']);
  });

  test('a paragraph whose end was deleted runs into the next, and its number is not counted', async () => {
    const source = await read({
      numbering: legal + list(1, 1),
      body:
        paragraph('The tenant pays', { list: '1/0', marks: '<w:rPr><w:del/></w:rPr>' }) +
        paragraph(' monthly.', { list: '1/0' }),
    });
    expect(source.text).toBe('1. The tenant pays monthly.');
  });

  test('hidden text is left out and quoted in a finding', async () => {
    const source = await read({
      body: '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret fee</w:t></w:r><w:r><w:t>Rent is due.</w:t></w:r></w:p>',
    });
    expect(source.text).toBe('Rent is due.');
    expect(source.findings).toEqual([
      { code: 'hidden-text', message: 'has hidden text, which was left out: “secret fee”' },
    ]);
  });

  test('comments are counted, not read', async () => {
    const source = await read({
      comments: '<w:comment w:id="0"><w:p><w:r><w:t>too long?</w:t></w:r></w:p></w:comment>',
      body: '<w:p><w:r><w:t>Rent is due.</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>',
    });
    expect(source.text).toBe('Rent is due.');
    expect(source.findings.map(({ code }) => code)).toEqual(['comments']);
  });

  test('the result of a field is read, its instructions are not', async () => {
    const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const source = await read({
      body: `<w:p><w:r><w:t xml:space="preserve">see clause </w:t></w:r>${field('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>${field('separate')}<w:r><w:t>4.2</w:t></w:r>${field('end')}</w:p>`,
    });
    expect(source.text).toBe('see clause 4.2');
  });

  test('a footnote follows the paragraph that cites it', async () => {
    const source = await read({
      footnotes: '<w:footnote w:id="2"><w:p><w:r><w:t>As defined by law.</w:t></w:r></w:p></w:footnote>',
      body: `<w:p><w:r><w:t>Business days</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>${paragraph('Fees')}`,
    });
    expect(source.text.split(/\n+/)).toEqual(['Business days[1]', '[1] As defined by law.', 'Fees']);
    expect(source.blocks[1]!.kind).toBe('footnote');
  });

  test('headers stand behind the body as blocks of their own kind', async () => {
    const source = await read({ header: paragraph('Draft of 3 May'), body: paragraph('Rent is due.') });
    expect(source.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'header']);
  });
});

describe('tables', () => {
  const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.map(cell).join('')}</w:tr>`;

  test('are read row by row, each cell with its place', async () => {
    const source = await read({ body: `<w:tbl>${row('Severity', 'Reply')}${row('P1', 'within 15 minutes')}</w:tbl>` });
    expect(source.text).toBe('Severity | Reply\nP1 | within 15 minutes');
    const [, second] = source.blocks;
    expect(second!.cells!.map(({ start, end }) => source.text.slice(start, end))).toEqual(['P1', 'within 15 minutes']);
  });

  test('a table inside a cell keeps its words', async () => {
    const inner = `<w:tbl>${row('99.9 %', '5 % credit')}</w:tbl>`;
    const source = await read({
      body: `<w:tbl><w:tr>${cell('Uptime')}<w:tc>${inner}<w:p/></w:tc></w:tr></w:tbl>`,
    });
    expect(source.text).toBe('Uptime | 99.9 % | 5 % credit');
    expect(source.findings).toEqual([]);
  });

  test('a number in one cell and its clause in the next are one clause', async () => {
    const source = await read({ body: `<w:tbl>${row('4.1', 'The tenant pays.')}</w:tbl>` });
    expect(source.text).toBe('4.1 The tenant pays.');
    expect(source.blocks[0]).toMatchObject({ kind: 'list-item', label: '4.1' });
  });
});

test('a content control that nobody has filled in is a blank, whatever it asks for', async () => {
  const control = (text: string, style = 'PlaceholderText') =>
    `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val="${style}"/></w:rPr><w:t>${text}</w:t></w:r></w:sdtContent></w:sdt>`;
  const words = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const body = `<w:p>${words('Pay within ')}${control('Click or tap here to enter text.')}${words(' days, keep ')}${control('[years]')}${words(' years, ask ')}${control('the landlord', 'Filled')}${words('.')}</w:p>`;
  const source = await read({ body });
  expect(source.text).toBe('Pay within [ ] days, keep [years] years, ask the landlord.');
  expect(source.findings).toEqual([]);
});
