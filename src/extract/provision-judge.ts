import { oncePer } from '../model/once-per.js';
import type { ProvisionCandidate } from './provision-candidate.js';
import type { CategoryModel, ProvisionJudge } from './provision-model.js';
import { isAlike } from './provision-spans.js';

/** The nodes of all trees, one tree after the other, and what asking them needs. Made once a judge. */
interface Nodes {
  readonly feature: Int8Array;
  readonly above: Float64Array;
  /** Counted over all trees. */
  readonly next: Int32Array;
  /** By tree: its first node. */
  readonly first: Int32Array;
  /** By tree: what it and the trees after it can add at most. */
  readonly most: Float64Array;
}

const nodesOf = oncePer((judge: ProvisionJudge): Nodes => {
  const first = new Int32Array(judge.trees.length);
  const most = new Float64Array(judge.trees.length + 1);
  let size = 0;
  judge.trees.forEach(({ feature }, tree) => {
    first[tree] = size;
    size += feature.length;
  });
  for (let tree = judge.trees.length - 1; tree >= 0; tree--) {
    const { feature, above } = judge.trees[tree]!;
    most[tree] = most[tree + 1]! + Math.max(...above.filter((_, node) => feature[node]! < 0));
  }
  return {
    feature: Int8Array.from(judge.trees.flatMap(({ feature }) => feature)),
    above: Float64Array.from(judge.trees.flatMap(({ above }) => above)),
    next: Int32Array.from(judge.trees.flatMap(({ next }, tree) => next.map((node) => first[tree]! + node))),
    first,
    most,
  };
});

/** More than what rounding does to a sum. */
const rounding = 1e-9;

/** How likely a candidate is what people would mark, 0 to 1.
 *  @param least  a candidate that is less likely is given up as soon as that is certain: 0 */
export function judge(judge: ProvisionJudge, features: readonly number[], least = 0): number {
  const { feature, above, next, first, most } = nodesOf(judge);
  const limit = Math.log(least / (1 - least)) - rounding;
  let sum = judge.base;
  for (let tree = 0; tree < first.length; tree++) {
    if (sum + most[tree]! < limit) return 0;
    let node = first[tree]!;
    for (let asked = feature[node]!; asked >= 0; asked = feature[node]!)
      node = next[node]! + (features[asked]! > above[node]! ? 1 : 0);
    sum += above[node]!;
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
