import { deepest } from '../../src/extract/provision-judge.js';
import type { DecisionTree, ProvisionJudge } from '../../src/extract/provision-model.js';
import { round4 } from './calibrate.js';

/** Rows of numbers to learn from, feature by feature. */
export interface Table {
  readonly count: number;
  /** Feature by feature, the class that each row falls into. */
  readonly classes: readonly Uint8Array[];
  /** Feature by feature, the bounds between classes, rising: class i holds what is above bound i - 1 and not above bound i. */
  readonly bounds: readonly Float64Array[];
}

const trees = 150;
/** What a tree says counts this much, so that the next can correct it. */
const rate = 0.08;
/** Draws what a leaf says towards nothing. */
const ridge = 5;
/** Rows in a leaf, at least. */
const leastRows = 20;
const mostClasses = 64;
/** Rows that bounds are chosen from. */
const sampled = 50_000;

/** Sorts the values of every feature into at most 64 classes: half of the bounds part the rows evenly, half the values,
 *  so that what is rare keeps its own. */
export function readTable(rows: readonly (readonly number[])[]): Table {
  const features = rows[0]?.length ?? 0;
  const classes: Uint8Array[] = [];
  const bounds: Float64Array[] = [];
  const step = Math.max(1, rows.length / sampled);
  for (let f = 0; f < features; f++) {
    const sample: number[] = [];
    for (let i = 0; i < rows.length; i += step) sample.push(rows[Math.floor(i)]![f]!);
    sample.sort((a, b) => a - b);
    const distinct = [...new Set(sample)];
    const chosen = new Set<number>();
    for (const from of [sample, distinct]) {
      for (let i = 1; i < mostClasses / 2; i++)
        chosen.add(round4(from[Math.floor((2 * i * from.length) / mostClasses)]!));
    }
    const own = Float64Array.from([...chosen].sort((a, b) => a - b));
    bounds.push(own);
    classes.push(Uint8Array.from(rows, (row) => classOf(own, row[f]!)));
  }
  return { count: rows.length, classes, bounds };
}

