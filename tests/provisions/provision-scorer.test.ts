import { join } from 'node:path';
import { expect, test } from 'vitest';
import { notClose } from '../../src/extract/provision-close.js';
import { FeatureReader, stemWords } from '../../src/extract/provision-features.js';
import { damping, loadProvisionModel } from '../../src/extract/provision-model.js';
import { leastShown, unshown } from '../../src/extract/provision-network.js';
import { UnitScorer } from '../../src/extract/provision-scorer.js';
import { leastProposed } from '../../src/extract/provision-spans.js';
import { readUnits } from '../../src/extract/provision-units.js';

const model = loadProvisionModel(join(import.meta.dirname, '../../grammars/provision/weights.bin'));
const rowOf = new Map(Array.from(model.keys, (key, row) => [key, row]));

const text = `BOAT LEASE

ARTICLE 9
Term and Termination

9.1 This lease begins on 3 May 2021 and renews for successive terms of one (1) year each. Xylandorf may end it.

9.2 Upon termination of this lease, the Boatyard shall: (a) return all moulds, all drawings and all keys; (b) pay
$1,000 or 5% of the rent, the rent and the rent; and (c) [***].

9.3 GOVERNING LAW. The laws of the State of Vermont govern this lease. It doesn't follow other laws.
${'The Boatyard may not assign, sell, pledge or otherwise transfer this lease. '.repeat(3)}
${'The lessee shall insure the boats against fire, wind, water and theft, and shall name the lessor in the policy, '.repeat(40)}.`;

test('the score of a unit is the sum of the weights of its features, each counted once', () => {
  const units = readUnits(text);
  const reader = new FeatureReader(units, stemWords(units, model.stems));
  const scorer = new UnitScorer(units, model);
  for (let unit = 0; unit < units.count; unit++) {
    const count = reader.read(unit);
    const sums = new Array<number>(model.categories.length).fill(0);
    for (const feature of new Set(reader.features.subarray(0, count))) {
      const row = rowOf.get(feature);
      if (row === undefined) continue;
      for (let i = model.rowStart[row]!; i < model.rowStart[row + 1]!; i++) sums[model.lanes[i]!]! += model.weights[i]!;
    }
    const expected = model.categories.map(
      ({ unit: { slope, offset }, step, bias }, lane) =>
        slope * ((step * sums[lane]!) / Math.sqrt(count + damping) + bias) + offset,
    );
    const scores = [...scorer.score(unit)];
    scores.forEach((score, lane) => {
      expect(score).toBeCloseTo(expected[lane]!, 9);
    });
  }
});

test('the network sees units of which some category is likely: words, pairs of words, looks, each counted once', () => {
  const units = readUnits(text);
  const reader = new FeatureReader(units, stemWords(units, model.stems));
  const scorer = new UnitScorer(units, model);
  const { linear, second } = scorer.scoreAll();
  const { keys, weights, steps, biases, out } = model.network;
  const known = new Map(Array.from(keys, (key, row) => [key, row]));
  let shown = 0;
  for (let unit = 0; unit < units.count; unit++) {
    if (Math.max(...linear.map((own) => own[unit]!)) <= leastShown) {
      expect(second.every((own) => own[unit] === unshown)).toBe(true);
      continue;
    }
    shown++;
    const scale = 1 / Math.sqrt(reader.read(unit) + damping);
    const features = new Set(reader.features.subarray(0, reader.readTitle(0)));
    const others = reader.readLooks(unit, reader.readPairs(unit, reader.readWords(unit)));
    for (const feature of reader.features.subarray(0, others)) features.add(feature);
    const rows = [...features].map((feature) => known.get(feature)).filter((row) => row !== undefined);
    const hidden = steps.map((step, h) => {
      const sum = rows.reduce((all, row) => all + weights[row * steps.length + h]!, 0);
      return Math.max(0, sum * step * scale + biases[h]!);
    });
    out.forEach((own, lane) => {
      const expected = hidden.reduce((sum, x, h) => sum + x * own[h]!, own.at(-1)!);
      expect(second[lane]![unit]).toBeCloseTo(expected, 4);
    });
  }
  expect(shown).toBeGreaterThan(3);
});

test('close calls are scored by the models that were made from them, and by no other', () => {
  const units = readUnits(text);
  const reader = new FeatureReader(units, stemWords(units, model.stems));
  const { linear, close } = new UnitScorer(units, model).scoreAll();
  const { keys, rowStart, lanes, weights } = model.close;
  const rowOf = new Map(Array.from(keys, (key, row) => [key, row]));
  let called = 0;
  for (let unit = 0; unit < units.count; unit++) {
    const count = reader.read(unit);
    const features = new Set(reader.features.subarray(0, count));
    model.categories.forEach(({ close: { step, bias } }, lane) => {
      if (linear[lane]![unit]! <= leastProposed) {
        expect(close[lane]![unit]).toBe(notClose);
        return;
      }
      called++;
      let sum = 0;
      for (const feature of features) {
        const row = rowOf.get(feature);
        if (row === undefined) continue;
        for (let i = rowStart[row]!; i < rowStart[row + 1]!; i++) if (lanes[i] === lane) sum += weights[i]!;
      }
      expect(close[lane]![unit]).toBeCloseTo((step * sum) / Math.sqrt(count + damping) + bias, 4);
    });
  }
  expect(called).toBeGreaterThan(0);
});
