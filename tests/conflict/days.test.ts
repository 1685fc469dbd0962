/** One thing that two texts of an agreement want done by different days. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const head = 'between Moorland Estates Ltd (the "Owner") and Birch Joinery Ltd (the "Builder")';
const contract = (clause: string) =>
  `BARN CONTRACT\n\nThis Barn Contract is made on 3 February 2026 ${head}.\n\n1. ${clause}\n\n2. The Owner shall keep the gate open.\n`;
const plan = (clause: string) => `PLAN OF WORKS\n\nto the Barn Contract of 3 February 2026 ${head}\n\n1. ${clause}\n`;

const compared = (one: string, other: string) =>
  compareTexts({ 'contract.txt': contract(one), 'plan.txt': plan(other) }).conflicts.map(
    ({ topic, type, governs }) => `${topic} ${type} ${governs}`,
  );

test('the earlier day meets both', () => {
  expect(
    compared(
      'The Builder shall complete the roof by 30 June 2026.',
      'The roof is to be completed no later than 15 May 2026.',
    ),
  ).toEqual(['like-date stricter plan.txt']);
});

test.each([
  ['The Builder shall complete the roof by 30 June 2026.', 'The Builder shall complete the floor by 15 May 2026.'],
  ['The Builder shall complete the roof by 30 June 2026.', 'The Builder shall complete the roof before 30 June 2026.'],
  ['The Builder shall begin the roof by 1 April 2026.', 'The Builder shall complete the roof by 30 June 2026.'],
])('no conflict: %s ~ %s', (one, other) => {
  expect(compared(one, other)).toEqual([]);
});
