import type { FamilyReader, RuleReading } from '../grammar/families.js';
import { readSlots } from '../grammar/families.js';
import type { Rule } from '../grammar/grammar-set.js';
import type { Match } from '../grammar/matcher.js';
import { matchRules } from '../grammar/matcher.js';
import { readText } from '../grammar/read-text.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { formatValue } from '../model/value-text.js';
import { identity, stipulate } from './extract-stipulations.js';

const noClauses: ClauseTree = { parts: [], clauses: [], terms: [], references: [], skipped: [], findings: [] };

/** What the examples of `grammars/subject/` write: the value or the words that are compared, the polarity where it is not
 *  "requires", and each dimension of the scope that the sentence names. */
export const readSubjectFamily: FamilyReader = (text, rule, grammars) => {
  const read = readText(text, grammars);
  const readings = new Map<string, { gives: Record<string, string>; claims: Match[]; patterns: number[] }>();
  for (const match of matchRules(read, [rule])) {
    const stipulation = stipulate(match, noClauses, read, []);
    const { value, words, polarity, scope } = stipulation;
    const known = readings.get(identity(stipulation));
    if (known) known.patterns.push(match.pattern);
    else {
      const gives = {
        ...(value && { value: formatValue(value) }),
        ...(words && { words }),
        ...(polarity !== 'requires' && { polarity }),
        ...scope,
      };
      readings.set(identity(stipulation), { gives, claims: [match], patterns: [match.pattern] });
    }
  }
  return [...readings.values()];
};

/** A clause on the order of documents, or one that amends: the slots of its first reading. Rules of these folders may claim
 *  the same words, since only the fullest reading of a sentence stands. */
export const readFirstMatch: FamilyReader = (text: string, rule: Rule, grammars): RuleReading[] => {
  const [first, ...others] = readSlots(text, rule, grammars);
  return first
    ? [{ ...first, claims: [], patterns: [...first.patterns, ...others.flatMap(({ patterns }) => patterns)] }]
    : [];
};
