import { rowBlocks } from '../label-cell.js';
import { type BlockText, type SourceText, TextBuilder } from '../text-builder.js';
import { codePageOf, decodeByte } from './code-pages.js';

/** Groups whose words are not the document's text. All others that begin with `\*` are skipped too. */
const dropped = new Set(
  'fonttbl colortbl stylesheet info pict object objdata themedata colorschememapping latentstyles datastore generator listtable listoverridetable rsidtbl xmlnstbl fldinst header headerl headerr headerf footer footerl footerr footerf pntext pntxta pntxtb annotation atnid atnauthor atndate atnref atrfstart atrfend bkmkstart bkmkend filetbl revtbl private1 wgrffmtfilter upr'.split(
    ' ',
  ),
);

const characters: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  endash: '–',
  emdash: '—',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  '~': '\u00a0',
  _: '-',
};

interface Group {
  dropped: boolean;
  hidden: boolean;
  deleted: boolean;
  bold: boolean;
  /** Characters that stand after `\uN` for programs that know no Unicode, and are skipped. */
  fallback: number;
  codePage: string;
  /** Words of the automatic number in front of a paragraph. */
  label: boolean;
  note: boolean;
}

/** Control word, control symbol, brace, or plain characters. */
const token = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/g;

/** Reads an RTF file in one pass: words, rows, notes, and the numbers that Word wrote in front of its list paragraphs
 *  (`\listtext`). Pictures and embedded objects are passed over. */
export function readRtf(bytes: Uint8Array): SourceText {
  return new RtfReader(Buffer.from(bytes).toString('latin1')).read();
}

class RtfReader {
  private readonly builder = new TextBuilder();
  private readonly groups: Group[] = [];
  private group: Group = {
    dropped: false,
    hidden: false,
    deleted: false,
    bold: false,
    fallback: 1,
    codePage: 'windows-1252',
    label: false,
    note: false,
  };
  private text = '';
  private label = '';
  private boldLength = 0;
  private level: number | undefined;
  private centered = false;
  private cells: BlockText[][] = [];
  private cell: BlockText[] = [];
  private inTable = false;
  private notes: string[] = [];
  private noteCount = 0;
  private skip = 0;
  private binary = 0;
  private hidden = '';
  private changes = 0;
  private pictures = 0;
  private comments = 0;
  /** Nothing was met in the group yet: here stands the name of what it holds. */
  private groupBegins = false;
  private fonts = new Map<number, string>();
  private inFontTable = 0;
  private font = 0;

  constructor(private readonly source: string) {}

  read(): SourceText {
    token.lastIndex = 0;
    for (let match = token.exec(this.source); match; match = token.exec(this.source)) {
      const [, word, parameter, hex, symbol, brace, plain] = match;
      if (brace === '{') this.openGroup();
      else if (brace === '}') this.closeGroup();
      else if (word !== undefined) this.control(word, parameter === undefined ? undefined : Number(parameter));
      else if (hex !== undefined) this.writeByte(Number.parseInt(hex, 16));
      else if (symbol !== undefined) this.symbol(symbol);
      else if (plain !== undefined) this.writePlain(plain);
      if (this.binary > 0) {
        token.lastIndex += this.binary;
        this.binary = 0;
      }
    }
    this.endParagraph();
    this.endRow();
    this.report();
    return this.builder.build('rtf');
  }

