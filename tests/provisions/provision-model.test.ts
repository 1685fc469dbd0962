import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashWord } from '../../src/extract/provision-hash.js';
import { chanceOfAny } from '../../src/extract/provision-judge.js';
import { loadProvisionModel, parseModel, writeModel } from '../../src/extract/provision-model.js';
import { UnitScorer } from '../../src/extract/provision-scorer.js';
import { readUnits } from '../../src/extract/provision-units.js';
import { provisionCategories } from '../../src/model/provision.js';
import { readCorpus } from '../train/corpus.js';
import { Training } from '../train/train-model.js';

const root = new URL('../..', import.meta.url).pathname;
const weights = join(root, 'grammars/provision/weights.bin');
const corpus = join(process.env.TENOR_CORPUS ?? join(root, '../shared/corpus'), 'cuad');

const small = {
  categories: [
    {
      category: 'insurance',
      bias: -1,
      step: 0.5,
      unit: { slope: 1, offset: 0 },
      close: { bias: -0.5, step: 0.25 },
      usual: { words: 3, deviation: 1, spans: 10, documents: 5, claimed: 0.5 },
      gate: 0.1,
    },
  ],
  judge: { base: -1, trees: [{ feature: [0, -1, -1], above: [-2, -0.5, 0.5], next: [1, 0, 0] }] },
  network: {
    steps: [0.5, 0.25],
    biases: [0, 0.5],
    out: [[1, -1, 0.5]],
    keys: Int32Array.from([hashWord('insure'), hashWord('premium')]),
    weights: Int8Array.from([3, -3, 127, -127]),
  },
  stems: new Map([[hashWord('insures'), hashWord('insure')]]),
  keys: Int32Array.from([hashWord('insure')]),
  rowStart: Uint32Array.from([0, 1]),
  lanes: Uint8Array.from([0]),
  weights: Int8Array.from([-127]),
  close: {
    keys: Int32Array.from([hashWord('premium')]),
    rowStart: Uint32Array.from([0, 1]),
    lanes: Uint8Array.from([0]),
    weights: Int8Array.from([5]),
  },
} as const;

describe('the weights file', () => {
  test('what is written is what is read back', () => {
    expect(parseModel(writeModel(small))).toEqual(small);
  });

  test('a file that is cut short or is none says so, and says what to run', () => {
    const bytes = writeModel(small);
    expect(() => parseModel(bytes.subarray(0, bytes.length - 1), 'w.bin')).toThrow(/w\.bin: .*npm run train/);
    expect(() => parseModel(new Uint8Array(3))).toThrow(/npm run train/);
    const other = join(mkdtempSync(join(tmpdir(), 'tenor-')), 'w.bin');
    writeFileSync(other, 'not weights at all');
    expect(() => loadProvisionModel(other)).toThrow(/npm run train/);
    expect(() => loadProvisionModel(`${other}.none`)).toThrow(/cannot be read/);
  });

  test('the committed file is below 8 MB and knows the 41 categories of CUAD', () => {
    expect(statSync(weights).size).toBeLessThan(8e6);
    const known = loadProvisionModel(weights).categories.map(({ category }) => category);
    expect(known).toEqual(provisionCategories.slice(0, 41));
  });
});

test('several spans of which none is likely may together make it likely that the document has the category', () => {
  const of = (...confidences: number[]) => chanceOfAny(confidences.map((confidence) => ({ confidence })));
  expect(of()).toBe(0);
  expect(of(0.5)).toBe(0.5);
  expect(of(0.5, 0.5)).toBe(0.75);
  expect(of(0.5, 1)).toBe(1);
});

describe('what the linear models make of sentences written for this test', () => {
  const model = loadProvisionModel(weights);
  const likeliest = (sentence: string) => {
    const text = `ARTICLE 9\n\nGeneral\n\n9.1 ${sentence}\n\n9.2 The parties meet on the first floor.`;
    const units = readUnits(text);
    const scorer = new UnitScorer(units, model);
    const unit = Array.from({ length: units.count }, (_, i) => i).find((i) =>
      sentence.startsWith(text.slice(units.start[i], units.end[i]!)),
    )!;
    const scores = [...scorer.score(unit)];
    const lane = scores.indexOf(Math.max(...scores));
    return { category: model.categories[lane]!.category, reasons: scorer.reasons(text, unit, lane) };
  };

  test.each([
    [
      'governing-law',
      'This lease of boats is governed by the laws of the State of Vermont, without regard to its conflict of laws rules.',
    ],
    ['anti-assignment', 'Neither party may assign this agreement without the prior written consent of the other.'],
    [
      'insurance',
      'The Boatyard shall maintain commercial general liability insurance of at least two million dollars per occurrence.',
    ],
    [
      'audit-rights',
      'The Owner may inspect and audit the books and records of the Boatyard upon ten days notice during normal business hours.',
    ],
    [
      'cap-on-liability',
      'In no event shall either party be liable for any indirect, incidental or consequential damages, including lost profits.',
    ],
    ['license-grant', 'The Designer hereby grants to the Boatyard a non-exclusive license to use the drawings.'],
  ])('%s', (category, sentence) => {
    expect(likeliest(sentence).category).toBe(category);
  });

  test('an item of a list is read with the words that lead into the list', () => {
    const item = 'return all moulds and drawings to the Designer;';
    const likelihood = (lead: string) => {
      const text = `9.1 ${lead}\n\n(a) pay what is owed;\n\n(b) ${item}\n\n(c) go.`;
      const units = readUnits(text);
      const unit = Array.from({ length: units.count }, (_, i) => i).find((i) => text.startsWith(item, units.start[i]))!;
      const lane = model.categories.findIndex(({ category }) => category === 'post-termination-services');
      return new UnitScorer(units, model).score(unit)[lane]!;
    };
    expect(likelihood('Upon termination of this agreement, the Boatyard shall:')).toBeGreaterThan(
      likelihood('In the first week of each season, the Boatyard shall:'),
    );
  });

  test('a reason is made of words of the sentence', () => {
    const sentence = 'Neither party may assign this agreement without the prior written consent of the other.';
    const { reasons } = likeliest(sentence);
    expect(reasons.length).toBeGreaterThan(0);
    const own = reasons.filter((reason) => reason.startsWith('"'));
    expect(own.every((reason) => sentence.includes(reason.slice(1, -1)))).toBe(true);
  });
});

describe.skipIf(!existsSync(corpus))(
  'training (from the contracts in ../shared/corpus/cuad; skipped without them)',
  () => {
    test('the same contracts give the same bytes', { timeout: 120_000 }, () => {
      const documents = readCorpus(corpus, join(root, 'grammars'), 12);
      const train = () => writeModel(new Training(documents, ['governing-law', 'insurance'], () => {}).model(null));
      expect(Buffer.compare(train(), train())).toBe(0);
    });
  },
);

test('training without the contracts says where they are looked for', () => {
  expect(() => readCorpus('/nowhere/cuad', join(root, 'grammars'))).toThrow(/train\.jsonl: not found\. .*CUAD v1/);
});
