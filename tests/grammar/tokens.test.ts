import { describe, expect, test } from 'vitest';
import { Lexicon } from '../../src/grammar/lexicon.js';
import { findSentences } from '../../src/grammar/sentences.js';
import { GAP_BLANK_LINE, GAP_JOIN, readTokens, textOf, tokenAt, tokenText } from '../../src/grammar/tokens.js';

const lexicon = new Lexicon();
const abbreviations = new Set(['inc', 'no', 'art', 'ltd', 'co'].map((word) => lexicon.intern(word)));
const danglers = new Set(['the', 'of', 'after'].map((word) => lexicon.intern(word)));
const words = (text: string) => {
  const tokens = readTokens(text, lexicon);
  return Array.from({ length: tokens.count }, (_, i) => tokenText(tokens, i));
};
const sentences = (text: string) => {
  const tokens = readTokens(text, lexicon);
  return findSentences(tokens, { abbreviations, danglers }).map(({ from, to }) =>
    text.slice(tokens.start[from], tokens.end[to - 1]).replace(/\s+/g, ' '),
  );
};

describe('tokens', () => {
  test('a number keeps its thousands and decimals, and a clause number its stops', () => {
    expect(words('USD 200,000 or 1.5% under 8.4.1.')).toEqual([
      'USD',
      '200,000',
      'or',
      '1.5',
      '%',
      'under',
      '8.4.1',
      '.',
    ]);
    expect(words('12,34,567.89 rupees')).toEqual(['12,34,567.89', 'rupees']);
  });

  test('the comma of a date or of a list belongs to no number', () => {
    expect(words('May 3,2024 and items 1,2,3')).toEqual([
      'May',
      '3',
      ',',
      '2024',
      'and',
      'items',
      '1',
      ',',
      '2',
      ',',
      '3',
    ]);
  });

  test('figures and letters that touch are two tokens', () => {
    expect(words('(24)months, 30days, 1st')).toEqual(['(', '24', ')', 'months', ',', '30', 'days', ',', '1', 'st']);
  });

  test('two words written as one are the two words, each in its place', () => {
    const text = "You’ll pay if it doesn’t stop; we won't. O'Brien's ma'am";
    const tokens = readTokens(text, lexicon);
    expect(words(text)).toEqual([
      'You',
      'll',
      'pay',
      'if',
      'it',
      'does',
      'n’t',
      'stop',
      ';',
      'we',
      'wo',
      "n't",
      '.',
      "O'Brien",
      "ma'am",
    ]);
    const meant = Array.from(tokens.word, (id) => lexicon.words[id] ?? '');
    expect([meant[1], meant[6], meant[10], meant[11]]).toEqual(['will', 'not', 'will', 'not']);
  });

  test('a hyphen joins the words of a compound, and parts figures', () => {
    expect(words('non-renewal, a 30-day or 3-5 day period')).toEqual([
      'non',
      'renewal',
      ',',
      'a',
      '30',
      'day',
      'or',
      '3',
      '-',
      '5',
      'day',
      'period',
    ]);
    expect(words('twelve (12)-month')).toEqual(['twelve', '(', '12', ')', 'month']);
    expect(readTokens('non-renewal', lexicon).gap[1]).toBe(GAP_JOIN);
  });

  test('the ending of a possessive is left out, with straight and curly apostrophes', () => {
    expect(words("Party A’s and thirty days’ notice; o'clock")).toEqual([
      'Party',
      'A',
      'and',
      'thirty',
      'days',
      'notice',
      ';',
      "o'clock",
    ]);
  });

  test('a row of underscores, stars or dots is one mark', () => {
    expect(words('____ days, [***] or .......')).toEqual(['____', 'days', ',', '[', '***', ']', 'or', '.......']);
  });

  test('the backslash that Markdown puts before a mark is no token', () => {
    expect(words('within \\[30\\] days, no \\*')).toEqual(['within', '[', '30', ']', 'days', ',', 'no', '*']);
    expect(words('C:\\rules')).toContain('\\');
  });

  test('marks of emphasis beside a word, and where a link leads, are no tokens; what is left out or blank is', () => {
    expect(words('_Baker_ pays **Fees**, under [Late Pay](#late-pay) or [Tax](https://a.b/c).')).toEqual(
      'Baker pays Fees , under Late Pay or Tax .'.split(' '),
    );
    expect(words("_Baker_'s oven")).toEqual(['Baker', 'oven']);
    expect(words('[***] of [*] * x ____ [...***...] 2*3 [a](b)')).toEqual(
      '[ *** ] of [ * ] * x ____ [ ... *** ... ] 2 * 3 [ a ] ( b )'.split(' '),
    );
  });

  test('each Chinese character is a word', () => {
    expect(words('2024年5月11日')).toEqual(['2024', '年', '5', '月', '11', '日']);
  });

  test('words are compared without regard to case and to the shape of quotes and dashes', () => {
    const tokens = readTokens('SHALL shall “x” "x"', lexicon);
    expect(tokens.word[0]).toBe(tokens.word[1]);
    expect(tokens.word[2]).toBe(tokens.word[5]);
  });

  test('a token is found by an offset within it or before it', () => {
    const tokens = readTokens('one  two', lexicon);
    expect([0, 2, 3, 4, 5, 8].map((offset) => tokenAt(tokens, offset))).toEqual([0, 0, 1, 1, 1, 2]);
  });

  test('what is left out is no token, and a blank line stands in its place', () => {
    const tokens = readTokens('Read this, not that, well.', lexicon, [{ start: 9, end: 20 }]);
    expect(tokens.count).toBe(4);
    expect(tokenText(tokens, 2)).toBe('well');
    expect(tokens.start[2]).toBe(21);
    expect(tokens.gap[2]).toBe(GAP_BLANK_LINE);
    expect(textOf(tokens, 0, 4)).toBe('Read this well.');
    expect(textOf(tokens, 2, 4)).toBe('well.');
  });
});

