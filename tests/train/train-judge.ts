import { lengthOf, type ProvisionCandidate, type UnitLogOdds } from '../../src/extract/provision-candidate.js';
import { findCandidates } from '../../src/extract/provision-candidates.js';
import { chanceOfAny, judge, keepLikeliest, leastConfidence } from '../../src/extract/provision-judge.js';
import type { CategoryModel, ProvisionJudge, UsualProvision } from '../../src/extract/provision-model.js';
import type { ProvisionCategory } from '../../src/model/provision.js';
import { boostTrees, readTable } from './boosting.js';
import { round4 } from './calibrate.js';
import { GoldMatcher, type TrainingDocument } from './corpus.js';

type Calibrated = Omit<CategoryModel, 'gate'>;

/** What the linear models say of the units of a document that they have not seen: log-odds, category by category; null for
 *  a category that its readers could not agree on. */
export type UnseenScores = readonly (Float32Array | null)[];

/** What provisions of a category are like. */
export function readUsual(documents: readonly TrainingDocument[], category: ProvisionCategory): UsualProvision {
  const lengths: number[] = [];
  let having = 0;
  let claimed = 0;
  for (const { label, units, claims } of documents) {
    const spans = label.labels[category]?.spans ?? [];
    if (spans.length > 0) {
      having++;
      if (claims.some((claim) => claim.category === category)) claimed++;
    }
    for (const span of spans) lengths.push(lengthOf(units, span));
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const squares = lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0);
  return {
    words: round4(mean),
    deviation: round4(Math.sqrt(squares / Math.max(1, lengths.length))) || 1,
    spans: lengths.length,
    documents: having,
    claimed: round4(claimed / Math.max(1, having)),
  };
}

/** Learns to tell which candidates people would mark, and how sure one must be that a document has a category at all: the
 *  latter from candidates of documents that the judge in question has not seen. */
export function trainJudge(
  documents: readonly TrainingDocument[],
  scores: readonly UnseenScores[],
  second: readonly UnitLogOdds[],
  close: readonly UnitLogOdds[],
  categories: readonly Calibrated[],
): { judge: ProvisionJudge; categories: CategoryModel[] } {
  const candidates = documents.map(({ units, claims }, d) => {
    const nothing = new Float32Array(units.count).fill(Number.NEGATIVE_INFINITY);
    return findCandidates(
      units,
      scores[d]!.map((lane) => lane ?? nothing),
      second[d]!,
      close[d]!,
      claims,
      categories,
    ).filter(({ lane }) => scores[d]![lane]);
  });
  const rows = candidates.flatMap((own, d) => {
    const document = documents[d]!;
    const matchers = categories.map(({ category }) => new GoldMatcher(document, category));
    return own.map((candidate) => ({ d, candidate, right: matchers[candidate.lane]!.matches(candidate) ? 1 : 0 }));
  });
  const table = readTable(rows.map(({ candidate }) => candidate.features));
  const right = Uint8Array.from(rows, (row) => row.right);
  const all = Int32Array.from(rows, (_, i) => i);
  const half = (row: number) => documents[rows[row]!.d]!.fold % 2;
  const confidence = new Float64Array(rows.length);
  for (const side of [0, 1]) {
    const stranger = boostTrees(
      table,
      all.filter((row) => half(row) !== side),
      right,
    );
    for (const row of all) if (half(row) === side) confidence[row] = judge(stranger, rows[row]!.candidate.features);
  }
  const told = documents.map(() => [] as { candidate: ProvisionCandidate; confidence: number }[]);
  rows.forEach(({ d, candidate }, i) => {
    if (confidence[i]! >= leastConfidence) told[d]!.push({ candidate, confidence: confidence[i]! });
  });
  const open = categories.map(({ category }) => ({ category, gate: 0 }));
  const kept = told.map((own) => keepLikeliest(own, open));
  const chance = kept.map((own) =>
    categories.map((_, lane) => chanceOfAny(own.filter(({ candidate }) => candidate.lane === lane))),
  );
  return {
    judge: boostTrees(table, all, right),
    categories: categories.map((category, lane): CategoryModel => {
      const own = documents.flatMap(({ label }, d): [number, boolean][] =>
        scores[d]![lane] ? [[chance[d]![lane]!, (label.labels[category.category]?.spans.length ?? 0) > 0]] : [],
      );
      return { ...category, gate: chooseGate(own) };
    }),
  };
}

/** Hundredths on either side of a threshold over which F1 is averaged: a few documents must not decide. */
const smoothed = 4;

/** What of F1 may be lost so that less is left out; and what part of what the best threshold lacks, which is more where
 *  documents with the category are hard to tell. */
const mayLose = 0.02;
const mayLosePart = 0.2;

/** The lowest threshold that tells documents with a category from those without nearly as well (F1) as the best one does.
 *  @param documents  how likely it is that one of its spans is right, and whether it has the category */
function chooseGate(documents: readonly (readonly [number, boolean])[]): number {
  const present = documents.filter(([, is]) => is).length;
  const f1 = Array.from({ length: 90 }, (_, i) => {
    const told = documents.filter(([chance]) => chance >= (i + 1) / 100);
    const right = told.filter(([, is]) => is).length;
    return (2 * right) / (told.length + present || 1);
  });
  const smooth = f1.map((_, i) => {
    const near = f1.slice(Math.max(0, i - smoothed), i + smoothed + 1);
    return near.reduce((sum, x) => sum + x, 0) / near.length;
  });
  const best = Math.max(...smooth);
  return (smooth.findIndex((x) => x >= best - Math.max(mayLose, mayLosePart * (1 - best))) + 1) / 100;
}
