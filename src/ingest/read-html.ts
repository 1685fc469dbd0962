import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Finding } from '../model/finding.js';
import { decodeHtml } from './html-encoding.js';
import { filledIn } from './html-fields.js';
import { attribute, type Element, type ItemNumber, type List, nextItem, openList } from './html-lists.js';
import { isRaised, isStruck, looksOf, noSheets, readSheets, type Sheets, sheetsOf } from './html-looks.js';
import { leftOut } from './left-out.js';
import { raisedMark } from './note-blocks.js';
import { type GridCell, TableGrid } from './table-grid.js';
import { type BlockText, blockWords, type SourceText, TextBuilder } from './text-builder.js';

type Node = DefaultTreeAdapterTypes.Node;

/** Elements whose words a browser does not show as text, or that belong to a program. */
const dropped = new Set(
  'head script style template noscript iframe object embed svg select datalist audio video canvas title'.split(' '),
);

/** Elements that begin and end a paragraph. */
const blockLevel = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

interface Flow {
  text: string;
  bold: number;
  /** Words were struck through in it. */
  struck: boolean;
  /** Printed before the next words: the number of a list item that has begun. */
  pending: ItemNumber | null;
}

const emptyFlow: Readonly<Flow> = { text: '', bold: 0, struck: false, pending: null };

/** How many columns and rows a cell takes up. No rows at all are all that are left. */
function spansOf(cell: Element): Pick<GridCell, 'columns' | 'rows'> {
  const [columns, rows] = ['colspan', 'rowspan'].map((name) => Number.parseInt(attribute(cell, name) ?? '1', 10));
  return { columns: columns! > 0 ? columns! : 1, rows: rows === 0 ? Number.POSITIVE_INFINITY : rows! > 0 ? rows! : 1 };
}

/** Walks the tree without recursion (a page can nest elements without end) and gathers words into blocks. */
class HtmlReader {
  readonly blocks: BlockText[] = [];
  readonly hidden: string[] = [];
  readonly struck: string[] = [];
  private readonly sinks: BlockText[][] = [this.blocks];
  private readonly tables: TableGrid[] = [];
  private readonly rows: GridCell[][] = [];
  private readonly lists: List[] = [];
  private flow: Flow = { ...emptyFlow };
  private headings: number[] = [];
  private boldDepth = 0;
  private centered = 0;
  private preformatted = 0;
  private goneDepth = 0;
  private visible = true;
  private struckDepth = 0;
  private raisedDepth = 0;

  constructor(private readonly sheets: Sheets) {}

  read(root: Node): void {
    const stack: (Node | (() => void))[] = [root];
    while (stack.length > 0) {
      const next = stack.pop()!;
      if (typeof next === 'function') {
        next();
        continue;
      }
      if (next.nodeName === '#text') {
        this.write((next as DefaultTreeAdapterTypes.TextNode).value);
        continue;
      }
      if ('tagName' in next) {
        // A search box or a choice of languages is no part of a sentence.
        if (this.flow.text.trim() !== '') this.write(filledIn(next));
        if (dropped.has(next.tagName)) continue;
        const close = this.open(next);
        if (close) stack.push(close);
      }
      if ('childNodes' in next) {
        for (let i = next.childNodes.length - 1; i >= 0; i--) stack.push(next.childNodes[i]!);
      }
    }
    this.flush();
  }

  private hidesWords(): boolean {
    return this.goneDepth > 0 || !this.visible;
  }

  private write(text: string): void {
    if (this.hidesWords()) {
      this.hidden.push(text);
      return;
    }
    if (this.struckDepth > 0) {
      this.struck.push(text);
      this.flow.struck ||= text.trim() !== '';
      return;
    }
    const shown = this.raisedDepth > 0 ? raisedMark(text, this.flow.text) : text;
    const words = this.preformatted > 0 ? shown : shown.replace(/[ \t\r\n\f]+/g, ' ');
    const joined = this.flow.text === '' || /\s$/.test(this.flow.text) ? words.replace(/^ /, '') : words;
    this.flow.text += joined;
    if (this.boldDepth > 0) this.flow.bold += joined.trim().length;
  }

  /** Ends the paragraph under way. */
  private flush(): void {
    const { text, bold, struck, pending } = this.flow;
    if (struck) this.struck.push(' ');
    const words = text.trim();
    const printed = pending?.numbered ? pending.label : '';
    if (words === '' && printed === '') {
      this.flow = { ...emptyFlow, struck: struck && pending !== null, pending };
      return;
    }
    if (words === '' && pending) {
      // The number of an item whose first thing is a list or a table of its own: it waits for words, unless none come.
      this.flow = { ...emptyFlow, struck, pending };
      return;
    }
    const heading = this.headings.at(-1);
    const full = pending ? `${pending.label} ${words}`.trim() : words;
    this.sinks.at(-1)!.push({
      kind: heading !== undefined ? 'heading' : pending ? 'list-item' : 'paragraph',
      text: full,
      ...(heading !== undefined ? { level: heading } : pending ? { level: pending.level } : {}),
      ...(printed !== '' && { label: printed }),
      ...(bold > words.replace(/\s/g, '').length * 0.7 && { bold: true }),
      ...(this.centered > 0 && { centered: true }),
    });
    this.flow = { ...emptyFlow };
  }

