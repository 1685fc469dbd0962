import { describe, expect, test } from 'vitest';
import { datesOf, factsOf } from './facts-of-text.js';

describe('the date of the agreement and the effective date', () => {
  test('"dated … (the Effective Date)" is both', () => {
    expect(
      datesOf('This Lease is dated as of May 2, 2019 (the "Effective Date") between Oak LLC and Elm LLC.'),
    ).toEqual(['2019-05-02', '2019-05-02', null]);
  });

  test('behind the parties, at the end of their paragraph', () => {
    const opening = (behind: string) =>
      datesOf(`LEASE\n\nbetween Oak LLC (hereinafter: the Landlord) and Elm LLC (hereinafter: the Tenant)${behind}`)[0];
    expect(opening(', of 1 October 2026\n\n1. RENT\n\nRent is due monthly.')).toBe('2026-10-01');
    expect(opening(', of 1 October 2026 and its annexes.')).toBeNull();
  });

  test('a contract that is only dated has no effective date', () => {
    expect(datesOf('This Lease is made as of the 2nd day of May, 2019 by and between Oak LLC and Elm LLC.')).toEqual([
      '2019-05-02',
      null,
      null,
    ]);
  });

  test('the two are told apart where both are given', () => {
    expect(
      datesOf(
        'This Lease is entered into on May 2, 2019 and made effective as of June 1, 2019 by and between Oak LLC and Elm LLC.',
      ).slice(0, 2),
    ).toEqual(['2019-05-02', '2019-06-01']);
  });

  test('brackets of a filled form are no obstacle', () => {
    expect(
      datesOf(
        'LEASE\n\n1. Beginning\n\n1.1 The parties confirm that this Agreement shall come into effect on [March] [5] (inclusive) [2023].',
      )[1],
    ).toBe('2023-03-05');
  });

  test('a space that scanning lost is none that hides a date', () => {
    expect(datesOf('This Lease is made as of1 May 2019 by and between Oak LLC and Elm LLC.')[0]).toBe('2019-05-01');
  });

  test('ordinals that scanning tore apart are read', () => {
    expect(datesOf('This Lease is made this 20t h day of January, 2020 by and between Oak LLC and Elm LLC.')[0]).toBe(
      '2020-01-20',
    );
  });

  test('a blank stays blank, whatever other dates stand elsewhere', () => {
    expect(
      datesOf(
        'This Lease is made this ____ day of ________, 20__ by and between Oak LLC and Elm LLC.\n\nThe Plan dated May 2, 2019 applies.',
      )[0],
    ).toBeNull();
  });

  test('the date of another document is not its own', () => {
    expect(
      datesOf(
        'This First Amendment to the Lease dated May 2, 2019 between Oak LLC and Elm LLC is made this 7th day of June, 2021.',
      )[0],
    ).toBe('2021-06-07');
  });

  test('nor is that of a contract with a company whose name ends in a point', () => {
    expect(
      datesOf(
        'LEASE\n\nThis Lease is between Oak LLC and Elm LLC. It ends with the Loan Agreement between Ash Ltd. and Fir, L.P. dated as of May 2, 2019.',
      )[0],
    ).toBeNull();
  });

  test('two signatures on the first page date it by the later', () => {
    expect(
      datesOf(
        'BARN LEASE\n\nThis Lease, between Oak LLC and Elm LLC, is in force from the last date written below (the "Effective Date").\n\nOak LLC\nName: Ada Baker\n\nElm LLC\nName: Bo Cook\n\nDate: May 2, 2019  Date: May 6, 2019\n\n1. Rent\n\n1.1 Rent is due.',
      ).slice(0, 2),
    ).toEqual(['2019-05-06', '2019-05-06']);
  });

  test('what is in force from a day was not made on it, unless that stands in the sentence that makes it', () => {
    const made = 'This Lease, effective as of May 2, 2019, is between Oak LLC and Elm LLC.';
    const told = 'This Lease is between Oak LLC and Elm LLC. This Lease is effective as of May 2, 2019.';
    expect([datesOf(made)[0], datesOf(told)[0]]).toEqual(['2019-05-02', null]);
  });

  test.each([
    ['1.1 "EFFECTIVE DATE" - May 2, 2019'],
    ['1.1 "Effective Date" shall mean the day of delivery of the barn in Ohio, i.e. May 2, 2019.'],
    ['Key terms\n\nEffective Date: May 2, 2019'],
    ['1.1 The "Term" shall begin on the date hereof and shall expire December 31, 2023.'],
  ])('a definition gives the effective date: %s', (words) => {
    expect(datesOf(`BARN LEASE\n\nThis Lease is made on May 2, 2019 between Oak LLC and Elm LLC.\n\n${words}`)[1]).toBe(
      '2019-05-02',
    );
  });

  test('a date of which day and month cannot be told is reported, not guessed', () => {
    const facts = factsOf('This Lease is dated 03/04/2021 between Oak BV and Elm BV.');
    expect(facts.agreementDate).toBeNull();
    expect(facts.findings.map(({ code }) => code)).toEqual(['ambiguous-date']);
  });

  test('under the law of an American state the month comes first', () => {
    expect(
      datesOf(
        'This Lease is dated 03/04/2021 between Oak LLC and Elm LLC.\n\n9. Law\n\n9.1 This Lease is governed by the laws of the State of Ohio.',
      )[0],
    ).toBe('2021-03-04');
  });

  test('or above a line on which the word "Date" stands beside others', () => {
    const rule = '-'.repeat(40);
    expect(
      datesOf(
        `This Lease is made between Oak LLC and Elm LLC.\n\n1. Rent\n\nThe rent is low.\n\nBy: /s/ Ann Ash\n\nAnn Ash   3/16/21 ${rule} ${rule} Name (printed)   Date`,
      )[0],
    ).toBe('2021-03-16');
  });

  test('a date of signature may stand above the word "Date"', () => {
    const clauses = Array.from(
      { length: 60 },
      (_, i) => `1.${i + 1} The barn is let to the tenant for his hay and his cows.`,
    );
    const text = `BARN LEASE\n\n1. Barn\n\n${clauses.join('\n\n')}\n\nBy: /s/ Ada Baker\n\n5/2/2019                5/15/2019\nDate                    Date`;
    expect(datesOf(text)[0]).toBe('2019-05-15');
  });

  test('the date of an older contract in a recital is no date of signature', () => {
    const text =
      'BARN LEASE\n\n1. Barn\n\n1.1 The barn is let to the tenant for his hay.\n\n1.2 It was let before under that certain Barn Agreement dated May 2, 2011.';
    expect(datesOf(text)[0]).toBeNull();
  });

  test('a policy is dated by its publication and in force from the day it names', () => {
    expect(
      datesOf('Privacy Policy\n\nVersion 4. Published on 3 November 2025. In force from 1 December 2025.\n\n1. Data'),
    ).toEqual(['2025-11-03', '2025-12-01', null]);
  });

  test('the last of the dates beside the signatures counts where the head has none', () => {
    const text =
      'BARN LEASE\n\n1. Barn\n\n1.1 The barn is let to the tenant for his hay and his cows, and for nothing else whatever.\n\nIN WITNESS WHEREOF the parties have signed.\n\nBy: ______\nDate: May 2, 2019\n\nBy: ______\nDate: May 5, 2019';
    expect(datesOf(text)[0]).toBe('2019-05-05');
  });
});
