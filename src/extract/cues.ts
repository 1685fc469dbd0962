import { CueFinder } from '../grammar/cue-finder.js';
import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import type { Clause } from '../model/clause-tree.js';
import type { Span } from '../model/span.js';
import { headingSpan, leadSpan } from './lead-words.js';
import type { SentenceWords } from './sentence-words.js';

/** Looks for the cues of `grammars/cue/` in sentences. Places are words of a sentence, as `Lexis` counts them; what reaches
 *  beyond the sentence is cut off. */
export class Cues {
  private readonly finder: CueFinder;
  private readonly headings = new Map<Clause, readonly TokenRange[]>();

  constructor(private readonly read: Read) {
    this.finder = CueFinder.of(read);
  }

  /** Whether a cue stands in words `[from, to)` of a sentence, whole. */
  has(cue: string, words: SentenceWords, from = 0, to = words.count): boolean {
    return this.finder.has(cue, stretchOf(words, from, to));
  }

  /** The first place of a cue in words `[from, to)` of a sentence; null where there is none. */
  find(cue: string, words: SentenceWords, from = 0, to = words.count): TokenRange | null {
    const found = this.finder.find(cue, stretchOf(words, from, to));
    return found && { from: found.from - words.first, to: found.to - words.first };
  }

  /** The end of the last place of a cue in words `[from, to)`; `from` where there is none. */
  behindLast(cue: string, words: SentenceWords, from: number, to: number): number {
    let behind = from;
    for (const at of this.finder.places(cue, stretchOf(words, from, to))) behind = at.to - words.first;
    return behind;
  }

  /** Whether a cue begins at word `i` and ends before word `to`. */
  begins(cue: string, words: SentenceWords, i: number, to = words.count): boolean {
    return i >= 0 && i < to && this.finder.begins(cue, stretchOf(words, i, to));
  }

  /** Whether a cue begins at word `from` or later and ends right before word `to`. */
  ends(cue: string, words: SentenceWords, from: number, to: number): boolean {
    return this.finder.ends(cue, stretchOf(words, from, to));
  }

  /** Whether words `[from, to)` are a cue, from first to last. */
  is(cue: string, words: SentenceWords, from: number, to: number): boolean {
    return from >= 0 && this.finder.is(cue, stretchOf(words, from, to));
  }

  /** Whether a cue stands in a sentence, or a part of one, of a piece of the text. */
  inText(cue: string, piece: Span): boolean {
    return this.finder.inText(cue, piece);
  }

  /** Where a cue stands in a piece of the text, in the order in which the places begin. */
  placesIn(cue: string, piece: Span): Generator<Span> {
    return this.finder.placesIn(cue, piece);
  }

  /** Whether a piece of the text ends with a cue. */
  endsText(cue: string, piece: Span): boolean {
    return this.finder.endsText(cue, piece);
  }

  /** Whether a cue stands in the heading of a clause. */
  inHeading(cue: string, clause: Clause | null): boolean {
    if (!clause?.heading) return false;
    let stretches = this.headings.get(clause);
    if (!stretches) {
      const heading = headingSpan(this.read.text, clause, clause.heading);
      stretches = heading ? this.finder.stretchesOf(heading) : [];
      this.headings.set(clause, stretches);
    }
    return stretches.some((stretch) => this.finder.has(cue, stretch));
  }

  /** Whether a cue stands in the words of a clause before the items of its list.
   *  @param reach  so many characters at most */
  inLead(cue: string, clause: Clause | null, reach?: number): boolean {
    return clause !== null && this.inText(cue, leadSpan(clause, reach));
  }
}

const stretchOf = ({ first, count }: SentenceWords, from: number, to: number): TokenRange => ({
  from: first + Math.max(0, from),
  to: first + Math.min(count, to),
});
