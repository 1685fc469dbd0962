import type { ProvisionNetwork } from '../../src/extract/provision-model.js';
import { leastShown } from '../../src/extract/provision-network.js';
import { round4 } from './calibrate.js';
import { type Examples, rowKind } from './examples.js';
import { randomNumbers, titleShare } from './linear-svm.js';

/** Hidden numbers. */
const width = 32;
const rounds = 24;
/** Share of the features of a unit, and of the hidden numbers, that are left out when it is learnt from: what remains must
 *  do without them. */
const leftOut = 0.5;
const hiddenLeftOut = 0.2;
/** Of the first round; one tenth of it remains at the end. */
const rate = 0.05;
/** What the values of features are multiplied by: they are small beside the weights that a network begins with. */
const gain = 2;
const leastStep = 1e-4;

/** What a unit is to a category. */
export const answer = { no: 0, yes: 1, unknown: 2 } as const;

/** Units that the network may learn from and is asked about. */
export interface Shown {
  readonly examples: Examples;
  /** Row of the network by row of the examples, -1 for features that it does not see. */
  readonly rowOf: Int32Array;
  /** Row of the examples by row of the network. */
  readonly rows: Int32Array;
  /** By example, whether the linear models find some category likely; by category, one of `answer` by example. */
  readonly likely: Uint8Array;
  readonly answers: readonly Uint8Array[];
}

/** @param unseen  by category, log-odds of every example by models that have not seen it; not a number where unknown */
export function readShown(examples: Examples, unseen: readonly Float32Array[], positive: readonly Uint8Array[]): Shown {
  const likely = new Uint8Array(examples.count);
  const known = new Uint8Array(examples.keys.length);
  const answers = unseen.map((own, lane) =>
    Uint8Array.from(own, (logOdds, e) => (Number.isNaN(logOdds) ? answer.unknown : positive[lane]![e]!)),
  );
  for (let e = 0; e < examples.count; e++) {
    if (unseen.some((own) => own[e]! > leastShown)) likely[e] = 1;
    if (likely[e] === 0 && !answers.some((own) => own[e] === answer.yes)) continue;
    for (let i = examples.start[e]!; i < examples.start[e + 1]!; i++) known[examples.rows[i]!] = 1;
  }
  const rows = Int32Array.from(known.keys()).filter((row) => known[row] === 1 && examples.kind[row] !== rowKind.phrase);
  const rowOf = new Int32Array(examples.keys.length).fill(-1);
  rows.forEach((row, i) => {
    rowOf[row] = i;
  });
  return { examples, rowOf, rows, likely, answers };
}

/** Trains a network by stochastic gradient descent with steps that shrink weight by weight.
 *  @param isChosen  whether to learn from an example
 *  @source Duchi, Hazan, Singer: Adaptive Subgradient Methods, 2011; Srivastava et al.: Dropout, 2014 */
