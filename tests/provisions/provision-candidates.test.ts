import { expect, test } from 'vitest';
import { candidateFeatures } from '../../src/extract/provision-candidate.js';
import { findCandidates } from '../../src/extract/provision-candidates.js';
import { readUnits } from '../../src/extract/provision-units.js';

const insurance = {
  category: 'insurance',
  usual: { words: 3, deviation: 1, spans: 10, documents: 5, claimed: 0.5 },
} as const;
const footer = 'Page 2';
const text = `The Boatyard insures the boats against\n\n${footer}\n\nfire. The Miller mills.`;
const start = text.indexOf(footer);
const units = readUnits(text, [{ start, end: start + footer.length }]);
const scores = [Float32Array.of(2, -9)];
const share = candidateFeatures.indexOf('part of its words');
const before = candidateFeatures.indexOf('parts before it');

test('a sentence on two pages is told page by page, without what stands between', () => {
  const candidates = findCandidates(units, scores, scores, scores, [], [insurance]);
  expect(candidates.map(({ start, end }) => text.slice(start, end))).toEqual([
    'The Boatyard insures the boats against',
    'fire.',
  ]);
  expect(candidates.map(({ features }) => features[share])).toEqual([expect.closeTo(6 / 7), expect.closeTo(1 / 7)]);
  expect(candidates.map(({ features }) => features[before])).toEqual([0, 1]);
  for (const { features } of candidates) expect(features).toHaveLength(candidateFeatures.length);
});

test('so is what a rule says of it', () => {
  const claim = { ...insurance, start: 0, end: text.indexOf(' The Miller'), confidence: 0.9, rule: 'x', reasons: [] };
  const candidates = findCandidates(units, [Float32Array.of(-9, -9)], scores, scores, [claim], [insurance]);
  expect(candidates.map(({ end }) => end)).toEqual([start - 2, claim.end]);
});
