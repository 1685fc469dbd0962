import type { Calibration, ProvisionModel, ProvisionNetwork } from '../../src/extract/provision-model.js';
import { unshown } from '../../src/extract/provision-network.js';
import type { ProvisionCategory } from '../../src/model/provision.js';
import { fitCalibration } from './calibrate.js';
import { type CloseCalls, learnCloseCalls } from './close-calls.js';
import { folds, positiveUnits, type TrainingDocument } from './corpus.js';
import { type Examples, readExamples, readStems } from './examples.js';
import { scoreExample, trainSvm } from './linear-svm.js';
import { askNetwork, readShown, trainNetwork } from './network.js';
import { type Quantised, quantise, restore, tableOf } from './quantise.js';
import { readUsual, trainJudge, type UnseenScores } from './train-judge.js';

/** Of a unit of loss. Chosen by cross-validation among 0.2 to 4. */
const cost = 0.5;
/** Scores below this are left out of the calibration: they are nothing, and many. */
const leastScore = -1.05;

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
  /** By category. */
  private readonly close: readonly CloseCalls[];

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
    const logOdds = this.learnt.map((own) => this.unseenLogOdds(own));
    this.close = this.learnt.map(({ positive }, lane) =>
      learnCloseCalls(this.examples, logOdds[lane]!, positive, (e) => this.foldOf(e), folds),
    );
    tell('learnt close calls');
    this.learnNetworks(logOdds, tell);
  }

  /** @param without  the fold that the model must not know; null for all documents. */
  model(without: number | null): ProvisionModel {
    const { examples } = this;
    const part = without ?? folds;
    const known = this.documents.map((_, d) => d).filter((d) => this.documents[d]!.fold !== without);
    const documents = known.map((d) => this.documents[d]!);
    const calibrated = this.learnt.map((learnt, lane) => {
      const { category, parts } = learnt;
      const { bias, step } = parts[part]!;
      const close = this.close[lane]!.parts[part]!;
      return {
        category,
        bias,
        step,
        unit: this.calibrate(learnt, without),
        close: { bias: close.bias, step: close.step },
        usual: readUsual(documents, category),
      };
    });
    const scores = known.map(
      (d): UnseenScores =>
        this.unseenScores(
          d,
          calibrated.map(({ unit }) => unit),
        ),
    );
    const ofDocument = (d: number, all: readonly Float32Array[]) =>
      all.map((own) => own.subarray(examples.first[d]!, examples.first[d + 1]!));
    const second = known.map((d) => ofDocument(d, this.second));
    const calls = this.close.map(({ unseen }) => unseen);
    const close = known.map((d) => ofDocument(d, calls));
    const { judge, categories } = trainJudge(documents, scores, second, close, calibrated);
    return {
      categories,
      judge,
      network: this.networks[part]!,
      stems: this.stems,
      ...tableOf(
        examples.keys,
        this.learnt.map(({ parts }) => parts[part]!),
      ),
      close: tableOf(
        examples.keys,
        this.close.map(({ parts }) => parts[part]!),
      ),
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
      const linear = restore(quantised);
      for (const e of every) {
        if (documents[examples.document[e]!]!.fold === part) unseen[e] = scoreExample(examples, e, linear);
      }
    }
    return { category, parts, unseen, positive };
  }

  private learnNetworks(unseen: readonly Float32Array[], tell: (line: string) => void): void {
    const { examples, learnt } = this;
    const shown = readShown(
      examples,
      unseen,
      learnt.map(({ positive }) => positive),
    );
    for (let part = 0; part <= folds; part++) {
      const network = trainNetwork(shown, (e) => this.foldOf(e) !== part);
      this.networks.push(network);
      for (let e = 0; e < examples.count; e++) {
        if (shown.likely[e] === 0 || this.foldOf(e) !== part) continue;
        askNetwork(shown, network, e).forEach((logOdds, lane) => {
          this.second[lane]![e] = logOdds;
        });
      }
      tell(`learnt network ${part + 1} of ${folds + 1}, ${network.keys.length} features`);
    }
  }

  private foldOf(example: number): number {
    return this.documents[this.examples.document[example]!]!.fold;
  }

  /** Of every example by models that have not seen it; not a number where it is unknown. */
  private unseenLogOdds(own: (typeof this.learnt)[number]): Float32Array {
    const { slope, offset } = this.calibrate(own, null);
    return Float32Array.from(own.unseen, (score) => slope * score + offset);
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
