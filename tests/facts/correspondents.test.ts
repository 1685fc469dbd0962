/** The two of a letter, by its letterhead or signature and its address. */
import { expect, test } from 'vitest';
import { readFacts } from '../../src/facts/read-facts.js';
import { readStructure } from '../../src/structure/read-structure.js';
import { grammars, textSource } from '../structure/text-source.js';

const body = `Re: Mooring Licence of 3 May 2024 (the "Licence")

Dear Captain Ferris,

This letter sets out what we have agreed beside the Licence. You will send us a list of boats each May, and we will paint the buoys.
`;

const partiesOf = (text: string) => {
  const source = textSource(text);
  return readFacts(source, readStructure(source, grammars), grammars).parties.map(({ name, aliases }) => [
    name,
    ...aliases,
  ]);
};

const expected = [
  ['Selkie Harbour Company Ltd', 'we'],
  ['Finn Boatyard Ltd', 'you'],
];

test('a letterhead names the writer, the address the reader', () => {
  const letter = `SELKIE HARBOUR COMPANY LTD
2 Pier Road, Oban

4 May 2024

Finn Boatyard Ltd
9 Quay Street, Oban

${body}
Yours sincerely,
`;
  expect(partiesOf(letter).map(([name, ...aliases]) => [name!.toLowerCase(), ...aliases])).toEqual(
    expected.map(([name, ...aliases]) => [name!.toLowerCase(), ...aliases]),
  );
});

test('without a letterhead the signature names the writer', () => {
  const letter = `4 May 2024

Finn Boatyard Ltd
9 Quay Street, Oban

${body}
Yours sincerely,

For and on behalf of Selkie Harbour Company Ltd
J. Rowan, Director
`;
  expect(partiesOf(letter)).toEqual(expected);
});

test('"To" before the address is no part of a name', () => {
  const letter = `SELKIE HARBOUR COMPANY LTD

4 May 2024

To Murre Boats Ltd, 3 Slip Road

Dear Ms Auk,

You repay £75 in May.

Agreed: A. Auk, for Murre Boats Ltd, 5 May 2024
`;
  expect(partiesOf(letter).map(([name]) => name)).toEqual(['SELKIE HARBOUR COMPANY LTD', 'Murre Boats Ltd']);
});

test('a public body heads its paper in capitals', () => {
  const letter = `SELKIE BOROUGH COUNCIL
Harbour Unit, Quay House

4 May 2024

Ms R Finn
Finn Boatyard Ltd

Dear Ms Finn,

This letter sets out what we have agreed. You will send us a list of boats each May, and we will paint the buoys.
`;
  expect(partiesOf(letter)).toEqual([
    ['SELKIE BOROUGH COUNCIL', 'we'],
    ['Finn Boatyard Ltd', 'you'],
  ]);
});
