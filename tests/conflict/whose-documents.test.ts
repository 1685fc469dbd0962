/** Documents that only the contracts of the same people show to be theirs. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const contract = `REED CONTRACT

**Fen Cottages** ("we", "us") and **Bittern Thatch Ltd** ("you"), starting 1 May 2024

1. You finish each roof within nine weeks of an order.

2. We pay your invoice within 30 days of receiving it.

3. Our House Rules are part of this contract; where the two differ, this contract prevails.

4. You bear the cost of cleaning the ladders.

5. You keep the photos of a roof for six years.
`;

const rules = `FEN COTTAGES
HOUSE RULES FOR THATCHERS

1. Photos of a roof are deleted twelve months after they were taken.
`;

const sheet = `LADDER SHEET

Fen Cottages and Bittern Thatch Ltd, part of the Reed Contract

1. The cleaning of ladders is paid for by Fen Cottages.
`;

const letter = `Letter

Fen Cottages and Bittern Thatch Ltd, 4 March 2025

We have agreed to change our contract in these points:

1. The time in clause 2 is altered to 45 days.
`;

const found = (texts: Readonly<Record<string, string>>) =>
  compareTexts(texts)
    .conflicts.map(
      ({ topic, type, a, b }) =>
        `${topic} ${type} ${[a, b]
          .map(({ document: d, clause: c }) => `${d} ${c}`)
          .sort()
          .join(' ~ ')}`,
    )
    .sort();

test('rules are those of the house whose name their first line has, without its legal form', () => {
  expect(found({ contract, rules })).toEqual(['retention-vs-deletion precedence contract 5 ~ rules 1']);
});

test('a letter changes the one contract of the two who stand in its head', () => {
  expect(found({ contract, letter })).toEqual(['changed-clause superseded contract 2 ~ letter 1']);
});

// The order of the contract and the House Rules decides about no third.
test('a cost that one document lays on the one side and another on the other', () => {
  expect(found({ contract, sheet })).toEqual(['cost-bearing contradiction contract 4 ~ sheet 1']);
});

test('a title up to its comma is what others call a document; the first word of a name is the house', () => {
  const supply = `STRAW CONTRACT

Bittern Thatch Ltd ("Buyer") and Heron Straw Ltd ("Farmer"), dated 4 May 2024

1. Sheaves

1.1 The Buyer will take at least 400 sacks in each calendar year.

1.2 The Site Rules are part of this contract. In case of conflict this contract prevails.

1.3 Sheaves with more than 3% thistles are docked £2 a sack.
`;
  const order = `BITTERN THATCH LTD
SITE RULES, FEN YARD

1. Bittern has no obligation to buy any minimum quantity.

2. Where sheaves have more than 3% thistles the deduction is £4 a sack.
`;
  expect(found({ supply, order })).toEqual([
    'like-sum precedence order 2 ~ supply 1.3',
    'minimum-purchase precedence order 1 ~ supply 1.1',
  ]);
});
