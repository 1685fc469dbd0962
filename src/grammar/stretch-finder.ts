import { FeaturePlaces } from './feature-places.js';
import type { Rule } from './grammar-set.js';
import { Runner } from './matcher.js';
import type { Program } from './program.js';
import type { Read } from './read.js';
import type { TokenRange } from './sentences.js';
import { lowerBound } from './sorted-places.js';

/** A pattern that a text may hold, and the tokens at which it can begin: some sorted lists; null for any token. */
interface Possible {
  readonly program: Program;
  readonly starts: readonly Int32Array[] | null;
}

/** No token is as far. */
const behind = 2 ** 31 - 1;

/** Tells whether a rule fits the words of a short stretch of a text, whatever it fits elsewhere. What a text lacks altogether
 *  is found out once; after that most questions are a look at where the patterns can begin. */
export class StretchFinder {
  private readonly runner: Runner;
  private readonly places: FeaturePlaces;
  private readonly possible = new Map<Rule, readonly Possible[]>();

  constructor(read: Read) {
    this.runner = new Runner(read);
    this.places = FeaturePlaces.of(read);
  }

  /** The first place in the stretch that a pattern of the rule fits; null where there is none.
   *  @param last  the last token at which it may begin
   *  @param mustEndAt  a token before which it must end; -1 for anywhere */
  find(rule: Rule, stretch: TokenRange, last = stretch.to - 1, mustEndAt = -1): TokenRange | null {
    let found: TokenRange | null = null;
    for (const { program, starts } of this.possibleOf(rule)) {
      let begun = false;
      const before = found ? found.from - 1 : last;
      for (let at = next(starts, stretch.from); at <= before; at = next(starts, at + 1)) {
        if (!begun) this.runner.begin(program, stretch, mustEndAt);
        begun = true;
        if (!this.runner.tryAt(at)) continue;
        found = { from: at, to: this.runner.end };
        break;
      }
    }
    return found;
  }

  private possibleOf(rule: Rule): readonly Possible[] {
    let possible = this.possible.get(rule);
    if (!possible) {
      const { places } = this;
      possible = rule.patterns
        .filter(({ program }) => program.required.every(({ id }) => places.counts[id]! > 0))
        .map(({ program }) => ({ program, starts: program.first && places.placesOf(program.first) }));
      this.possible.set(rule, possible);
    }
    return possible;
  }
}

/** The first of some tokens that is not before another; a number behind all where there is none. */
function next(starts: readonly Int32Array[] | null, from: number): number {
  if (starts === null) return from;
  let nearest = behind;
  for (const list of starts) {
    const at = lowerBound(list, from);
    if (at < list.length && list[at]! < nearest) nearest = list[at]!;
  }
  return nearest;
}
