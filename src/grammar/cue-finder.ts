import { oncePer } from '../model/once-per.js';
import type { Span } from '../model/span.js';
import type { GrammarSet, Rule } from './grammar-set.js';
import type { Read } from './read.js';
import { sentenceAt, type TokenRange } from './sentences.js';
import { StretchFinder } from './stretch-finder.js';
import { tokenAt, tokenSpan } from './tokens.js';

const rulesByName = oncePer(
  (grammars: GrammarSet) => new Map(grammars.rulesOf('cue').map((rule) => [rule.id.slice('cue/'.length), rule])),
);

/** Looks for the cues of `grammars/cue/` in stretches of the tokens of a text. A cue that the grammars lack stands nowhere. */
export class CueFinder {
  /** One for each text, so that every stage shares what was found out about it. */
  static readonly of = oncePer((read: Read) => new CueFinder(read));

  private readonly finder: StretchFinder;
  private readonly rules: ReadonlyMap<string, Rule>;

  private constructor(private readonly read: Read) {
    this.finder = new StretchFinder(read);
    this.rules = rulesByName(read.grammars);
  }

  /** The first place of a cue in a stretch; null where there is none.
   *  @param last  the last token at which it may begin
   *  @param mustEndAt  a token before which it must end; -1 for anywhere */
  find(cue: string, stretch: TokenRange, last?: number, mustEndAt?: number): TokenRange | null {
    const rule = this.rules.get(cue);
    return rule ? this.finder.find(rule, stretch, last, mustEndAt) : null;
  }

  /** The places of a cue in a stretch, in the order in which they begin; they may overlap. */
  *places(cue: string, { from, to }: TokenRange): Generator<TokenRange> {
    for (let at = this.find(cue, { from, to }); at; at = this.find(cue, { from: at.from + 1, to })) yield at;
  }

  /** Whether a cue stands in a stretch, whole. */
  has(cue: string, stretch: TokenRange): boolean {
    return this.find(cue, stretch) !== null;
  }

  /** Whether a cue stands somewhere in a stretch where another does not begin. */
  hasBut(cue: string, exception: string, stretch: TokenRange): boolean {
    for (const { from } of this.places(cue, stretch))
      if (!this.begins(exception, { from, to: stretch.to })) return true;
    return false;
  }

  /** The place of a cue with which a stretch begins; null where it does not. */
  atStart(cue: string, stretch: TokenRange): TokenRange | null {
    return stretch.from < stretch.to ? this.find(cue, stretch, stretch.from) : null;
  }

  /** Whether a stretch begins with a cue. */
  begins(cue: string, stretch: TokenRange): boolean {
    return this.atStart(cue, stretch) !== null;
  }

  /** Whether a stretch ends with a cue. */
  ends(cue: string, stretch: TokenRange): boolean {
    return this.find(cue, stretch, stretch.to - 1, stretch.to) !== null;
  }

  /** Whether a stretch is a cue, from first to last. */
  is(cue: string, stretch: TokenRange): boolean {
    return this.find(cue, stretch, stretch.from, stretch.to) !== null;
  }

  /** Whether a cue stands in a sentence, or a part of one, of a piece of the text. */
  inText(cue: string, piece: Span): boolean {
    return this.stretchesOf(piece).some((stretch) => this.has(cue, stretch));
  }

  /** Where a cue stands in a piece of the text, in the order in which the places begin. */
  *placesIn(cue: string, piece: Span): Generator<Span> {
    for (const stretch of this.stretchesOf(piece))
      for (const { from, to } of this.places(cue, stretch)) yield tokenSpan(this.read.tokens, from, to);
  }

  /** Whether a piece of the text ends with a cue. */
  endsText(cue: string, piece: Span): boolean {
    const last = this.stretchesOf(piece).at(-1);
    return last !== undefined && this.ends(cue, last);
  }

  /** The sentences, and parts of sentences, that a piece of the text is made of. */
  stretchesOf({ start, end }: Span): TokenRange[] {
    const { tokens, sentences } = this.read;
    const from = tokenAt(tokens, start);
    const to = end >= tokens.text.length ? tokens.count : tokenAt(tokens, end);
    const stretches: TokenRange[] = [];
    for (let i = sentenceAt(sentences, from); i < sentences.length && sentences[i]!.from < to; i++)
      stretches.push({ from: Math.max(from, sentences[i]!.from), to: Math.min(to, sentences[i]!.to) });
    return stretches;
  }
}
