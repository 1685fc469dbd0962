import type { Read } from '../grammar/read.js';
import { type ClauseTree, clauseAt } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import type { Provision, ProvisionCategory } from '../model/provision.js';
import { pageAt, type SourceDocument } from '../model/source-document.js';
import type { Span } from '../model/span.js';
import { type ProvisionClaim, readFactClaims } from './provision-facts.js';
import { type ProvisionModel, UnitScorer } from './provision-model.js';
import { readRuleClaims } from './provision-rules.js';
import { confidenceOf, follow, joinUnits, leastUnit, type ScoredUnit } from './provision-spans.js';
import { readUnits } from './provision-units.js';

/** A provision that is less likely than this is not told. */
const leastConfidence = 0.02;
/** From here on the words that spoke for a provision are told. */
const leastReasoned = 0.15;

/** Reads which clause categories a document holds, and where: by the rules of `grammars/provision/`, by the document's
 *  facts, and, where there is a model, by its linear models. In reading order.
 *  @param model  null: rules and facts alone. */
export function extractProvisions(
  source: SourceDocument,
  tree: ClauseTree,
  facts: DocumentFacts,
  read: Read,
  model: ProvisionModel | null,
): Provision[] {
  const claims = [...readRuleClaims(read), ...readFactClaims(source.text, facts)];
  const scored = model ? readModelClaims(source.text, model) : [];
  const gates = new Map(model?.categories.map(({ category, gate }) => [category, gate]));
  return passGates(combine(claims, scored), gates)
    .filter(({ confidence }) => confidence >= leastConfidence)
    .map((claim) => place(claim, source, tree))
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.category < b.category ? -1 : 1));
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

function readModelClaims(text: string, model: ProvisionModel): ProvisionClaim[] {
  const units = readUnits(text);
  const scorer = new UnitScorer(units, model);
  const lanes: ScoredUnit[][] = model.categories.map(() => []);
  for (let unit = 0; unit < units.count; unit++) {
    const scores = scorer.score(unit);
    for (let lane = 0; lane < lanes.length; lane++) {
      if (scores[lane]! > leastUnit) lanes[lane]!.push({ unit, logOdds: scores[lane]! });
    }
  }
  return lanes.flatMap((scored, lane) => {
    const category = model.categories[lane]!;
    return joinUnits(units, scored).map((span): ProvisionClaim => {
      const confidence = follow(model.curve, confidenceOf(span.logOdds, category.span));
      const reasons = confidence < leastReasoned ? [] : scorer.reasons(text, span.best, lane);
      return { category: category.category, start: span.start, end: span.end, confidence, rule: 'model', reasons };
    });
  });
}

/** Joins what rules and facts say with what the model says: where both mean the same words, both speak for them. */
function combine(claims: readonly ProvisionClaim[], scored: readonly ProvisionClaim[]): ProvisionClaim[] {
  const byCategory = new Map<ProvisionCategory, ProvisionClaim[]>();
  for (const claim of scored) {
    const list = byCategory.get(claim.category);
    if (list) list.push(claim);
    else byCategory.set(claim.category, [claim]);
  }
  const joined = new Set<ProvisionClaim>();
  const stated = claims.map((claim) => {
    const same = byCategory.get(claim.category)?.find((other) => !joined.has(other) && alike(claim, other));
    if (!same) return claim;
    joined.add(same);
    return {
      ...claim,
      confidence: Math.min(0.995, 1 - (1 - claim.confidence) * (1 - same.confidence)),
      reasons: [...claim.reasons, ...same.reasons],
    };
  });
  return [...stated, ...scored.filter((claim) => !joined.has(claim))];
}

/** Leaves out categories that the document as a whole seems not to have: what is faint everywhere is no provision. */
function passGates(claims: readonly ProvisionClaim[], gates: ReadonlyMap<ProvisionCategory, number>): ProvisionClaim[] {
  const best = new Map<ProvisionCategory, number>();
  for (const { category, confidence } of claims) best.set(category, Math.max(confidence, best.get(category) ?? 0));
  return claims.filter(({ category }) => best.get(category)! >= (gates.get(category) ?? 0));
}

/** Half of their words or more are common to both. */
function alike(a: Span, b: Span): boolean {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return common > 0 && common >= 0.5 * (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}
