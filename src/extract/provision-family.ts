import type { FamilyReader } from '../grammar/families.js';
import { matchRules } from '../grammar/matcher.js';
import { readText } from '../grammar/read-text.js';
import { readRuleClaims } from './provision-rules.js';

/** For the examples of `grammars/provision/`: the category of the sentence that the rule reads. Several categories may
 *  claim the same sentence. */
export const readProvisionFamily: FamilyReader = (text, rule, grammars) => {
  const read = readText(text, grammars);
  const patterns = [...new Set(matchRules(read, [rule]).map(({ pattern }) => pattern))];
  return readRuleClaims(read, [rule]).map(({ category }) => ({ gives: { category }, claims: [], patterns }));
};
