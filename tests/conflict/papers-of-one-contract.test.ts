/** The papers that make up one contract: which of them counts as later, whose a rider is, what is taken out for another. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const between = (texts: Readonly<Record<string, string>>) =>
  compareTexts(texts).conflicts.map(
    ({ topic, type, a, b, governs }) => `${topic} ${type} ${a.clause} ~ ${b.clause} ${governs}`,
  );

const parties = 'between Aspen Mill Ltd (the "Mill") and Kestrel Bakery Ltd (the "Bakery")';

test('a limit that does not apply to a clause of another document leaves that clause alone', () => {
  const contract = (further: string) => `SUPPLY AGREEMENT

${parties}, dated 3 May 2023

1. LIABILITY

1.1 The liability of each party in a year is limited to £50,000.${further}
`;
  const data = `DATA PROCESSING AGREEMENT

to the Supply Agreement dated 3 May 2023, ${parties}

4. LIABILITY

4.1 The Mill is liable up to £90,000 in each year.
`;
  const carved = ' This does not apply to clause 4 of the Data Processing Agreement, which has its own limit.';
  expect(between({ 'a.txt': contract(''), 'b.txt': data })).toHaveLength(1);
  expect(between({ 'a.txt': contract(carved), 'b.txt': data })).toEqual([]);
});

test('what was signed last is what was agreed later, whenever the work begins', () => {
  const contract = `SUPPLY AGREEMENT

${parties}

Signed on 3 May 2023

1. The supply begins on 1 October 2023.

2. The Mill sends the Bakery its report on the condition of the sacks within five days of their arrival.

3. Where papers that both sign differ, what was signed last is followed.
`;
  const protocol = `HARVEST PROTOCOL

${parties}, dated 17 June 2023

1. The report on the condition of the sacks is sent within ten days of their arrival, as every sack has to be opened.

2. Words are used as in the Supply Agreement.
`;
  expect(between({ 'a.txt': contract, 'b.txt': protocol })).toEqual(['like-time precedence 2 ~ 1 b.txt']);
});

test('conditions that a contract names belong to it, and what they destroy by its words collides with what it keeps', () => {
  const contract = `SUPPLY AGREEMENT

${parties}, dated 3 May 2023

1. The contract consists of the following documents, of which one named earlier prevails over one named later: (a) this Agreement; (b) the Bakery's Conditions of Purchase.

2. The Mill keeps batch records for at least five years from delivery.
`;
  const conditions = `# Conditions of Purchase

Kestrel Bakery Ltd, edition 7, April 2021

1. "We" are Kestrel Bakery Ltd. "You" are the supplier.

2. You destroy papers about goods, batch records included, no later than two years after delivery.
`;
  expect(between({ 'a.txt': contract, 'b.md': conditions })).toEqual(['like-keeping precedence 2 ~ 2 a.txt']);
});

test('a promise about those whom one engages is held against what they have promised', () => {
  const client = (engaged: string) => `CLEANING AGREEMENT

between Aspen Mill Ltd (the "Client") and Kestrel Cleaners Ltd (the "Firm"), dated 3 May 2023

1. If there is a data breach the Client is told within twenty-four hours after the Firm${engaged} has become aware of it.
`;
  const helper = `HELPER'S CONTRACT

between Kestrel Cleaners Ltd ("Kestrel") and Ada Low (the "Helper"), dated 4 May 2023

1. The Helper tells Kestrel within three days after becoming aware of a data breach.
`;
  const engaged = ' or a helper whom it engages';
  expect(between({ 'a.txt': client(engaged), 'b.txt': helper })).toEqual(['flow-down contradiction 1 ~ 1 null']);
  expect(between({ 'a.txt': client(''), 'b.txt': helper })).toEqual([]);
});
