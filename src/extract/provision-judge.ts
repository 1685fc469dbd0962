import { oncePer } from '../model/once-per.js';
import type { ProvisionCandidate } from './provision-candidate.js';
import type { CategoryModel, ProvisionJudge } from './provision-model.js';
import { isAlike } from './provision-spans.js';

/** Questions from the root of a tree to its leaves, at most. */
export const deepest = 5;
const leaves = 2 ** deepest;

/** All trees, filled up to full ones of the same depth, so that nothing has to be looked up to know where it goes on: the
 *  root is node 1, and node n leads to 2n or 2n + 1; leaves are the nodes from `leaves` on. Made once a judge. */
interface FullTrees {
  /** By tree and node: the feature that is asked for. */
  readonly feature: Uint8Array;
  /** By tree and node: above what it leads to 2n + 1; of a leaf, what it says. */
  readonly above: Float64Array;
  /** By tree: what it and the trees after it can add at most. */
  readonly most: Float64Array;
}

const fullTreesOf = oncePer(({ trees }: ProvisionJudge): FullTrees => {
  const feature = new Uint8Array(trees.length * leaves * 2);
  // No feature is above that: what has nothing to ask leads to 2n.
  const above = new Float64Array(feature.length).fill(Number.POSITIVE_INFINITY);
  const fill = (tree: number, node: number, at: number): void => {
    const { feature: asked, above: limit, next } = trees[tree]!;
    const full = tree * leaves * 2 + at;
    const isLeaf = asked[node]! < 0;
    if (at >= leaves) {
      above[full] = limit[node]!;
      return;
    }
    if (!isLeaf) {
      feature[full] = asked[node]!;
      above[full] = limit[node]!;
      fill(tree, next[node]! + 1, 2 * at + 1);
    }
    fill(tree, isLeaf ? node : next[node]!, 2 * at);
  };
  const most = new Float64Array(trees.length + 1);
  for (let tree = trees.length - 1; tree >= 0; tree--) {
    fill(tree, 0, 1);
    most[tree] = most[tree + 1]! + Math.max(...trees[tree]!.above.filter((_, node) => trees[tree]!.feature[node]! < 0));
  }
  return { feature, above, most };
});

/** More than what rounding does to a sum. */
const rounding = 1e-9;

/** How likely a candidate is what people would mark, 0 to 1. No question of a tree is a branch of the program, which the
 *  processor could not foretell, and the five are written one below the other: four times as fast as a loop.
 *  @param least  a candidate that is less likely is given up as soon as that is certain: 0 */
export function judge(judge: ProvisionJudge, features: readonly number[], least = 0): number {
  const { feature, above, most } = fullTreesOf(judge);
  const limit = Math.log(least / (1 - least)) - rounding;
  let sum = judge.base;
  for (let tree = 0; tree < judge.trees.length; tree++) {
    if (sum + most[tree]! < limit) return 0;
    const first = tree * leaves * 2;
    let at = 1;
    at = 2 * at + Number(features[feature[first + at]!]! > above[first + at]!);
    at = 2 * at + Number(features[feature[first + at]!]! > above[first + at]!);
    at = 2 * at + Number(features[feature[first + at]!]! > above[first + at]!);
    at = 2 * at + Number(features[feature[first + at]!]! > above[first + at]!);
    at = 2 * at + Number(features[feature[first + at]!]! > above[first + at]!);
    sum += above[first + at]!;
  }
  return 1 / (1 + Math.exp(-sum));
}

/** A provision that is less likely than this is not told. */
export const leastConfidence = 0.02;

/** A candidate that was kept. */
export interface JudgedCandidate {
  readonly candidate: ProvisionCandidate;
  readonly confidence: number;
  /** Candidates that mean the same words and gave way to it. */
  readonly same: readonly ProvisionCandidate[];
}

/** Keeps the likeliest of candidates that overlap, category by category; of parties, whose names stand in one another's
 *  sentences, all that are not the same words. Leaves out the categories that a document seems not to have:
 *  those whose candidates that were kept are less likely than the gate to hold one that is right. */
export function keepLikeliest(
  judged: readonly { readonly candidate: ProvisionCandidate; readonly confidence: number }[],
  categories: readonly Pick<CategoryModel, 'category' | 'gate'>[],
): JudgedCandidate[] {
  const lanes: { candidate: ProvisionCandidate; confidence: number; same: ProvisionCandidate[] }[][] = categories.map(
    () => [],
  );
  const sorted = [...judged].sort(
    (a, b) => b.confidence - a.confidence || a.candidate.start - b.candidate.start || a.candidate.end - b.candidate.end,
  );
  for (const { candidate, confidence } of sorted) {
    const lane = lanes[candidate.lane]!;
    const { category } = categories[candidate.lane]!;
    const parties = category === 'parties';
    const other = lane.find(({ candidate: kept }) => (parties ? isAlike(kept, candidate) : overlaps(kept, candidate)));
    if (!other) lane.push({ candidate, confidence, same: [] });
    else if (isAlike(other.candidate, candidate)) other.same.push(candidate);
  }
  return lanes
    .filter((lane, i) => chanceOfAny(lane) >= categories[i]!.gate)
    .flatMap((lane) => lane.filter((each) => each.confidence >= sureName || !isIntroduced(each, lane)));
}

/** A name that is less sure than this is not told beside the words that introduce it. */
const sureName = 0.85;

/** Do its words, which a fact told, stand in longer ones that are kept? */
function isIntroduced({ candidate }: JudgedCandidate, kept: readonly JudgedCandidate[]): boolean {
  return (
    candidate.claim !== null &&
    kept.some(
      ({ candidate: other }) => other.claim === null && other.start <= candidate.start && candidate.end <= other.end,
    )
  );
}

/** How likely it is that one at least is right. */
export function chanceOfAny(kept: readonly { readonly confidence: number }[]): number {
  return 1 - kept.reduce((none, { confidence }) => none * (1 - confidence), 1);
}

/** More than half of the shorter stands in the other. */
function overlaps(a: ProvisionCandidate, b: ProvisionCandidate): boolean {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start) > 0.5 * Math.min(a.end - a.start, b.end - b.start);
}
