import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TenorError } from '../model/errors.js';
import type { ProvisionCategory } from '../model/provision.js';

/** The file of weights is missing, cut short, or of another version. */
export class ProvisionModelError extends TenorError {}

/** From a linear score to a probability: `1 / (1 + exp(-(slope * score + offset)))` (Platt, 1999). */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/** What is known of one category beside its weights. */
export interface CategoryModel {
  readonly category: ProvisionCategory;
  readonly bias: number;
  /** One step of a quantised weight. */
  readonly step: number;
  /** That a unit is (part of) such a provision. */
  readonly unit: Calibration;
  /** Of the model that was made from close calls alone. */
  readonly close: { readonly bias: number; readonly step: number };
  readonly usual: UsualProvision;
  /** A document whose spans of the category are less likely than this to hold a right one is taken to have none. */
  readonly gate: number;
}

/** What provisions of a category are like in the training contracts. */
export interface UsualProvision {
  /** Mean and standard deviation of their length, by `lengthOf`. */
  readonly words: number;
  readonly deviation: number;
  /** How many there are, and in how many contracts. */
  readonly spans: number;
  readonly documents: number;
  /** In what part of those contracts a rule or a fact speaks of it, 0 to 1. */
  readonly claimed: number;
}

/** One decision tree. Node i asks whether feature `feature[i]` is above `above[i]`: no leads to node `next[i]`, yes to the
 *  one after it. Where `feature[i]` is -1, `above[i]` is what the tree says, in log-odds. */
export interface DecisionTree {
  readonly feature: readonly number[];
  readonly above: readonly number[];
  readonly next: readonly number[];
}

/** Boosted trees over `candidateFeatures`: the sum of what they say is the log-odds that people would mark a candidate.
 *  @source Friedman: Greedy Function Approximation: A Gradient Boosting Machine, 2001 */
export interface ProvisionJudge {
  readonly base: number;
  readonly trees: readonly DecisionTree[];
}

/** One hidden layer over hashed features, shared by all categories: hidden number h is `max(0, scale * steps[h] * (sum of
 *  the weights of the features) + biases[h])`; log-odds of a category are the sum of `out` times the hidden numbers, and its
 *  last number. */
export interface ProvisionNetwork {
  readonly steps: readonly number[];
  readonly biases: readonly number[];
  /** By category. */
  readonly out: readonly (readonly number[])[];
  /** Feature hashes; row i has its weights at `i * steps.length`. */
  readonly keys: Int32Array;
  readonly weights: Int8Array;
}

/** Linear models over hashed features, one for each category. A row holds the weights of one feature: 8-bit numbers, only
 *  for the categories in which they are not zero. */
export interface WeightTable {
  /** Feature hashes; row i has its weights at `rowStart[i]` to `rowStart[i + 1]`. */
  readonly keys: Int32Array;
  readonly rowStart: Uint32Array;
  readonly lanes: Uint8Array;
  readonly weights: Int8Array;
}

/** What clause categories are told by. `npm run train` makes the file. */
export interface ProvisionModel extends WeightTable {
  readonly categories: readonly CategoryModel[];
  /** Tells how likely spans are what people would mark. */
  readonly judge: ProvisionJudge;
  readonly network: ProvisionNetwork;
  readonly stems: ReadonlyMap<number, number>;
  /** Models that were made from close calls alone. */
  readonly close: WeightTable;
}

const magic = 0x344d5054; // "TPM4"

/** Weights smaller than this part of the category's largest are left out of the file. */
export const leastWeight = 0.02;

/** Added to the number of features before the root is taken, so that a unit of few words cannot score high on one. */
export const damping = 250;

/** @returns the bytes of a weights file: magic, length of the header, header (JSON), then the columns as little-endian
 *  numbers, 4-byte columns first. */
