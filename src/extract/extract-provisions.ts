import type { Read } from '../grammar/read.js';
import { type ClauseTree, clauseAt } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { Provision } from '../model/provision.js';
import { pageAt, type SourceDocument } from '../model/source-document.js';
import type { ProvisionCandidate } from './provision-candidate.js';
import { findCandidates } from './provision-candidates.js';
import { type ProvisionClaim, readFactClaims } from './provision-facts.js';
import { type JudgedCandidate, judge, keepLikeliest, leastConfidence } from './provision-judge.js';
import type { ProvisionModel } from './provision-model.js';
import { readRuleClaims } from './provision-rules.js';
import { UnitScorer } from './provision-scorer.js';
import { readUnits } from './provision-units.js';

/** From here on the words that spoke for a provision are told. */
const leastReasoned = 0.15;

/** Reads which clause categories a document holds, and where: by the rules of `grammars/provision/`, by the document's
 *  facts, and, where there is a model, by its linear models and trees. In reading order.
 *  @param model  null: rules and facts alone. */
export function extractProvisions(
  source: SourceDocument,
  tree: ClauseTree,
  facts: DocumentFacts,
  read: Read,
  model: ProvisionModel | null,
): Provision[] {
  const claims = readClaims(source.text, facts, read);
  return (model ? weigh(source.text, tree, claims, model) : claims)
    .map((claim) => place(claim, source, tree))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.category < b.category ? -1 : 1));
}

/** What rules and facts say, each by itself. */
export function readClaims(text: string, facts: DocumentFacts, read: Read): ProvisionClaim[] {
  return [...readRuleClaims(read), ...readFactClaims(text, facts)];
}

/** Puts what rules and facts say beside what the model finds, and keeps what is likely. Categories that the model does not
 *  know stand by their rules. */
function weigh(
  text: string,
  tree: ClauseTree,
  claims: readonly ProvisionClaim[],
  model: ProvisionModel,
): ProvisionClaim[] {
  const units = readUnits(text, tree.skipped);
  const scorer = new UnitScorer(units, model);
  const known = new Set(model.categories.map(({ category }) => category));
  const { linear, second, close } = scorer.scoreAll();
  const judged: { candidate: ProvisionCandidate; confidence: number }[] = [];
  for (const candidate of findCandidates(units, linear, second, close, claims, model.categories)) {
    const confidence = judge(model.judge, candidate.features, leastConfidence);
    if (confidence >= leastConfidence) judged.push({ candidate, confidence });
  }
  const kept = keepLikeliest(judged, model.categories).map((each) => toClaim(each, text, scorer, model));
  return [...claims.filter(({ category }) => !known.has(category)), ...kept];
}

/** A candidate as what rule, fact or model says, with the reasons of all that mean the same words. */
function toClaim(
  { candidate, confidence, same }: JudgedCandidate,
  text: string,
  scorer: UnitScorer,
  model: ProvisionModel,
): ProvisionClaim {
  const { category } = model.categories[candidate.lane]!;
  const all = [candidate, ...same];
  const stated = all.find(({ claim }) => claim)?.claim;
  const proposed = all.find(({ claim }) => !claim);
  const reasons = [...(stated?.reasons ?? [])];
  if (proposed && confidence >= leastReasoned) reasons.push(...scorer.reasons(text, proposed.best, candidate.lane));
  const { start, end } = candidate;
  return { category, start, end, confidence, rule: stated?.rule ?? 'model', reasons };
}

function place(
  { category, start, end, confidence, rule, reasons }: ProvisionClaim,
  source: SourceDocument,
  tree: ClauseTree,
) {
  const clause = clauseAt(tree, start);
  return {
    category,
    part: clause?.part ?? 'main',
    clause: clause?.number ?? '',
    start,
    end,
    page: pageAt(source, start),
    confidence: Math.round(confidence * 1e4) / 1e4,
    rule,
    reasons,
  };
}
