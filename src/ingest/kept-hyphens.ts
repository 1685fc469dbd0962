const tens = /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/i;
/** Ends of compounds that contracts are full of: `broad-based`, `third-party`, `long-term`. */
const endings =
  /^(?:based|related|party|parties|term|time|year|month|week|day|hour|wide|free|owned|held|looking|standing|known|paid|specific|compliant|sharing|approved|licensable|exclusive|compete|disclosure|solicitation|transferable)$/i;
/** Beginnings that English writes with a hyphen more often than not. */
const prefixes =
  /^(?:non|self|co|pre|post|anti|cross|third|ex|quasi|well|long|short|half|mid|full|part|one|two|three|four|five|six|seven|eight|nine|ten|bi|semi|in|on|off)$/i;

/** Tells from a document's own words whether a hyphen is the word's (`twenty-four`, `third-party`) or the printer's
 *  (`termi-nation`). */
export class KeptHyphens {
  private words: Set<string> | null = null;

  /** @param lines  gives all lines of the document; asked only when the first hyphen comes. */
  constructor(private readonly lines: () => Iterable<string>) {}

  /** @param head  letters before the hyphen  @param rest  letters behind it */
  keeps(head: string, rest: string): boolean {
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
