import { noteBlocks } from '../note-blocks.js';
import { type GridCell, TableGrid } from '../table-grid.js';
import type { BlockText } from '../text-builder.js';
import type { Attributes, XmlHandler } from '../xml-events.js';
import { dropped } from './dropped-elements.js';
import { type Met, nothingMet } from './met.js';
import type { Numbering } from './numbering.js';
import {
  addWords,
  beginParagraph,
  blankFor,
  isPlaceholder,
  type Paragraph,
  paragraphBlock,
  type RunLook,
  readParagraphProperty,
  readRunProperty,
} from './paragraph.js';
import { isOn, type Styles } from './styles.js';
import { symbolCharacter } from './symbols.js';

export interface BodyParts {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Blocks of a note by its id, numbered in the order of reference. */
  readonly note: (kind: 'footnote' | 'endnote', id: string) => { mark: string; blocks: readonly BlockText[] } | null;
  /** Blocks of an embedded document (altChunk) by relationship id. */
  readonly chunk: (id: string) => readonly BlockText[];
}

interface Table {
  readonly grid: TableGrid;
  /** Of the row under way. */
  readonly cells: { -readonly [Key in keyof GridCell]: GridCell[Key] }[];
  rowDeleted: boolean;
}

/** About a third of a page's width and height, in English Metric Units (914,400 an inch): a scan rather than a logo. */
const largePicture = 3_200_000;

/** Reads the events of a document, header or notes part into blocks. Everything is kept on stacks of its own, so that a
 *  table in a table in a table … costs no more than its depth. */
export class BodyReader implements XmlHandler {
  readonly blocks: BlockText[] = [];
  readonly met: Met = nothingMet();
  private readonly sinks: BlockText[][] = [this.blocks];
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: Table[] = [];
  /** Depth inside a dropped element, and inside the earlier one of two renderings of the same thing. */
  private droppedDepth = 0;
  private readonly alternatives: boolean[] = [];
  /** For each open content control, whether it waits to be filled in. */
  private readonly toFill: boolean[] = [];
  /** For each open field, whether its result has begun: before that come its instructions. */
  private readonly fields: boolean[] = [];
  private inText = false;
  private inParagraphProperties = 0;
  private inRun = false;
  private run: RunLook = {};
  private carried = '';

  constructor(private readonly parts: BodyParts) {}

  open(name: string, attributes: Attributes): void {
    if (this.droppedDepth > 0) {
      this.droppedDepth++;
      if (name === 'w:showingPlcHdr' && isOn(attributes['w:val'])) this.toFill[this.toFill.length - 1] = true;
      return;
    }
    if (name === 'mc:Fallback' && this.alternatives.at(-1)) {
      this.droppedDepth = 1;
      return;
    }
    if (dropped.has(name)) {
      this.droppedDepth = 1;
      if (name === 'w:del' || name === 'w:moveFrom') {
        this.met.deletions++;
        if (this.inParagraphProperties > 0) this.paragraph()!.endDeleted = true;
        else if (this.tables.length > 0 && this.paragraphs.length === 0) this.tables.at(-1)!.rowDeleted = true;
      }
      return;
    }
    const value = attributes['w:val'];
    const paragraph = this.paragraph();
    switch (name) {
      case 'mc:AlternateContent':
        this.alternatives.push(false);
        break;
      case 'mc:Choice':
        if (this.alternatives.length > 0) this.alternatives[this.alternatives.length - 1] = true;
        break;
      case 'w:p':
        this.openParagraph();
        break;
      case 'w:pPr':
        this.inParagraphProperties++;
        break;
      case 'w:r':
        this.inRun = true;
        this.run = {};
        break;
      case 'w:ins':
      case 'w:moveTo':
        this.met.insertions++;
        break;
      case 'w:sdt':
        this.toFill.push(false);
        break;
      case 'w:tbl':
        this.tables.push({ grid: new TableGrid(), cells: [], rowDeleted: false });
        break;
      case 'w:tc':
        this.openCell();
        break;
      case 'w:gridSpan':
        this.cell({ columns: Number(value) || 1 });
        break;
      case 'w:vMerge':
        this.cell({ covered: value !== 'restart' });
        break;
      case 'w:txbxContent':
        this.sinks.push([]);
        this.inRun = false;
        break;
      case 'w:altChunk':
        this.sink().push(...this.parts.chunk(attributes['r:id'] ?? ''));
        break;
      case 'w:t':
      case 'm:t':
        this.inText = true;
        break;
      case 'w:tab':
      case 'w:ptab':
        if (this.inRun) this.write('\t');
        break;
      case 'w:br':
        this.write(attributes['w:type'] === 'page' || attributes['w:type'] === 'column' ? ' ' : '\n');
        break;
      case 'w:cr':
        this.write('\n');
        break;
      case 'w:noBreakHyphen':
        this.write('-');
        break;
      case 'w:sym':
        this.write(symbolCharacter(attributes['w:font'] ?? '', attributes['w:char'] ?? ''));
        break;
      case 'w:fldChar':
        if (attributes['w:fldCharType'] === 'begin') this.fields.push(false);
        else if (attributes['w:fldCharType'] === 'separate') this.fields[this.fields.length - 1] = true;
        else this.fields.pop();
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.refer(name === 'w:footnoteReference' ? 'footnote' : 'endnote', attributes['w:id'] ?? '');
        break;
      case 'w:commentReference':
        this.met.commentReferences++;
        break;
      case 'wp:extent':
        if (Number(attributes.cx) > largePicture && Number(attributes.cy) > largePicture) this.met.pictures.push('');
        break;
      case 'a:blip':
        if (attributes['r:link'] !== undefined) this.met.objects.push(attributes['r:link']);
        break;
      case 'w:subDoc':
        this.met.objects.push(attributes['r:id'] ?? '');
        break;
      default:
        if (paragraph && this.inParagraphProperties > 0)
          readParagraphProperty(paragraph, name, value, this.parts.styles);
        else if (this.inRun) readRunProperty(this.run, name, value);
    }
  }

