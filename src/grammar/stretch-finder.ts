import { oncePer } from '../model/once-per.js';
import { FeaturePlaces } from './feature-places.js';
import type { Rule } from './grammar-set.js';
import { Runner } from './matcher.js';
import { type Program, WordSet } from './program.js';
import type { Read } from './read.js';
import type { TokenRange } from './sentences.js';

/** The words with which what a rule fits may begin, for all texts; null where it may begin with a phrase, a value or anything. */
const openingsOf = oncePer(({ patterns }: Rule): { readonly words: WordSet | null } => {
  const features = patterns.map(({ program }) => program.first?.features ?? null);
  const known = features.every((some) => some?.every(({ kind }) => kind === 'word' || kind === 'prefix'));
  return { words: known ? new WordSet(features.flatMap((some) => some ?? [])) : null };
});

/** What a text may hold of a rule. */
interface Possible {
  readonly programs: readonly Program[];
  /** With which they may begin; null for any. */
  readonly openings: WordSet | null;
}

/** Tells whether a rule fits the words of a short stretch of a text, whatever it fits elsewhere. Which patterns the text cannot
 *  hold, as a word of theirs stands nowhere in it, is found out once. */
export class StretchFinder {
  private readonly runner: Runner;
  private readonly counts: Int32Array;
  private readonly possible = new Map<Rule, Possible>();

  constructor(private readonly read: Read) {
    this.runner = new Runner(read);
    this.counts = FeaturePlaces.of(read).counts;
  }

  /** The first place in the stretch that a pattern of the rule fits; null where there is none.
   *  @param last  the last token at which it may begin
   *  @param mustEndAt  a token before which it must end; -1 for anywhere */
  find(rule: Rule, { from, to }: TokenRange, last = to - 1, mustEndAt = -1): TokenRange | null {
    const { programs, openings } = this.possibleOf(rule);
    if (programs.length === 0) return null;
    const first = this.nextOpening(openings, from, last);
    if (first > last) return null;
    const { runner } = this;
    // Sentences, matches and slots are ranges too: the engine is quick with objects of one shape.
    const stretch = { from, to };
    let found: TokenRange | null = null;
    for (let i = 0; i < programs.length; i++) {
      const before = found ? found.from - 1 : last;
      if (first > before) break;
      runner.begin(programs[i]!, stretch, mustEndAt);
      for (let at = first; at <= before; at = this.nextOpening(openings, at + 1, before)) {
        if (!runner.tryAt(at)) continue;
        found = { from: at, to: runner.end };
        break;
      }
    }
    return found;
  }

  /** The first token in `[from, last]` that is one of some words, or one behind `last`. */
  private nextOpening(openings: WordSet | null, from: number, last: number): number {
    if (openings === null) return from;
    const { tokens, places } = this.read;
    let at = from;
    while (at <= last && !openings.has(tokens.word[at]!, tokens.lexicon, places.prefixesOf)) at++;
    return at;
  }

  private possibleOf(rule: Rule): Possible {
    let possible = this.possible.get(rule);
    if (!possible) {
      const { counts } = this;
      const programs = rule.patterns
        .map(({ program }) => program)
        .filter(({ required }) => required.every(({ id }) => counts[id]! > 0));
      possible = { programs, openings: openingsOf(rule).words };
      this.possible.set(rule, possible);
    }
    return possible;
  }
}
