import type { Rule } from '../grammar/load.js';
import { type Match, matchRules } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';

/** A text of so many tokens is taken as a whole, as most contracts are. */
const ordinary = 60_000;
/** Of a longer one, so many at a time: few enough that their matches are forgotten before the engine moves them to where
 *  it seldom cleans up. */
const tokensAtOnce = 10_000;

/** As `matchRules`, in a long text some sentences at a time, so that one of nothing but what rules fit needs little more
 *  memory than any other. */
export function* matchInTurn(
  read: Read,
  rules: readonly Rule[],
  ranges: readonly TokenRange[] = read.sentences,
): Generator<Match[]> {
  if (read.tokens.count <= ordinary) {
    yield matchRules(read, rules, ranges);
    return;
  }
  for (let first = 0, next = 0; first < ranges.length; first = next) {
    while (next < ranges.length && ranges[next]!.from - ranges[first]!.from < tokensAtOnce) next++;
    yield matchRules(read, rules, ranges.slice(first, next));
  }
}
