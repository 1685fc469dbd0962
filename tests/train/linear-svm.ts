import type { Examples } from './examples.js';

export interface LinearModel {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** Deterministic numbers in [0, 1). */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Passes over the examples; between full passes only those with a say, and one in ten of the others, are visited. */
const passes = 12;

/** Trains a linear separator with squared hinge loss by dual coordinate descent.
 *  @param chosen  examples to learn from.  @param positive  by example: 1 or 0.  @param cost  of a unit of loss.
 *  @source Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM, 2008 */
export function trainSvm(examples: Examples, chosen: Int32Array, positive: Uint8Array, cost: number): LinearModel {
  const { start, rows, scale, keys } = examples;
  const weights = new Float64Array(keys.length);
  const say = new Float64Array(examples.count);
  const random = randomNumbers(1);
  const ridge = 0.5 / cost;
  let bias = 0;
  let visited = chosen.slice();
  for (let pass = 0; pass < passes; pass++) {
    for (let i = visited.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const swap = visited[i]!;
      visited[i] = visited[j]!;
      visited[j] = swap;
    }
    for (let v = 0; v < visited.length; v++) {
      const e = visited[v]!;
      const from = start[e]!;
      const to = start[e + 1]!;
      const x = scale[e]!;
      const sign = positive[e] ? 1 : -1;
      let sum = 0;
      for (let i = from; i < to; i++) sum += weights[rows[i]!]!;
      const old = say[e]!;
      const gradient = sign * (sum * x + bias) - 1 + old * ridge;
      if (old === 0 && gradient >= 0) continue;
      const now = Math.max(0, old - gradient / (x * x * (to - from) + 1 + ridge));
      const change = (now - old) * sign;
      if (change === 0) continue;
      say[e] = now;
      bias += change;
      const step = change * x;
      for (let i = from; i < to; i++) weights[rows[i]!]! += step;
    }
    const full = pass % 4 === 3 || pass === 0;
    visited = full ? chosen.filter((e) => say[e]! > 0 || random() < 0.1) : pass % 4 === 2 ? chosen.slice() : visited;
  }
  return { weights, bias };
}

export function scoreExample(examples: Examples, e: number, { weights, bias }: LinearModel): number {
  let sum = 0;
  for (let i = examples.start[e]!; i < examples.start[e + 1]!; i++) sum += weights[examples.rows[i]!]!;
  return sum * examples.scale[e]! + bias;
}
