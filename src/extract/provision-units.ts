import { doubled } from '../model/doubled.js';
import type { Span } from '../model/span.js';
import { PageBreaks } from './provision-breaks.js';
import { blank, closers, digit, folded, isLower, isUpper, kinds, letter, openers } from './provision-characters.js';
import { type ProvisionUnits, unitMark } from './provision-columns.js';
import { hashStart, shortened, wordClass } from './provision-hash.js';
import { afterBlanks, itemFollows, skipJoiner, skipNumber } from './provision-numbers.js';

/** Longest unit, in words: a table without full stops must not become one. */
const longest = 400;
/** Longest heading, in words. */
const longestHeading = 12;

const newline = 10;

/** `b) …`, `iv) …`, `e)The …`, `c. The …` */
const listLetter = /^(?:[a-z]{1,4}\)(?:\s|[A-Z])|(?:[a-z]|[ivx]{2,4})\.\s*[A-Z])/;

/** Cuts a text into units. One pass; linear in its length. @param furniture what belongs to the page and not to the text,
 *  in order: where a sentence runs over it, it is in no unit */
export function readUnits(text: string, furniture: readonly Span[] = []): ProvisionUnits {
  return new UnitReader(text, furniture).read();
}

class UnitReader {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly firsts: number[] = [];
  private readonly markList: number[] = [];
  private readonly headings: number[] = [];
  private words: Int32Array;
  private wordStart: Int32Array;
  private capital: Uint8Array;
  private wordCount = 0;
  private unitWord = 0;
  private capitalised = 0;
  private smallWords = 0;
  private upper = 0;
  private lower = 0;
  private heading = -1;
  private readonly breaks: PageBreaks;
  /** The characters of the text, and a 0 behind them. */
  private readonly codes: Uint16Array;

  constructor(
    private readonly text: string,
    furniture: readonly Span[],
  ) {
    this.breaks = new PageBreaks(text, furniture);
    this.codes = codesOf(text);
    this.words = new Int32Array((text.length >> 2) + 16);
    this.wordStart = new Int32Array(this.words.length);
    this.capital = new Uint8Array(this.words.length);
  }

  read(): ProvisionUnits {
    const { codes } = this;
    const stop = this.text.length;
    let at = 0;
    let fresh = true;
    while (at < stop) {
      for (; kinds[codes[at]!] === blank; at++) if (codes[at] === newline) fresh = true;
      if (at < stop) at = this.readUnit(at, fresh);
      fresh = false;
    }
    this.firsts.push(this.wordCount);
    return {
      count: this.starts.length,
      start: Int32Array.from(this.starts),
      end: Int32Array.from(this.ends),
      firstWord: Int32Array.from(this.firsts),
      words: this.words.subarray(0, this.wordCount),
      wordStart: this.wordStart.subarray(0, this.wordCount),
      capital: this.capital.subarray(0, this.wordCount),
      heading: Int32Array.from(this.headings),
      marks: Uint8Array.from(this.markList),
      breakEnd: Int32Array.from(this.breaks.ends),
      breakStart: Int32Array.from(this.breaks.starts),
    };
  }

  /** Reads one unit that begins at `from` (no white space); returns where it ends. */
  private readUnit(from: number, fresh: boolean): number {
    const { text, codes } = this;
    const stop = text.length;
    const begin = skipNumber(text, skipJoiner(text, from, stop), stop, from);
    this.unitWord = this.wordCount;
    this.capitalised = this.smallWords = this.upper = this.lower = 0;
    let marks = (fresh ? unitMark.paragraph : 0) | (begin > from ? unitMark.numbered : 0);
    let at = begin;
    let end = begin;
    let lastWord = 0;
    let lastLength = 0;
    while (at < stop) {
      const code = codes[at]!;
      const kind = kinds[code]!;
      if (kind === letter || kind === digit) {
        const start = at;
        at = kind === letter ? this.readWord(at) : this.readNumber(at);
        lastWord = this.words[this.wordCount - 1]!;
        lastLength = at - start;
        end = at;
        if (this.wordCount - this.unitWord >= longest) break;
        continue;
      }
      if (kind === blank) {
        if (code !== newline && kinds[codes[at + 1]!] !== blank) {
          at++;
          continue;
        }
        const next = afterBlanks(text, at);
        const behind = next.lines > 0 || next.at - at > 1 ? this.runsOver(end, next.at) : -1;
        if (behind >= 0) {
          at = behind;
          continue;
        }
        if (next.lines > 1 && this.endsAtGap(end, next.at)) break;
        if (next.lines > 3) this.breaks.endPage(begin, end, next.at);
        at = next.at;
        continue;
      }
      at++;
      end = at;
      if (code === 36) this.push(wordClass.money, at - 1);
      else if (code === 37) this.push(wordClass.percent, at - 1);
      else if (code === 42 || code === 95) {
        while (codes[at] === code) at++;
        end = at;
        if (this.words[this.wordCount - 1] !== wordClass.blank) this.push(wordClass.blank, at - 1);
      } else if (code === 46 || code === 63 || code === 33) {
        while (closers.has(codes[at]!)) at++;
        end = at;
        if (code === 46 && this.shortens(lastWord, lastLength, at)) continue;
        if (this.beginsAfter(at)) break;
      } else if (code === 59) {
        if (itemFollows(text, at)) {
          marks |= unitMark.item;
          break;
        }
      } else if (code === 58) {
        if (itemFollows(text, at) || (kinds[codes[at]!] === blank && this.looksLikeHeading())) {
          marks |= unitMark.leadIn;
          break;
        }
      }
    }
    if (this.wordCount === this.unitWord) return Math.max(end, from + 1);
    while (end > begin && kinds[codes[end - 1]!] === blank) end--;
    const index = this.starts.length;
    if (this.upper > 8 && this.upper > 2 * this.lower) marks |= unitMark.capitals;
    if (this.looksLikeHeading() && (marks & (unitMark.paragraph | unitMark.numbered)) !== 0) {
      marks |= unitMark.heading;
      this.heading = index;
    }
    this.starts.push(begin);
    this.ends.push(end);
    this.firsts.push(this.unitWord);
    this.markList.push(marks);
    this.headings.push(this.heading);
    return Math.max(at, end);
  }

