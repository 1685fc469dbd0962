import type { Span } from '../model/span.js';
import { digit, isLower, isUpper, kinds, letter } from './provision-characters.js';
import { afterBlanks, skipNumber } from './provision-numbers.js';

/** Longest furniture between two pages. A table of contents or a block of signatures is longer. */
const longest = 600;
/** Page numbers and footnotes between two pages that nobody knew for such. */
const mostUnknown = 12;
/** Words from which on a sentence is known for one, whatever it goes on with. */
const sentenceWords = 8;
const dash = 45;
const asterisk = 42;
/** `12`, `- 12 -`, and two of them. */
const pageNumber = /-?[^\S\n]*\d{1,4}(?:[^\S\n]+\d{1,4})?[^\S\n]*-?(?=\s)/y;
/** `Page 8 of 38`, `8 of 38`, `- 40 -`, and a number behind a comma, where the last line of a page ends. */
const pageEnd = /\s+(?:page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|\d{1,4}\s+of\s+\d{1,4}|-\s*\d{1,4}\s*-|(?<=,\s+)\d{1,3})$/i;
const longestPageEnd = 24;
const lineBefore = /\n[^\S\n]*$/;

/** Page numbers, headers and footers that a sentence runs over. */
export class PageBreaks {
  /** Where the words before each end, and where those after it begin. */
  readonly ends: number[] = [];
  readonly starts: number[] = [];
  private next = 0;

  /** @param furniture  what belongs to the page and not to the text, in order */
  constructor(
    private readonly text: string,
    private readonly furniture: readonly Span[],
  ) {}

  /** Asked in rising order: does a sentence that has so many words before `end` run on over what stands at `at`?
   *  @param looksLikeHeading  whether those words do  @returns where it goes on; -1 where it does not */
  runsOver(end: number, at: number, words: number, looksLikeHeading: () => boolean): number {
    const behind = this.behind(at);
    if (behind < 0 || !this.goesOn(end, behind, words, looksLikeHeading)) return -1;
    this.ends.push(end);
    this.starts.push(behind);
    return behind;
  }

  /** Where a sentence that began at `begin` runs over a large gap: a page number that its last line ends in belongs to
   *  the page. */
  endPage(begin: number, end: number, behind: number): void {
    const mark = pageEnd.exec(this.text.slice(Math.max(begin, end - longestPageEnd), end));
    if (!mark) return;
    this.ends.push(end - mark[0].length);
    this.starts.push(behind);
  }

  /** Behind the furniture at an offset and the white space after it; -1 where there is none. */
  private behind(at: number): number {
    const { text, furniture } = this;
    while (this.next < furniture.length && furniture[this.next]!.end <= at) this.next++;
    const first = text.charCodeAt(at);
    const begins = this.next < furniture.length && furniture[this.next]!.start <= at;
    if (!begins && kinds[first] !== digit && first !== dash && first !== asterisk) return -1;
    let behind = at;
    let known = true;
    for (let from = -1, i = this.next, unknown = 0; from !== behind && behind - at <= longest; ) {
      from = behind;
      for (; i < furniture.length && furniture[i]!.start <= behind && behind - at <= longest; i++) {
        if (furniture[i]!.end > behind) behind = afterBlanks(text, furniture[i]!.end).at;
      }
      if (from !== behind || unknown++ === mostUnknown) continue;
      behind = Math.max(from, this.afterNumber(from), this.afterNote(from));
      known &&= from === behind;
    }
    if (behind === at || behind >= text.length || behind - at > longest) return -1;
    return known || isLower(text.charCodeAt(behind)) ? behind : -1;
  }

  /** Behind a page number that nobody knew for one: it ends its line, and an empty one follows or it stands alone. */
  private afterNumber(at: number): number {
    const { text } = this;
    const first = text.charCodeAt(at);
    if (kinds[first] !== digit && first !== dash) return -1;
    pageNumber.lastIndex = at;
    if (!pageNumber.test(text)) return -1;
    const next = afterBlanks(text, pageNumber.lastIndex);
    const alone = text.charCodeAt(at - 1) === 10 || lineBefore.test(text.slice(Math.max(0, at - 80), at));
    return next.lines > 1 || (next.lines > 0 && alone) ? next.at : -1;
  }

  /** Behind a footnote: a paragraph that an asterisk begins. */
  private afterNote(at: number): number {
    const { text } = this;
    if (text.charCodeAt(at) !== asterisk || !lineBefore.test(text.slice(Math.max(0, at - 80), at))) return -1;
    const gap = /\n[^\S\n]*\n/.exec(text.slice(at, at + longest));
    return gap ? afterBlanks(text, at + gap.index).at : -1;
  }

  private goesOn(end: number, behind: number, words: number, looksLikeHeading: () => boolean): boolean {
    const { text } = this;
    const before = text.charCodeAt(end - 1);
    const after = text.charCodeAt(behind);
    if (words === 0 || before === 59 || before === 58 || skipNumber(text, behind, text.length) > behind) return false;
    if (isLower(after)) return true;
    if (words < sentenceWords || looksLikeHeading() || isUpper(text.charCodeAt(behind + 1))) return false;
    return before === 44 || kinds[before] === letter;
  }
}
