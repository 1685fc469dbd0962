import { expect, test } from 'vitest';
import { matchesIn } from '../../src/model/matches-in.js';

const found = (matches: Iterable<RegExpExecArray>) => [...matches].map(({ 0: words, index }) => [words, index]);

test('gives what matchAll gives, empty matches too', () => {
  for (const pattern of [/\d+/g, /\d*/g, /(?<=a)|b/gu, /x/g]) {
    for (const text of ['', 'a1 b22', '𝟘ab𝟘', '1a2b3']) {
      expect(found(matchesIn(pattern, text))).toEqual(found(text.matchAll(pattern)));
    }
  }
});

test('the same pattern may be used again within the loop, and after a loop that was left early', () => {
  const pattern = /\w+/g;
  const pairs: string[] = [];
  for (const [outer] of matchesIn(pattern, 'ab cd')) {
    for (const [inner] of matchesIn(pattern, 'x y')) pairs.push(outer + inner);
  }
  expect(pairs).toEqual(['abx', 'aby', 'cdx', 'cdy']);
  for (const _ of matchesIn(pattern, 'ab cd')) break;
  expect(pattern.lastIndex).toBe(0);
});