  private push(hash: number, at: number): void {
    if (this.wordCount === this.words.length) {
      this.words = doubled(this.words);
      this.wordStart = doubled(this.wordStart);
      this.capital = doubled(this.capital);
    }
    this.wordStart[this.wordCount] = at;
    this.words[this.wordCount++] = hash;
  }

  private readWord(from: number): number {
    const { codes } = this;
    let at = from;
    let hash = hashStart;
    let ups = 0;
    for (; ; at++) {
      const code = codes[at]!;
      const small = folded[code]!;
      if (small === 0) {
        // An apostrophe inside a word; a possessive s is left out, so that "Party's" is the word "party".
        if ((code !== 39 && code !== 0x2019) || kinds[codes[at + 1]!] !== letter) break;
        if ((codes[at + 1]! | 32) === 115 && kinds[codes[at + 2]!] !== letter) {
          at += 2;
          break;
        }
        continue;
      }
      if (small !== code) ups++;
      hash = Math.imul(hash ^ small, 0x01000193);
    }
    this.push(hash, from);
    this.upper += ups;
    this.lower += at - from - ups;
    if (ups > 0 && isUpper(codes[from]!)) {
      this.capitalised++;
      this.capital[this.wordCount - 1] = 1;
    } else if (at - from > 3) this.smallWords++;
    return at;
  }

  private readNumber(from: number): number {
    const { text, codes } = this;
    let at = from;
    for (;;) {
      const code = codes[at]!;
      if (kinds[code] === digit) at++;
      else if ((code === 44 || code === 46) && kinds[codes[at + 1]!] === digit) at += 2;
      else break;
    }
    const year = at - from === 4 && (text.startsWith('19', from) || text.startsWith('20', from));
    this.push(year ? wordClass.year : wordClass.number, from);
    // "1st", "10th", "2THEMART": what hangs on is part of the number.
    while (kinds[codes[at]!] === letter) at++;
    return at;
  }

  private runsOver(end: number, next: number): number {
    return this.breaks.runsOver(end, next, this.wordCount - this.unitWord, () => this.looksLikeHeading());
  }

  /** A blank line ends a unit, unless the sentence runs on after a page break. */
  private endsAtGap(end: number, next: number): boolean {
    const { text } = this;
    if (next >= text.length) return true;
    const before = text.charCodeAt(end - 1);
    const after = text.charCodeAt(next);
    if (before === 44 || isLower(after)) return false;
    if (kinds[before] === digit || this.wordCount - this.unitWord < 3) return true;
    // A page number, then the sentence goes on.
    if (kinds[after] === digit && kinds[before] === letter && isLower(before)) {
      let at = next;
      while (at < text.length && (kinds[text.charCodeAt(at)] === digit || kinds[text.charCodeAt(at)] === blank)) at++;
      if (at < text.length && isLower(text.charCodeAt(at))) return false;
    }
    return true;
  }

  /** After a full stop: does another sentence begin? */
  private beginsAfter(at: number): boolean {
    if (at >= this.text.length) return true;
    if (kinds[this.text.charCodeAt(at)] !== blank) return false;
    const next = afterBlanks(this.text, at);
    if (next.at >= this.text.length) return true;
    const code = this.text.charCodeAt(next.at);
    if (isLower(code)) return listLetter.test(this.text.slice(next.at, next.at + 24));
    return isUpper(code) || kinds[code] === digit || openers.has(code) || next.lines > 1;
  }

  /** Is the full stop that of a shortened word or an initial? */
  private shortens(word: number, length: number, at: number): boolean {
    if (this.wordCount === this.unitWord) return false;
    if (!(length === 1 || shortened.has(word))) return false;
    const next = afterBlanks(this.text, at);
    if (next.lines > 1 || next.at >= this.text.length) return false;
    // "… with Acme Inc. The parties …": a small word in capitals begins a sentence.
    return !/^(?:The|This|Each|Any|All|If|In|No|Either|Neither|Such|For|Upon|It|Notwithstanding|Nothing)\b/.test(
      this.text.slice(next.at, next.at + 16),
    );
  }

  /** Few words, nearly all capitalised. */
  private looksLikeHeading(): boolean {
    const count = this.wordCount - this.unitWord;
    return count > 0 && count <= longestHeading && this.capitalised > 0 && this.smallWords <= (count > 4 ? 1 : 0);
  }
}

/** The characters of a text, and a 0 behind them: asked for one by one they cost a third of what a string takes. */
function codesOf(text: string): Uint16Array {
  const codes = new Uint16Array(text.length + 1);
  Buffer.from(codes.buffer).write(text, 'utf16le');
  return codes;
}
