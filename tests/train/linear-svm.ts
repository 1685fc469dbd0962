import { type Examples, rowKind } from './examples.js';

export interface LinearModel {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** What the document's first words weigh beside those of a unit. Without this they would tell one document from another. */
export const titleShare = 0.3;

/** Deterministic numbers in [0, 1). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** Passes over the examples; between full passes only those with a say, and one in ten of the others, are visited. The
 *  weights after each pass but the first are averaged: those of the last alone hang on the order of its examples. */
const passes = 9;

/** Trains a linear separator with squared hinge loss by dual coordinate descent, on features that are scaled by how well
 *  they tell the two kinds apart.
 *  @param chosen  examples to learn from.  @param positive  by example: 1 or 0.  @param cost  of a unit of loss.
 *  @source Hsieh, Chang, Lin, Keerthi, Sundararajan: A Dual Coordinate Descent Method for Large-scale Linear SVM, 2008 */
export function trainSvm(examples: Examples, chosen: Int32Array, positive: Uint8Array, cost: number): LinearModel {
  const { start, rows, scale, keys } = examples;
  const telling = readTelling(examples, chosen, positive);
  const weights = new Float64Array(keys.length);
  const averages = new Float64Array(keys.length);
  const squares = new Float64Array(examples.count);
  for (const e of chosen) {
    let sum = 0;
    for (let i = start[e]!; i < start[e + 1]!; i++) sum += telling[rows[i]!]! ** 2;
    squares[e] = scale[e]! ** 2 * sum + 1;
  }
  const say = new Float64Array(examples.count);
  const random = randomNumbers(1);
  const ridge = 0.5 / cost;
  let bias = 0;
  let averageBias = 0;
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
      for (let i = from; i < to; i++) sum += weights[rows[i]!]! * telling[rows[i]!]!;
      const old = say[e]!;
      const gradient = sign * (sum * x + bias) - 1 + old * ridge;
      if (old === 0 && gradient >= 0) continue;
      const now = Math.max(0, old - gradient / (squares[e]! + ridge));
      const change = (now - old) * sign;
      if (change === 0) continue;
      say[e] = now;
      bias += change;
      const step = change * x;
      for (let i = from; i < to; i++) weights[rows[i]!]! += step * telling[rows[i]!]!;
    }
    if (pass > 0) {
      for (let row = 0; row < weights.length; row++) averages[row]! += weights[row]!;
      averageBias += bias;
    }
    const full = pass % 4 === 3 || pass === 0;
    visited = full ? chosen.filter((e) => say[e]! > 0 || random() < 0.1) : pass % 4 === 2 ? chosen.slice() : visited;
  }
  const counted = passes - 1;
  return { weights: averages.map((sum, row) => (sum / counted) * telling[row]!), bias: averageBias / counted };
}

/** How well each feature tells positive examples from the others: the root of the logarithm of how much oftener it stands
 *  in the ones; in units of its mean square over all that occurs.
 *  @source Wang, Manning: Baselines and Bigrams: Simple, Good Sentiment and Topic Classification, 2012 (there the logarithm
 *  itself; its root did better here) */
function readTelling({ start, rows, keys, kind }: Examples, chosen: Int32Array, positive: Uint8Array): Float64Array {
  const inPositive = new Float64Array(keys.length);
  const inOthers = new Float64Array(keys.length);
  let positives = 0;
  for (const e of chosen) {
    if (positive[e]) positives++;
    const counts = positive[e] ? inPositive : inOthers;
    for (let i = start[e]!; i < start[e + 1]!; i++) counts[rows[i]!]!++;
  }
  const others = chosen.length - positives;
  const telling = new Float64Array(keys.length);
  let squares = 0;
  let occurrences = 0;
  for (let row = 0; row < keys.length; row++) {
    const often = (inPositive[row]! + 1) / (positives + 2);
    const otherwise = (inOthers[row]! + 1) / (others + 2);
    const ratio = Math.abs(Math.log(often / otherwise));
    const count = inPositive[row]! + inOthers[row]!;
    telling[row] = Math.sqrt(ratio) * (kind[row] === rowKind.title ? titleShare : 1);
    squares += telling[row]! ** 2 * count;
    occurrences += count;
  }
  const unit = Math.sqrt(squares / Math.max(1, occurrences)) || 1;
  return telling.map((value) => value / unit);
}

export function scoreExample(examples: Examples, e: number, { weights, bias }: LinearModel): number {
  let sum = 0;
  for (let i = examples.start[e]!; i < examples.start[e + 1]!; i++) sum += weights[examples.rows[i]!]!;
  return sum * examples.scale[e]! + bias;
}
