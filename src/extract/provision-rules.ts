import type { Rule } from '../grammar/load.js';
import { matchRules } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import { sentenceAt } from '../grammar/sentences.js';
import { tokenSpan } from '../grammar/tokens.js';
import type { ProvisionCategory } from '../model/provision.js';
import type { ProvisionClaim } from './provision-facts.js';

/** Where an agreement is introduced: title, date, parties, recitals. In UTF-16 units. */
const opening = 6000;
/** Confidence of a rule that does not tell its own. */
const usualConfidence = 0.85;

/** What the rules of `grammars/provision/` read: the whole sentence, or the slot that the rule names. The same words are
 *  told once for each category, by the surest rule, unless a rule speaks against it; a rule whose words leave no doubt is not
 *  spoken against. */
export function readRuleClaims(
  read: Read,
  rules: readonly Rule[] = read.grammars.rulesOf('provision'),
): ProvisionClaim[] {
  const claims = new Map<string, ProvisionClaim & { readonly sentence: number; readonly plain: boolean }>();
  const opened = new Set<Rule>();
  const refuted = new Set<string>();
  for (const match of matchRules(read, rules)) {
    const { fields } = match.rule;
    const sentence = read.sentences[sentenceAt(read.sentences, match.from)]!;
    if (fields.against === true) {
      refuted.add(`${fields.category} ${sentence.from}`);
      continue;
    }
    if (fields.opening === true && (match.start > opening || opened.has(match.rule))) continue;
    opened.add(match.rule);
    const slot = fields.span === undefined ? null : match.slots[String(fields.span)];
    const { start, end } = slot ?? tokenSpan(read.tokens, sentence.from, sentence.to);
    const category = String(fields.category) as ProvisionCategory;
    const confidence = Number(fields.confidence ?? usualConfidence);
    const key = `${category} ${start}`;
    const known = claims.get(key);
    if (known && known.confidence >= confidence) continue;
    const words = match.text.replace(/\s+/g, ' ');
    const reasons = [`"${words.length > 80 ? `${words.slice(0, 79)}…` : words}"`];
    const plain = fields.plain === true;
    claims.set(key, { category, start, end, confidence, rule: match.rule.id, reasons, sentence: sentence.from, plain });
  }
  return [...claims.values()]
    .filter(({ category, sentence, plain }) => plain || !refuted.has(`${category} ${sentence}`))
    .map(({ sentence: _, plain: __, ...claim }) => claim);
}
