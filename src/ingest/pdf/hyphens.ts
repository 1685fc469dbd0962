const tens = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/i;
/** Ends of compounds that contracts are full of: `broad-based`, `third-party`, `long-term`. */
const endings =
  /^(?:based|related|party|parties|term|time|year|month|week|day|hour|wide|free|owned|held|looking|standing|known|paid|specific|compliant|sharing|approved|licensable|exclusive|compete|disclosure|solicitation|transferable)$/i;
/** Beginnings that English writes with a hyphen more often than not. */
const prefixes =
  /^(?:non|self|co|pre|post|anti|cross|third|ex|quasi|well|long|short|half|mid|full|part|one|two|three|four|five|six|seven|eight|nine|ten|bi|semi|in|on|off)$/i;

/** Joins lines where a word was broken at the end of the first, and tells from the document's own words whether the
 *  hyphen is the word's (`twenty-` `four`, `third-` `party`) or the printer's (`termi-` `nation`). */
export class LineJoiner {
  private words: Set<string> | null = null;

  /** @param lines  gives all lines of the document; asked only when the first hyphen at a line's end comes. */
  constructor(private readonly lines: () => Iterable<string>) {}

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
    return this.keepsHyphen(head, rest) ? before + after : before.slice(0, -1) + after;
  }

  private keepsHyphen(head: string, rest: string): boolean {
    if (tens.test(head)) return true;
    const known = this.vocabulary();
    const [one, two] = [head.toLowerCase(), rest.toLowerCase()];
    if (known.has(`${one}-${two}`)) return true;
    if (known.has(one + two)) return false;
    if (endings.test(two) && one.length > 2) return true;
    return prefixes.test(one) || (one.length > 2 && two.length > 2 && known.has(one) && known.has(two));
  }

  /** Words of the document, without the pieces at line ends: those may be halves. */
  private vocabulary(): Set<string> {
    if (this.words) return this.words;
    this.words = new Set();
    for (const line of this.lines()) {
      const broken = /[-\u2010]$/.test(line);
      const words = line.toLowerCase().match(/\p{L}+(?:[-\u2010]\p{L}+)*/gu) ?? [];
      for (const word of broken ? words.slice(1, -1) : words.slice(1)) {
        this.words.add(word.replaceAll('\u2010', '-'));
      }
    }
    return this.words;
  }
}
