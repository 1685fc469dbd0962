import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Finding } from '../model/finding.js';
import { type Decoded, decodeText } from './decode-text.js';
import { attribute, type Element, type ItemNumber, type List, nextItem, openList } from './html-lists.js';
import { rowBlocks } from './label-cell.js';
import { decodeAs } from './legacy-encodings.js';
import { type BlockText, type SourceText, TextBuilder } from './text-builder.js';

type Node = DefaultTreeAdapterTypes.Node;

/** Elements whose words a browser does not show as text, or that belong to a program. */
const dropped = new Set(
  'head script style template noscript iframe object embed svg math select datalist audio video canvas title'.split(
    ' ',
  ),
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
  /** Printed before the next words: the number of a list item that has begun. */
  pending: ItemNumber | null;
}

/** `display: none` and `visibility: hidden` on the element itself, and the attribute `hidden`. Style sheets are not read. A panel
 *  that waits for its tab to be pressed is not hidden. */
function isHidden(element: Element): boolean {
  const style = attribute(element, 'style');
  const hidden =
    attribute(element, 'hidden') !== undefined ||
    (style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style));
  return hidden && !['id', 'class', 'role'].some((name) => panelName.test(attribute(element, name) ?? ''));
}

/** `tab-2`, `tabpanel`, `accordion-body`, `collapse`: what a press of the reader shows. */
const panelName = /(?<![a-z])(?:tabs?(?![a-z])|tab-?(?:panel|pane|content)|accordion|collaps(?:e|ible))/i;

/** Walks the tree without recursion (a page can nest elements without end) and gathers words into blocks. */
class HtmlReader {
  readonly blocks: BlockText[] = [];
  readonly hidden: string[] = [];
  private readonly sinks: BlockText[][] = [this.blocks];
  private readonly rows: BlockText[][][] = [];
  private readonly lists: List[] = [];
  private flow: Flow = { text: '', bold: 0, pending: null };
  private headings: number[] = [];
  private boldDepth = 0;
  private centered = 0;
  private preformatted = 0;
  private hiddenDepth = 0;

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

  private write(text: string): void {
    if (this.hiddenDepth > 0) {
      this.hidden.push(text);
      return;
    }
    const words = this.preformatted > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    const joined = this.flow.text === '' || /\s$/.test(this.flow.text) ? words.replace(/^ /, '') : words;
    this.flow.text += joined;
    if (this.boldDepth > 0) this.flow.bold += joined.trim().length;
  }

  /** Ends the paragraph under way. */
  private flush(): void {
    const { text, bold, pending } = this.flow;
    const words = text.trim();
    const printed = pending?.numbered ? pending.label : '';
    if (words === '' && printed === '') {
      this.flow = { text: '', bold: 0, pending };
      return;
    }
    if (words === '' && pending) {
      // The number of an item whose first thing is a list or a table of its own: it waits for words, unless none come.
      this.flow = { text: '', bold: 0, pending };
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
    this.flow = { text: '', bold: 0, pending: null };
  }

  /** A number that still waits for words when another one begins, or its item ends, is printed alone. */
  private release(): void {
    this.flush();
    const { pending } = this.flow;
    if (pending?.numbered) {
      this.sinks.at(-1)!.push({ kind: 'list-item', text: pending.label, label: pending.label, level: pending.level });
    }
    this.flow.pending = null;
  }

  /** @returns what to do at the element's end. */
  private open(element: Element): (() => void) | null {
    const { tagName } = element;
    const closers: (() => void)[] = [];
    if (isHidden(element)) {
      this.hiddenDepth++;
      closers.push(() => this.hiddenDepth--);
    }
    const style = attribute(element, 'style');
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
      case 'tr':
        this.rows.push([]);
        closers.push(() => {
          this.flush();
          for (const block of rowBlocks(this.rows.pop()!)) this.sinks.at(-1)!.push(block);
        });
        break;
      case 'td':
      case 'th':
        this.sinks.push([]);
        closers.push(() => {
          this.release();
          const cell = this.sinks.pop()!;
          if (this.rows.length > 0) this.rows.at(-1)!.push(cell);
          else for (const block of cell) this.sinks.at(-1)!.push(block);
        });
        break;
    }
  }

  private openItem(element: Element, style: string): void {
    this.release();
    this.flow.pending = nextItem(this.lists, element, style);
  }
}

/** The blocks of a page or of a piece of one. Nothing is run or fetched. Pages are full of menus and dialogs that are
 *  hidden until they are wanted: hidden words are reported where they are as many as a clause. */
export function htmlBlocks(html: string, findings: Finding[]): readonly BlockText[] {
  const reader = new HtmlReader();
  reader.read(parse(html));
  const hidden = reader.hidden.join(' ').replace(/\s+/g, ' ').trim();
  const shown = reader.blocks.reduce((sum, { text, cells }) => sum + (cells?.join(' ') ?? text).length, 0);
  if (hidden.length > Math.max(100, 0.1 * shown)) {
    findings.push({
      code: 'hidden-text',
      message: `has hidden text, which was left out: “${hidden.length > 80 ? `${hidden.slice(0, 79)}…` : hidden}”`,
    });
  }
  return reader.blocks;
}

/** Decodes a page by its byte order mark, or the encoding that it names itself, or a guess. */
function decodeHtml(bytes: Uint8Array): Decoded {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const named = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.-]+)/i.exec(head)?.[1];
  const marked = (bytes[0] === 0xef && bytes[1] === 0xbb) || (bytes[0]! >= 0xfe && bytes[1]! >= 0xfe);
  if (named !== undefined && !marked && !/^utf-?(?:8|16)/i.test(named)) {
    try {
      return { text: decodeAs(bytes, named), findings: [] };
    } catch {
      // An encoding nobody knows: guess as for a file that names none.
    }
  }
  return decodeText(bytes);
}

/** Reads an HTML page: words in the order of the markup, with the numbers that lists generate. */
export function readHtml(bytes: Uint8Array): SourceText {
  const builder = new TextBuilder();
  const decoded = decodeHtml(bytes);
  builder.findings.push(...decoded.findings);
  for (const block of htmlBlocks(decoded.text, builder.findings)) builder.add(block);
  return builder.build('html');
}
