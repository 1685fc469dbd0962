import { oncePer } from '../model/once-per.js';
import type { ProvisionModel } from './provision-model.js';
import { type FeatureRows, featureRows, fewLanes, findRow, places } from './provision-rows.js';
import { packTriples, TripleSum, type TripleTable, tripleWeight } from './provision-triples.js';
import type { UnitRows } from './provision-unit-rows.js';

/** The weights of the linear models by row of `featureRows`. */
interface LinearWeights {
  /** Of words, and of the rows that speak on many categories: they are few, and most of what a text holds. */
  readonly many: TripleTable;
  /** Of the others, `fewLanes` to a row: 16 bits of a category and 16 of its weight. Where a row has fewer, nothing is added
   *  to one that does not exist. */
  readonly few: Int32Array;
}

const weightsOf = oncePer((model: ProvisionModel): LinearWeights => {
  const { keys, rowStart, lanes, weights, categories } = model;
  const { end, few: firstFew, slots } = featureRows(model);
  // Each has another that does not exist, so that none waits for what was added to it before.
  const few = Int32Array.from({ length: (end - firstFew) * fewLanes }, (_, i) => categories.length + (i % unused));
  const many = packTriples(firstFew, categories.length, (put) => {
    keys.forEach((key, own) => {
      const row = findRow(slots, key);
      const from = rowStart[own]!;
      for (let i = from; i < rowStart[own + 1]!; i++) {
        if (row < firstFew) put(row, lanes[i]!, weights[i]!);
        else few[(row - firstFew) * fewLanes + i - from] = (weights[i]! << 16) | lanes[i]!;
      }
    });
  });
  return { many, few };
});

/** Categories that do not exist. */
const unused = 8;

/** Scores units of one document by the linear models. */
export class LinearScorer {
  /** Log-odds of the last unit, by category. */
  readonly logOdds: Float64Array;
  private readonly weights: LinearWeights;
  private readonly known: FeatureRows;
  private readonly many: TripleSum;
  private readonly few: Int32Array;
  /** Rows of a unit that speak on many categories, and those that do not. */
  private rowsOfMany = new Int32Array(256);
  private rowsOfFew = new Int32Array(256);
  private readonly slopes: Float64Array;
  private readonly offsets: Float64Array;
  /** What the document's first words say on every unit. */
  private readonly title: Int32Array;

  constructor(
    private readonly units: UnitRows,
    model: ProvisionModel,
  ) {
    const lanes = model.categories.length;
    this.weights = weightsOf(model);
    this.known = featureRows(model);
    this.many = new TripleSum(this.weights.many);
    this.few = new Int32Array(lanes + unused);
    this.logOdds = new Float64Array(lanes);
    this.slopes = Float64Array.from(model.categories, ({ unit, step }) => unit.slope * step);
    this.offsets = Float64Array.from(model.categories, ({ unit, bias }) => unit.slope * bias + unit.offset);
    this.begin();
    this.add(units.title, 0, units.title.length);
    this.many.finish();
    this.title = Int32Array.from(this.logOdds, (_, lane) => this.many.sums[lane]! + this.few[lane]!);
  }

  /** Scores a unit: `logOdds`. */
  score(unit: number): void {
    const { logOdds, slopes, offsets, title, many, few, known } = this;
    const { rows, start, scale, reader, stems, firstStem, nearStems } = this.units;
    this.begin();
    for (let place = 0; place < places; place++) {
      const other = reader.unitAt(unit, place);
      if (other < 0) continue;
      const to = place === 0 ? firstStem[other + 1]! : nearStems[other]!;
      many.add(stems, firstStem[other]!, to, known.words + place, places);
    }
    this.add(rows, start[unit]!, start[unit + 1]!);
    many.finish();
    const { sums } = many;
    for (let lane = 0; lane < logOdds.length; lane++)
      logOdds[lane] = slopes[lane]! * (sums[lane]! + few[lane]! + title[lane]!) * scale[unit]! + offsets[lane]!;
  }

  /** What a row says on a category. */
  weightOf(row: number, lane: number): number {
    const { many, few } = this.weights;
    const first = (row - this.known.few) * fewLanes;
    if (first < 0) return tripleWeight(many, row, lane);
    for (let i = first; i < first + fewLanes; i++) if ((few[i]! & 0xffff) === lane) return few[i]! >> 16;
    return 0;
  }

  private begin(): void {
    this.many.begin();
    this.few.fill(0);
  }

  /** Sums up the weights of the rows in `[from, to)`, category by category, in whole numbers. */
  private add(rows: Int32Array, from: number, to: number): void {
    if (to - from > this.rowsOfMany.length) {
      this.rowsOfMany = new Int32Array((to - from) * 2);
      this.rowsOfFew = new Int32Array((to - from) * 2);
    }
    const { rowsOfMany, rowsOfFew, few: sums } = this;
    const { few } = this.weights;
    const { few: firstFew } = this.known;
    let ofMany = 0;
    let ofFew = 0;
    for (let i = from; i < to; i++) {
      const row = rows[i]!;
      const isFew = Number(row >= firstFew);
      rowsOfMany[ofMany] = row;
      rowsOfFew[ofFew] = row;
      ofMany += 1 - isFew;
      ofFew += isFew;
    }
    this.many.add(rowsOfMany, 0, ofMany);
    for (let i = 0; i < ofFew; i++) {
      const at = (rowsOfFew[i]! - firstFew) * fewLanes;
      const a = few[at]!;
      const b = few[at + 1]!;
      const c = few[at + 2]!;
      const d = few[at + 3]!;
      sums[a & 0xffff]! += a >> 16;
      sums[b & 0xffff]! += b >> 16;
      sums[c & 0xffff]! += c >> 16;
      sums[d & 0xffff]! += d >> 16;
    }
  }
}
