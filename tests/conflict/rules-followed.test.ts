/** Rules that a contract takes in by what they are, and rights that need no notice beside rights that do. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const licence = (follows: string) => `BERTH LICENCE

This Licence is made on 2 April 2023 between Selkie Harbour Company Ltd (the "Company") and Finn Boatyard Ltd (the "Licensee").

1. ${follows} If one of them departs from this Licence, this Licence prevails.

2. The workshop shall be open for business from 8:00 a.m. until 5:00 p.m. on weekdays.

3. The Company may enter the workshop only upon two days' notice.

4. The Licensee may look at the Company's accounts of the crane on ten days' notice.
`;

const rules = `SELKIE HARBOUR

Rules for those who work on the quay

Issued by Selkie Harbour Company Ltd on 1 May 2023

1. Every workshop is open from 07:30 to 18:00.

2. The manager may come into any workshop to inspect it, without notice.
`;

const topics = (follows: string) =>
  compareTexts({ 'licence.txt': licence(follows), 'rules.txt': rules }).conflicts.map(
    ({ topic, type, a, b }) => `${topic} ${type} ${[a.clause, b.clause].sort().join(' ')}`,
  );

test.each([
  'The Company makes rules for the harbour, which the Licensee shall follow.',
  'The Licensee shall comply with the rules and regulations that the Company issues from time to time.',
  "The Licensee and its staff keep to the Company's rules.",
  'Whoever works on the quay is bound by the rules of the harbour.',
])('a contract takes in the rules that its party made: %s', (follows) => {
  expect(topics(follows).sort()).toEqual(['entry-notice precedence 2 3', 'opening-hours precedence 1 2']);
});

test.each([
  'The Licensee shall comply with all applicable laws, rules and regulations.',
  'The Licensee shall follow the rules of the sailing association.',
  'The Company makes no rules.',
])('other rules are not taken in: %s', (follows) => {
  expect(topics(follows)).not.toContain('opening-hours precedence 1 2');
});

const repairs = `REPAIRS CONTRACT

This contract is made on 2 April 2023 between Selkie Harbour Company Ltd (the "Company") and Finn Boatyard Ltd (the "Contractor").

1. The Contractor shall hold public liability insurance of not less than £9,000,000 for each occurrence.

2. The Company shall pay within thirty days of the invoice.
`;

const code = (top: string) => `SELKIE HARBOUR COMPANY LTD

CODE FOR THOSE WHO REPAIR BOATS

${top}

1. Firms hold public liability insurance of five million pounds or more.

2. Leave the slip clean.
`;

test('rules that say themselves who keeps to them bind those who deal with the house', () => {
  const of = (top: string) =>
    compareTexts({ 'contract.txt': repairs, 'code.txt': code(top) }).conflicts.map(
      ({ topic, type }) => `${topic} ${type}`,
    );
  expect(of('Our contractors have agreed to keep to this code.')).toEqual(['insurance stricter']);
  expect(of('Every firm on the quay signs for its copy.')).toEqual(['insurance stricter']);
  expect(of('The code hangs in the harbour office.')).toEqual([]);
});

test('rules that the other party has accepted bind it', () => {
  const of = (top: string) =>
    compareTexts({ 'contract.txt': repairs, 'code.txt': code(top) }).conflicts.map(
      ({ topic, type }) => `${topic} ${type}`,
    );
  expect(of('Accepted by Finn Boatyard Ltd on 4 May 2023.')).toEqual(['insurance stricter']);
  expect(of('Accepted by the harbour council on 4 May 2023.')).toEqual([]);
});

test('a title that opens with the short name of a party is its document', () => {
  const terms = (title: string) => `# ${title}

S.1 The ramp is free.

S.2 A broken crane is mended within nine days of the call.

S.3 The gate is shut at night.
`;
  const contract = `CRANE CONTRACT

This contract is made on 2 April 2023 between Selkie Harbour Company Ltd ("Selkie") and Finn Boatyard Ltd (the "Customer").

1. Selkie mends a broken crane within two days of the call. This contract goes before the Crane Terms.
`;
  const of = (title: string) =>
    compareTexts({ 'contract.txt': contract, 'terms.md': terms(title) }).conflicts.map(
      ({ type, a, b }) => `${type} ${[a.clause, b.clause].sort().join(' ')}`,
    );
  expect(of('Selkie Crane Terms')).toEqual(['precedence 1 S.2']);
  expect(of('Merrow Crane Terms')).toEqual([]);
});

test('prices in a list are no prices of one thing', () => {
  const lines = ['ropes', 'sails', 'masts', 'oars', 'nets'].map(
    (thing, i) => `(${'abcde'[i]}) The Customer pays £${i + 3} for each hour of work on the boat, with ${thing}.`,
  );
  const prices = `PRICES

This contract is made on 2 April 2023 between Selkie Harbour Company Ltd (the "Company") and Finn Boatyard Ltd (the "Customer").

1. Work
${lines.join('\n')}

SCHEDULE 1

1. The Customer pays £90 for each hour of work on the boat.
`;
  expect(compareTexts({ 'prices.txt': prices }).conflicts).toEqual([]);
});
