/** What one text allows and another, or the same one elsewhere, forbids. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const head = 'between Moorland Estates Ltd (the "Owner") and Thistle Riding Club Ltd (the "Club")';

const grazing = (clause: string) => `GRAZING LICENCE

This Grazing Licence is made on 3 February 2024 ${head}.

1. ${clause}

2. The Club shall keep the gates shut.
`;

const schedule = (clause: string) => `SCHEDULE OF USE

to the Grazing Licence of 3 February 2024 ${head}

1. ${clause}
`;

const compared = (allowed: string, forbidden: string) =>
  compareTexts({ 'licence.txt': grazing(allowed), 'schedule.txt': schedule(forbidden) }).conflicts.map(
    ({ topic, type }) => `${topic} ${type}`,
  );

test.each([
  [
    'The Club may put up a jump in the lower field.',
    'The Club shall not erect jumps, tents or stalls in the lower field.',
  ],
  ['Dogs may be brought into the yard.', 'Dogs are not allowed in the yard.'],
  [
    'The Club is free to sell hay without the consent of the Owner.',
    'The Club may not sell hay unless the Owner has agreed.',
  ],
  ['The Club may use tractors on the track.', 'No tractors may be used on the track.'],
  ['The Club may, from May to July, cut the hedge.', 'The Club shall never cut the hedge.'],
])('allowed and forbidden: %s ~ %s', (allowed, forbidden) => {
  expect(compared(allowed, forbidden)).toEqual(['like-permission contradiction']);
});

test.each([
  ['The Club may put up a jump in the lower field.', 'The Club shall not erect jumps in the wood.'],
  ['The Club may sell hay.', 'The Club shall not sell straw.'],
  [
    'The Club may sell hay with the consent of the Owner.',
    'The Club may not sell hay without the consent of the Owner.',
  ],
  ['The Club may sell hay.', 'The Club may not sell hay without the consent of the Owner.'],
  ['The Club may bring dogs into the yard.', 'The Club may not bring dogs into the yard after dusk.'],
  ['The Club may use tractors.', 'The Club may not sell tractors.'],
  ['The Club may bring ponies into the yard.', 'The Club may not bring animals except ponies into the yard.'],
  ['The Owner may cut the hedge.', 'The Club shall not cut the hedge.'],
])('no conflict: %s ~ %s', (allowed, forbidden) => {
  expect(compared(allowed, forbidden)).toEqual([]);
});

test('one text undoes itself where it forbids in any circumstances what it allows elsewhere', () => {
  const text = grazing('The Club may put up a jump in the lower field.');
  const found = (clause: string) =>
    compareTexts({ 'licence.txt': `${text}\n3. ${clause}\n` }).conflicts.map(({ type, a, b }) => [
      type,
      a.clause,
      b.clause,
    ]);
  expect(found('The Club shall not in any circumstances place jumps in the lower field.')).toEqual([
    ['ambiguity', '1', '3'],
  ]);
  expect(found('The Club shall not place jumps in the lower field.')).toEqual([]);
});

test('an order that is limited to a topic takes in what stands under its heading', () => {
  const found = (topics: string) =>
    compareTexts({
      'licence.txt': `${grazing('The Club may put up a jump in the lower field.')}
3. On ${topics} the Schedule of Use prevails over this Licence.
`,
      'schedule.txt': schedule('Fences and jumps\n\n1.1 No jumps may be placed in the lower field.'),
    }).conflicts.map(({ type, governs }) => [type, governs]);
  expect(found('insurance, hedges and jumps')).toEqual([['precedence', 'schedule.txt']]);
  expect(found('insurance, hedges and hay')).toEqual([['contradiction', null]]);
});

test.each([
  [
    'The Club may assign this Licence with the consent of the Owner.',
    'The Club shall not assign this Licence under any circumstances.',
  ],
  ['The Club may sublet a stable where the Owner agrees.', 'The Club shall in no event sublet a stable.'],
])('handing on with consent, and not at all: %s ~ %s', (withConsent, never) => {
  const { conflicts } = compareTexts({ 'licence.txt': `${grazing(withConsent)}\n3. ${never}\n` });
  expect(conflicts.map(({ type }) => type)).toEqual(['ambiguity']);
});
