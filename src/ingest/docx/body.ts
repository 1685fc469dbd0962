import { rowBlocks } from '../label-cell.js';
import type { BlockText } from '../text-builder.js';
import type { Attributes, XmlHandler } from '../xml-events.js';
import type { Numbering } from './numbering.js';
import { isOn, type ParagraphLook, type Styles } from './styles.js';
import { symbolCharacter } from './symbols.js';

/** What the body met besides words, for the findings. */
export interface Met {
  insertions: number;
  deletions: number;
  commentReferences: number;
  readonly hidden: string[];
  /** Relationship ids of embedded chunks of other formats, pictures as large as a page, and linked objects. */
  readonly pictures: string[];
  readonly objects: string[];
}

export interface BodyParts {
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Blocks of a note by its id, numbered in the order of reference. */
  readonly note: (kind: 'footnote' | 'endnote', id: string) => { mark: string; blocks: readonly BlockText[] } | null;
  /** Blocks of an embedded document (altChunk) by relationship id. */
  readonly chunk: (id: string) => readonly BlockText[];
}

interface Paragraph {
  text: string;
  styleId: string | undefined;
  look: ParagraphLook;
  direct: ParagraphLook;
  boldLength: number;
  length: number;
  size: number | undefined;
  /** The paragraph's end was deleted under tracked changes: its words belong to the next paragraph. */
  endDeleted: boolean;
  endHidden: boolean;
  /** Notes and text boxes that are anchored in it: they follow it. */
  after: BlockText[];
}

interface Table {
  readonly cells: BlockText[][];
  rowDeleted: boolean;
}

/** About a third of a page's width and height, in English Metric Units (914,400 an inch): a scan rather than a logo. */
const largePicture = 3_200_000;

/** Elements whose words are not the document's: the earlier state of a tracked change, instructions, other renderings. */
const dropped = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPrChange',
  'w:numberingChange',
  'w:instrText',
  'w:delInstrText',
  'w:delText',
  'w:sdtPr',
  'w:rt',
  'w:fldData',
]);

/** Reads the events of a document, header or notes part into blocks. Everything is kept on stacks of its own, so that a
 *  table in a table in a table … costs no more than its depth. */
export class BodyReader implements XmlHandler {
  readonly blocks: BlockText[] = [];
  readonly met: Met = {
    insertions: 0,
    deletions: 0,
    commentReferences: 0,
    hidden: [],
    pictures: [],
    objects: [],
  };
  private readonly sinks: BlockText[][] = [this.blocks];
  private readonly paragraphs: Paragraph[] = [];
  private readonly tables: Table[] = [];
  /** Depth inside a dropped element, and inside the earlier one of two renderings of the same thing. */
  private droppedDepth = 0;
  private readonly alternatives: boolean[] = [];
  /** For each open field, whether its result has begun: before that come its instructions. */
  private readonly fields: boolean[] = [];
  private inText = false;
  private inParagraphProperties = 0;
  private inRun = false;
  private run: { bold?: boolean; hidden?: boolean; styleId?: string; size?: number } = {};
  private carried = '';

  constructor(private readonly parts: BodyParts) {}

