import type { Rule } from '../grammar/load.js';
import { matchRules } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import { tokenSpan } from '../grammar/tokens.js';
import type { ProvisionCategory } from '../model/provision.js';
import type { ProvisionClaim } from './provision-facts.js';

/** Confidence of a rule that does not tell its own. */
const usualConfidence = 0.85;

/** What the rules of `grammars/provision/` read: the whole sentence is the provision. A sentence is told once for each
 *  category, by the surest rule. */
export function readRuleClaims(
  read: Read,
  rules: readonly Rule[] = read.grammars.rulesOf('provision'),
): ProvisionClaim[] {
  const claims = new Map<string, ProvisionClaim>();
  for (const match of matchRules(read, rules)) {
    const sentence = sentenceAround(read, match.from);
    const { start, end } = tokenSpan(read.tokens, sentence.from, sentence.to);
    const category = String(match.rule.fields.category) as ProvisionCategory;
    const confidence = Number(match.rule.fields.confidence ?? usualConfidence);
    const key = `${category} ${start}`;
    const known = claims.get(key);
    if (known && known.confidence >= confidence) continue;
    const words = match.text.replace(/\s+/g, ' ');
    const reasons = [`"${words.length > 80 ? `${words.slice(0, 79)}…` : words}"`];
    claims.set(key, { category, start, end, confidence, rule: match.rule.id, reasons });
  }
  return [...claims.values()];
}

function sentenceAround(read: Read, token: number) {
  let low = 0;
  let high = read.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (read.sentences[middle]!.from <= token) low = middle;
    else high = middle - 1;
  }
  return read.sentences[low]!;
}