  /** A number that still waits for words when another one begins, or its item ends, is printed alone; it is gone where its
   *  words were struck through. */
  private release(): void {
    this.flush();
    const { pending, struck } = this.flow;
    if (pending?.numbered && !struck) {
      this.sinks.at(-1)!.push({ kind: 'list-item', text: pending.label, label: pending.label, level: pending.level });
    }
    this.flow = { ...emptyFlow };
  }

  /** @returns what to do at the element's end. */
  private open(element: Element): (() => void) | null {
    const { tagName } = element;
    const closers: (() => void)[] = [];
    const { gone, visible } = looksOf(element, this.sheets);
    if (gone) {
      this.goneDepth++;
      closers.push(() => this.goneDepth--);
    }
    if (visible !== undefined) {
      const outer = this.visible;
      this.visible = visible;
      closers.push(() => {
        this.visible = outer;
      });
    }
    const style = attribute(element, 'style');
    if (isRaised(element)) {
      this.raisedDepth++;
      closers.push(() => this.raisedDepth--);
    }
    if (isStruck(element)) {
      this.struckDepth++;
      closers.push(() => this.struckDepth--);
    }
    if (tagName === 'br') this.flow.text += '\n';
    if (
      tagName === 'b' ||
      tagName === 'strong' ||
      (style !== undefined && /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(style))
    ) {
      this.boldDepth++;
      closers.push(() => this.boldDepth--);
    }
    if (!blockLevel.has(tagName))
      return closers.length > 0
        ? () =>
            closers.forEach((close) => {
              close();
            })
        : null;
    this.flush();
    closers.push(() => this.flush());
    if (
      tagName === 'center' ||
      attribute(element, 'align')?.toLowerCase() === 'center' ||
      (style !== undefined && /text-align\s*:\s*center/i.test(style))
    ) {
      this.centered++;
      closers.unshift(() => this.centered--);
    }
    this.openBlock(element, tagName, style ?? '', closers);
    return () => {
      for (let i = closers.length - 1; i >= 0; i--) closers[i]!();
    };
  }

  private openBlock(element: Element, tagName: string, style: string, closers: (() => void)[]): void {
    const heading = /^h([1-6])$/.exec(tagName)?.[1];
    if (heading !== undefined) {
      this.headings.push(Number(heading));
      closers.unshift(() => this.headings.pop());
    }
    switch (tagName) {
      case 'pre':
        this.preformatted++;
        closers.unshift(() => this.preformatted--);
        break;
      case 'ol':
      case 'ul':
      case 'menu':
        this.lists.push(openList(element, style));
        closers.push(() => this.lists.pop());
        break;
      case 'li':
        this.openItem(element, style);
        closers.push(() => this.release());
        break;
      case 'table':
        this.tables.push(new TableGrid());
        closers.push(() => this.tables.pop());
        break;
      case 'thead':
      case 'tbody':
      case 'tfoot':
        closers.push(() => this.tables.at(-1)?.endPart());
        break;
      case 'tr':
        this.rows.push([]);
        closers.push(() => {
          this.flush();
          const row = this.rows.pop()!;
          for (const block of this.tables.at(-1)?.row(row) ?? []) this.sinks.at(-1)!.push(block);
        });
        break;
      case 'td':
      case 'th':
        this.sinks.push([]);
        closers.push(() => {
          this.release();
          const blocks = this.sinks.pop()!;
          if (this.rows.length > 0) this.rows.at(-1)!.push({ blocks, ...spansOf(element) });
          else for (const block of blocks) this.sinks.at(-1)!.push(block);
        });
        break;
    }
  }

  private openItem(element: Element, style: string): void {
    this.release();
    // What is not shown is not counted.
    if (this.hidesWords()) return;
    this.flow.pending = nextItem(this.lists, element, style);
  }
}

function readPage(root: Node, sheets: Sheets): HtmlReader {
  const reader = new HtmlReader(sheets);
  reader.read(root);
  return reader;
}

const shownLength = ({ blocks }: HtmlReader): number =>
  blocks.reduce((sum, block) => sum + blockWords(block).length, 0);

/** The blocks of a page or of a piece of one. Nothing is run or fetched. Pages are full of menus and dialogs that are
 *  hidden until they are wanted: hidden words are reported where they are as many as a clause. */
export function htmlBlocks(html: string, findings: Finding[]): readonly BlockText[] {
  const root = parse(html);
  const sheets = readSheets(sheetsOf(root));
  let reader = readPage(root, sheets);
  // A page that hides most of its words shows them by a program.
  if (sheets !== noSheets && reader.hidden.join('').length > shownLength(reader)) reader = readPage(root, noSheets);
  findings.push(...leftOut('struck-text', reader.struck.join('')));
  const hidden = reader.hidden.join(' ').replace(/\s+/g, ' ').trim();
  if (hidden.length > Math.max(100, 0.1 * shownLength(reader))) {
    findings.push(...leftOut('hidden-text', hidden));
  }
  return reader.blocks;
}

/** Reads an HTML page: words in the order of the markup, with the numbers that lists generate. */
export function readHtml(bytes: Uint8Array): SourceText {
  const builder = new TextBuilder();
  const decoded = decodeHtml(bytes);
  builder.findings.push(...decoded.findings);
  for (const block of htmlBlocks(decoded.text, builder.findings)) builder.add(block);
  return builder.build('html');
}