  open(name: string, attributes: Attributes): void {
    if (this.droppedDepth > 0) {
      this.droppedDepth++;
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
      case 'w:tbl':
        this.tables.push({ cells: [], rowDeleted: false });
        break;
      case 'w:tc':
        this.sinks.push([]);
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
        if (paragraph && this.inParagraphProperties > 0) this.readParagraphProperty(name, value, paragraph);
        else if (this.inRun) this.readRunProperty(name, value);
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
      case 'w:txbxContent':
        this.closeTextBox();
        break;
      case 'w:tc':
        if (this.sinks.length > 1) this.tables.at(-1)?.cells.push(this.sinks.pop()!);
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
    this.paragraphs.push({
      text: this.carried,
      styleId: undefined,
      look: this.parts.styles.paragraph(undefined).look,
      direct: {},
      boldLength: 0,
      length: this.carried.length,
      size: undefined,
      endDeleted: false,
      endHidden: false,
      after: [],
    });
    this.carried = '';
  }

  private readParagraphProperty(name: string, value: string | undefined, paragraph: Paragraph): void {
    switch (name) {
      case 'w:pStyle':
        paragraph.styleId = value;
        paragraph.look = this.parts.styles.paragraph(value).look;
        break;
      case 'w:numId':
        paragraph.direct.numId = value;
        break;
      case 'w:ilvl':
        paragraph.direct.ilvl = Number(value);
        break;
      case 'w:outlineLvl':
        paragraph.direct.outline = Number(value);
        break;
      case 'w:jc':
        paragraph.direct.centered = value === 'center';
        break;
      case 'w:vanish':
        paragraph.endHidden = isOn(value);
        break;
    }
  }

  private readRunProperty(name: string, value: string | undefined): void {
    switch (name) {
      case 'w:b':
        this.run.bold = isOn(value);
        break;
      case 'w:vanish':
      case 'w:webHidden':
        if (name === 'w:vanish') this.run.hidden = isOn(value);
        break;
      case 'w:rStyle':
        this.run.styleId = value;
        break;
      case 'w:sz':
        this.run.size = Number(value) / 2;
        break;
    }
  }

  private write(text: string): void {
    const paragraph = this.paragraph();
    if (!paragraph || this.fields.includes(false)) return;
    const style: ParagraphLook = this.run.styleId === undefined ? {} : this.parts.styles.run(this.run.styleId).look;
    if (this.run.hidden ?? style.hidden ?? paragraph.look.hidden) {
      this.met.hidden.push(text);
      return;
    }
    paragraph.text += text;
    paragraph.length += text.length;
    if (this.run.bold ?? style.bold ?? paragraph.look.bold) paragraph.boldLength += text.length;
    const size = this.run.size ?? style.size ?? paragraph.look.size;
    if (size !== undefined) paragraph.size = Math.max(paragraph.size ?? 0, size);
  }

  private refer(kind: 'footnote' | 'endnote', id: string): void {
    const note = this.parts.note(kind, id);
    if (!note) return;
    this.write(note.mark);
    const [first, ...rest] = note.blocks;
    if (!first || !this.paragraph()) return;
    this.paragraph()!.after.push(
      { kind: 'footnote', text: `${note.mark} ${first.text}`, label: note.mark },
      ...rest.map((block) => ({ ...block, kind: 'footnote' as const })),
    );
  }

  private closeParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.endDeleted) {
      this.carried = paragraph.text;
      this.sink().push(...paragraph.after);
      return;
    }
    const block = this.paragraphBlock(paragraph);
    if (block) this.sink().push(block);
    this.sink().push(...paragraph.after);
  }

  private paragraphBlock(paragraph: Paragraph): BlockText | null {
    const { look, direct, styleId } = paragraph;
    const numId = direct.numId ?? look.numId;
    const words = paragraph.text.trim();
    const unseen = words === '' && paragraph.endHidden;
    const number =
      numId === undefined || numId === '0' || unseen
        ? null
        : this.parts.numbering.next(
            numId,
            direct.ilvl ?? this.parts.numbering.levelOfStyle(numId, styleId) ?? look.ilvl ?? 0,
          );
    const label = number && !number.bullet && number.label !== '' ? number.label : undefined;
    if (words === '' && label === undefined) return null;
    const outline = direct.outline ?? look.outline;
    const title = /^(?:title|subtitle)$/.test(this.parts.styles.paragraph(styleId).name);
    const layout = {
      ...(label !== undefined && { label }),
      ...(paragraph.length > 0 && paragraph.boldLength > paragraph.length * 0.8 && { bold: true }),
      ...((direct.centered ?? look.centered) && { centered: true }),
      ...(paragraph.size !== undefined && { size: paragraph.size }),
    };
    const text = number && number.label !== '' ? `${number.label}${number.separator}${words}` : words;
    // Whole clauses often have a heading's style, for the sake of its number: a heading is short and is no sentence.
    if (title || (outline !== undefined && outline < 9 && words.length <= 200 && !/[.;,]$/.test(words.slice(40)))) {
      return { kind: 'heading', text, level: title ? 1 : outline! + 1, ...layout };
    }
    return number
      ? { kind: 'list-item', text, level: number.level, ...layout }
      : { kind: 'paragraph', text, ...layout };
  }

  private closeTextBox(): void {
    if (this.sinks.length < 2) return;
    const blocks = this.sinks.pop()!;
    const anchor = this.paragraph();
    if (anchor) anchor.after.push(...blocks);
    else this.sink().push(...blocks);
    this.inRun = true;
  }

  private closeRow(): void {
    const table = this.tables.at(-1);
    if (!table) return;
    const cells = table.cells.splice(0);
    if (!table.rowDeleted) {
      for (const block of rowBlocks(cells)) this.sink().push(block);
    }
    table.rowDeleted = false;
  }

  /** Words whose paragraph's end was deleted and that no paragraph followed. */
  finish(): readonly BlockText[] {
    if (this.carried.trim() !== '') this.blocks.push({ kind: 'paragraph', text: this.carried });
    return this.blocks;
  }
}
