/** Rules that tell nobody's name beside the contracts that take them in, addenda that change clauses, and best prices. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const licence = (club = 'Ness Rowing Club Ltd') => `BOATHOUSE LICENCE AGREEMENT

This Boathouse Licence Agreement is made on 4 March 2022 between Fjord Leisure plc ("Licensor") and ${club} ("Licensee").

1. Rules

1.1 The Licensee shall follow the Boathouse Handbook (the "Handbook") and take part in the Regatta Scheme.

1.2 The Scheme Regulations form part of this Agreement. Where they differ from it on a matter that concerns crews in the scheme, the Scheme Regulations decide.

1.3 As to rent and term nothing in the Handbook can change this Agreement.

2. Duties

2.1 The Licensee shall pay a rent of four percent (4%) of takings for each month, on the tenth.

2.2 The Licensee shall report results of crews within six days of the race.

2.3 The Licensee shall inform the Licensor within 48 hours of an intrusion into its systems.

2.4 Whatever the Handbook may provide, the Licensee shall hold on to registration cards for no less than five years.

2.5 The Licensee shall have public liability insurance of at least £2,000,000 per occurrence.

2.6 Varnish and ropes shall be obtained from Osprey Chandlers and from nobody else.

2.7 The lowest fare for a trip is found on the website of the Licensor, and no other channel shows a lower one.

3. If the rent is not paid, and is not made good within twenty days of notice, the Licensor may terminate.
`;

const handbook = `# Silver Oars — Boathouse Handbook

Edition 3

1. "You" means the licensee of a boathouse.

2. With regard to the records of visitors, what is written here overrides your licence agreement.

3. Registration cards are shredded once twelve months have passed since the visit.

4. When you notice that an outsider has got into your systems, you telephone our security desk within 12 hours of the intrusion.

5. Public liability cover of no less than £3,000,000 is kept up.
`;

const regulations = `# Regatta Scheme — Scheme Regulations for Boathouses

Issued by Fjord Leisure plc, 2 May 2023

1. The boathouse sends results of crews not later than 36 hours after the race.
`;

const addendum = `ADDENDUM

to the Boathouse Licence Agreement of 4 March 2022

Fjord Leisure plc and Ness Rowing Club Ltd, 9 July 2023

(A) The Licensee builds a slipway.

(B) The Licensor agrees to some changes.

1. Words mean what they mean in the Boathouse Licence Agreement.

2. Rent. From 1 August 2023 clause 2.1 shall cease to apply. It is substituted by the following: "The Licensee shall pay a rent of three percent (3%) of takings for each month, on the twentieth."

3. For as long as the slipway is being built the twenty days mentioned in clause 3 are extended to forty.
`;

const chandler = `SUPPLY CONTRACT

1. Kelp Marine Ltd (the "Company") and Ness Rowing Club Ltd (the "Customer") make this contract on 8 August 2022 for two years.

2. The Customer buys from the Company, and only from the Company, all varnish and paint that it uses.
`;

const portal = `TRIPS PARTNER AGREEMENT

Wavelet Trips Ltd ("Wavelet") and Ness Rowing Club Ltd (the "Partner"), 3 June 2022

1. The Partner undertakes that fares for a trip on Wavelet are at least two percent below those asked anywhere else, its own website included.
`;

const found = (texts: Readonly<Record<string, string>>) =>
  compareTexts(texts)
    .conflicts.map(
      ({ a, b, type, governs }) =>
        `${[a, b]
          .map(({ document, clause }) => `${document} ${clause}`)
          .sort()
          .join(' ~ ')}: ${type} ${governs}`,
    )
    .sort();

test('a handbook without names is that of the one contract which names it by its title behind the dash', () => {
  expect(found({ handbook, licence: licence() })).toEqual([
    'handbook 3 ~ licence 2.4: contradiction null',
    'handbook 4 ~ licence 2.3: stricter handbook',
    'handbook 5 ~ licence 2.5: stricter handbook',
  ]);
});

test('a handbook that the contracts of several counterparties name is that of the party which they share', () => {
  const other = licence('Skerry Sailing Ltd').replace('£2,000,000', '£6,000,000');
  const conflicts = found({ handbook, licence: licence(), other });
  expect(conflicts).toContain('handbook 3 ~ licence 2.4: contradiction null');
  expect(conflicts).toContain('handbook 5 ~ licence 2.5: stricter handbook');
  expect(conflicts.filter((each) => /licence.*other/.test(each))).toEqual([]);
});

test('a handbook that no contract names is compared with none', () => {
  const without = licence().replaceAll(/Boathouse Handbook \(the "Handbook"\)/g, 'customs of the river');
  expect(found({ handbook, licence: without })).toEqual([]);
});

test('the regulations decide where the contract says so for what they are about', () => {
  expect(found({ licence: licence(), regulations })).toEqual(['licence 2.2 ~ regulations 1: precedence regulations']);
});

test('clauses behind lettered recitals of an addendum change the one agreement that it belongs to', () => {
  expect(found({ addendum, licence: licence() })).toEqual([
    'addendum 2 ~ licence 2.1: superseded addendum',
    'addendum 3 ~ licence 3: superseded addendum',
  ]);
});

test('the same goods from one source alone, promised to two', () => {
  expect(found({ chandler, licence: licence() })).toEqual(['chandler 2 ~ licence 2.6: contradiction null']);
});

test('no lower price than on one website, and a lower one on another', () => {
  expect(found({ licence: licence(), portal })).toEqual(['licence 2.7 ~ portal 1: contradiction null']);
  const parity = portal.replace(/are at least .*/, 'are no higher than on any other website.');
  expect(found({ licence: licence(), portal: parity })).toEqual([]);
});
