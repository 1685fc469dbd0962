import type { Span } from '../model/span.js';
import { digit, isLower, isUpper, kinds, letter } from './provision-characters.js';
import { afterBlanks, skipNumber } from './provision-numbers.js';

/** Longest furniture between two pages. A table of contents or a block of signatures is longer. */
const longest = 400;
/** Words from which on a sentence is known for one, whatever it goes on with. */
const sentenceWords = 8;

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

  /** Behind the furniture at an offset and the white space after it; -1 where there is none. */
  private behind(at: number): number {
    const { text, furniture } = this;
    let behind = at;
    while (this.next < furniture.length && furniture[this.next]!.end <= behind) this.next++;
    for (let i = this.next; i < furniture.length && furniture[i]!.start <= behind; i++) {
      behind = afterBlanks(text, furniture[i]!.end).at;
    }
    if (behind === at) {
      // A page number that nobody knew for one.
      while (behind < text.length && kinds[text.charCodeAt(behind)] === digit) behind++;
      const line = text.indexOf('\n', behind);
      if (behind === at || line < 0 || line - behind > 80 || !/^[\s\d]*$/.test(text.slice(behind, line))) return -1;
      behind = afterBlanks(text, line).at;
      if (!isLower(text.charCodeAt(behind))) return -1;
    }
    return behind < text.length && behind - at <= longest ? behind : -1;
  }

  private goesOn(end: number, behind: number, words: number, looksLikeHeading: () => boolean): boolean {
    const { text } = this;
    const before = text.charCodeAt(end - 1);
    const after = text.charCodeAt(behind);
    if (words === 0 || before === 59 || before === 58 || skipNumber(text, behind, text.length) > behind) return false;
    if (isLower(after)) return true;
    if (words < sentenceWords || looksLikeHeading() || isUpper(text.charCodeAt(behind + 1))) return false;
    let word = end - 1;
    while (kinds[text.charCodeAt(word - 1)] === letter) word--;
    return before === 44 || isLower(text.charCodeAt(word));
  }
}
