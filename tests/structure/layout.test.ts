import { describe, expect, test } from 'vitest';
import { readLayout } from '../../src/structure/layout.js';
import { grammars, textSource } from './text-source.js';

const tears = (text: string) =>
  readLayout(textSource(text), grammars).tears.map(({ start, end }) => text.slice(start, end));

describe('what belongs to the page and tears a sentence', () => {
  test.each([
    ['a page number', 'The Baker pays the\n\n  - 11 -\n\nCustomer EUR 5.', ['- 11 -']],
    ['the number of the page and that in the file', 'The Baker pays the\n\n17 18\n\nCustomer EUR 5.', ['17 18']],
    ['a letter and a number', 'The Baker pays the\n\nE - 7\n\nCustomer EUR 5.', ['E - 7']],
    ['one behind a comma', 'If it rains,\n\nPage 3 of 12\n\nThe Baker stays.', ['Page 3 of 12']],
    ['one before small letters', 'The Baker\n\n11\n\npays the Customer EUR 5.', ['11']],
  ])('%s', (_name, text, torn) => {
    expect(tears(text)).toEqual(torn);
  });

  test.each([
    ['between sentences', 'The Baker pays.\n\n11\n\nThe Customer eats.'],
    ['above a list', 'The Baker pays:\n\n11\n\nflour, salt'],
    ['between titles', 'BREAD CONTRACT\n\n11\n\nThe Customer eats.'],
    ['at the ends', '11\n\nthe Baker pays the\n\n12'],
  ])('a page number %s tears none', (_name, text) => {
    expect(tears(text)).toEqual([]);
  });

  test('running lines do, with the number beside them', () => {
    const foot = (n: number) => `\n\n${n}\n\nSource: Mill Records, ${n}/2024\n\n\n\n`;
    const text = `The Baker bakes.${foot(1)}The Customer eats.${foot(2)}The Baker pays the${foot(3)}Customer.${foot(4)}It rains.`;
    expect(tears(text)).toEqual(['3\n\nSource: Mill Records, 3/2024']);
  });
});