function classOf(bounds: Float64Array, value: number): number {
  let low = 0;
  let high = bounds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bounds[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Boosts trees to tell right rows from wrong ones, by logarithmic loss.
 *  @param chosen  rows to learn from  @param right  by row: 1 or 0
 *  @source Friedman: Greedy Function Approximation: A Gradient Boosting Machine, 2001; leaves by Newton's step */
export function boostTrees(table: Table, chosen: Int32Array, right: Uint8Array): ProvisionJudge {
  let positive = 0;
  for (const row of chosen) positive += right[row]!;
  const base = round4(Math.log((positive + 1) / (chosen.length - positive + 1)));
  const sums = new Float64Array(chosen.length).fill(base);
  const grown: DecisionTree[] = [];
  const grower = new TreeGrower(table, chosen);
  for (let round = 0; round < trees; round++) {
    for (let i = 0; i < chosen.length; i++) {
      const p = 1 / (1 + Math.exp(-sums[i]!));
      grower.slope[i] = p - right[chosen[i]!]!;
      grower.curvature[i] = Math.max(1e-6, p * (1 - p));
    }
    grown.push(grower.grow(sums, round));
  }
  return { base, trees: grown };
}

interface Split {
  gain: number;
  feature: number;
  bound: number;
}

class TreeGrower {
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
  /** The node that each chosen row has come to. */
  private readonly node: Int32Array;

  constructor(
    private readonly table: Table,
    private readonly chosen: Int32Array,
  ) {
    this.slope = new Float64Array(chosen.length);
    this.curvature = new Float64Array(chosen.length);
    this.node = new Int32Array(chosen.length);
  }

  /** Grows one tree, level by level, and adds what it says to `sums`.  @param round  chooses the half of the features that
   *  it may ask: the trees differ more, and are grown in half the time */
  grow(sums: Float64Array, round: number): DecisionTree {
    const asked = this.table.classes.map(
      (_, feature) => (Math.imul(round * 64 + feature + 1, 0x9e3779b1) >>> 16) % 2 === 0,
    );
    const { table, chosen, node } = this;
    const tree = { feature: [-1], above: [0], next: [0] };
    node.fill(0);
    let level = [0];
    for (let depth = 0; level.length > 0; depth++) {
      const place = new Int32Array(tree.feature.length).fill(-1);
      level.forEach((id, i) => {
        place[id] = i;
      });
      const slopes = new Float64Array(level.length);
      const curvatures = new Float64Array(level.length);
      for (let i = 0; i < chosen.length; i++) {
        const at = place[node[i]!]!;
        if (at < 0) continue;
        slopes[at]! += this.slope[i]!;
        curvatures[at]! += this.curvature[i]!;
      }
      const splits = depth < deepest ? this.findSplits(asked, place, slopes, curvatures) : [];
      const below: number[] = [];
      level.forEach((id, i) => {
        const split = splits[i];
        if (!split || split.feature < 0) {
          tree.above[id] = round4((-rate * slopes[i]!) / (curvatures[i]! + ridge));
          return;
        }
        tree.feature[id] = split.feature;
        tree.above[id] = table.bounds[split.feature]![split.bound]!;
        tree.next[id] = tree.feature.length;
        below.push(tree.feature.length, tree.feature.length + 1);
        for (let child = 0; child < 2; child++) {
          tree.feature.push(-1);
          tree.above.push(0);
          tree.next.push(0);
        }
      });
      for (let i = 0; i < chosen.length; i++) {
        const id = node[i]!;
        const split = place[id]! < 0 ? undefined : splits[place[id]!];
        if (split && split.feature >= 0)
          node[i] = tree.next[id]! + (table.classes[split.feature]![chosen[i]!]! > split.bound ? 1 : 0);
      }
      level = below;
    }
    for (let i = 0; i < chosen.length; i++) sums[i]! += tree.above[node[i]!]!;
    return tree;
  }

  /** The best question for every node of a level. */
  private findSplits(
    asked: readonly boolean[],
    place: Int32Array,
    slopes: Float64Array,
    curvatures: Float64Array,
  ): Split[] {
    const { table, chosen, node, slope, curvature } = this;
    const nodes = slopes.length;
    const best = Array.from({ length: nodes }, (): Split => ({ gain: 1e-3, feature: -1, bound: 0 }));
    const slopeOf = new Float64Array(nodes * mostClasses);
    const curvatureOf = new Float64Array(nodes * mostClasses);
    const countOf = new Int32Array(nodes * mostClasses);
    const total = new Int32Array(nodes);
    for (let i = 0; i < chosen.length; i++) {
      const at = place[node[i]!]!;
      if (at >= 0) total[at]!++;
    }
    table.classes.forEach((classes, feature) => {
      if (!asked[feature]) return;
      slopeOf.fill(0);
      curvatureOf.fill(0);
      countOf.fill(0);
      for (let i = 0; i < chosen.length; i++) {
        const at = place[node[i]!]!;
        if (at < 0) continue;
        const cell = at * mostClasses + classes[chosen[i]!]!;
        slopeOf[cell]! += slope[i]!;
        curvatureOf[cell]! += curvature[i]!;
        countOf[cell]!++;
      }
      for (let at = 0; at < nodes; at++) {
        const whole = slopes[at]! ** 2 / (curvatures[at]! + ridge);
        let [s, c, count] = [0, 0, 0];
        for (let bound = 0; bound < table.bounds[feature]!.length; bound++) {
          const cell = at * mostClasses + bound;
          s += slopeOf[cell]!;
          c += curvatureOf[cell]!;
          count += countOf[cell]!;
          if (count < leastRows || total[at]! - count < leastRows) continue;
          const gain = s ** 2 / (c + ridge) + (slopes[at]! - s) ** 2 / (curvatures[at]! - c + ridge) - whole;
          if (gain > best[at]!.gain) best[at] = { gain, feature, bound };
        }
      }
    });
    return best;
  }
}
