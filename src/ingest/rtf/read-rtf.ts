import { leftOut } from '../left-out.js';
import type { SourceText } from '../text-builder.js';
import { codePageOf, codePageOfCharset, decodeByte } from './code-pages.js';
import { characters, dropped, token } from './control-words.js';
import { firstGroup, type Group } from './group.js';
import { RtfPage } from './page.js';

/** Reads an RTF file in one pass: words, rows, notes, and the numbers that Word wrote in front of its list paragraphs
 *  (`\listtext`). Pictures and embedded objects are passed over. */
export function readRtf(bytes: Uint8Array): SourceText {
  return new RtfReader(Buffer.from(bytes).toString('latin1')).read();
}

class RtfReader {
  private readonly groups: Group[] = [];
  private group: Group = { ...firstGroup };
  private readonly page = new RtfPage();
  private skip = 0;
  private binary = 0;
  private hidden = '';
  private struck = '';
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
    this.page.endRow();
    this.report();
    return this.page.builder.build('rtf');
  }

  private report(): void {
    const { findings } = this.page.builder;
    if (this.changes > 0) {
      findings.push({ code: 'tracked-changes', message: 'has tracked changes: read as if all were accepted' });
    }
    if (this.comments > 0) {
      findings.push({
        code: 'comments',
        message: `has ${this.comments} comment${this.comments === 1 ? '' : 's'}, which ${this.comments === 1 ? 'is' : 'are'} not part of the text`,
      });
    }
    findings.push(...leftOut('hidden-text', this.hidden), ...leftOut('struck-text', this.struck));
    const { empty, noteCount, level } = this.page;
    if (this.pictures > 0 && noteCount === 0 && level === undefined && empty) {
      findings.push({
        code: 'unread-content',
        message: 'holds pictures, whose words were not read: print it to PDF and import that',
      });
    }
  }

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
    if (closed.note && !outer.note) this.page.endNote();
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
        if (this.inFontTable > 0) {
          const page = codePageOfCharset(parameter ?? 0);
          if (page !== null) this.fonts.set(this.font, page);
        }
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
      case 'strike':
      case 'striked':
        group.struck = parameter !== 0;
        return;
      case 'super':
      case 'nosupersub':
        group.raised = word === 'super' && parameter !== 0;
        return;
      case 'b':
        group.bold = parameter !== 0;
        return;
      case 'plain':
        group.bold = false;
        group.raised = false;
        group.hidden = false;
        group.deleted = false;
        group.struck = false;
        return;
    }
    if (!group.dropped) this.layout(word, parameter);
  }

  /** @returns whether the word says what the group that just began holds. */
  private beginsGroup(word: string): boolean {
    if (word === 'listtext') {
      this.group.label = true;
      this.page.label = '';
      return true;
    }
    if (word === 'fonttbl') this.inFontTable = 1;
    if (word === 'pict') this.pictures++;
    if (word === 'annotation') this.comments++;
    if (word === 'footnote' && !this.group.dropped) {
      const mark = this.page.nextMark();
      this.write(mark);
      this.page.beginNote(mark);
      this.group.note = true;
      return true;
    }
    if (!dropped.has(word)) return false;
    this.group.dropped = true;
    return true;
  }

  private layout(word: string, parameter: number | undefined): void {
    switch (word) {
      case 'par':
      case 'sect':
      case 'page':
        this.endParagraph();
        break;
      case 'pard':
        this.page.level = undefined;
        this.page.centered = false;
        this.page.inTable = false;
        break;
      case 'trowd':
        this.page.beginRow();
        break;
      case 'clvmrg':
        this.page.coverCell();
        break;
      case 'cellx':
        this.page.layOutCell();
        break;
      case 'intbl':
        this.page.inTable = true;
        break;
      case 'qc':
        this.page.centered = true;
        break;
      case 'ql':
      case 'qj':
      case 'qr':
        this.page.centered = false;
        break;
      case 'outlinelevel':
        this.page.level = parameter;
        break;
      case 'cell':
      case 'nestcell':
        this.endParagraph();
        this.page.endCell();
        break;
      case 'row':
      case 'nestrow':
        this.page.endRow();
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
    else if (group.struck) this.struck += text;
    else if (group.label) this.page.label += text;
    else this.page.write(text, group);
  }

  private endParagraph(): void {
    if (this.group.note) this.write(' ');
    else this.page.endParagraph();
  }
}
