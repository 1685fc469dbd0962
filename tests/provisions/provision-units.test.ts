import { describe, expect, test } from 'vitest';
import { unitMark } from '../../src/extract/provision-columns.js';
import { readUnits } from '../../src/extract/provision-units.js';

const unitsOf = (text: string) => {
  const units = readUnits(text);
  return Array.from({ length: units.count }, (_, i) => text.slice(units.start[i], units.end[i]));
};

describe('a text cut into the pieces that a person marks', () => {
  test('each sentence is one piece, without the number in front of it', () => {
    expect(unitsOf('4.1 The Baker bakes. The Miller mills.\n\n4.2 Nobody sleeps.')).toEqual([
      'The Baker bakes.',
      'The Miller mills.',
      'Nobody sleeps.',
    ]);
  });

  test('a heading in front of a sentence is a piece of its own', () => {
    const text = '7. Insurance. The Baker insures the oven.';
    const units = readUnits(text);
    expect(unitsOf(text)).toEqual(['Insurance.', 'The Baker insures the oven.']);
    expect(units.marks[0]! & unitMark.heading).toBeTruthy();
    expect(units.heading[1]).toBe(0);
  });

  test('the items of a list are pieces, and so is the sentence that they hang on', () => {
    expect(unitsOf('The Baker shall: (a) bake bread; (b) sweep the shop; and (c) close the door.')).toEqual([
      'The Baker shall:',
      'bake bread;',
      'sweep the shop;',
      'close the door.',
    ]);
  });

  test('shortened words and initials end no sentence', () => {
    expect(unitsOf('Bread Co. Ltd. and Mr. J. Miller agree on No. 7 flour.')).toHaveLength(1);
  });

  test('a sentence runs on after a page break and its page number', () => {
    expect(unitsOf('The Baker delivers the bread to\n\n  12\n\n\n\nthe hotel every day.')).toEqual([
      'The Baker delivers the bread to\n\n  12\n\n\n\nthe hotel every day.',
    ]);
  });

  test('"30 days" at the beginning is no clause number', () => {
    expect(unitsOf('30 days later the lease ends.')).toEqual(['30 days later the lease ends.']);
  });

  test('an empty text has no pieces, and a text without a full stop is not one piece', () => {
    expect(unitsOf('')).toEqual([]);
    expect(unitsOf(' \n \n')).toEqual([]);
    expect(unitsOf('flour '.repeat(5000)).length).toBeGreaterThan(5);
  });

  test('a sentence runs on over the furniture of a page, which is not read', () => {
    const text =
      'The Baker delivers the bread to\n\n- 12 -\n\nLease of a mill\n\nthe hotel every day. The Miller mills.';
    const [start, end] = [text.indexOf('- 12'), text.indexOf('\n\nthe hotel')];
    const units = readUnits(text, [{ start, end }]);
    expect(units.count).toBe(2);
    expect(units.end[0]).toBe(text.indexOf(' The Miller'));
    expect(units.firstWord[1]).toBe('The Baker delivers the bread to the hotel every day'.split(' ').length);
    expect([...units.breakEnd]).toEqual(['The Baker delivers the bread to'.length]);
    expect([...units.breakStart]).toEqual([text.indexOf('the hotel')]);
  });

  test.each([
    ['a page number at the end of a line', 'The Baker delivers bread to   - 12 -\n\n\nthe hotel.'],
    ['a page number of its own line', 'The Baker delivers bread to\n\n25 26\n\nthe hotel.'],
    ['a page counted among all', 'The Baker delivers bread to Page 8 of 38\n\n\n\n\nthe hotel.'],
    ['a footnote', 'The Baker delivers bread to\n\n* The price was left out here.\n\n  12\n\nthe hotel.'],
  ])('and over what nobody knew for furniture: %s', (_, text) => {
    const { count, breakEnd, breakStart } = readUnits(text);
    expect([count, ...breakEnd, ...breakStart]).toEqual([1, text.indexOf(' to') + 3, text.indexOf('the hotel')]);
  });

  test.each(['The lease ends within\n\n30 days of notice.', 'The Baker bakes at\n\n[*] and at noon.'])(
    'but not over words of its own: %j',
    (text) => {
      expect(readUnits(text).breakEnd).toHaveLength(0);
    },
  );

  test.each([
    'The Baker bakes.\n\nPage 2\n\nthe Miller mills.',
    'Bread and flour\n\nPage 2\n\nThe Miller mills.',
    'The Baker shall bake bread;\n\nPage 2\n\nsweep the shop.',
    'The Baker shall bake bread\n\nPage 2\n\n(b) and sweep the shop.',
  ])('what has come to its end, or begins anew, is not one sentence: %j', (text) => {
    const start = text.indexOf('Page');
    const units = readUnits(text, [{ start, end: start + 'Page 2'.length }]);
    expect(units.breakEnd).toHaveLength(0);
    expect(units.count).toBeGreaterThan(1);
  });

  test('an item with a letter begins a piece though no line does', () => {
    expect(unitsOf('The Baker bakes bread. b) The Miller mills flour.')).toEqual([
      'The Baker bakes bread.',
      'The Miller mills flour.',
    ]);
  });

  test.each([
    'The Baker bakes bread.\n\nc.  The Miller mills flour.',
    'The Baker bakes bread. iv.The Miller mills flour.',
    'The Baker bakes bread.\n\ne)The Miller mills flour.',
  ])('so does one whose letter ends in a full stop, or touches the next word: %j', (text) => {
    expect(unitsOf(text)[0]).toBe('The Baker bakes bread.');
  });

  test('a number of three levels is a clause number before small letters too', () => {
    expect(unitsOf('The Baker must:  5.1.15 bake bread;  5.1.16 sweep the shop.')).toEqual([
      'The Baker must:',
      'bake bread;',
      'sweep the shop.',
    ]);
  });

  test('of every word it is known whether a capital begins it', () => {
    expect([...readUnits('Acme bakes the Bread.').capital]).toEqual([1, 0, 0, 1]);
  });
});
