import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const parties = 'between Alder Mills Limited ("Alder") and Birch Data GmbH ("Birch")';
const msa = (name = 'Master Services Agreement') => `${name.toUpperCase()}

This ${name} is made on 2 March 2026 ${parties}.

1. Birch shall notify Alder of any personal data breach within seventy-two (72) hours after becoming aware of it.

2. Alder shall pay each undisputed invoice within thirty (30) days of receipt of the invoice.
`;
const addendum = (agreement: string) => `DATA PROCESSING ADDENDUM

This Data Processing Addendum ("DPA") forms part of ${agreement} ${parties}.

1. Birch shall notify Alder of a personal data breach within twenty-four (24) hours after becoming aware of it.

2. Alder shall pay each undisputed invoice within forty-five (45) days of receipt of the invoice.
`;

test('an addendum that forms part of "the MSA" is linked to the master services agreement of its parties', () => {
  const { links } = compareTexts({ 'msa.txt': msa(), 'dpa.txt': addendum('the MSA') });
  expect(links).toMatchObject([{ from: 'dpa.txt', to: 'msa.txt', relation: 'supplements', title: 'MSA' }]);
});

test('of two with that acronym the one between the same parties is meant', () => {
  const other = msa('Mutual Secrecy Agreement').replaceAll('Birch Data GmbH', 'Cedar SA').replaceAll('Birch', 'Cedar');
  const { links } = compareTexts({ 'msa.txt': msa(), 'other.txt': other, 'dpa.txt': addendum('the MSA') });
  expect(links).toMatchObject([{ from: 'dpa.txt', to: 'msa.txt' }]);
});

test('"the MSA shall prevail": the clause of the agreement governs, but on personal data that of the addendum', () => {
  const order =
    '\n3. If this DPA and the MSA conflict, the MSA shall prevail, except that this DPA prevails as regards the protection of personal data.\n';
  const { conflicts } = compareTexts({ 'msa.txt': msa(), 'dpa.txt': addendum('the MSA') + order });
  const governing = Object.fromEntries(conflicts.map(({ topic, type, governs }) => [topic, [type, governs]]));
  expect(governing).toEqual({
    'breach-notification': ['precedence', 'dpa.txt'],
    'payment-terms': ['precedence', 'msa.txt'],
  });
});

test("a name that brackets give another document is that document's in the clause on their order", () => {
  const order = '\n3. If this DPA and the Hosting Agreement conflict, the Hosting Agreement prevails.\n';
  const agreement = 'the Master Services Agreement dated 2 March 2026 (the "Hosting Agreement")';
  const { conflicts } = compareTexts({ 'msa.txt': msa(), 'dpa.txt': addendum(agreement) + order });
  expect(conflicts.map(({ type, governs }) => [type, governs])).toEqual([
    ['precedence', 'msa.txt'],
    ['precedence', 'msa.txt'],
  ]);
});

test('one clause with the names of both documents before the winner is one decision', () => {
  const order = '\n3. In the event of a conflict between this DPA and the MSA, the MSA prevails.\n';
  const { conflicts } = compareTexts({ 'msa.txt': msa(), 'dpa.txt': addendum('the MSA') + order });
  expect(conflicts.map(({ type, governs }) => [type, governs])).toEqual([
    ['precedence', 'msa.txt'],
    ['precedence', 'msa.txt'],
  ]);
});
