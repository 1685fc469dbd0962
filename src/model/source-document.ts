import type { Finding } from './finding.js';
import { firstIndex } from './first-index.js';
import type { Span } from './span.js';

export const formats = ['text', 'markdown', 'html', 'docx', 'pdf', 'odt', 'rtf', 'eml'] as const;
export type Format = (typeof formats)[number];

/** What a reader knows of the layout of one paragraph, heading, row or note, beyond its words. */
export interface Block extends Span {
  readonly kind: 'paragraph' | 'heading' | 'list-item' | 'table-row' | 'footnote' | 'header' | 'footer';
  /** Heading level (1 = highest) or list depth (0 = outermost), where the format tells it. */
  readonly level?: number;
  /** The number that stands in front of the block, as printed: `8.4`, `(a)`, `Article IX`. It is part of `text`;
   *  this says that the file format itself (Word numbering, an HTML list) made it a number. */
  readonly label?: string;
  readonly bold?: boolean;
  readonly centered?: boolean;
  /** Font size in points, where known. */
  readonly size?: number;
  /** Cells of a table row, left to right. A column that the cell before covers too has an empty span right at its end. */
  readonly cells?: readonly Span[];
}

/** One file as read. `text` is faithful; for a `.txt` file it is the decoded file itself, unchanged. */
export interface SourceDocument {
  /** The path as the user gave it, `/` between folders. */
  readonly file: string;
  /** Of the file's bytes, lower-case hex. */
  readonly sha256: string;
  readonly format: Format;
  readonly text: string;
  /** Offset at which each page begins (`pageStarts[0]` is 0); one entry where the format has no pages. */
  readonly pageStarts: readonly number[];
  /** In reading order, not overlapping; may leave gaps. Text files have none: `structure/` reads their lines. */
  readonly blocks: readonly Block[];
  readonly findings: readonly Finding[];
}

/** The 1-based page on which an offset stands. */
export function pageAt(document: Pick<SourceDocument, 'pageStarts'>, offset: number): number {
  const { pageStarts } = document;
  return Math.max(
    1,
    firstIndex(pageStarts.length, (i) => pageStarts[i]! > offset),
  );
}
