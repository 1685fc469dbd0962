import { expect, test } from 'vitest';
import { addressesOf, placeOf, treeOf } from './text-source.js';

test('numbers with the letters of a house before them are clauses, whatever stands between the two', () => {
  const text = `Rules for the slip

Part A: Boats

SC.1 A boat leaves the slip within two days.

SC.2 The keeper names the berth:
(a) by the tide; and
(b) by the draught.

Part B: People

SC.3 Nobody bathes here.`;
  const tree = treeOf(text);
  expect(placeOf(text, tree, 'leaves the slip')).toBe('main/SC.1');
  expect(placeOf(text, tree, 'by the draught')).toBe('main/SC.2(b)');
  expect(placeOf(text, tree, 'Nobody bathes')).toBe('main/SC.3');
});

test('they stand below their own headings', () => {
  const text = `# Rules for passwords

## P1 Length

P1.1 A password has ten letters.

P1.2 It has a figure.

## P2 Change

P2.1 It is changed every nine weeks.`;
  expect(addressesOf(treeOf(text, 'markdown')).filter((address) => /P\d/.test(address))).toEqual([
    'main/P1',
    'main/P1.1',
    'main/P1.2',
    'main/P2',
    'main/P2.1',
  ]);
});

test('quarters of a year, pages of an annex and three letters of their own number nothing', () => {
  const text = `The takings were as follows.

Q1 brought nine pounds.

Q2 brought ten pounds.

Q3 brought eight pounds.

A-1

A-2

A-3`;
  expect(addressesOf(treeOf(text)).filter((address) => /[QA]-?\d/.test(address))).toEqual([]);
});
