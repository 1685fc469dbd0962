import type { GrammarSet, Rule } from '../grammar/load.js';
import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { StretchFinder } from '../grammar/stretch-finder.js';
import { tokenAt, tokenSpan } from '../grammar/tokens.js';
import type { Clause } from '../model/clause-tree.js';
import { oncePer } from '../model/once-per.js';
import type { Span } from '../model/span.js';
import { headingSpan, leadSpan } from './lead-words.js';
import type { SentenceWords } from './sentence-words.js';

const rulesByName = oncePer(
  (grammars: GrammarSet) => new Map(grammars.rulesOf('cue').map((rule) => [rule.id.slice('cue/'.length), rule])),
);

/** Looks for the cues of `grammars/cue/` in stretches of a text. Places are words of a sentence, as `Lexis` counts them; what
 *  reaches beyond the sentence is cut off. */
export class Cues {
  private readonly finder: StretchFinder;
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly headings = new Map<Clause, readonly TokenRange[]>();

  constructor(private readonly read: Read) {
    this.finder = new StretchFinder(read);
    this.rules = rulesByName(read.grammars);
  }

  /** Whether a cue stands in words `[from, to)` of a sentence, whole. */
  has(cue: string, words: SentenceWords, from = 0, to = words.count): boolean {
    return this.look(cue, stretchOf(words, from, to)) !== null;
  }

  /** The first place of a cue in words `[from, to)` of a sentence; null where there is none. */
  find(cue: string, words: SentenceWords, from = 0, to = words.count): TokenRange | null {
    const found = this.look(cue, stretchOf(words, from, to));
    return found && { from: found.from - words.first, to: found.to - words.first };
  }

  /** The end of the last place of a cue in words `[from, to)`; `from` where there is none. */
  behindLast(cue: string, words: SentenceWords, from: number, to: number): number {
    let behind = from;
    for (let at = this.find(cue, words, from, to); at; at = this.find(cue, words, behind, to)) behind = at.to;
    return behind;
  }

  /** Whether a cue begins at word `i` and ends before word `to`. */
  begins(cue: string, words: SentenceWords, i: number, to = words.count): boolean {
    return i >= 0 && i < to && this.look(cue, stretchOf(words, i, to), words.first + i) !== null;
  }

  /** Whether a cue begins at word `from` or later and ends right before word `to`. */
  ends(cue: string, words: SentenceWords, from: number, to: number): boolean {
    const stretch = stretchOf(words, from, to);
    return this.look(cue, stretch, stretch.to - 1, stretch.to) !== null;
  }

  /** Whether words `[from, to)` are a cue, from first to last. */
  is(cue: string, words: SentenceWords, from: number, to: number): boolean {
    const stretch = stretchOf(words, from, to);
    return from >= 0 && this.look(cue, stretch, stretch.from, stretch.to) !== null;
  }

  /** Whether a cue stands in a sentence, or a part of one, of a piece of the text. */
  inText(cue: string, piece: Span): boolean {
    return this.stretchesOf(piece).some((stretch) => this.look(cue, stretch) !== null);
  }

  /** Where a cue stands in a piece of the text, one place after the other. */
  *placesIn(cue: string, piece: Span): Generator<Span> {
    const { tokens } = this.read;
    for (const stretch of this.stretchesOf(piece)) {
      for (let at = this.look(cue, stretch); at; at = this.look(cue, { from: at.to, to: stretch.to }))
        yield tokenSpan(tokens, at.from, at.to);
    }
  }

  /** Whether a piece of the text ends with a cue. */
  endsText(cue: string, piece: Span): boolean {
    const last = this.stretchesOf(piece).at(-1);
    return last !== undefined && this.look(cue, last, last.to - 1, last.to) !== null;
  }

  /** Whether a cue stands in the heading of a clause. */
  inHeading(cue: string, clause: Clause | null): boolean {
    if (!clause?.heading) return false;
    let stretches = this.headings.get(clause);
    if (!stretches) {
      const heading = headingSpan(this.read.text, clause, clause.heading);
      stretches = heading ? this.stretchesOf(heading) : [];
      this.headings.set(clause, stretches);
    }
    return stretches.some((stretch) => this.look(cue, stretch) !== null);
  }

  /** Whether a cue stands in the words of a clause before the items of its list.
   *  @param reach  so many characters at most */
  inLead(cue: string, clause: Clause | null, reach?: number): boolean {
    return clause !== null && this.inText(cue, leadSpan(clause, reach));
  }

  /** The sentences, and parts of sentences, that a piece of the text is made of. */
  private stretchesOf({ start, end }: Span): TokenRange[] {
    const { tokens, sentences } = this.read;
    const from = tokenAt(tokens, start);
    const to = end >= tokens.text.length ? tokens.count : tokenAt(tokens, end);
    let low = 0;
    let high = sentences.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sentences[middle]!.to <= from) low = middle + 1;
      else high = middle;
    }
    const stretches: TokenRange[] = [];
    for (let i = low; i < sentences.length && sentences[i]!.from < to; i++)
      stretches.push({ from: Math.max(from, sentences[i]!.from), to: Math.min(to, sentences[i]!.to) });
    return stretches;
  }

  private look(cue: string, stretch: TokenRange, last?: number, mustEndAt?: number): TokenRange | null {
    const rule = this.rules.get(cue);
    return rule ? this.finder.find(rule, stretch, last, mustEndAt) : null;
  }
}

const stretchOf = ({ first, count }: SentenceWords, from: number, to: number): TokenRange => ({
  from: first + Math.max(0, from),
  to: first + Math.min(count, to),
});
