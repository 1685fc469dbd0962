/** Schedules that only their master agreement names, and what such schedules say in words of their own. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const master = `FERRY SERVICES AGREEMENT

between Tern Isles Ltd ("Council") and Skua Ferries Ltd ("Carrier"), dated 2 May 2024

1. Documents

1.1 The Punctuality Schedule and the Cargo Schedule are attached to this Agreement.

1.2 Where the Punctuality Schedule does not agree with this Agreement, the Punctuality Schedule is to be followed.

2. Money

2.1 If fewer ferries leave on time in a month than agreed, the Carrier credits the Council with 4% of the fee for each full percentage point that is missing.

2.2 A sum that is past due bears interest at nine per cent. a year.

3. Passenger data

3.1 The Carrier may have passenger data handled by another firm if it has told the Council two weeks beforehand.

3.2 Passenger data are kept in Norway. The Carrier's desk in Peru may view them to answer questions.
`;

const punctuality = `PUNCTUALITY SCHEDULE

Tern Isles Ltd and Skua Ferries Ltd

1. For each full percentage point by which ferries that leave on time fall short, the Carrier credits the Council with 2% of the fee.

2. Bicycles that nobody fetches are held for ninety days and not sold earlier.

3. Passenger data are neither stored in nor viewed from a country outside Norway.

4. Further processors. The Carrier tells the Council six weeks before it engages another.
`;

const cargo = `CARGO SCHEDULE

Tern Isles Ltd and Skua Ferries Ltd

1. Bicycles that nobody fetches are sold on the fortieth day.

2. A sum that is past due bears interest at one and a half percent (1.5%) per month.
`;

const found = compareTexts({ master, punctuality, cargo }).conflicts.map(({ a, b, type, governs }) => ({
  between: [a, b].map(({ document, clause }) => `${document} ${clause}`).sort(),
  type,
  governs,
}));

test('by a schedule that is followed where the two do not agree', () => {
  for (const between of [
    ['master 2.1', 'punctuality 1'],
    ['master 3.1', 'punctuality 4'],
    ['master 3.2', 'punctuality 3'],
  ])
    expect(found).toContainEqual({ between, type: 'precedence', governs: 'punctuality' });
});

test('two schedules that only the master agreement names', () => {
  expect(found).toContainEqual({ between: ['cargo 1', 'punctuality 2'], type: 'contradiction', governs: null });
});

test('interest in two schemes of counting', () => {
  expect(found).toContainEqual({ between: ['cargo 2', 'master 2.2'], type: 'contradiction', governs: null });
});
