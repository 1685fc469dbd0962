import type { FamilyReader } from '../grammar/families.js';
import { matchRules } from '../grammar/matcher.js';
import { readText } from '../grammar/read-text.js';
import { readRuleClaims } from './provision-rules.js';

/** For the examples of `grammars/provision/`: the category of the sentence that the rule reads, or that it speaks against.
 *  Several categories may claim the same sentence. */
export const readProvisionFamily: FamilyReader = (text, rule, grammars) => {
  const read = readText(text, grammars);
  const matches = matchRules(read, [rule]);
  const patterns = [...new Set(matches.map(({ pattern }) => pattern))];
  if (rule.fields.against === true)
    return matches.length > 0 ? [{ gives: { against: rule.fields.category }, claims: [], patterns }] : [];
  return readRuleClaims(read, [rule]).map(({ category }) => ({ gives: { category }, claims: [], patterns }));
};
