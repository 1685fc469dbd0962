import type { Finding } from '../model/finding.js';
import type { Block, Format, SourceDocument } from '../model/source-document.js';
import type { Span } from '../model/span.js';

/** What a reader makes of one file, before the file's name and hash are added. */
export type SourceText = Omit<SourceDocument, 'file' | 'sha256'>;

/** A paragraph, heading, row or note with its own words, before it has a place in the text. */
export interface BlockText {
  readonly kind: Block['kind'];
  /** Ignored where `cells` is given. */
  readonly text: string;
  /** Words of the cells of a table row, left to right; null for a column that the cell before covers too. */
  readonly cells?: readonly (string | null)[];
  readonly level?: number;
  /** Stands at the beginning of `text`. */
  readonly label?: string;
  readonly bold?: boolean;
  readonly centered?: boolean;
  readonly size?: number;
}

/** Between the cells of a row: a sentence does not run from one cell into the next, and this keeps them apart. */
export const cellSeparator = ' | ';

/** The words of a block; those of a row with what parts its cells. */
export function blockWords({ cells, text }: Pick<BlockText, 'cells' | 'text'>): string {
  return cells ? cells.filter((cell) => cell !== null).join(cellSeparator) : text;
}

const unseen = /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;
/** Overrides and isolates of the writing direction: what is shown differs from what is stored. */
const directions = /[\u202a-\u202e\u2066-\u2069]/;

/** Anything that `cleanText` may change. */
const suspicious =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ud800-\udfff\ufeff]/;

/** Words of a format that is no plain text: without control characters, invisible marks and halves of characters.
 *  Tabs and line ends stay. */
export function cleanText(text: string): string {
  // Nearly all text is clean: one look is enough for it.
  if (!suspicious.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\v\f\x85\u2028\u2029]/g, '\n')
    .replace(unseen, '')
    .replace(/\p{Cs}/gu, '\ufffd');
}

const glued = new Set<Block['kind']>(['table-row', 'list-item']);

/** Puts blocks one after the other into one text, and notes where each stands. */
export class TextBuilder {
  private text = '';
  private blocks: Block[] = [];
  private pageStarts: number[] = [];
  readonly findings: Finding[] = [];
  private turned = false;

  /** What follows stands on a new page.
   *  @param at  where it begins, if that is inside the last block. */
  startPage(at?: number): void {
    const start = at ?? (this.text === '' ? 0 : this.text.length + 2);
    this.pageStarts.push(Math.max(start, this.pageStarts.at(-1) ?? 0));
  }

  /** Appends a block after a line end (between rows and between list items) or an empty line. Nothing is added for a block without words. */
  add(block: BlockText): Span | null {
    const cells = block.cells?.map((cell) => cell && this.clean(cell).trim());
    const words = cells ? blockWords({ cells, text: '' }) : this.clean(block.text).trim();
    if (cells ? cells.every((cell) => !cell) : words === '') return null;
    const last = this.blocks.at(-1);
    if (last) this.text += glued.has(block.kind) && last.kind === block.kind && !this.pageBegins() ? '\n' : '\n\n';
    const start = this.text.length;
    this.text += words;
    const { text: _text, cells: _cells, ...layout } = block;
    this.blocks.push({
      ...layout,
      start,
      end: this.text.length,
      ...(cells && { cells: cellSpans(cells, start) }),
    });
    return { start, end: this.text.length };
  }

  /** Whether a page was started behind the last block: what comes next is set off by an empty line. */
  private pageBegins(): boolean {
    return (this.pageStarts.at(-1) ?? 0) > this.text.length;
  }

  private clean(text: string): string {
    if (!this.turned && directions.test(text)) {
      this.turned = true;
      this.findings.push({
        code: 'control-characters',
        message: 'contains marks that turn the writing direction around; they were left out',
      });
    }
    return cleanText(text);
  }

  build(format: Format): SourceText {
    if (this.text.trim() === '') {
      this.findings.push({ code: 'empty-document', message: 'no words were found in it' });
    }
    const pageStarts = this.pageStarts.map((start) => Math.min(start, this.text.length));
    if (pageStarts[0] !== 0) pageStarts.unshift(0);
    return { format, text: this.text, pageStarts, blocks: this.blocks, findings: this.findings };
  }
}

function cellSpans(cells: readonly (string | null)[], start: number): Span[] {
  let at = start - cellSeparator.length;
  return cells.map((cell) => {
    if (cell === null) return { start: at, end: at };
    const from = at + cellSeparator.length;
    at = from + cell.length;
    return { start: from, end: at };
  });
}
