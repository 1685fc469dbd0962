import { notClose } from '../../src/extract/provision-close.js';
import { leastProposed } from '../../src/extract/provision-spans.js';
import type { Examples } from './examples.js';
import { type LinearModel, scoreExample, trainSvm } from './linear-svm.js';
import { type Quantised, quantise, restore } from './quantise.js';

/** Of a unit of loss. What is learnt with each is averaged: more than one of them alone told apart. */
const costs = [0.1, 2];

/** One model from all folds but each, one from all, and what they say of examples that they have not seen. */
export interface CloseCalls {
  readonly parts: readonly Quantised[];
  readonly unseen: Float32Array;
}

/** Learns to tell the provisions of a category from the units that are taken for one: from the units alone that the linear
 *  model of the category finds likely. What is common to all of them, and parts them from the rest, tells nothing here, and
 *  what parts them from one another tells more.
 *  @param logOdds  of every example by models that have not seen it; not a number where unknown
 *  @param foldOf  by example  @param folds  how many there are */
export function learnCloseCalls(
  examples: Examples,
  logOdds: Float32Array,
  positive: Uint8Array,
  foldOf: (example: number) => number,
  folds: number,
): CloseCalls {
  const close = Int32Array.from(logOdds.keys()).filter((e) => logOdds[e]! > leastProposed);
  const known = Int32Array.from(logOdds.keys()).filter(
    (e) => logOdds[e]! > leastProposed || (positive[e] === 1 && !Number.isNaN(logOdds[e]!)),
  );
  const unseen = new Float32Array(examples.count).fill(notClose);
  const parts: Quantised[] = [];
  for (let part = 0; part <= folds; part++) {
    const chosen = known.filter((e) => foldOf(e) !== part);
    const quantised = quantise(mean(costs.map((cost) => trainSvm(examples, chosen, positive, cost))));
    parts.push(quantised);
    const model = restore(quantised);
    for (const e of close) if (foldOf(e) === part) unseen[e] = scoreExample(examples, e, model);
  }
  return { parts, unseen };
}

function mean(models: readonly LinearModel[]): LinearModel {
  const weights = new Float64Array(models[0]!.weights.length);
  let bias = 0;
  for (const model of models) {
    for (let row = 0; row < weights.length; row++) weights[row]! += model.weights[row]! / models.length;
    bias += model.bias / models.length;
  }
  return { weights, bias };
}
