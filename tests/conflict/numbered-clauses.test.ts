/** Orders of documents for some clauses only, told by their numbers, and those whom a party brings in. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const framework = `FRAMEWORK AGREEMENT

between Larch Ferries Ltd ("Owner") and Dunlin Yards Ltd ("Yard"), dated 4 April 2024

1. Work

1.1 The Yard works as the orders of the Owner say.

1.2 The Yard keeps to the dock rules of the Owner.

2. Acceptance

2.1 The Owner accepts or rejects the work within ten days after the sea trial.

3. Money

3.1 The Owner pays each invoice within 40 days of receiving it.

4. Liability

4.1 The Yard's total liability is limited to twice the price of the order.

5. Insurance

5.1 The Yard holds public liability insurance of at least £4,000,000.

6. Rank

6.1 Where an order departs from clauses 2 to 3, the order is followed. Where it departs from any other clause, this agreement is followed.
`;

const order = `ORDER NO. 2

under the Framework Agreement between Larch Ferries Ltd ("Owner") and Dunlin Yards Ltd ("Yard"), 2 May 2024

1. The Yard mends the ramp of the Petrel.

2. The Owner accepts or rejects the ramp within 25 days after the sea trial.

3. The Yard's total liability under this order is limited to the amount of its price.
`;

const rules = `DOCK RULES

Larch Ferries Ltd, edition of 2023

1. Your painter and your divers are their own masters. A diver whom you bring in has public liability insurance of £1,000,000.

2. Bills are paid within ten days.
`;

const found = (texts: Readonly<Record<string, string>>) =>
  compareTexts(texts).conflicts.map(({ a, b, type, governs }) => ({
    between: [a, b].map(({ document, clause }) => `${document} ${clause}`).sort(),
    type,
    governs,
  }));

test('an order is followed in the clauses that are told by their numbers, and in no others', () => {
  expect(found({ framework, order })).toEqual(
    expect.arrayContaining([
      { between: ['framework 2.1', 'order 2'], type: 'precedence', governs: 'order' },
      { between: ['framework 4.1', 'order 3'], type: 'precedence', governs: 'framework' },
    ]),
  );
});

test('"it" in the next sentence is the order, so that rules are ranked by nothing', () => {
  expect(found({ framework, order, rules })).toContainEqual({
    between: ['framework 3.1', 'rules 2'],
    type: 'stricter',
    governs: 'rules',
  });
});

test('the insurance of a diver whom the Yard brings in is not that of the Yard', () => {
  const between = found({ framework, rules }).map((each) => each.between.join(' ~ '));
  expect(between).not.toContain('framework 5.1 ~ rules 1');
});
