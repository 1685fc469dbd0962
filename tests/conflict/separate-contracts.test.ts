/** What one party promised in one contract against what it does under another, with somebody else. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const mill = `SUPPLY AGREEMENT

between Aspen Mill Ltd ("Mill") and Kestrel Bakery Ltd ("Bakery"), dated 3 May 2023

1. The Mill does not supply spelt flour to any other maker of pasta.

2. The Mill shall not assign its claims against the Bakery.
`;

const found = (other: string) =>
  compareTexts({ 'mill.txt': mill, 'other.txt': other }).conflicts.map(({ topic, type }) => `${topic} ${type}`);

test('a thing that is supplied to somebody whom the other contract shuts out', () => {
  expect(
    found(`PASTA CONTRACT

between Aspen Mill Ltd ("Mill") and Heron Pasta Ltd ("Maker"), dated 9 May 2024

1. The Mill supplies the Maker each month with two tons of spelt flour for pasta.
`),
  ).toEqual(['exclusivity contradiction']);
});

test('another thing, or the same for another trade, breaks no such promise', () => {
  expect(
    found(`FEED CONTRACT

between Aspen Mill Ltd ("Mill") and Heron Farm Ltd ("Farm"), dated 9 May 2024

1. The Mill supplies the Farm each month with two tons of spelt flour.

2. The Mill supplies the Farm each month with one ton of bran.
`),
  ).toEqual([]);
});

test('claims that are handed to a bank although a customer was promised that they would not be', () => {
  expect(
    found(`PURCHASE OF RECEIVABLES

between Aspen Mill Ltd ("Mill") and Lark Bank plc ("Bank"), dated 9 May 2024

1. The Mill sells to the Bank all its receivables from now on.
`),
  ).toEqual(['assignment-of-claims contradiction']);
});
