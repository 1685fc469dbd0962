import type { Finding } from '../../model/finding.js';
import { leftOut } from '../left-out.js';
import { noteBlocks, raisedMark } from '../note-blocks.js';
import { TableGrid } from '../table-grid.js';
import type { BlockText } from '../text-builder.js';
import type { Attributes, XmlHandler } from '../xml-events.js';
import { dropped } from './dropped-elements.js';
import type { ListCounter } from './list-styles.js';
import type { Look, OpenList, Paragraph, Row } from './open-elements.js';
import type { OdtStyles } from './styles.js';

/** Reads the events of content.xml into blocks. */
export class OdtBody implements XmlHandler {
  readonly blocks: BlockText[] = [];
  private readonly sinks: BlockText[][] = [this.blocks];
  private readonly tables: TableGrid[] = [];
  private readonly rows: Row[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly lists: OpenList[] = [];
  private readonly counterById = new Map<string, ListCounter>();
  private droppedDepth = 0;
  /** Enclosing elements whose style says whether words are left out. */
  private readonly shown: Look[] = [];
  private depth = 0;
  private inBody = false;
  private changes = 0;
  private comments = 0;
  private notes = 0;
  private hidden = '';
  private struck = '';

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
        this.openLook(attributes);
        this.openParagraph(name, attributes);
        break;
      case 'text:span':
        this.openLook(attributes);
        break;
      case 'text:section':
        if (attributes['text:display'] === 'none') this.shown.push({ at: this.depth, leftOut: 'hidden' });
        break;
      case 'text:s':
        this.write(' ');
        break;
      case 'text:placeholder':
        // "<days>" asks for what nobody has filled in.
        this.write('[ ]');
        this.droppedDepth = 1;
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
      case 'table:table':
        this.tables.push(new TableGrid());
        break;
      case 'table:table-row':
        this.rows.push({ cells: [], counted: 0 });
        break;
      case 'table:covered-table-cell':
        this.coverCell();
        break;
      case 'table:table-cell':
        this.openCell(attributes);
        break;
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
    if (this.shown.at(-1)?.at === depth) this.shown.pop();
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
        for (const block of this.tables.at(-1)?.row(this.rows.pop()!.cells) ?? []) this.sink().push(block);
        break;
      case 'table:table':
        this.tables.pop();
        break;
      case 'table:table-cell':
        this.sinks.pop();
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
    const look = this.shown.at(-1);
    const why = look?.leftOut;
    if (why) {
      this[why] += text;
      paragraph.struck ||= why === 'struck' && text.trim() !== '';
    } else if (look?.raised) paragraph.text += raisedMark(text, paragraph.text);
    else if (!(text.startsWith(' ') && /\s$/.test(paragraph.text))) paragraph.text += text;
    else paragraph.text += text.slice(1);
  }

  /** What a style does not say, the element around says. */
  private openLook(attributes: Attributes): void {
    const look = this.styles.looks.get(attributes['text:style-name'] ?? '');
    const outer = this.shown.at(-1)?.leftOut;
    const hidden = look?.hidden ?? outer === 'hidden';
    const struck = look?.struck ?? outer === 'struck';
    const leftOut = hidden ? 'hidden' : struck ? 'struck' : null;
    this.shown.push({ at: this.depth, leftOut, raised: look?.raised });
  }

  private openCell(attributes: Attributes): void {
    const blocks: BlockText[] = [];
    this.sinks.push(blocks);
    const columns = Number(attributes['table:number-columns-spanned'] ?? 1) || 1;
    const row = this.rows.at(-1);
    if (!row) return;
    row.cells.push({ blocks, columns });
    row.counted = columns - 1;
  }

  /** The place of a cell that the one above covers, or the one before it, which has counted it. */
  private coverCell(): void {
    const row = this.rows.at(-1);
    if (!row) return;
    if (row.counted > 0) row.counted--;
    else row.cells.push({ blocks: [], covered: true });
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
      struck: false,
    });
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    const { number, heading } = paragraph;
    const words = paragraph.text.trim();
    if (words !== '' || (number && !number.bullet && !paragraph.struck)) {
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
    findings.push(...leftOut('hidden-text', this.hidden), ...leftOut('struck-text', this.struck));
    return findings;
  }
}
