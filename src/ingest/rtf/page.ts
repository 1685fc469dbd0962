import { raisedMark } from '../note-blocks.js';
import { type GridCell, TableGrid } from '../table-grid.js';
import { type BlockText, TextBuilder } from '../text-builder.js';
import type { Group } from './group.js';

/** What an RTF file has written so far: the paragraph, cell and row under way, and the blocks before them. */
export class RtfPage {
  readonly builder = new TextBuilder();
  /** Nothing was written yet but, perhaps, blanks. */
  empty = true;
  private text = '';
  /** The number that is printed in front of the paragraph. */
  label = '';
  private boldLength = 0;
  /** Of the outline: 0 = outermost, 9 = no heading. */
  level: number | undefined;
  centered = false;
  inTable = false;
  private readonly cells: GridCell[] = [];
  private readonly cell: BlockText[] = [];
  private grid = new TableGrid();
  /** Of the cells of the row that are laid out so far, those that the one above covers. */
  private readonly covered: boolean[] = [];
  private merges = false;
  /** Notes that wait for the paragraph or row that refers to them to end. */
  private readonly notes: string[] = [];
  noteCount = 0;

  write(words: string, { bold, note, raised }: Group): void {
    const text = raised ? raisedMark(words, this.text) : words;
    if (note && this.notes.length > 0) {
      this.notes[this.notes.length - 1] += text;
      return;
    }
    this.text += text;
    if (bold) this.boldLength += text.length;
  }

  /** The mark to print where the next note is referred to. */
  nextMark(): string {
    return `[${++this.noteCount}]`;
  }

  beginNote(mark: string): void {
    this.notes.push(`${mark} `);
  }

  endNote(): void {
    this.notes[this.notes.length - 1] = this.notes.at(-1)!.trim();
  }

  endParagraph(): void {
    const words = this.text.trim();
    const number = this.label.replace(/\s+/g, ' ').trim();
    const bullet = /^[·•▪◦o\uf0b7\uf0a7–-]$/.test(number);
    const label = bullet ? '•' : number;
    if (words !== '') {
      this.empty = false;
      const heading = this.level !== undefined && this.level < 9 && words.length <= 200;
      const block: BlockText = {
        kind: heading ? 'heading' : label !== '' ? 'list-item' : 'paragraph',
        text: label === '' ? words : `${label} ${words}`,
        ...(heading && { level: this.level! + 1 }),
        ...(label !== '' && !bullet && { label }),
        ...(this.boldLength > 0.8 * words.length && { bold: true }),
        ...(this.centered && { centered: true }),
      };
      if (this.inTable) this.cell.push(block);
      else {
        this.endRow();
        this.grid = new TableGrid();
        this.builder.add(block);
      }
      if (!this.inTable) this.flushNotes();
    }
    this.text = '';
    this.label = '';
    this.boldLength = 0;
  }

  /** What comes lays out a row; it may be told again at the row's end. */
  beginRow(): void {
    this.covered.length = 0;
    this.merges = false;
  }

  /** The cell that is laid out is covered by the one above. */
  coverCell(): void {
    this.merges = true;
  }

  layOutCell(): void {
    this.covered.push(this.merges);
    this.merges = false;
  }

  endCell(): void {
    const blocks = this.cell.splice(0);
    this.cells.push({ blocks, covered: this.covered[this.cells.length] ?? false });
  }

  endRow(): void {
    if (this.cell.length > 0) this.endCell();
    if (this.cells.length === 0) return;
    for (const block of this.grid.row(this.cells.splice(0))) this.builder.add(block);
    this.flushNotes();
  }

  private flushNotes(): void {
    for (const note of this.notes.splice(0)) {
      this.builder.add({ kind: 'footnote', text: note, label: /^\[\d+\]/.exec(note)![0] });
    }
  }
}
