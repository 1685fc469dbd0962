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

const makers = (clauses: string) => `DISTRIBUTION AGREEMENT

between Oak Lamps Ltd ("Maker") and Finch Retail Ltd ("Distributor"), dated 3 May 2023

${clauses}
`;

const dealer = (clauses: string) => `DEALER CONTRACT

Oak Lamps Ltd, Quay, Ireland ("Oak"), and SIA Gulbis Gaisma, Riga, Latvia ("Gulbis"), 9 May 2024

${clauses}
`;

const between = (one: string, other: string) =>
  compareTexts({ 'one.txt': makers(one), 'other.txt': dealer(other) }).conflicts.map(
    ({ topic, a, b }) => `${topic} ${a.clause} ~ ${b.clause}`,
  );

test('one country that is given to two distributors is told once; countries apart are no conflict', () => {
  const lamps = '1. The Maker appoints the Distributor as its only distributor of lamps in Estonia and Latvia.';
  expect(
    between(
      lamps,
      '1. Oak appoints Gulbis as its exclusive distributor of lamps for Latvia and Lithuania.\n\n2. Gulbis may sell lamps at fairs.',
    ),
  ).toEqual(['exclusivity 1 ~ 1']);
  expect(between(lamps, '1. Oak appoints Gulbis as its exclusive distributor of lamps for Poland.')).toEqual([]);
});

test('two who are each to be served before all others', () => {
  expect(
    between(
      '1. If lamps are short the Maker shall fill the orders of the Distributor before those of anybody else.',
      '1. Oak fills the orders of Gulbis first, ahead of all its other customers.',
    ),
  ).toEqual(['first-served 1 ~ 1']);
});

test('what definitions call the goods and the area tells one promise from another', () => {
  const lamps = `"Range" means the desk lamps called Corvus. "Area" means the islands of Muhu and Vormsi.

1. The Maker shall not permit any other person to sell the Range in the Area.`;
  expect(between(lamps, '1. Gulbis may sell the lamps Corvus in Vormsi and Ruhnu.')).toEqual(['exclusivity 1 ~ 1']);
  expect(between(lamps, '1. Gulbis may sell the lamps Passer in Vormsi.')).toEqual([]);
  expect(between(lamps, '1. Gulbis may sell the lamps Corvus in Ruhnu.')).toEqual([]);
  expect(between(lamps, '1. When the contract ends Gulbis may sell the Range in store until May.')).toEqual([]);
});

test('a right that others may have too still breaks a promise to give it to nobody else', () => {
  const lamps = '1. The Maker shall not permit any other person to sell lamps at the fair.';
  expect(between(lamps, '1. Gulbis may, not as the only dealer, sell lamps at the fair.')).toEqual([
    'exclusivity 1 ~ 1',
  ]);
});

test('two who are each to be offered a thing before anybody else', () => {
  expect(
    between(
      '1. The Maker shall first offer each new lamp to the Distributor before it offers any to another dealer.',
      '1. Each new lamp is put to Gulbis first, and Oak offers it to nobody else until Gulbis has answered.',
    ),
  ).toEqual(['first-served 1 ~ 1']);
});
