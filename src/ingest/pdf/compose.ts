import { isBareLabel, isHeadRow, rowBlocks } from '../label-cell.js';
import type { BlockText, TextBuilder } from '../text-builder.js';
import { sortFurniture } from './furniture.js';
import { LineJoiner } from './hyphens.js';
import type { PageRuns } from './page-runs.js';
import { continuesOver, joinParagraphs, type Paragraph, readParagraphs } from './paragraphs.js';
import { type Region, readRegions } from './regions.js';
import { readSegments, type Segment } from './segments.js';

/** Puts the pages of a document together: reading order, paragraphs over page ends, running headers and footers as
 *  blocks of their own behind the paragraph that they would have cut in two. */
export function composePages(pages: readonly PageRuns[], boldFonts: ReadonlySet<string>, builder: TextBuilder): void {
  const segments = pages.map((page) => readSegments(page.runs, boldFonts));
  const sorted = sortFurniture(pages.map(({ height }, i) => ({ segments: segments[i]!, height })));
  const joiner = new LineJoiner(function* () {
    for (const page of segments) for (const { text } of page) yield text;
  });
  const body = bodySize(segments);
  const composer = new Composer(builder, joiner, body);
  pages.forEach((page, i) => {
    const { body: lines, headers, footers } = sorted[i]!;
    composer.startPage(i + 1, headers);
    const { text, notes } = partNotes(lines, body);
    for (const region of readRegions(text)) composer.addRegion(region);
    for (const runs of page.aside)
      for (const region of readRegions(readSegments(runs, boldFonts))) composer.addRegion(region);
    composer.endPage(footers, notes);
  });
  composer.finish();
}

/** The font size in which most of the document is set, in points. */
function bodySize(pages: readonly (readonly Segment[])[]): number {
  const lengths = new Map<number, number>();
  for (const page of pages) {
    for (const { size, text } of page) {
      const rounded = Math.round(size * 2) / 2;
      lengths.set(rounded, (lengths.get(rounded) ?? 0) + text.length);
    }
  }
  return [...lengths].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}

/** Footnotes stand in smaller letters below all else on a page, the first behind a number or a star. */
function partNotes(lines: readonly Segment[], body: number): { text: readonly Segment[]; notes: readonly Segment[] } {
  const sorted = [...lines].sort((one, other) => one.y - other.y || one.left - other.left);
  let from = sorted.length;
  for (let i = sorted.length - 1; i >= 0 && sorted[i]!.size < 0.93 * body; i--) {
    if (noteStart.test(sorted[i]!.text)) from = i;
  }
  return { text: sorted.slice(0, from), notes: sorted.slice(from) };
}

const noteStart = /^(?:\[\d{1,3}\]|\d{1,3}\s|\*{1,3}|[†‡])/;

class Composer {
  private open: Paragraph | null = null;
  /** Headers and footers that wait for the open paragraph to end. */
  private waiting: BlockText[] = [];
  private page = 0;
  /** The page has begun, but no word of it is in the text yet. */
  private fresh = false;

  constructor(
    private readonly builder: TextBuilder,
    private readonly joiner: LineJoiner,
    private readonly body: number,
  ) {}

  startPage(page: number, headers: readonly string[]): void {
    this.settleEmptyPage();
    this.page = page;
    this.fresh = true;
    for (const text of headers) this.waiting.push({ kind: 'header', text });
  }

  endPage(footers: readonly string[], notes: readonly Segment[]): void {
    for (const { text } of readParagraphs(notes, this.joiner)) {
      const label = noteStart.exec(text)?.[0].trim();
      this.waiting.push({ kind: 'footnote', text, ...(label !== undefined && { label }) });
    }
    for (const text of footers) this.waiting.push({ kind: 'footer', text });
  }

  addRegion(region: Region): void {
    if (region.type === 'table') {
      this.close();
      this.markPage();
      const rows = region.rows.map((row) => this.cellsOf(row));
      const headed = isHeadRow(rows[0] ?? []);
      for (const row of rows) for (const block of rowBlocks(row, headed)) this.builder.add(block);
      return;
    }
    for (const paragraph of readParagraphs(region.lines, this.joiner)) this.addParagraph(paragraph);
  }

  finish(): void {
    this.close();
    this.markPage();
  }

  private addParagraph(paragraph: Paragraph): void {
    const { open } = this;
    if (open && (this.fresh || paragraph.first.y < open.last.y) && continuesOver(open, paragraph)) {
      joinParagraphs(open, paragraph, this.fresh ? this.page : null, this.joiner);
      this.fresh = false;
      return;
    }
    this.close();
    this.markPage();
    this.open = paragraph;
  }

  private cellsOf(row: readonly (readonly Segment[])[]): BlockText[][] {
    return row.map((lines) => {
      const text = lines.reduce(
        (joined, { text: words }) => (joined === '' ? words : this.joiner.join(joined, words)),
        '',
      );
      return text === '' ? [] : [{ kind: 'paragraph', text, bold: lines.every(({ bold }) => bold) }];
    });
  }

  /** Writes the open paragraph, then the headers and footers that waited for it. */
  private close(): void {
    const { open } = this;
    if (open) {
      const span = this.builder.add(this.describe(open));
      for (const { at } of open.pageBreaks) this.builder.startPage(span ? span.start + at : undefined);
    }
    this.open = null;
    for (const block of this.waiting.splice(0)) {
      if (block.kind === 'header') this.markPage();
      this.builder.add(block);
    }
  }

  private markPage(): void {
    if (!this.fresh) return;
    this.builder.startPage();
    this.fresh = false;
  }

  /** A page on which nothing stood but, perhaps, its number. */
  private settleEmptyPage(): void {
    if (!this.fresh) return;
    this.close();
    this.markPage();
  }

  private describe(paragraph: Paragraph): BlockText {
    const { text, bold, centered, first } = paragraph;
    const larger = first.size > 1.15 * this.body;
    const short = text.length <= 160 && !/[.;,:]$/.test(text.slice(20)) && !isBareLabel(text);
    return {
      kind: (bold || larger) && short ? 'heading' : 'paragraph',
      text,
      ...(bold && { bold }),
      ...(centered && { centered }),
      size: Math.round(first.size * 10) / 10,
    };
  }
}
