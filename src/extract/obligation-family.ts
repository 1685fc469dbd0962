import type { FamilyReader } from '../grammar/families.js';
import { matchRules } from '../grammar/matcher.js';
import { readText } from '../grammar/read-text.js';
import { span } from '../model/span.js';
import { formatValue } from '../model/value-text.js';
import { exampleSource, noClauses, noFacts } from './example-text.js';
import { extractObligations } from './extract-obligations.js';

/** What the examples of `grammars/deadline/`, `notice-period/`, `penalty/`, `audit-right/` and `retention/` write: the value
 *  of each obligation that the rule reads, all refiners applied, from a text that stands alone. */
export const readObligationFamily: FamilyReader = (text, rule, grammars) => {
  const read = readText(text, grammars);
  const terms = [...text.matchAll(/\(the "([^"]+)"\)/g)].map(({ 1: term = '', index }) => {
    const place = span(index, index + term.length);
    return { term, span: place, meaning: place };
  });
  const drafts = extractObligations(exampleSource(text), { ...noClauses, terms }, noFacts, grammars, read).filter(
    ({ rule: id }) => id === rule.id,
  );
  const patterns = [...new Set(matchRules(read, [rule]).map(({ pattern }) => pattern))];
  return drafts.map(({ value }, i) => ({
    gives: { value: formatValue(value) },
    claims: [],
    patterns: i === 0 ? patterns : [],
  }));
};