  private report(): void {
    const { findings } = this.builder;
    if (this.changes > 0) {
      findings.push({ code: 'tracked-changes', message: 'has tracked changes: read as if all were accepted' });
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
    if (this.pictures > 0 && this.noteCount === 0 && this.level === undefined && this.empty) {
      findings.push({
        code: 'unread-content',
        message: 'holds pictures, whose words were not read: print it to PDF and import that',
      });
    }
  }

  private empty = true;

  private openGroup(): void {
    this.groups.push({ ...this.group });
    this.groupBegins = true;
    if (this.inFontTable > 0) this.inFontTable++;
  }

  private closeGroup(): void {
    const closed = this.group;
    const outer = this.groups.pop();
    if (!outer) return;
    this.group = outer;
    this.groupBegins = false;
    if (this.inFontTable > 0) this.inFontTable--;
    if (closed.note && !outer.note) this.notes[this.notes.length - 1] = this.notes.at(-1)!.trim();
  }

  private symbol(symbol: string): void {
    if (symbol === '*') {
      if (this.groupBegins && !this.isKnownStarred()) this.group.dropped = true;
      return;
    }
    this.groupBegins = false;
    if (symbol === '\n' || symbol === '\r') this.endParagraph();
    else if (symbol === '-') return;
    else this.write(characters[symbol] ?? (/[\\{}]/.test(symbol) ? symbol : ''));
  }

  /** `\*` marks groups that old programs may skip. Shapes hold text boxes: their words are read. */
  private isKnownStarred(): boolean {
    return /^\\(?:shpinst|shptxt)\b/.test(this.source.slice(token.lastIndex, token.lastIndex + 12));
  }

  private control(word: string, parameter: number | undefined): void {
    const begins = this.groupBegins;
    this.groupBegins = false;
    const { group } = this;
    if (begins && this.beginsGroup(word)) return;
    switch (word) {
      case 'bin':
        this.binary = Math.max(0, parameter ?? 0);
        return;
      case 'ansicpg':
        this.group.codePage = codePageOf(parameter ?? 1252);
        return;
      case 'f':
        this.font = parameter ?? 0;
        if (this.inFontTable === 0) group.codePage = this.fonts.get(this.font) ?? group.codePage;
        return;
      case 'fcharset':
        if (this.inFontTable > 0) this.noteCharset(parameter ?? 0);
        return;
      case 'uc':
        group.fallback = Math.min(16, Math.max(0, parameter ?? 1));
        return;
      case 'u':
        this.write(String.fromCharCode(((parameter ?? 0) + 65_536) % 65_536));
        this.skip = group.fallback;
        return;
      case 'v':
        group.hidden = parameter !== 0;
        return;
      case 'deleted':
        group.deleted = parameter !== 0;
        if (parameter !== 0) this.changes++;
        return;
      case 'revised':
        if (parameter !== 0) this.changes++;
        return;
      case 'b':
        group.bold = parameter !== 0;
        return;
      case 'plain':
        group.bold = false;
        group.hidden = false;
        group.deleted = false;
        return;
    }
    if (!group.dropped) this.layout(word, parameter);
  }

  /** @returns whether the word says what the group that just began holds. */
  private beginsGroup(word: string): boolean {
    if (word === 'listtext') {
      this.group.label = true;
      this.label = '';
      return true;
    }
    if (word === 'fonttbl') this.inFontTable = 1;
    if (word === 'pict') this.pictures++;
    if (word === 'annotation') this.comments++;
    if (word === 'footnote' && !this.group.dropped) {
      const mark = `[${++this.noteCount}]`;
      this.write(mark);
      this.notes.push(`${mark} `);
      this.group.note = true;
      return true;
    }
    if (!dropped.has(word)) return false;
    this.group.dropped = true;
    return true;
  }

  private noteCharset(charset: number): void {
    const pages: Readonly<Record<number, number>> = {
      0: 1252,
      77: 10000,
      128: 932,
      129: 949,
      134: 936,
      136: 950,
      161: 1253,
      162: 1254,
      177: 1255,
      178: 1256,
      186: 1257,
      204: 1251,
      222: 874,
      238: 1250,
    };
    const page = pages[charset];
    if (page !== undefined) this.fonts.set(this.font, codePageOf(page));
  }

  private layout(word: string, parameter: number | undefined): void {
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
        this.endParagraph();
        break;
      case 'pard':
        this.level = undefined;
        this.centered = false;
        this.inTable = false;
        break;
      case 'intbl':
        this.inTable = true;
        break;
      case 'qc':
        this.centered = true;
        break;
      case 'ql':
      case 'qj':
      case 'qr':
        this.centered = false;
        break;
      case 'outlinelevel':
        this.level = parameter;
        break;
      case 'cell':
      case 'nestcell':
        this.endParagraph();
        this.cells.push(this.cell.splice(0));
        break;
      case 'row':
      case 'nestrow':
        this.endRow();
        break;
      default: {
        const character = characters[word];
        if (character !== undefined) this.write(character);
      }
    }
  }

  private writePlain(plain: string): void {
    this.groupBegins = false;
    const skipped = Math.min(this.skip, plain.length);
    this.skip -= skipped;
    const words = plain.slice(skipped);
    // Bytes above 127 stand here only in files that break the rules; they are in the file's code page.
    this.write(
      /[\x80-\xff]/.test(words)
        ? [...words].map((c) => decodeByte(c.charCodeAt(0), this.group.codePage)).join('')
        : words,
    );
  }

  private pendingLead: number | null = null;

  private writeByte(byte: number): void {
    this.groupBegins = false;
    if (this.skip > 0) {
      this.skip--;
      return;
    }
    const double = /^(?:shift_jis|gbk|euc-kr|big5)$/.test(this.group.codePage);
    if (double && this.pendingLead === null && byte >= 0x81) {
      this.pendingLead = byte;
      return;
    }
    const lead = this.pendingLead;
    this.pendingLead = null;
    this.write(decodeByte(byte, this.group.codePage, lead));
  }

  private write(text: string): void {
    const { group } = this;
    if (group.dropped || group.deleted) return;
    if (group.hidden) this.hidden += text;
    else if (group.label) this.label += text;
    else if (group.note && this.notes.length > 0) this.notes[this.notes.length - 1] += text;
    else {
      this.text += text;
      if (group.bold) this.boldLength += text.length;
    }
  }

  private endParagraph(): void {
    if (this.group.note) {
      this.write(' ');
      return;
    }
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
        this.builder.add(block);
      }
      if (!this.inTable) this.flushNotes();
    }
    this.text = '';
    this.label = '';
    this.boldLength = 0;
  }

  private endRow(): void {
    if (this.cell.length > 0) this.cells.push(this.cell.splice(0));
    if (this.cells.length === 0) return;
    for (const block of rowBlocks(this.cells.splice(0))) this.builder.add(block);
    this.flushNotes();
  }

  private flushNotes(): void {
    for (const note of this.notes.splice(0)) {
      this.builder.add({ kind: 'footnote', text: note, label: /^\[\d+\]/.exec(note)![0] });
    }
  }
}
