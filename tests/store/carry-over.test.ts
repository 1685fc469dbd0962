import { expect, test } from 'vitest';
import { type Likeness, matchObligations } from '../../src/store/carry-over.js';

const duty = (id: string, more: Partial<Likeness> = {}): Likeness => ({
  id,
  kind: 'deadline',
  part: 'main',
  clause: '4.1',
  value: 'P30D',
  duty: 'must|Customer|invoice-received|within',
  quote: 'The Customer shall pay each invoice within thirty days of its receipt',
  ...more,
});

test('a duty that moved to another clause, in the same words, is the same duty', () => {
  expect(matchObligations([duty('a')], [duty('b', { clause: '5.3' })])).toEqual([
    { from: 'a', to: 'b', sameTerms: true },
  ]);
});

test('a reworded duty under the same number with the same period is the same duty', () => {
  const reworded = duty('b', { quote: 'The Customer pays an invoice within thirty days after it was received' });
  expect(matchObligations([duty('a')], [reworded])).toMatchObject([{ to: 'b', sameTerms: true }]);
});

test('another period under the same number and in nearly the same words is the same clause with other terms', () => {
  const shorter = duty('b', {
    value: 'P14D',
    quote: 'The Customer shall pay each invoice within fourteen days of its receipt',
  });
  expect(matchObligations([duty('a')], [shorter])).toEqual([{ from: 'a', to: 'b', sameTerms: false }]);
});

test('another kind, or other words with the same period, is another duty', () => {
  expect(matchObligations([duty('a')], [duty('b', { kind: 'penalty' })])).toEqual([]);
  const other = duty('b', { clause: '9', quote: 'The Supplier shall return the keys within thirty days of expiry' });
  expect(matchObligations([duty('a')], [other])).toEqual([]);
});

test('each duty is matched once, and the best match wins', () => {
  const same = duty('same');
  const near = duty('near', { quote: 'The Customer shall pay each invoice within thirty days of its date of issue' });
  const matches = matchObligations([duty('a')], [near, same]);
  expect(matches).toEqual([{ from: 'a', to: 'same', sameTerms: true }]);
  expect(matchObligations([duty('a'), duty('b')], [same])).toHaveLength(1);
});

test('the same words the other way round bind somebody else: other terms, unless nothing was reworded', () => {
  const other = { duty: 'must|Supplier|invoice-received|within' };
  const turned = duty('b', {
    ...other,
    quote: 'The Supplier shall pay each invoice within thirty days of its receipt',
  });
  expect(matchObligations([duty('a')], [turned])).toEqual([{ from: 'a', to: 'b', sameTerms: false }]);
  expect(matchObligations([duty('a')], [duty('b', other)])).toEqual([{ from: 'a', to: 'b', sameTerms: true }]);
});