describe('sentences', () => {
  test('a full stop ends a sentence, but not in an abbreviation, an initial or a number', () => {
    expect(sentences('Acme Inc. pays on time. See Art. 5 and No. 8.4. J. B. Smith signs.')).toEqual([
      'Acme Inc. pays on time.',
      'See Art. 5 and No. 8.4.',
      'J. B. Smith signs.',
    ]);
  });

  test('a stop may stand in a date for a comma', () => {
    expect(
      sentences('It lasts from April. 1st 2019 until March 18. 2021, or so. See Section 18. It is short.'),
    ).toEqual(['It lasts from April. 1st 2019 until March 18. 2021, or so.', 'See Section 18.', 'It is short.']);
  });

  test('the number in front of a clause is part of its sentence', () => {
    expect(sentences('8.4. The Supplier shall pay.\n8.5. The Buyer shall not.')).toEqual([
      '8.4. The Supplier shall pay.',
      '8.5. The Buyer shall not.',
    ]);
  });

  test('items of a list that stand on lines of their own are sentences', () => {
    expect(sentences('1. The Baker bakes\n2. The Miller grinds\nas clause\n4. Rest')).toEqual([
      '1. The Baker bakes',
      '2. The Miller grinds as clause 4. Rest',
    ]);
    expect(sentences('Party B shall:\n(a) pay the fee;\n(b) return the goods; and\n(c) leave.')).toEqual([
      'Party B shall:',
      '(a) pay the fee;',
      '(b) return the goods; and',
      '(c) leave.',
    ]);
  });

  test('a sentence runs on over a line break, and over a blank line that a page break left', () => {
    expect(sentences('The Supplier shall,\n\nwithin ten days,\nanswer.')).toHaveLength(1);
    expect(sentences('The term begins on the\n\neffective date.')).toHaveLength(1);
  });

  test('a heading between blank lines is a sentence of its own', () => {
    expect(sentences('TERM\n\nThe term is a year.')).toEqual(['TERM', 'The term is a year.']);
  });

  test('a stop before a closing quotation mark ends the sentence behind the mark', () => {
    expect(sentences('It says "no." The Buyer leaves.')).toEqual(['It says "no."', 'The Buyer leaves.']);
  });

  test('a sentence goes on over a blank line in small letters, and behind a word that cannot end it', () => {
    expect(sentences('The Buyer pays\n\nthe price. It is due.')).toEqual(['The Buyer pays the price.', 'It is due.']);
    expect(sentences('Upon receipt of the\n\nInvoice the Buyer pays.')).toHaveLength(1);
    expect(sentences('PAYMENT OF THE\n\nPRICE')).toHaveLength(2);
    expect(sentences('The Buyer pays\n\nThe Seller delivers.')).toHaveLength(2);
    expect(sentences('The Buyer pays\n\n2. the price')).toHaveLength(2);
  });

  test('every token is in exactly one sentence, and none is longer than 400 tokens', () => {
    const text = 'word '.repeat(1000);
    const tokens = readTokens(text, lexicon);
    const found = findSentences(tokens, { abbreviations, danglers });
    expect(found.map(({ from, to }) => to - from)).toEqual([400, 400, 200]);
    expect(found[0]!.from).toBe(0);
  });
});
