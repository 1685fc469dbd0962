import { oncePer } from '../model/once-per.js';
import type { ProvisionCandidate } from './provision-candidate.js';
import type { CategoryModel, DecisionTree, ProvisionJudge } from './provision-model.js';
import { isAlike } from './provision-spans.js';

/** All trees, filled up to full ones of the same depth: node n goes on to node 2n + 1 or 2n + 2 of its tree, so that nothing
 *  has to be looked up to know where. Made once a judge. */
interface FullTrees {
  /** Nodes of one tree that ask something; behind them come its leaves. */
  readonly inner: number;
  /** By tree and inner node: the feature that is asked for, and above what it leads to 2n + 2. */
  readonly feature: Uint8Array;
  readonly above: Float64Array;
  /** By tree and leaf. */
  readonly says: Float64Array;
  /** By tree: what it and the trees after it can add at most. */
  readonly most: Float64Array;
}

const fullTreesOf = oncePer(({ trees }: ProvisionJudge): FullTrees => {
  const depthOf = (tree: DecisionTree, node = 0): number =>
    tree.feature[node]! < 0 ? 0 : 1 + Math.max(depthOf(tree, tree.next[node]!), depthOf(tree, tree.next[node]! + 1));
  const inner = 2 ** Math.max(0, ...trees.map((tree) => depthOf(tree))) - 1;
  const feature = new Uint8Array(trees.length * inner);
  // No feature is above that: what has nothing to ask leads to 2n + 1.
  const above = new Float64Array(trees.length * inner).fill(Number.POSITIVE_INFINITY);
  const says = new Float64Array(trees.length * (inner + 1));
  const fill = (tree: number, node: number, at: number): void => {
    const { feature: asked, above: limit, next } = trees[tree]!;
    const isLeaf = asked[node]! < 0;
    if (at >= inner) {
      says[tree * (inner + 1) + at - inner] = limit[node]!;
      return;
    }
    if (!isLeaf) {
      feature[tree * inner + at] = asked[node]!;
      above[tree * inner + at] = limit[node]!;
      fill(tree, next[node]! + 1, 2 * at + 2);
    }
    fill(tree, isLeaf ? node : next[node]!, 2 * at + 1);
  };
  const most = new Float64Array(trees.length + 1);
  for (let tree = trees.length - 1; tree >= 0; tree--) {
    fill(tree, 0, 0);
    most[tree] = most[tree + 1]! + Math.max(...trees[tree]!.above.filter((_, node) => trees[tree]!.feature[node]! < 0));
  }
  return { inner, feature, above, says, most };
});

/** More than what rounding does to a sum. */
const rounding = 1e-9;

/** How likely a candidate is what people would mark, 0 to 1.
 *  @param least  a candidate that is less likely is given up as soon as that is certain: 0 */
export function judge(judge: ProvisionJudge, features: readonly number[], least = 0): number {
  const { inner, feature, above, says, most } = fullTreesOf(judge);
  const limit = Math.log(least / (1 - least)) - rounding;
  let sum = judge.base;
  for (let tree = 0; tree < judge.trees.length; tree++) {
    if (sum + most[tree]! < limit) return 0;
    const first = tree * inner;
    let node = 0;
    while (node < inner) node = 2 * node + (features[feature[first + node]!]! > above[first + node]! ? 2 : 1);
    sum += says[tree * (inner + 1) + node - inner]!;
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
