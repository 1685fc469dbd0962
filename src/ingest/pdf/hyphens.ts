import { KeptHyphens } from '../kept-hyphens.js';

/** Joins lines where a word was broken at the end of the first, and tells from the document's own words whether the
 *  hyphen is the word's (`twenty-` `four`, `third-` `party`) or the printer's (`termi-` `nation`). */
export class LineJoiner {
  private readonly hyphens: KeptHyphens;

  /** @param lines  gives all lines of the document; asked only when the first hyphen at a line's end comes. */
  constructor(lines: () => Iterable<string>) {
    this.hyphens = new KeptHyphens(lines);
  }

  join(before: string, after: string): string {
    const mark = before.at(-1)!;
    if (!/[-\u2010\u2011–/]/.test(mark)) return `${before} ${after}`;
    // Only the end is looked at: a paragraph may be long.
    const end = before.slice(-40);
    if (mark === '/') return /\S\/$/.test(end) && /^\p{L}/u.test(after) ? before + after : `${before} ${after}`;
    if (mark === '–') return /\d–$/.test(end) && /^\d/.test(after) ? before + after : `${before} ${after}`;
    if (!/[\p{L}\p{N}].$/u.test(end)) return `${before} ${after}`;
    const head = /\p{L}+(?=.$)/u.exec(end)?.[0];
    const rest = /^\p{Ll}+/u.exec(after)?.[0];
    if (head === undefined || rest === undefined || mark === '\u2011') return before + after;
    return this.hyphens.keeps(head, rest) ? before + after : before.slice(0, -1) + after;
  }
}
