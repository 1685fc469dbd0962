import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of-text.js';

const dates = (text: string) => {
  const { agreementDate, effectiveDate, expirationDate } = factsOf(text);
  return [agreementDate?.value ?? null, effectiveDate?.value ?? null, expirationDate?.value ?? null];
};

describe('the date of the agreement and the effective date', () => {
  test('"dated … (the Effective Date)" is both', () => {
    expect(dates('This Lease is dated as of May 2, 2019 (the "Effective Date") between Oak LLC and Elm LLC.')).toEqual([
      '2019-05-02',
      '2019-05-02',
      null,
    ]);
  });

  test('a contract that is only dated has no effective date', () => {
    expect(dates('This Lease is made as of the 2nd day of May, 2019 by and between Oak LLC and Elm LLC.')).toEqual([
      '2019-05-02',
      null,
      null,
    ]);
  });

  test('the two are told apart where both are given', () => {
    expect(
      dates(
        'This Lease is entered into on May 2, 2019 and made effective as of June 1, 2019 by and between Oak LLC and Elm LLC.',
      ).slice(0, 2),
    ).toEqual(['2019-05-02', '2019-06-01']);
  });

  test('brackets of a filled form are no obstacle', () => {
    expect(
      dates(
        'LEASE\n\n1. Beginning\n\n1.1 The parties confirm that this Agreement shall come into effect on [March] [5] (inclusive) [2023].',
      )[1],
    ).toBe('2023-03-05');
  });

  test('a space that scanning lost is none that hides a date', () => {
    expect(dates('This Lease is made as of1 May 2019 by and between Oak LLC and Elm LLC.')[0]).toBe('2019-05-01');
  });

  test('ordinals that scanning tore apart are read', () => {
    expect(dates('This Lease is made this 20t h day of January, 2020 by and between Oak LLC and Elm LLC.')[0]).toBe(
      '2020-01-20',
    );
  });

  test('a blank stays blank, whatever other dates stand elsewhere', () => {
    expect(
      dates(
        'This Lease is made this ____ day of ________, 20__ by and between Oak LLC and Elm LLC.\n\nThe Plan dated May 2, 2019 applies.',
      )[0],
    ).toBeNull();
  });

  test('the date of another document is not its own', () => {
    expect(
      dates(
        'This First Amendment to the Lease dated May 2, 2019 between Oak LLC and Elm LLC is made this 7th day of June, 2021.',
      )[0],
    ).toBe('2021-06-07');
  });

  test('nor is that of a contract with a company whose name ends in a point', () => {
    expect(
      dates(
        'LEASE\n\nThis Lease is between Oak LLC and Elm LLC. It ends with the Loan Agreement between Ash Ltd. and Fir, L.P. dated as of May 2, 2019.',
      )[0],
    ).toBeNull();
  });

  test('two signatures on the first page date it by the later', () => {
    expect(
      dates(
        'BARN LEASE\n\nThis Lease, between Oak LLC and Elm LLC, is in force from the last date written below (the "Effective Date").\n\nOak LLC\nName: Ada Baker\n\nElm LLC\nName: Bo Cook\n\nDate: May 2, 2019  Date: May 6, 2019\n\n1. Rent\n\n1.1 Rent is due.',
      ).slice(0, 2),
    ).toEqual(['2019-05-06', '2019-05-06']);
  });

  test('what is in force from a day was not made on it, unless that stands in the sentence that makes it', () => {
    const made = 'This Lease, effective as of May 2, 2019, is between Oak LLC and Elm LLC.';
    const told = 'This Lease is between Oak LLC and Elm LLC. This Lease is effective as of May 2, 2019.';
    expect([dates(made)[0], dates(told)[0]]).toEqual(['2019-05-02', null]);
  });

  test.each([
    ['1.1 "EFFECTIVE DATE" - May 2, 2019'],
    ['1.1 "Effective Date" shall mean the day of delivery of the barn in Ohio, i.e. May 2, 2019.'],
    ['Key terms\n\nEffective Date: May 2, 2019'],
    ['1.1 The "Term" shall begin on the date hereof and shall expire December 31, 2023.'],
  ])('a definition gives the effective date: %s', (words) => {
    expect(dates(`BARN LEASE\n\nThis Lease is made on May 2, 2019 between Oak LLC and Elm LLC.\n\n${words}`)[1]).toBe(
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
      dates(
        'This Lease is dated 03/04/2021 between Oak LLC and Elm LLC.\n\n9. Law\n\n9.1 This Lease is governed by the laws of the State of Ohio.',
      )[0],
    ).toBe('2021-03-04');
  });

  test('or above a line on which the word "Date" stands beside others', () => {
    const rule = '-'.repeat(40);
    expect(
      dates(
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
    expect(dates(text)[0]).toBe('2019-05-15');
  });

  test('the date of an older contract in a recital is no date of signature', () => {
    const text =
      'BARN LEASE\n\n1. Barn\n\n1.1 The barn is let to the tenant for his hay.\n\n1.2 It was let before under that certain Barn Agreement dated May 2, 2011.';
    expect(dates(text)[0]).toBeNull();
  });

  test('a policy is dated by its publication and in force from the day it names', () => {
    expect(
      dates('Privacy Policy\n\nVersion 4. Published on 3 November 2025. In force from 1 December 2025.\n\n1. Data'),
    ).toEqual(['2025-11-03', '2025-12-01', null]);
  });

  test('the last of the dates beside the signatures counts where the head has none', () => {
    const text =
      'BARN LEASE\n\n1. Barn\n\n1.1 The barn is let to the tenant for his hay and his cows, and for nothing else whatever.\n\nIN WITNESS WHEREOF the parties have signed.\n\nBy: ______\nDate: May 2, 2019\n\nBy: ______\nDate: May 5, 2019';
    expect(dates(text)[0]).toBe('2019-05-05');
  });
});

describe('expiry, renewal and law', () => {
  const head =
    'This Agreement is dated as of May 2, 2019 (the "Effective Date") between Oak LLC and Elm LLC.\n\n7. Term\n\n';

  test('a fixed last day is the expiry', () => {
    expect(
      dates(`${head}7.1 This Agreement begins on the Effective Date and continues until December 31, 2024.`)[2],
    ).toBe('2024-12-31');
  });

  test('a length is counted from the effective date', () => {
    expect(
      dates(
        `${head}7.1 The term of this Agreement shall commence on the Effective Date and continue for three (3) years.`,
      )[2],
    ).toBe('2022-05-02');
  });

  test('an anniversary is so many years', () => {
    expect(dates(`${head}7.1 This Agreement shall expire on the fifth anniversary of the Effective Date.`)[2]).toBe(
      '2024-05-02',
    );
  });

  test('without an end it is perpetual', () => {
    expect(
      dates(`${head}7.1 This Agreement shall remain in full force and effect until terminated by either party.`)[2],
    ).toBe('perpetual');
  });

  test('a length that is blacked out or runs from another event gives no date', () => {
    expect(
      dates(
        `${head}7.1 This Agreement shall commence on the Effective Date and continue for a period of [***] years.`,
      )[2],
    ).toBeNull();
    expect(
      dates(
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
      dates(`${head}7.1 This Agreement shall remain in effect until the end of the current calendar year.`)[2],
    ).toBe('2019-12-31');
  });

  test('a contract that ends with another one has no date of its own', () => {
    expect(
      dates(
        `${head}7.1 This Agreement shall remain in effect until the expiration or termination of the Supply Deed.`,
      )[2],
    ).toBeNull();
    expect(
      dates(
        `${head}7.1 This Agreement shall continue for the longer of two (2) years or the duration of the Supply Deed.`,
      )[2],
    ).toBeNull();
  });

  test('a date "hereof" is counted from the date of the agreement, though it takes effect later', () => {
    const text =
      'This Agreement is dated May 2, 2019 and made effective as of June 1, 2019 between Oak LLC and Elm LLC.\n\n7. Term\n\n7.1 The term of this Agreement shall end on the third anniversary of the date hereof.';
    expect(dates(text)).toEqual(['2019-05-02', '2019-06-01', '2022-05-02']);
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
    expect(dates(text)[2]).toBe(end);
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

describe('clock, days and post', () => {
  test('the clock that the text names is its zone', () => {
    expect(
      factsOf('1. Times\n\n1.1 The dates and times in this Agreement shall be based on Beijing Time.').timeZone,
    ).toBe('Asia/Shanghai');
  });

  test('its own business day names calendars and days off', () => {
    const text =
      '1. Words\n\n1.1 "Business Day" means a day other than a Saturday, a Sunday or a public holiday in London or Ireland.';
    expect(factsOf(text).businessDay).toMatchObject({ jurisdictions: ['GB-ENG', 'IE'], weekend: [6, 7] });
  });

  test('deemed receipt is read for each way of sending', () => {
    const text =
      '8. Notices\n\n8.1 A notice sent by registered mail is deemed received five (5) Business Days after posting. A notice sent by email is deemed received one day after transmission.';
    expect(factsOf(text).deemedReceipts.map(({ means, after }) => [means, after])).toEqual([
      ['registered post', { count: 5, unit: 'day', business: true }],
      ['email', { count: 1, unit: 'day', business: false }],
    ]);
  });
});

describe('title, type and other documents', () => {
  test.each([
    [
      'EXHIBIT 10.2\n\nEXECUTION COPY\n\nHAY AND STRAW SUPPLY AGREEMENT\n\nThis Agreement is made between Oak LLC and Elm LLC.',
      'HAY AND STRAW SUPPLY AGREEMENT',
      'agreement',
    ],
    [
      'Exhibit 10.2 TRADEMARK LICENSE AGREEMENT This Trademark License Agreement is made between Oak LLC and Elm LLC.',
      'TRADEMARK LICENSE AGREEMENT',
      'agreement',
    ],
    [
      'FIRST AMENDMENT TO BARN LEASE\n\nThis First Amendment is made between Oak LLC and Elm LLC.',
      'FIRST AMENDMENT TO BARN LEASE',
      'amendment',
    ],
    [
      'DATA PROCESSING ADDENDUM\n\nThis Addendum is made between Oak LLC and Elm LLC.',
      'DATA PROCESSING ADDENDUM',
      'dpa',
    ],
    ['Privacy Policy\n\nThis policy says what we keep.', 'Privacy Policy', 'policy'],
    [
      'Straw Policy\n\nOak Mills plc. In force from 1 March 2025.\n\n1. Straw\n\n1.1 Straw is dry.',
      'Straw Policy',
      'policy',
    ],
    [
      'e-corn Hosting Agreement\n\nThis agreement is between Oak LLC and Elm LLC.',
      'e-corn Hosting Agreement',
      'agreement',
    ],
    [
      'OAK FRANCHISE SYSTEMS, INC.\n\nFRANCHISE AGREEMENT\n\nThis agreement is made.',
      'FRANCHISE AGREEMENT',
      'agreement',
    ],
    ['Ref. OX 7 Exhibit 10.5 Corn Agreement This Corn Agreement is made by Oak LLC.', 'Corn Agreement', 'agreement'],
  ])('%s', (text, title, type) => {
    const facts = factsOf(text);
    expect([facts.title?.value, facts.type]).toEqual([title, type]);
  });

  test.each([
    ['ADDENDUM TO THE BARN LEASE', 'ADDENDUM TO THE BARN LEASE', 'addendum'],
    ['FIRST AMENDMENT\nTO\nBARN LEASE', 'FIRST AMENDMENT TO BARN LEASE', 'amendment'],
    ['Addendum No. 1 to Barn Lease Agreement', 'Addendum No. 1 to Barn Lease Agreement', 'addendum'],
    ['Schedule 3 to the Barn Lease', 'Schedule 3 to the Barn Lease', 'addendum'],
    ['Annex to the Data Processing Agreement', 'Annex to the Data Processing Agreement', 'addendum'],
    ['Exhibit A to the Barn Lease\n\nSTRAW STORAGE TERMS', 'STRAW STORAGE TERMS', 'agreement'],
    ['Order Form under the Barn Lease', 'Order Form under the Barn Lease', 'sow'],
    ['Barn Lease\n\nAddendum No. 2', 'Barn Lease Addendum No. 2', 'addendum'],
    ['Schedule 2 - Opening Hours', 'Schedule 2 - Opening Hours', 'agreement'],
  ])('what belongs to an agreement has a title of its own: %s', (head, title, type) => {
    const facts = factsOf(`${head}\n\nThis agreement binds Oak LLC and Elm LLC.`);
    expect([facts.title?.value, facts.type]).toEqual([title, type]);
  });

  test.each([
    ['Side Letter to the Barn Lease dated 2 May 2021', 'supplements'],
    ['Deed of Variation of the Barn Lease dated 2 May 2021', 'amends'],
    ['Appendix 4 to the Barn Lease dated 2 May 2021', 'supplements'],
  ])('the title names the other document: %s', (head, relation) => {
    expect(factsOf(`${head}\n\n1. Hay\n\n1.1 Oak Ltd sells hay.`).references).toMatchObject([
      { title: 'Barn Lease', date: '2021-05-02', relation },
    ]);
  });

  test.each([
    [
      'AMENDMENT NO. 1 TO THE BARN LEASE AGREEMENT\n\nThis Amendment is dated 3 May 2024 and made between Oak Ltd and Elm Ltd. The parties made a Barn Lease Agreement dated 2 May 2021.',
      'amends',
    ],
    [
      'HAY ADDENDUM\n\nto the Barn Lease Agreement dated 2 May 2021\n\nThis Addendum is made between Oak Ltd and Elm Ltd.',
      'supplements',
    ],
    [
      'Barn Schedule\n\nThis is the schedule that the Barn Lease Agreement of 2 May 2021 (the "Lease") mentions.\n\n1. Status\n\n1.1 This Schedule is part of the Lease.',
      'supplements',
    ],
    [
      'ORDER FORM NO. 2\n\nThis Order Form is dated 3 May 2024 and is made under the Barn Lease Agreement dated 2 May 2021.',
      'under',
    ],
  ])('%s', (text, relation) => {
    expect(
      factsOf(text).references.map((reference) => [reference.title.toLowerCase(), reference.date, reference.relation]),
    ).toEqual([['barn lease agreement', '2021-05-02', relation]]);
  });

  test('another document is named with its date and with what is done to it', () => {
    const text =
      '# Deed of Variation\n\nbetween Oak Ltd and Elm Ltd, dated 30 June 2024, amends the Barn Lease dated 3 May 2021.';
    expect(factsOf(text, 'markdown').references.map(({ title, date, relation }) => [title, date, relation])).toEqual([
      ['Barn Lease', '2021-05-03', 'amends'],
    ]);
  });
});
