import { expect, test } from 'vitest';
import { readDocument } from '../../src/app/read-contract.js';
import { grammars, textSource } from '../structure/text-source.js';

const head = `AMENDMENT NO. 2 TO THE SUPPLY AGREEMENT

This Amendment is dated 1 June 2026 between Alder Ltd ("Alder") and Birch Ltd ("Birch").

`;
const amendingClause = (clause: string) => {
  const [amending] = readDocument(textSource(`${head}1. ${clause}\n\n2. General.\n`), grammars, null).amendments;
  return amending && { does: amending.does, target: amending.target, puts: amending.puts };
};

const put: readonly [clause: string, target: string, old: string, words: string][] = [
  ['In clause 4.1, for "ten days" substitute "fifteen days".', '4.1', 'ten days', 'fifteen days'],
  ['Clause 5 is amended by substituting "30 June" for "1 May".', '5', '1 May', '30 June'],
  ['In clause 9.4 of the Agreement, the notice becomes eight months.', '9.4', '', 'eight months'],
  ['The words two weeks in clause 5.1 are replaced by the words three weeks.', '5.1', 'two weeks', 'three weeks'],
  ['The period in clause 6 is extended from ten days to twelve days.', '6', 'ten days', 'twelve days'],
  ['Clause 10 (Insurance): the sum of £1,000,000 is replaced by £2,000,000.', '10', '£1,000,000', '£2,000,000'],
  ['The reference to “30 days” in Section 12 shall be replaced with “60 days”.', '12', '30 days', '60 days'],
  [
    'The ten days mentioned in clause 7 are extended to twelve, and the Lender is told.',
    '7',
    'ten days',
    'twelve days',
  ],
  ['Clause 13 is amended so that the notice period is 90 days.', '13', '', '90 days'],
];

for (const [clause, target, old, words] of put) {
  test(`some words are changed: ${clause}`, () => {
    expect(amendingClause(clause)).toEqual({ does: 'varies', target, puts: [{ old, new: words }] });
  });
}

test('a clause that is replaced as a whole has its new words inside the amending clause, whatever numbers they have', () => {
  const words =
    'Clause 2.1 of the Agreement is deleted and replaced with the following: "2.1 Birch shall pay within 20 days."';
  const text = `${head}1. ${words}\n\n2. In clause 3.2, the words "ten days" are replaced by the words "six days".\n`;
  const { amendments } = readDocument(textSource(text), grammars, null);
  expect(amendments.map(({ clause, does, target }) => [clause, does, target])).toEqual([
    ['1', 'replaces', '2.1'],
    ['2', 'varies', '3.2'],
  ]);
  expect(text.slice(amendments[0]!.start, amendments[0]!.end)).toBe(`1. ${words}`);
});
