import type { Rule } from '../grammar/load.js';
import { type Match, matchRules } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';

/** A text of so many tokens is taken as a whole, as most contracts are. */
const ordinary = 60_000;
/** Of a longer one, so many at a time: few enough that their matches are forgotten before the engine moves them to where
 *  it seldom cleans up. */
const tokensAtOnce = 10_000;

/** As `matchRules`, in a long text some sentences at a time, so that one of nothing but what rules fit needs little more
 *  memory than any other. */
export function* matchInTurn(read: Read, rules: readonly Rule[]): Generator<Match[]> {
  const { sentences, tokens } = read;
  if (tokens.count <= ordinary) {
    yield matchRules(read, rules);
    return;
  }
  for (let first = 0, next = 0; first < sentences.length; first = next) {
    while (next < sentences.length && sentences[next]!.from - sentences[first]!.from < tokensAtOnce) next++;
    yield matchRules(read, rules, sentences.slice(first, next));
  }
}
