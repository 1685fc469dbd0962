import {
  type Calibration,
  leastWeight,
  type ProvisionModel,
  type ProvisionNetwork,
} from '../../src/extract/provision-model.js';
import { unshown } from '../../src/extract/provision-network.js';
import type { ProvisionCategory } from '../../src/model/provision.js';
import { fitCalibration, round4 } from './calibrate.js';
import { folds, positiveUnits, type TrainingDocument } from './corpus.js';
import { type Examples, readExamples, readStems } from './examples.js';
import { type LinearModel, scoreExample, trainSvm } from './linear-svm.js';
import { askNetwork, readShown, trainNetwork } from './network.js';
import { readUsual, trainJudge, type UnseenScores } from './train-judge.js';

/** Of a unit of loss. Chosen by cross-validation among 0.2 to 4. */
const cost = 0.5;
/** Scores below this are left out of the calibration: they are nothing, and many. */
const leastScore = -1.05;

interface Quantised {
  readonly weights: Int8Array;
  readonly step: number;
  readonly bias: number;
}

/** 8 bits a weight; what is small beside the largest becomes nothing. */
function quantise({ weights, bias }: LinearModel): Quantised {
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

/** Everything that was learnt: a set of linear models from all documents, one from all but each fold, and what the latter
 *  say of the documents that they have not seen. */
export class Training {
  readonly examples: Examples;
  readonly stems: Map<number, number>;
  private readonly learnt: {
    category: ProvisionCategory;
    parts: Quantised[];
    unseen: Float64Array;
    positive: Uint8Array;
  }[] = [];
  /** A network from all documents but each fold, and one from all; by category, what they say of examples not seen. */
  private readonly networks: ProvisionNetwork[] = [];
  private readonly second: Float32Array[];

  constructor(
    readonly documents: readonly TrainingDocument[],
    readonly categories: readonly ProvisionCategory[],
    tell: (line: string) => void,
  ) {
    this.stems = readStems(documents);
    this.examples = readExamples(documents, this.stems);
    tell(`${documents.length} contracts, ${this.examples.count} units, ${this.examples.keys.length} features`);
    for (const category of categories) {
      this.learnt.push(this.learn(category));
      tell(`learnt ${category}`);
    }
    this.second = this.learnt.map(() => new Float32Array(this.examples.count).fill(unshown));
    this.learnNetworks(tell);
  }

  /** @param without  the fold that the model must not know; null for all documents. */
  model(without: number | null): ProvisionModel {
    const { examples } = this;
    const part = without ?? folds;
    const known = this.documents.map((_, d) => d).filter((d) => this.documents[d]!.fold !== without);
    const documents = known.map((d) => this.documents[d]!);
    const calibrated = this.learnt.map((learnt) => {
      const { category, parts } = learnt;
      const { bias, step } = parts[part]!;
      return { category, bias, step, unit: this.calibrate(learnt, without), usual: readUsual(documents, category) };
    });
    const scores = known.map(
      (d): UnseenScores =>
        this.unseenScores(
          d,
          calibrated.map(({ unit }) => unit),
        ),
    );
    const second = known.map((d) => {
      const [from, to] = [this.examples.first[d]!, this.examples.first[d + 1]!];
      return this.second.map((own) => own.subarray(from, to));
    });
    const { judge, categories } = trainJudge(documents, scores, second, calibrated);
    const keys: number[] = [];
    const rowStart = [0];
    const lanes: number[] = [];
    const weights: number[] = [];
    for (let row = 0; row < examples.keys.length; row++) {
      this.learnt.forEach(({ parts }, lane) => {
        const weight = parts[part]!.weights[row]!;
        if (weight === 0) return;
        lanes.push(lane);
        weights.push(weight);
      });
      if (weights.length === rowStart[rowStart.length - 1]) continue;
      keys.push(examples.keys[row]!);
      rowStart.push(weights.length);
    }
    return {
      categories,
      judge,
      network: this.networks[part]!,
      stems: this.stems,
      keys: Int32Array.from(keys),
      rowStart: Uint32Array.from(rowStart),
      lanes: Uint8Array.from(lanes),
      weights: Int8Array.from(weights),
    };
  }

  private learn(category: ProvisionCategory) {
    const { documents, examples } = this;
    const positive = new Uint8Array(examples.count);
    const scored = documents.map(({ label }) => label.labels[category]?.presence !== 'ambiguous');
    documents.forEach((document, d) => {
      for (const unit of positiveUnits(document, category)) positive[examples.first[d]! + unit] = 1;
    });
    const every = Int32Array.from({ length: examples.count }, (_, e) => e).filter((e) => scored[examples.document[e]!]);
    const unseen = new Float64Array(examples.count).fill(Number.NaN);
    const parts: Quantised[] = [];
    for (let part = 0; part <= folds; part++) {
      const chosen = every.filter((e) => documents[examples.document[e]!]!.fold !== part);
      const quantised = quantise(trainSvm(examples, chosen, positive, cost));
      parts.push(quantised);
      if (part === folds) break;
      const linear = { weights: Float64Array.from(quantised.weights, (w) => w * quantised.step), bias: quantised.bias };
      for (const e of every) {
        if (documents[examples.document[e]!]!.fold === part) unseen[e] = scoreExample(examples, e, linear);
      }
    }
    return { category, parts, unseen, positive };
  }

  private learnNetworks(tell: (line: string) => void): void {
    const { documents, examples, learnt } = this;
    const foldOf = (e: number) => documents[examples.document[e]!]!.fold;
    const unseen = learnt.map((own) => {
      const { slope, offset } = this.calibrate(own, null);
      return Float32Array.from(own.unseen, (score) => slope * score + offset);
    });
    const shown = readShown(
      examples,
      unseen,
      learnt.map(({ positive }) => positive),
    );
    for (let part = 0; part <= folds; part++) {
      const network = trainNetwork(shown, (e) => foldOf(e) !== part);
      this.networks.push(network);
      for (let e = 0; e < examples.count; e++) {
        if (shown.likely[e] === 0 || foldOf(e) !== part) continue;
        askNetwork(shown, network, e).forEach((logOdds, lane) => {
          this.second[lane]![e] = logOdds;
        });
      }
      tell(`learnt network ${part + 1} of ${folds + 1}, ${network.keys.length} features`);
    }
  }

  private calibrate({ unseen, positive }: (typeof this.learnt)[number], without: number | null): Calibration {
    const { documents, examples } = this;
    const points: [number, number][] = [];
    for (let e = 0; e < examples.count; e++) {
      if (documents[examples.document[e]!]!.fold === without) continue;
      if (unseen[e]! > leastScore || (positive[e] && !Number.isNaN(unseen[e]!)))
        points.push([unseen[e]!, positive[e]!]);
    }
    return fitCalibration(points);
  }

  /** Log-odds of a document's units by the models that have not seen it. */
  private unseenScores(d: number, calibrations: readonly Calibration[]): UnseenScores {
    const from = this.examples.first[d]!;
    const to = this.examples.first[d + 1]!;
    return this.learnt.map(({ unseen }, lane) => {
      const { slope, offset } = calibrations[lane]!;
      if (to > from && Number.isNaN(unseen[from]!)) return null;
      return Float32Array.from(unseen.subarray(from, to), (score) => slope * score + offset);
    });
  }
}
