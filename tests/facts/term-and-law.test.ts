import { describe, expect, test } from 'vitest';
import { datesOf, factsOf } from './facts-of-text.js';

describe('expiry, renewal and law', () => {
  const head =
    'This Agreement is dated as of May 2, 2019 (the "Effective Date") between Oak LLC and Elm LLC.\n\n7. Term\n\n';

  test('a fixed last day is the expiry', () => {
    expect(
      datesOf(`${head}7.1 This Agreement begins on the Effective Date and continues until December 31, 2024.`)[2],
    ).toBe('2024-12-31');
  });

  test('a length is counted from the effective date', () => {
    expect(
      datesOf(
        `${head}7.1 The term of this Agreement shall commence on the Effective Date and continue for three (3) years.`,
      )[2],
    ).toBe('2022-05-02');
  });

  test('a length counted from a day ends with that day, from and including it with the day before', () => {
    const end = (words: string) => datesOf(`${head}7.1 This Agreement shall continue ${words}.`)[2];
    expect(end('for three years from 1 June 2026')).toBe('2029-06-01');
    expect(end('for three years from and including 1 June 2026')).toBe('2029-05-31');
    expect(end('from and including 1 June 2026 for a period of three (3) years')).toBe('2029-05-31');
    expect(end('for three years from the Effective Date, that day included')).toBe('2022-05-01');
  });

  test('an anniversary is so many years', () => {
    expect(datesOf(`${head}7.1 This Agreement shall expire on the fifth anniversary of the Effective Date.`)[2]).toBe(
      '2024-05-02',
    );
  });

  test('without an end it is perpetual', () => {
    expect(
      datesOf(`${head}7.1 This Agreement shall remain in full force and effect until terminated by either party.`)[2],
    ).toBe('perpetual');
  });

  test('a length that is blacked out or runs from another event gives no date', () => {
    expect(
      datesOf(
        `${head}7.1 This Agreement shall commence on the Effective Date and continue for a period of [***] years.`,
      )[2],
    ).toBeNull();
    expect(
      datesOf(
        `${head}7.1 The initial term of this Agreement is two years from the date of the first delivery of bricks.`,
      )[2],
    ).toBeNull();
  });

  test('renewal, its length and the notice that stops it are read with their sentences', () => {
    const text = `${head}7.1 The initial term of this Agreement is three years. It renews automatically for successive terms of one (1) year each unless a party gives notice of non-renewal at least sixty (60) days before the end of the term.`;
    const { term, termSpans } = factsOf(text);
    expect(term).toEqual({
      initial: { count: 3, unit: 'year', business: false },
      renewal: { count: 1, unit: 'year', business: false },
      evergreen: true,
      noticeToStop: { count: 60, unit: 'day', business: false },
      perpetual: false,
    });
    expect(text.slice(termSpans.renewal!.start, termSpans.renewal!.end)).toMatch(/^It renews.*term\.$/);
  });

  test.each([
    ['It may be extended for two further periods of one year each.', { evergreen: false, renewals: 2 }],
    ['It renews automatically for successive periods of one year.', { evergreen: true }],
  ])('%s', (sentence, expected) => {
    const { term } = factsOf(`${head}7.1 The initial term of this Agreement is three years. ${sentence}`);
    expect(term).toMatchObject({ ...expected, renewal: { count: 1, unit: 'year', business: false } });
    expect(term.renewals).toBe('renewals' in expected ? expected.renewals : undefined);
  });

  test('what the parties may agree on later is no renewal', () => {
    expect(
      factsOf(`${head}7.1 This Agreement may be renewed for one year by mutual agreement of the parties.`).term.renewal,
    ).toBeNull();
  });

  test('the end of the calendar year is a day', () => {
    expect(
      datesOf(`${head}7.1 This Agreement shall remain in effect until the end of the current calendar year.`)[2],
    ).toBe('2019-12-31');
  });

  test('a contract that ends with another one has no date of its own', () => {
    expect(
      datesOf(
        `${head}7.1 This Agreement shall remain in effect until the expiration or termination of the Supply Deed.`,
      )[2],
    ).toBeNull();
    expect(
      datesOf(
        `${head}7.1 This Agreement shall continue for the longer of two (2) years or the duration of the Supply Deed.`,
      )[2],
    ).toBeNull();
  });

  test('a date "hereof" is counted from the date of the agreement, though it takes effect later', () => {
    const text =
      'This Agreement is dated May 2, 2019 and made effective as of June 1, 2019 between Oak LLC and Elm LLC.\n\n7. Term\n\n7.1 The term of this Agreement shall end on the third anniversary of the date hereof.';
    expect(datesOf(text)).toEqual(['2019-05-02', '2019-06-01', '2022-05-02']);
  });

  test.each([
    ['7.1 Unless extended in writing, this Agreement expires one year after the Effective Date.', '2020-05-02'],
    ['7.1 This Agreement shall continue in force until the museum ceases to show the pictures.', 'perpetual'],
    ['7.1 This Agreement shall terminate thirty-six months after such notice.', null],
    ['7.1 The fair shall be for a period of two months to commence on November 4, 2020.', null],
    ['7.1 The Convention concluded at Vienna on 11 April 1980 does not apply to this Agreement.', null],
    ['7.1 The miller may leave if nothing was sold in any period of four consecutive quarters.', null],
    [
      '7.1 This Agreement shall be effective as of the date of completion of the barn and shall continue for ten years.',
      null,
    ],
  ])('%s', (sentence, end) => {
    const text = `This Agreement is entered into as of May 2, 2019 (the "Effective Date") between Oak LLC and Elm LLC.\n\n7. Term\n\n${sentence}`;
    expect(datesOf(text)[2]).toBe(end);
  });

  test.each([
    [
      'This Agreement is governed by the laws of the State of New York, without regard to its conflict of laws rules.',
      'State of New York',
      'US-NY',
    ],
    [
      'This Agreement shall be construed in accordance with the law of England and Wales.',
      'England and Wales',
      'GB-ENG',
    ],
    ['Scots law governs this Agreement.', 'Scotland', 'GB-SCT'],
    [
      'This Agreement was made in the State of Utah and shall be governed by the laws thereof.',
      'State of Utah',
      'US-UT',
    ],
  ])('%s', (sentence, law, code) => {
    const facts = factsOf(`${head}7.1 It ends soon.\n\n9. Governing law\n\n9.1 ${sentence}`);
    expect([facts.governingLaw?.value, facts.jurisdiction]).toEqual([law, code]);
  });

  test('where a party is incorporated is not the law that governs', () => {
    expect(
      factsOf('This Agreement is made between Oak LLC, a corporation organized under the laws of Ohio, and Elm LLC.')
        .governingLaw,
    ).toBeNull();
  });
});
