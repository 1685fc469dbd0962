import type { FamilyReader, RuleReading } from '../grammar/families.js';
import { readSlots } from '../grammar/families.js';
import type { GrammarSet, Rule } from '../grammar/grammar-set.js';
import type { Match } from '../grammar/matcher.js';
import { matchRules } from '../grammar/matcher.js';
import { readText } from '../grammar/read-text.js';
import { formatValue } from '../model/value-text.js';
import { exampleSource, noClauses, noFacts } from './example-text.js';
import { readOrder } from './extract-precedence.js';
import { identity, stipulate, withoutParts } from './extract-stipulations.js';
import { ReadingContext } from './reading-context.js';
import { SentencePhrases } from './sentence-phrases.js';

/** A text that stands alone, as a document without clauses and parties. */
function contextOf(text: string, grammars: GrammarSet): ReadingContext {
  return new ReadingContext(exampleSource(text), noClauses, noFacts, readText(text, grammars));
}

/** What the examples of `grammars/subject/` write: the value or the words that are compared, the polarity where it is not
 *  "requires", and each dimension of the scope that the sentence names. */
export const readSubjectFamily: FamilyReader = (text, rule, grammars) => {
  const context = contextOf(text, grammars);
  const phrases = new SentencePhrases(context);
  const readings = new Map<string, { gives: Record<string, string>; claims: Match[]; patterns: number[] }>();
  for (const match of withoutParts(matchRules(context.read, [rule]))) {
    const stipulation = stipulate(match, context, phrases);
    if (!stipulation) continue;
    const { value, words, polarity, scope } = stipulation;
    const known = readings.get(identity(stipulation, match));
    if (known) known.patterns.push(match.pattern);
    else {
      const gives = {
        ...(value && { value: formatValue(value) }),
        ...(words && { words }),
        ...(polarity !== 'requires' && { polarity }),
        ...scope,
      };
      readings.set(identity(stipulation, match), { gives, claims: [], patterns: [match.pattern] });
    }
  }
  return [...readings.values()];
};

/** What the examples of `grammars/precedence/` write: the winner, and the loser and the topic where the text names them;
 *  for a list its order. */
export const readPrecedenceFamily: FamilyReader = (text, rule, grammars) => {
  const context = contextOf(text, grammars);
  const phrases = new SentencePhrases(context);
  const patterns = new Set<number>();
  let fullest: Record<string, unknown> | null = null;
  for (const match of matchRules(context.read, [rule])) {
    for (const { winner, loser, scope, order } of readOrder(match, context, phrases)) {
      patterns.add(match.pattern);
      fullest ??= {
        ...(winner && { winner }),
        ...(loser && { loser }),
        ...(scope && { scope }),
        ...(order.length > 0 && { order: [...order] }),
      };
    }
  }
  return fullest ? [{ gives: fullest, claims: [], patterns: [...patterns] }] : [];
};

/** A clause that amends: the slots of its first reading. Rules of the folder may claim the same words. */
export const readFirstMatch: FamilyReader = (text: string, rule: Rule, grammars): RuleReading[] => {
  const [first, ...others] = readSlots(text, rule, grammars);
  return first
    ? [{ ...first, claims: [], patterns: [...first.patterns, ...others.flatMap(({ patterns }) => patterns)] }]
    : [];
};
