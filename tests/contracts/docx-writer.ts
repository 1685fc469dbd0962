import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type Block, type Draft, plain, readRuns } from './draft.js';

const list = 'clauses';
/** Twentieths of a point. */
const indents = [
  { left: 720, hanging: 720 },
  { left: 720, hanging: 720 },
  { left: 1287, hanging: 567 },
  { left: 1854, hanging: 567 },
];
const levels = [
  { format: LevelFormat.DECIMAL, text: '%1.' },
  { format: LevelFormat.DECIMAL, text: '%1.%2' },
  { format: LevelFormat.LOWER_LETTER, text: '(%3)' },
  { format: LevelFormat.LOWER_ROMAN, text: '(%4)' },
].map((level, index) => ({ level: index, ...level, style: { paragraph: { indent: indents[index]! } } }));

const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** What Word will print before the next paragraph of each level. */
class Numbering {
  private counts = [0, 0, 0, 0];

  next(level: number): string {
    this.counts = this.counts.map((count, index) => (index === level ? count + 1 : index > level ? 0 : count));
    const [first, second, third, fourth] = this.counts as [number, number, number, number];
    if (level === 0) return `${first}.`;
    if (level === 1) return `${first}.${second}`;
    return level === 2 ? `(${String.fromCharCode(96 + third)})` : `(${roman[fourth - 1]})`;
  }
}

const runs = (text: string) => readRuns(text).map((run) => new TextRun(run.bold ? run : { text: run.text }));

function clauseParagraph(block: Block & { type: 'clause' }, numbering: Numbering | null, instance: number): Paragraph {
  const heading = block.heading ? { heading: HeadingLevel.HEADING_2, keepNext: true } : {};
  if (numbering) {
    const printed = numbering.next(block.level);
    if (printed !== block.label) throw new Error(`Word would print ${printed} for "${block.label} ${block.text}"`);
    return new Paragraph({
      children: runs(block.text),
      numbering: { reference: list, level: block.level, instance },
      ...heading,
    });
  }
  return new Paragraph({
    children: [new TextRun({ text: `${block.label}\t` }), ...runs(block.text)],
    indent: indents[block.level]!,
    ...heading,
  });
}

function tableOf(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row, index) =>
        new TableRow({
          tableHeader: index === 0,
          children: row.map(
            (cell) =>
              new TableCell({
                children: [new Paragraph({ children: [new TextRun({ text: cell, bold: index === 0 })] })],
              }),
          ),
        }),
    ),
  });
}

function signatures(parties: readonly string[]): Paragraph[] {
  const lines = parties.flatMap((party) => [`Signed for and on behalf of ${party}`, 'Name: ____________________']);
  return lines.map(
    (line) =>
      new Paragraph({ children: [new TextRun(line)], spacing: { before: 240 }, keepNext: true, keepLines: true }),
  );
}

function convertBlock(block: Block, numbering: Numbering | null, instance: number): (Paragraph | Table)[] {
  switch (block.type) {
    case 'title':
      return [new Paragraph({ text: plain(block.text), heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER })];
    case 'part':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1, pageBreakBefore: true })];
    case 'heading':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 })];
    case 'clause':
      return [clauseParagraph(block, numbering, instance)];
    case 'table':
      return [tableOf(block.rows), new Paragraph('')];
    case 'signatures':
      return signatures(block.parties);
    case 'quote':
      return [new Paragraph({ children: runs(block.text), indent: { left: 1287, right: 567 } })];
    default:
      return [new Paragraph({ children: runs(block.text) })];
  }
}

function convert(draft: Draft): (Paragraph | Table)[] {
  let instance = 1;
  let numbering = draft.settings.numbering === 'automatic' ? new Numbering() : null;
  const converted: (Paragraph | Table)[] = [];
  for (const block of draft.blocks) {
    if (block.type === 'part') {
      instance++;
      numbering &&= new Numbering();
    }
    converted.push(...convertBlock(block, numbering, instance));
  }
  return converted;
}

const paragraphStyle = (size: number, bold: boolean) => ({
  run: { size, bold, font: 'Calibri', color: '000000' },
  paragraph: { spacing: { before: 160, after: 120 } },
});

/** The same bytes each time: the packer's time stamps give way to the date of the draft. */
function fixDates(bytes: Uint8Array, date: string): Uint8Array {
  const entries = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1));
  const files = entries.map(([name, data]) => {
    if (name !== 'docProps/core.xml') return [name, data] as const;
    return [name, strToU8(strFromU8(data).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${date}T12:00:00Z`))] as const;
  });
  // [Content_Types].xml comes first, as readers of the format like it. The archive's own clock is local time.
  files.sort(([a], [b]) => Number(b.startsWith('[')) - Number(a.startsWith('[')));
  return zipSync(Object.fromEntries(files), { mtime: new Date(1980, 0, 2), level: 9 });
}

export async function writeDocx(draft: Draft): Promise<Uint8Array> {
  const { settings } = draft;
  const small = (text: string) => new TextRun({ text, size: 16, italics: true });
  const document = new Document({
    title: settings.title,
    creator: 'Wexmere Optical plc',
    lastModifiedBy: 'Wexmere Optical plc',
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 22 }, paragraph: { spacing: { after: 140, line: 288 } } },
        title: paragraphStyle(32, true),
        heading1: paragraphStyle(26, true),
        heading2: paragraphStyle(22, true),
      },
    },
    numbering: { config: [{ reference: list, levels }] },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph({ children: [small(settings.header)] })] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  small(`${settings.footer}    `),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 }),
                ],
              }),
            ],
          }),
        },
        children: convert(draft),
      },
    ],
  });
  return fixDates(await Packer.toBuffer(document), settings.date);
}