export function trainNetwork(shown: Shown, isChosen: (example: number) => boolean): ProvisionNetwork {
  const { examples, rowOf, rows, likely, answers } = shown;
  const random = randomNumbers(1);
  const chosen: number[] = [];
  for (let e = 0; e < examples.count; e++) {
    if (isChosen(e) && (likely[e] || answers.some((own) => own[e] === answer.yes))) chosen.push(e);
  }
  const layer = new Layer(rows.length, width, 0.6, random);
  const out = answers.map(() => new Layer(1, width + 1, 2 / Math.sqrt(width), random));
  for (const each of out) each.weights[width] = -5;
  const biases = new Layer(1, width, 0, random);
  const values = Float32Array.from(rows, (row) => gain * (examples.kind[row] === rowKind.title ? titleShare : 1));
  const asked = new Int32Array(4000);
  const hidden = new Float32Array(width + 1);
  const slope = new Float32Array(width);
  hidden[width] = 1;
  for (let round = 0; round < rounds; round++) {
    const step = rate * (1 - (0.9 * round) / rounds);
    for (let i = chosen.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const swap = chosen[i]!;
      chosen[i] = chosen[j]!;
      chosen[j] = swap;
    }
    for (const e of chosen) {
      const scale = examples.scale[e]! / (1 - leftOut);
      let count = 0;
      hidden.set(biases.weights);
      for (let i = examples.start[e]!; i < examples.start[e + 1]!; i++) {
        const row = rowOf[examples.rows[i]!]!;
        if (row < 0 || random() < leftOut) continue;
        asked[count++] = row;
        const x = scale * values[row]!;
        for (let h = 0, at = row * width; h < width; h++, at++) hidden[h]! += x * layer.weights[at]!;
      }
      for (let h = 0; h < width; h++) {
        hidden[h] = hidden[h]! > 0 && random() >= hiddenLeftOut ? hidden[h]! / (1 - hiddenLeftOut) : 0;
        slope[h] = 0;
      }
      for (let lane = 0; lane < out.length; lane++) {
        const is = answers[lane]![e]!;
        if (is === answer.unknown) continue;
        const { weights } = out[lane]!;
        let sum = weights[width]!;
        for (let h = 0; h < width; h++) sum += weights[h]! * hidden[h]!;
        const error = 1 / (1 + Math.exp(-sum)) - is;
        if (Math.abs(error) < 1e-3) continue;
        for (let h = 0; h < width; h++) slope[h]! += error * weights[h]!;
        out[lane]!.learn(0, error, hidden, step);
      }
      let any = 0;
      for (let h = 0; h < width; h++) {
        slope[h] = hidden[h]! > 0 ? slope[h]! / (1 - hiddenLeftOut) : 0;
        any += slope[h]! ** 2;
      }
      if (any < 1e-9) continue;
      biases.learn(0, 1, slope, step);
      for (let i = 0; i < count; i++) layer.learn(asked[i]! * width, scale * values[asked[i]!]!, slope, step);
    }
  }
  return quantise(shown, layer, biases, out, values);
}

/** Weights, and how much each has been moved. */
class Layer {
  readonly weights: Float32Array;
  private readonly moved: Float32Array;

  constructor(
    count: number,
    private readonly size: number,
    spread: number,
    random: () => number,
  ) {
    this.weights = Float32Array.from({ length: count * size }, () => (random() - 0.5) * spread);
    this.moved = new Float32Array(count * size).fill(leastStep);
  }

  /** Moves the weights from index `from` on against `factor` times the slope. */
  learn(from: number, factor: number, slope: Float32Array, step: number): void {
    const { weights, moved, size } = this;
    for (let i = 0; i < size; i++) {
      const own = factor * slope[i]!;
      if (own === 0) continue;
      const at = from + i;
      moved[at]! += own * own;
      weights[at]! -= (step * own) / Math.sqrt(moved[at]!);
    }
  }
}

/** 8 bits a weight of a feature. */
function quantise(
  { rows, examples }: Shown,
  layer: Layer,
  biases: Layer,
  out: readonly Layer[],
  values: Float32Array,
): ProvisionNetwork {
  const steps = new Array<number>(width).fill(0);
  const size = (i: number) => layer.weights[i]! * values[Math.floor(i / width)]!;
  for (let i = 0; i < layer.weights.length; i++)
    steps[i % width] = Math.max(steps[i % width]!, Math.abs(size(i)) / 127);
  const rounded = steps.map((step) => Number(step.toPrecision(6)) || 1);
  return {
    steps: rounded,
    biases: Array.from(biases.weights, round4),
    out: out.map(({ weights }) => Array.from(weights, round4)),
    keys: rows.map((row) => examples.keys[row]!),
    weights: Int8Array.from(layer.weights, (_, i) => Math.round(size(i) / rounded[i % width]!)),
  };
}

/** What a network says of one example, by category. */
export function askNetwork({ examples, rowOf }: Shown, network: ProvisionNetwork, e: number): Float32Array {
  const sums = new Int32Array(width);
  for (let i = examples.start[e]!; i < examples.start[e + 1]!; i++) {
    const row = rowOf[examples.rows[i]!]!;
    if (row < 0) continue;
    for (let h = 0; h < width; h++) sums[h]! += network.weights[row * width + h]!;
  }
  return Float32Array.from(network.out, (own) => {
    let sum = own[width]!;
    for (let h = 0; h < width; h++)
      sum += own[h]! * Math.max(0, sums[h]! * network.steps[h]! * examples.scale[e]! + network.biases[h]!);
    return sum;
  });
}
