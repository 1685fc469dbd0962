import PDFDocument from 'pdfkit';
import { type Block, type Draft, plain, readRuns } from './draft.js';

const page = { width: 595.28, height: 841.89, margin: 72 };
const width = page.width - 2 * page.margin;
const bottom = page.height - page.margin;
const body = { size: 10, font: 'Times-Roman', bold: 'Times-Bold', gap: 1.5 };
/** Points from the left margin: where the number stands, where the words begin. */
const indents = [
  { label: 0, text: 36 },
  { label: 0, text: 36 },
  { label: 36, text: 62 },
  { label: 62, text: 90 },
] as const;

/** One line of the contents list: 0 for clause headings and schedules, 1 for the headings within a clause. */
interface Entry {
  readonly level: 0 | 1;
  readonly label: string;
  readonly text: string;
  /** Page number as printed, from 1. */
  readonly page: number;
}

type Pdf = InstanceType<typeof PDFDocument>;

const currentPage = (pdf: Pdf) => pdf.bufferedPageRange().count;

/** Breaks the page where fewer than `height` points are left, so that a number never stands alone at the foot. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > bottom) pdf.addPage();
}

function writeRuns(pdf: Pdf, text: string, x: number, options: { readonly align?: 'left' | 'center' } = {}): void {
  // A run may be broken from the next at its edge: the quotation mark stays with the term.
  const runs = readRuns(text.replace(/“\*\*([^*]+)\*\*”/g, '**“$1”**'));
  const y = pdf.y;
  runs.forEach((run, index) => {
    pdf.font(run.bold ? body.bold : body.font).fontSize(body.size);
    const settings = { width: page.width - page.margin - x, lineGap: body.gap, ...options };
    const continued = index < runs.length - 1;
    if (index === 0) pdf.text(run.text, x, y, { ...settings, continued });
    else pdf.text(run.text, { ...settings, continued });
  });
  pdf.moveDown(0.5);
}

function writeTable(pdf: Pdf, rows: readonly (readonly string[])[]): void {
  const columns = rows[0]!.length;
  const column = width / columns;
  rows.forEach((row, index) => {
    pdf.font(index === 0 ? body.bold : body.font).fontSize(9);
    const height = Math.max(...row.map((cell) => pdf.heightOfString(cell, { width: column - 10 }))) + 8;
    keepTogether(pdf, height);
    const top = pdf.y;
    row.forEach((cell, at) => {
      const left = page.margin + at * column;
      pdf.lineWidth(0.5).rect(left, top, column, height).stroke();
      pdf.text(cell, left + 5, top + 4, { width: column - 10 });
    });
    pdf.y = top + height;
  });
  pdf.moveDown(1);
}

function writeSignatures(pdf: Pdf, parties: readonly string[]): void {
  keepTogether(pdf, 130);
  pdf.moveDown(1).font(body.font).fontSize(body.size);
  pdf.text('SIGNED by the parties on the date stated at the beginning.', page.margin, pdf.y);
  pdf.moveDown(1);
  const top = pdf.y;
  parties.forEach((party, index) => {
    const left = page.margin + (index * width) / parties.length;
    pdf.font(body.bold).text(party, left, top, { width: width / parties.length - 20 });
    pdf.font(body.font).text('By: ______________________', left, top + 34);
    pdf.text('Name: ____________________', left, top + 54);
    pdf.text('Title: _____________________', left, top + 74);
  });
  pdf.y = top + 100;
}

function writeClause(pdf: Pdf, block: Block & { type: 'clause' }, entries: Entry[]): void {
  const indent = indents[block.level]!;
  keepTogether(pdf, block.heading ? 60 : 30);
  const runIn = /^\*\*([^*]+)\.\*\* /.exec(block.text);
  if (block.heading || runIn) {
    entries.push({
      level: block.heading ? 0 : 1,
      label: block.label,
      text: block.heading ? block.text : runIn![1]!,
      page: currentPage(pdf),
    });
  }
  if (block.heading) pdf.moveDown(0.4);
  const y = pdf.y;
  pdf.font(block.heading ? body.bold : body.font).fontSize(body.size);
  pdf.text(block.label, page.margin + indent.label, y, { lineGap: body.gap });
  pdf.y = y;
  writeRuns(pdf, block.heading ? `**${block.text}**` : block.text, page.margin + indent.text);
}

function writeBlock(pdf: Pdf, block: Block, entries: Entry[]): void {
  switch (block.type) {
    case 'title':
      pdf.font(body.bold).fontSize(15).text(plain(block.text), page.margin, pdf.y, { width, align: 'center' });
      pdf.moveDown(1);
      return;
    case 'part':
      pdf.addPage();
      entries.push({ level: 0, label: '', text: block.text, page: currentPage(pdf) });
      pdf.font(body.bold).fontSize(12).text(block.text, page.margin, pdf.y, { width, align: 'center' });
      pdf.moveDown(1);
      return;
    case 'heading':
      keepTogether(pdf, 50);
      pdf.moveDown(0.4).font(body.bold).fontSize(body.size).text(block.text, page.margin, pdf.y);
      pdf.moveDown(0.5);
      return;
    case 'paragraph':
    case 'quote':
      keepTogether(pdf, 30);
      writeRuns(pdf, block.text, page.margin + (/^[“(]|^\*\*“/.test(block.text) ? 36 : 0));
      return;
    case 'clause':
      writeClause(pdf, block, entries);
      return;
    case 'table':
      writeTable(pdf, block.rows);
      return;
    case 'signatures':
      writeSignatures(pdf, block.parties);
  }
}

function writeContents(pdf: Pdf, title: string, entries: readonly Entry[]): void {
  pdf.font(body.bold).fontSize(18).text(title, page.margin, 100, { width, align: 'center' });
  pdf.moveDown(2);
  pdf.fontSize(12).text('CONTENTS', page.margin, pdf.y, { width, align: 'center' });
  pdf.moveDown(1);
  for (const entry of entries) {
    const left = page.margin + (entry.level === 0 ? 0 : 18);
    pdf.font(body.font).fontSize(9);
    keepTogether(pdf, 11);
    const words = entry.label ? `${entry.label}  ${entry.text}` : entry.text;
    const room = page.width - page.margin - 24 - left - pdf.widthOfString(`${words} `);
    const y = pdf.y;
    pdf.text(`${words} ${'.'.repeat(Math.floor(room / pdf.widthOfString('.')))}`, left, y, { lineBreak: false });
    pdf.text(String(entry.page), page.width - page.margin - 20, y, { width: 20, align: 'right' });
    pdf.y = y + 11;
  }
}

function writeMargins(pdf: Pdf, draft: Draft): void {
  const { start, count } = pdf.bufferedPageRange();
  const [left, right] = draft.settings.footer.split(' | ');
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(start + index);
    // Text in the margins would break the page otherwise.
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 };
    pdf.font('Times-Italic').fontSize(8);
    pdf.text(draft.settings.header, page.margin, 40, { width, align: 'right', lineBreak: false });
    const y = page.height - 46;
    pdf.text(left ?? '', page.margin, y, { lineBreak: false });
    pdf.text(right ?? '', page.margin, y, { width, align: 'center', lineBreak: false });
    pdf.text(`Page ${index + 1} of ${count}`, page.margin, y, { width, align: 'right', lineBreak: false });
  }
}

/** Where there is a contents list, title and list come first and the agreement follows on a new page. */
function layOut(draft: Draft, contents: readonly Entry[]): { pdf: Pdf; entries: Entry[] } {
  const date = new Date(`${draft.settings.date}T12:00:00Z`);
  const pdf = new PDFDocument({
    size: 'A4',
    margin: page.margin,
    bufferPages: true,
    // The bytes do not depend on the version of zlib, and the text can be read in the repository.
    compress: false,
    info: { Title: draft.settings.title, Author: 'Wexmere Optical plc', CreationDate: date, ModDate: date },
  });
  const entries: Entry[] = [];
  if (draft.settings.contents) {
    writeContents(pdf, draft.settings.title, contents);
    pdf.addPage();
  }
  for (const block of draft.blocks) writeBlock(pdf, block, entries);
  return { pdf, entries };
}

/** Lays the document out until the contents list says the pages on which things are. */
export async function writePdf(draft: Draft): Promise<Uint8Array> {
  let laid = layOut(draft, []);
  for (let round = 0; draft.settings.contents && round < 2; round++) laid = layOut(draft, laid.entries);
  const { pdf } = laid;
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((done, failed) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('end', () => done());
    pdf.on('error', failed);
  });
  writeMargins(pdf, draft);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}
