import { UnreadableFileError } from '../../model/errors.js';
import type { Finding } from '../../model/finding.js';
import { rowBlocks } from '../label-cell.js';
import { noteBlocks } from '../note-blocks.js';
import { type BlockText, type SourceText, TextBuilder } from '../text-builder.js';
import { type Attributes, readXml, readXmlTree, type XmlHandler } from '../xml-events.js';
import { ZipPackage } from '../zip-package.js';
import type { ListCounter } from './list-styles.js';
import { type OdtStyles, readStyles } from './styles.js';

interface Paragraph {
  text: string;
  readonly heading: number | null;
  readonly bold: boolean;
  readonly centered: boolean;
  readonly number: { readonly label: string; readonly bullet: boolean; readonly level: number } | null;
  readonly after: BlockText[];
}

interface OpenList {
  readonly counter: ListCounter | null;
  /** The item under way has not printed its number yet. */
  pending: { readonly start: number | undefined } | null;
}

/** Out-of-line content and things that are no words of the text. Deleted words stand in `text:tracked-changes`. */
const dropped = new Set([
  'text:tracked-changes',
  'office:annotation',
  'office:annotation-end',
  'office:forms',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:note-citation',
  'text:hidden-text',
  'text:ruby-text',
]);

/** Reads an OpenDocument text: words with the numbers of its lists and headings, tables row by row, notes after their
 *  paragraph, tracked changes as if accepted.
 *  @throws {UnreadableFileError} */
export function readOdt(file: string, bytes: Uint8Array): SourceText {
  const zip = new ZipPackage(file, bytes);
  const manifest = zip.read('META-INF/manifest.xml');
  if (manifest && /<[\w:]*encryption-data/.test(manifest.toString('latin1'))) {
    throw new UnreadableFileError(
      file,
      'is encrypted: open it with its password, save it without one, and import that',
    );
  }
  const content = zip.read('content.xml');
  if (!content) throw new UnreadableFileError(file, 'holds no text (content.xml): get a complete copy');
  const styles = zip.read('styles.xml');
  const reader = new OdtReader(readStyles(styles ? readXmlTree(file, styles) : null, readXmlTree(file, content)));
  readXml(file, content, reader);
  const builder = new TextBuilder();
  for (const block of reader.blocks) builder.add(block);
  builder.findings.push(...reader.findings());
  return builder.build('odt');
}

class OdtReader implements XmlHandler {
  readonly blocks: BlockText[] = [];
  private readonly sinks: BlockText[][] = [this.blocks];
  private readonly rows: BlockText[][][] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly lists: OpenList[] = [];
  private readonly counterById = new Map<string, ListCounter>();
  private droppedDepth = 0;
  private hiddenDepth = 0;
  private readonly hiddenAt: number[] = [];
  private depth = 0;
  private inBody = false;
  private changes = 0;
  private comments = 0;
  private notes = 0;
  private hidden = '';

  constructor(private readonly styles: OdtStyles) {}

  open(name: string, attributes: Attributes): void {
    this.depth++;
    if (name === 'office:text') this.inBody = true;
    if (this.droppedDepth > 0) {
      if (name === 'text:changed-region') this.changes++;
      this.droppedDepth++;
      return;
    }
    if (!this.inBody) return;
    if (dropped.has(name)) {
      if (name === 'office:annotation') this.comments++;
      this.droppedDepth = 1;
      return;
    }
    switch (name) {
      case 'text:p':
      case 'text:h':
        this.openParagraph(name, attributes);
        break;
      case 'text:span':
        if (this.styles.looks.get(attributes['text:style-name'] ?? '')?.hidden) {
          this.hiddenDepth++;
          this.hiddenAt.push(this.depth);
        }
        break;
      case 'text:s':
        this.write(' ');
        break;
      case 'text:tab':
        this.write('\t');
        break;
      case 'text:line-break':
        this.write('\n');
        break;
      case 'text:list':
        this.openList(attributes);
        break;
      case 'text:list-item':
        this.openItem(attributes);
        break;
      case 'table:table-row':
        this.rows.push([]);
        break;
      case 'table:table-cell':
      case 'text:note-body':
      case 'draw:text-box':
        this.sinks.push([]);
        break;
    }
  }

  text(text: string): void {
    if (this.inBody && this.droppedDepth === 0) this.write(text.replace(/[ \t\r\n]+/g, ' '));
  }

