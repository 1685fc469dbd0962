import { oncePer } from '../model/once-per.js';
import { leastProposed, type UnitLogOdds } from './provision-candidates.js';
import type { FeatureReader } from './provision-features.js';
import { damping, type ProvisionModel } from './provision-model.js';
import { packWeights, WeightSum } from './provision-packed.js';

/** What close calls are of units that are none. */
export const notClose = -9;

const tableOf = oncePer((model: ProvisionModel) => ({ ...model.close, categories: model.categories }));

/** Scores close calls: units that the linear model of a category finds likely, by models that were made from such units
 *  alone. */
export class CloseScorer {
  private readonly sum: WeightSum;
  /** What the document's first words say on every unit. */
  private readonly title: Int32Array;
  private readonly titleWords: number;
  private readonly steps: Float64Array;
  private readonly biases: Float64Array;

  constructor(
    private readonly reader: FeatureReader,
    model: ProvisionModel,
  ) {
    this.steps = Float64Array.from(model.categories, ({ close }) => close.step);
    this.biases = Float64Array.from(model.categories, ({ close }) => close.bias);
    this.sum = new WeightSum(packWeights(tableOf(model)), reader.features.length);
    this.titleWords = reader.readTitle(0);
    this.title = this.sum.sumOf(reader.features, this.titleWords);
  }

  /** Writes the score of one unit for every category in which it is a close call.
   *  @param others  its phrases and looks, which the reader read last: how many  @param linear  log-odds of the linear models
   *  @param scores  to write to, by category and unit */
  score(unit: number, others: number, linear: UnitLogOdds, scores: UnitLogOdds): void {
    const { reader, sum, title, titleWords, steps, biases } = this;
    const { sums } = sum;
    sum.begin();
    sum.addFeatures(reader.features, others);
    const words = reader.readWords(unit);
    sum.addFeatures(reader.features, words);
    sum.finish();
    const scale = 1 / Math.sqrt(words + others + titleWords + damping);
    for (let lane = 0; lane < scores.length; lane++) {
      if (linear[lane]![unit]! <= leastProposed) continue;
      scores[lane]![unit] = steps[lane]! * (sums[lane]! + title[lane]!) * scale + biases[lane]!;
    }
  }
}
