/** What a text lays down but once: two of its clauses that differ undo each other. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const contract = (first: string, second: string) => `BOAT HIRE AGREEMENT

between Moorland Estates Ltd (the "Owner") and Thistle Rowing Club Ltd (the "Club"), of 3 February 2024

1. BOATS

1.1 ${first}

2. CARE

2.1 The Club shall keep the oars dry.

3. GENERAL

3.1 ${second}
`;

const told = (first: string, second: string) =>
  compareTexts({ 'hire.txt': contract(first, second) }).conflicts.map(({ topic, type, a, b }) => [
    topic,
    type,
    a.clause,
    b.clause,
  ]);

test.each([
  ['Hire logs are kept for two years.', 'Hire logs are destroyed after six months.', 'like-keeping'],
  [
    'This agreement is renewed for a year unless one of the parties gives notice three months before its end.',
    'Notice of non-renewal is given by either party no later than one month before the end.',
    'renewal-notice',
  ],
  ['Broken rowlocks are replaced within three days.', 'Broken rowlocks are replaced within a week.', 'like-time'],
])('told twice: %s ~ %s', (first, second, topic) => {
  expect(told(first, second)).toEqual([[topic, 'ambiguity', '1.1', '3.1']]);
});

test.each([
  ['Hire logs are kept for two years.', 'Accident logs are destroyed after six months.'],
  ['Broken rowlocks are replaced within three days.', 'Broken seats are replaced within a week.'],
  ['Hire logs are kept for two years.', 'Hire logs are destroyed after two years.'],
  // What each member of a list says of it is graded.
  ['Repairs. (a) Broken rowlocks are replaced within three days. (b) Broken rowlocks are replaced within a week.', ''],
])('no ambiguity: %s ~ %s', (first, second) => {
  expect(told(first, second)).toEqual([]);
});
