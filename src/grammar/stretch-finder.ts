import { FeaturePlaces } from './feature-places.js';
import type { Rule } from './grammar-set.js';
import { Runner } from './matcher.js';
import type { Program } from './program.js';
import type { Read } from './read.js';
import type { TokenRange } from './sentences.js';

/** Tells whether a rule fits the words of a short stretch of a text, whatever it fits elsewhere. Which patterns the text cannot
 *  hold, as a word of theirs stands nowhere in it, is found out once. */
export class StretchFinder {
  private readonly runner: Runner;
  private readonly counts: Int32Array;
  /** By rule: the patterns that the text may hold. */
  private readonly possible = new Map<Rule, readonly Program[]>();

  constructor(read: Read) {
    this.runner = new Runner(read);
    this.counts = FeaturePlaces.of(read).counts;
  }

  /** The first place in the stretch that a pattern of the rule fits; null where there is none.
   *  @param last  the last token at which it may begin
   *  @param mustEndAt  a token before which it must end; -1 for anywhere */
  find(rule: Rule, { from, to }: TokenRange, last = to - 1, mustEndAt = -1): TokenRange | null {
    const { runner } = this;
    // Sentences, matches and slots are ranges too: the engine is quick with objects of one shape.
    const stretch = { from, to };
    const programs = this.possibleOf(rule);
    let found: TokenRange | null = null;
    for (let i = 0; i < programs.length; i++) {
      const before = found ? found.from - 1 : last;
      if (from > before) break;
      runner.begin(programs[i]!, stretch, mustEndAt);
      for (let at = from; at <= before; at++) {
        if (!runner.tryAt(at)) continue;
        found = { from: at, to: runner.end };
        break;
      }
    }
    return found;
  }

  private possibleOf(rule: Rule): readonly Program[] {
    let possible = this.possible.get(rule);
    if (!possible) {
      const { counts } = this;
      possible = rule.patterns
        .map(({ program }) => program)
        .filter(({ required }) => required.every(({ id }) => counts[id]! > 0));
      this.possible.set(rule, possible);
    }
    return possible;
  }
}
