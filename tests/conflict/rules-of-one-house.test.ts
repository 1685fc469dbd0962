/** Rules that one house lays down in several texts: its people have to follow them side by side. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const handbook = (order: string) => `# Staff Handbook

"We" and "us" mean Selkie Harbour Lodgings DAC.

1.1 ${order}

2.1 If you sleep on board with our agreement we pay you EUR 11 a night towards breakfast.

2.2 Send in receipts for tools within 20 days of buying them.
`;

const policy = (house: string) => `${house}
NIGHTS ON BOARD - OUR POLICY

1.1 If you sleep on board we pay you EUR 14 a night towards breakfast.

1.2 Send us your receipts for tools within 40 days of buying them.
`;

const told = (order: string, house = 'SELKIE HARBOUR LODGINGS DAC') =>
  compareTexts({ 'handbook.md': handbook(order), 'policy.txt': policy(house) }).conflicts.map(
    ({ type, a, b }) => `${type} ${[a.clause, b.clause].sort().join(' ')}`,
  );

test('are compared though neither names the other', () => {
  expect(told('This handbook is for everybody.').sort()).toEqual(['contradiction 1.1 2.1', 'stricter 1.2 2.2']);
});

test('are ranked by what one of them says of any other policy', () => {
  expect(told('This handbook comes before any other policy of ours.').sort()).toEqual([
    'precedence 1.1 2.1',
    'precedence 1.2 2.2',
  ]);
});

test('are not compared with those of another house', () => {
  expect(told('This handbook is for everybody.', 'KELPIE ISLAND LODGINGS DAC')).toEqual([]);
});