  text(text: string): void {
    if (this.inText && this.droppedDepth === 0) this.write(text);
  }

  close(name: string): void {
    if (this.droppedDepth > 0) {
      this.droppedDepth--;
      return;
    }
    switch (name) {
      case 'mc:AlternateContent':
        this.alternatives.pop();
        break;
      case 'w:t':
      case 'm:t':
        this.inText = false;
        break;
      case 'w:pPr':
        this.inParagraphProperties--;
        break;
      case 'w:r':
        this.inRun = false;
        break;
      case 'w:p':
        this.closeParagraph();
        break;
      case 'w:sdt':
        this.toFill.pop();
        break;
      case 'w:txbxContent':
        this.closeTextBox();
        break;
      case 'w:tc':
        if (this.sinks.length > 1) this.sinks.pop();
        break;
      case 'w:tr':
        this.closeRow();
        break;
      case 'w:tbl':
        this.tables.pop();
        break;
    }
  }

  private sink(): BlockText[] {
    return this.sinks.at(-1)!;
  }

  private paragraph(): Paragraph | undefined {
    return this.paragraphs.at(-1);
  }

  private openParagraph(): void {
    this.paragraphs.push(beginParagraph(this.parts.styles, this.carried));
    this.carried = '';
  }

  private write(text: string): void {
    const paragraph = this.paragraph();
    if (!paragraph || this.fields.includes(false)) return;
    const asks = this.toFill.at(-1) && isPlaceholder(this.run, this.parts.styles);
    const words = asks ? blankFor(text, paragraph) : text;
    if (words !== text) this.met.asked.push(text);
    const leftOut = addWords(paragraph, words, this.run, this.parts.styles);
    if (leftOut) this.met[leftOut].push(text);
  }

  private refer(kind: 'footnote' | 'endnote', id: string): void {
    const note = this.parts.note(kind, id);
    if (!note) return;
    this.write(note.mark);
    this.paragraph()?.after.push(...noteBlocks(note.mark, note.blocks));
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.struck) this.met.struck.push(' ');
    if (paragraph.endDeleted) {
      this.carried = paragraph.text;
      this.sink().push(...paragraph.after);
      return;
    }
    const block = paragraphBlock(paragraph, this.parts);
    if (block) this.sink().push(block);
    this.sink().push(...paragraph.after);
  }

  private closeTextBox(): void {
    if (this.sinks.length < 2) return;
    const blocks = this.sinks.pop()!;
    const anchor = this.paragraph();
    if (anchor) anchor.after.push(...blocks);
    else this.sink().push(...blocks);
    this.inRun = true;
  }

  private openCell(): void {
    const blocks: BlockText[] = [];
    this.sinks.push(blocks);
    this.tables.at(-1)?.cells.push({ blocks });
  }

  /** What the properties of a cell say. */
  private cell(says: Partial<GridCell>): void {
    Object.assign(this.tables.at(-1)?.cells.at(-1) ?? {}, says);
  }

  private closeRow(): void {
    const table = this.tables.at(-1);
    if (!table) return;
    const cells = table.cells.splice(0);
    if (!table.rowDeleted) {
      for (const block of table.grid.row(cells)) this.sink().push(block);
    }
    table.rowDeleted = false;
  }

  /** Words whose paragraph's end was deleted and that no paragraph followed. */
  finish(): readonly BlockText[] {
    if (this.carried.trim() !== '') this.blocks.push({ kind: 'paragraph', text: this.carried });
    return this.blocks;
  }
}
