import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of-text.js';

const head = 'HAY ORDER\n\nOak Ltd and Elm Ltd agree as follows.';
const clauses = '\n\n1. Hay\n\n1.1 Oak Ltd sells hay.';

function datesOf(text: string): (string | undefined)[] {
  const { agreementDate, effectiveDate, expirationDate } = factsOf(text);
  return [agreementDate?.value, effectiveDate?.value, expirationDate?.value];
}

describe('dates behind labels', () => {
  test.each([
    ['Start date: 1 May 2024\n\nEnd date: 30 April 2025', [undefined, '2024-05-01', '2025-04-30']],
    ['CONTRACT START - 04/15/24\n\nCONTRACT END - 04/30/25', [undefined, '2024-04-15', '2025-04-30']],
    [
      'Trade Date: 27 April 2024  Effective Date 1 May 2024\n\nDated 3 May 2024',
      ['2024-05-03', '2024-05-01', undefined],
    ],
    ['Term start date: 1 May 2024\n\nTerm end date: 30 April 2025', [undefined, '2024-05-01', '2025-04-30']],
    ['Start date: 1 May 2024\n\nTerm: 36 months', [undefined, '2024-05-01', '2027-05-01']],
    ['Start date: 1 May 2024\n\n| Term | 3 years |', [undefined, '2024-05-01', '2027-05-01']],
    ['Subscription Period: 1 May 2024 - 30 April 2027', [undefined, undefined, '2027-04-30']],
    ['Start date: 1 May 2024\n\nTERM\n\nTen (10) years.', [undefined, '2024-05-01', '2034-05-01']],
    ['Start date: 1 May 2024\n\nPayment term: 90 days', [undefined, '2024-05-01', undefined]],
    ['COMMENCEMENT DATE FOR CARE UNDER THIS ORDER: MAY 1, 2024', [undefined, '2024-05-01', undefined]],
    ['EXPIRATION DATE:                                             May 1, 2024', [undefined, undefined, '2024-05-01']],
  ])('%s', (labels, dates) => {
    expect(datesOf(`${head}\n\n${labels}${clauses}`)).toEqual(dates);
  });

  test('a clause says when the work starts; what runs from the start date has that day', () => {
    expect(
      datesOf(
        `OFFER OF EMPLOYMENT\n\n12 October 2026\n\nDear Ada,\n\n1. Start date. Ada will start work on 2 November 2026.`,
      ),
    ).toEqual(['2026-10-12', '2026-11-02', undefined]);
    expect(datesOf(`${head}\n\n1. Start date. Deliveries begin on 2 May 2024.`)).toEqual([
      undefined,
      '2024-05-02',
      undefined,
    ]);
    expect(
      datesOf(`${head}\n\n1. Term\n\n1.1 The start date is 1 May 2024. The term is twelve months from the start date.`),
    ).toEqual([undefined, '2024-05-01', '2025-05-01']);
  });

  test('a letter in force from its own date', () => {
    expect(
      datesOf(
        'HAY LETTER\n\n20 April 2024\n\nDear Ada,\n\nOak Ltd sells hay.\n\n1. Term\n\n1.1 This letter agreement takes effect on the date of this letter and continues for two years.',
      ),
    ).toEqual(['2024-04-20', '2024-04-20', '2026-04-20']);
  });
});

describe('when an opening says that it was made and is in force', () => {
  test('an amendment has a date behind that of what it amends', () => {
    const text = `SECOND AMENDMENT\n\nThis Second Amendment (this "Amendment") to the Hay Contract dated as of 1 June 2020 is made as of 3 May 2024 (the "Amendment Effective Date") between Oak Ltd and Elm Ltd.${clauses}`;
    expect(datesOf(text)).toEqual(['2024-05-03', '2024-05-03', undefined]);
  });

  test('it may be in force from a day before', () => {
    const text = `HAY DEED\n\nThis Deed is entered into on 3 May 2024, but shall be effective retroactively to 1 January 2024, between Oak Ltd and Elm Ltd.${clauses}`;
    expect(datesOf(text)).toEqual(['2024-05-03', '2024-01-01', undefined]);
  });

  test('what a wide gap parts from its label is what the label says', () => {
    expect(datesOf(`${head}\n\nEXPIRATION DATE:${' '.repeat(55)}May 1, 2024${clauses}`)).toEqual([
      undefined,
      undefined,
      '2024-05-01',
    ]);
  });
});

describe('numbers with points', () => {
  test('are written with the day first, whatever the law and the archive that prints its own dates', () => {
    const text =
      'HAY DEED\n\nThis Deed is effective as of the 1.4.2024 (the "Effective Date") and made between Oak Ltd and Elm Ltd.\n\n1. Law\n\n1.1 The laws of the State of New York govern this Deed.\n\nSource: OAK LTD, 10-Q, 7/29/2024\n';
    expect(datesOf(text)[1]).toBe('2024-04-01');
  });

  test('who signs may do so by a signature that somebody authenticates', () => {
    const text = `HAY DEED\n\nOak Ltd and Elm Ltd share hay.\n\n1. Term\n\n1.1 The Deed executed on paper becomes effective upon the completion of the execution by both parties (hereinafter referred to as the "Effective Date"). The term of this Deed is one year from the effective date.\n\nOak Ltd /s/ Oak Ltd [signature authenticated by the notary on May 3, 2024]\n`;
    expect(datesOf(text)).toEqual(['2024-05-03', '2024-05-03', '2025-05-03']);
  });

  test('another document that goes into effect is not this one', () => {
    const text = `${head}\n\n1. Term\n\n1.1 The term of this order begins with the going into effect of a licence agreement dated 27 September 2023.`;
    expect(datesOf(text)[1]).toBeUndefined();
  });
});

describe('what is no date of the contract', () => {
  test('the day on which something else happens', () => {
    const text = `HAY DEED\n\nThis Deed is dated 3 May 2024 and made between Oak Ltd and Elm Ltd. Oak Ltd sells hay. Effective on 15 September 2024, the hay bonds will convert into shares.${clauses}`;
    expect(datesOf(text)).toEqual(['2024-05-03', undefined, undefined]);
  });

  test('when a file was written', () => {
    expect(datesOf(`${head}${clauses}\n\nFILE: hay.doc DATE: 07/17/97 3:57 PM`)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('a day by which something is to be done', () => {
    const text = `${head}\n\n1. Term\n\n1.1 The term begins on 1 May 2024. The new barn is to be completed by 31 October 2025.`;
    expect(datesOf(text)).toEqual([undefined, '2024-05-01', undefined]);
  });
});