  close(name: string): void {
    const depth = this.depth--;
    if (this.droppedDepth > 0) {
      this.droppedDepth--;
      return;
    }
    if (!this.inBody) return;
    if (this.hiddenAt.at(-1) === depth) {
      this.hiddenAt.pop();
      this.hiddenDepth--;
    }
    switch (name) {
      case 'office:text':
        this.inBody = false;
        break;
      case 'text:p':
      case 'text:h':
        this.closeParagraph();
        break;
      case 'text:list':
        this.lists.pop();
        break;
      case 'table:table-row':
        this.sink().push(...rowBlocks(this.rows.pop()!));
        break;
      case 'table:table-cell':
        this.rows.at(-1)?.push(this.sinks.pop()!);
        break;
      case 'draw:text-box':
        this.settle(this.sinks.pop()!);
        break;
      case 'text:note-body':
        this.closeNote();
        break;
    }
  }

  private sink(): BlockText[] {
    return this.sinks.at(-1)!;
  }

  private write(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return;
    if (this.hiddenDepth > 0) this.hidden += text;
    else if (!(text.startsWith(' ') && /\s$/.test(paragraph.text))) paragraph.text += text;
    else paragraph.text += text.slice(1);
  }

  private openList(attributes: Attributes): void {
    const outer = this.lists.at(-1);
    const id = attributes['xml:id'];
    const name = attributes['text:style-name'];
    const before = this.counterById.get(attributes['text:continue-list'] ?? '');
    let counter = before ?? (name === undefined ? outer?.counter : this.styles.counters.get(name)) ?? null;
    if (!counter && outer) counter = outer.counter;
    if (!outer && !before && attributes['text:continue-numbering'] !== 'true') counter?.restart();
    if (id !== undefined && counter) this.counterById.set(id, counter);
    this.lists.push({ counter, pending: null });
  }

  private openItem(attributes: Attributes): void {
    const list = this.lists.at(-1);
    if (!list) return;
    const start = Number(attributes['text:start-value'] ?? Number.NaN);
    // An item that only holds a further list has no number of its own: it is counted when its first paragraph comes.
    list.pending = { start: Number.isFinite(start) ? start : undefined };
  }

  private nextNumber(): Paragraph['number'] {
    const list = this.lists.at(-1);
    if (!list?.pending) return null;
    const { start } = list.pending;
    const level = this.lists.length;
    list.pending = null;
    if (!list.counter) return { label: '•', bullet: true, level: level - 1 };
    const number = list.counter.next(level, start);
    return { ...number, level: level - 1 };
  }

  private openParagraph(name: string, attributes: Attributes): void {
    const look = this.styles.looks.get(attributes['text:style-name'] ?? '');
    const heading = name === 'text:h' ? Number(attributes['text:outline-level'] ?? 1) || 1 : null;
    let number = this.nextNumber();
    if (heading !== null && !number && this.styles.outline && attributes['text:is-list-header'] !== 'true') {
      number = { ...this.styles.outline.next(heading), level: heading - 1 };
    }
    this.paragraphs.push({
      text: '',
      heading,
      bold: look?.bold ?? false,
      centered: look?.centered ?? false,
      number: number && number.label !== '' ? number : null,
      after: [],
    });
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const { number, heading } = paragraph;
    const words = paragraph.text.trim();
    if (words !== '' || (number && !number.bullet)) {
      this.sink().push({
        kind: heading !== null ? 'heading' : number ? 'list-item' : 'paragraph',
        text: number ? `${number.label} ${words}` : words,
        ...(heading !== null ? { level: heading } : number ? { level: number.level } : {}),
        ...(number && !number.bullet && { label: number.label }),
        ...(paragraph.bold && { bold: true }),
        ...(paragraph.centered && { centered: true }),
      });
    }
    this.sink().push(...paragraph.after);
  }

  /** Blocks that are anchored in a paragraph follow it. */
  private settle(blocks: readonly BlockText[]): void {
    (this.paragraphs.at(-1)?.after ?? this.sink()).push(...blocks);
  }

  private closeNote(): void {
    const blocks = this.sinks.pop()!;
    const mark = `[${++this.notes}]`;
    this.write(mark);
    this.settle(noteBlocks(mark, blocks));
  }

  findings(): Finding[] {
    const findings: Finding[] = [];
    if (this.changes > 0) {
      findings.push({
        code: 'tracked-changes',
        message: `has ${this.changes} tracked change${this.changes === 1 ? '' : 's'}: read as if all were accepted`,
      });
    }
    if (this.comments > 0) {
      findings.push({
        code: 'comments',
        message: `has ${this.comments} comment${this.comments === 1 ? '' : 's'}, which ${this.comments === 1 ? 'is' : 'are'} not part of the text`,
      });
    }
    const hidden = this.hidden.trim();
    if (hidden !== '') {
      findings.push({ code: 'hidden-text', message: `has hidden text, which was left out: “${hidden.slice(0, 79)}”` });
    }
    return findings;
  }
}
