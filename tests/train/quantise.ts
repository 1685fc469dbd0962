import { leastWeight, type WeightTable } from '../../src/extract/provision-model.js';
import { round4 } from './calibrate.js';
import type { LinearModel } from './linear-svm.js';

/** A linear model as the weights file holds it. */
export interface Quantised {
  readonly weights: Int8Array;
  readonly step: number;
  readonly bias: number;
}

/** 8 bits a weight; what is small beside the largest becomes nothing. */
export function quantise({ weights, bias }: LinearModel): Quantised {
  let largest = 0;
  for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const step = Number((largest / 127).toPrecision(6)) || 1;
  const least = leastWeight * largest;
  return {
    weights: Int8Array.from(weights, (weight) => (Math.abs(weight) < least ? 0 : Math.round(weight / step))),
    step,
    bias: round4(bias),
  };
}

/** The other way round, with what was lost. */
export function restore({ weights, step, bias }: Quantised): LinearModel {
  return { weights: Float64Array.from(weights, (weight) => weight * step), bias };
}

/** Lays models of all categories side by side, feature by feature.  @param keys  hash of a feature, by row */
export function tableOf(keys: Int32Array, models: readonly Quantised[]): WeightTable {
  const kept: number[] = [];
  const rowStart = [0];
  const lanes: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < keys.length; row++) {
    models.forEach((model, lane) => {
      const weight = model.weights[row]!;
      if (weight === 0) return;
      lanes.push(lane);
      weights.push(weight);
    });
    if (weights.length === rowStart[rowStart.length - 1]) continue;
    kept.push(keys[row]!);
    rowStart.push(weights.length);
  }
  return {
    keys: Int32Array.from(kept),
    rowStart: Uint32Array.from(rowStart),
    lanes: Uint8Array.from(lanes),
    weights: Int8Array.from(weights),
  };
}