export function writeModel(model: ProvisionModel): Uint8Array {
  const { keys: shown, weights: hidden, ...network } = model.network;
  const { close } = model;
  const stems = [...model.stems].sort((a, b) => a[0] - b[0]);
  const header = new TextEncoder().encode(
    JSON.stringify({
      categories: model.categories,
      judge: model.judge,
      network,
      shown: shown.length,
      stems: stems.length,
      rows: model.keys.length,
      weights: model.weights.length,
      closeRows: close.keys.length,
      closeWeights: close.weights.length,
    }),
  );
  const padded = (header.length + 3) & ~3;
  const size = stems.length * 8 + sizeOf(model) + sizeOf(close) + shown.length * 4 + hidden.length;
  const bytes = new Uint8Array(8 + padded + size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setUint32(4, padded, true);
  bytes.fill(32, 8, 8 + padded);
  bytes.set(header, 8);
  let at = 8 + padded;
  for (const column of [stems.map(([word]) => word), stems.map(([, stem]) => stem), model.keys, shown, close.keys]) {
    for (const value of column) {
      view.setInt32(at, value, true);
      at += 4;
    }
  }
  for (const column of [...smallColumns(model), bytesOf(hidden), ...smallColumns(close)]) {
    bytes.set(column, at);
    at += column.length;
  }
  return bytes;
}

/** Bytes of a table in the file. */
const sizeOf = ({ keys, weights }: { readonly keys: { length: number }; readonly weights: { length: number } }) =>
  keys.length * 5 + weights.length * 2;

function smallColumns({ keys, rowStart, lanes, weights }: WeightTable): Uint8Array[] {
  return [Uint8Array.from(keys, (_, row) => rowStart[row + 1]! - rowStart[row]!), lanes, bytesOf(weights)];
}

const bytesOf = ({ buffer, byteOffset, length }: Int8Array) => new Uint8Array(buffer, byteOffset, length);

/** Loads the weights. @throws {ProvisionModelError} */
export function loadProvisionModel(path: string): ProvisionModel {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new ProvisionModelError(`${path}: the weights of the clause categories cannot be read; run: npm run train`, {
      cause,
    });
  }
  return parseModel(bytes, path);
}

/** The weights that lie beside the rules of a grammar folder; null where there are none (a folder of one's own rules).
 *  @throws {ProvisionModelError} where the file cannot be read */
export function findProvisionModel(grammars: string): ProvisionModel | null {
  const path = join(grammars, 'provision', 'weights.bin');
  return existsSync(path) ? loadProvisionModel(path) : null;
}

/** @param name  of the file, for the error's words. */
export function parseModel(bytes: Uint8Array, name = 'weights'): ProvisionModel {
  const broken = () =>
    new ProvisionModelError(`${name}: not a file of weights that this version reads; run: npm run train`);
  if (bytes.length < 8) throw broken();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const padded = view.getUint32(4, true);
  if (view.getUint32(0, true) !== magic || 8 + padded > bytes.length) throw broken();
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + padded))) as {
    categories: CategoryModel[];
    judge: ProvisionJudge;
    network: Omit<ProvisionNetwork, 'keys' | 'weights'>;
    shown: number;
    stems: number;
    rows: number;
    weights: number;
    closeRows: number;
    closeWeights: number;
  };
  const { shown, rows, weights, closeRows, closeWeights } = header;
  let at = 8 + padded;
  const size =
    header.stems * 8 +
    (rows + closeRows) * 5 +
    (weights + closeWeights) * 2 +
    shown * (4 + header.network.steps.length);
  if (at + size !== bytes.length) throw broken();
  const numbers = (count: number) => {
    const column = new Int32Array(count);
    for (let i = 0; i < count; i++, at += 4) column[i] = view.getInt32(at, true);
    return column;
  };
  const small = (count: number) => {
    at += count;
    return bytes.slice(at - count, at);
  };
  const signed = (count: number) => Int8Array.from(small(count));
  const table = (keys: Int32Array, count: number): WeightTable => {
    const rowStart = new Uint32Array(keys.length + 1);
    for (let row = 0; row < keys.length; row++) rowStart[row + 1] = rowStart[row]! + bytes[at++]!;
    return { keys, rowStart, lanes: small(count), weights: signed(count) };
  };
  const words = numbers(header.stems);
  const stemOf = numbers(header.stems);
  const keys = numbers(rows);
  const shownKeys = numbers(shown);
  const closeKeys = numbers(closeRows);
  const linear = table(keys, weights);
  const network = { ...header.network, keys: shownKeys, weights: signed(shown * header.network.steps.length) };
  return {
    categories: header.categories,
    judge: header.judge,
    network,
    stems: new Map(Array.from(words, (word, i) => [word, stemOf[i]!])),
    ...linear,
    close: table(closeKeys, closeWeights),
  };
}
