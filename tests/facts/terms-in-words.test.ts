import { describe, expect, test } from 'vitest';
import { formatPeriod } from '../../src/model/value-text.js';
import { factsOf } from './facts-of-text.js';

const opening = 'This Deed is made on 3 May 2024 between Oak Ltd and Elm Ltd.';

function termOf(clause: string): (string | undefined)[] {
  const text = `OAT SUPPLY AGREEMENT\n\n${opening}\n\n1. Oats\n\n1.1 Oak Ltd sells oats.\n\n2. ${clause}\n\n3. Notices\n\n3.1 Notices are sent by post.`;
  const { effectiveDate, expirationDate } = factsOf(text);
  return [effectiveDate?.value, expirationDate?.value];
}

describe('from when and how long a contract runs', () => {
  test.each([
    [
      'Term. This Agreement is effective from 1 June 2024. It stays in force for four years.',
      '2024-06-01',
      '2028-06-01',
    ],
    ['Start date. 1 June 2024. Term. The agreement lasts two years from the start date.', '2024-06-01', '2026-06-01'],
    [
      'Definitions. "Service Period" means 1 June 2024 through 31 May 2026. Term. The Agreement shall continue in effect for the Service Period.',
      undefined,
      '2026-05-31',
    ],
    [
      "Employment. Your employment starts on 1 June 2024 and continues until terminated by either party giving four weeks' notice.",
      '2024-06-01',
      'perpetual',
    ],
    ['Lease term. The term of the lease is ten years commencing on 1 June 2024.', '2024-06-01', '2034-06-01'],
    [
      'Term. The term of this Agreement begins on 1 June 2024 and will end when terminated by either party.',
      '2024-06-01',
      'perpetual',
    ],
    ['Term. The initial term of this Agreement is for one year after the launch of the shop.', undefined, undefined],
    ['Term. This Agreement ends on the day before the third anniversary of its date.', undefined, '2027-05-02'],
    ['Term. This Agreement shall run through the end of the fifth contract year.', undefined, '2029-05-03'],
    ['Term. This Agreement is effective until the end of calendar year 2027.', undefined, '2027-12-31'],
    ['Term: 1 June 2024 - 31 May 2026', undefined, '2026-05-31'],
    [
      'Term. This Agreement shall remain in effect until the earlier of the following:\n\n(a) the second anniversary of the date hereof; or\n\n(b) the sale of the barn.',
      undefined,
      '2026-05-03',
    ],
    [
      'Term. The obligations hereunder shall take effect on 1 June 2024 and remain in force for two years.',
      '2024-06-01',
      '2026-06-01',
    ],
    [
      'Ending. Either party may terminate this Agreement at any time on sixty days written notice.',
      undefined,
      'perpetual',
    ],
    [
      'Ending. If the other fails to deliver, either party may terminate this Agreement on sixty days written notice.',
      undefined,
      undefined,
    ],
    ["Term. The Baker's services begin on 1 June 2024 and end on 31 May 2025.", '2024-06-01', '2025-05-31'],
    ['Term. This Agreement expires at 6 p.m. on 31 May 2026.', undefined, '2026-05-31'],
    ['Term. This Agreement lasts until May, 31, 2026.', undefined, '2026-05-31'],
    ['Term. This Agreement lasts until 5/6/2026. Oats are counted on 4/30/2025.', undefined, '2026-05-06'],
    ['Term. This Agreement has no fixed term.', undefined, 'perpetual'],
    [
      'Term. The term shall commence on 1 June 2024 and end on the last day of the 30th full month after that.',
      '2024-06-01',
      undefined,
    ],
    [
      'Definitions. "Last Milling Day" means the later of (a) the fourth anniversary of the date hereof and (b) the day that the Miller names. Term. This Agreement shall continue until the Last Milling Day.',
      undefined,
      '2028-05-03',
    ],
    ['Term. This Agreement shall be in effect until May 18. 2026, unless sooner terminated.', undefined, '2026-05-18'],
    [
      'Term. This Agreement shall terminate three years after the opening of the mill, but in no event later than 5 March 2028.',
      undefined,
      '2028-03-05',
    ],
    ['Term. This Agreement ends on the last day of the month two years from the date hereof.', undefined, '2026-05-31'],
    [
      'Term. The Term is ten Lease Years beginning on the Rent Commencement Date, 1 June 2024.',
      '2024-06-01',
      '2034-06-01',
    ],
    [
      'Term. WHEREAS, the Miller agreed to grind for an initial term of two years; and WHEREAS, that has ended; NOW, the parties go on.',
      undefined,
      undefined,
    ],
    [
      'Term. This Agreement shall be for a period of two years to commence on the planned opening date of 1 June 2024.',
      undefined,
      '2026-06-01',
    ],
    [
      "Work. The Executive's employment with the Company will commence today and shall continue, subject to these terms, until terminated by either party.",
      undefined,
      'perpetual',
    ],
    ['Oats. Terms of the project: ten weeks from 1 June 2024 to 10 August 2024.', undefined, '2024-08-10'],
    ['Singing. The Miller agrees to a one year engagement of the singer.', undefined, '2025-05-03'],
    ['Term. From 1 June 2024 through and including 30 June 2026.', '2024-06-01', '2026-06-30'],
    ['Term. This Agreement shall be in effect for the calendar year 2025.', undefined, '2025-12-31'],
    [
      'Term. This Agreement shall remain in effect until the end of the second full calendar year following its date of signing.',
      undefined,
      '2026-12-31',
    ],
    [
      'Term. This Agreement shall remain in force until revoked by any party, and then only with respect to such party.',
      undefined,
      undefined,
    ],
    [
      'Term. Neither party will bring a legal action related to this Agreement more than two years after it could be brought.',
      undefined,
      undefined,
    ],
    [
      'Term. The term of this Agreement is two years from the Launch Date. Launch. The "Launch Date" means 1 June 2024.',
      undefined,
      '2026-06-01',
    ],
    [
      'Term. The term of this Agreement is two years. The beginning of the term shall be on the Launch Date. Launch. The launch date of the shop shall be 1 June 2024.',
      undefined,
      '2026-06-01',
    ],
    [
      'Term. The term of this Agreement is two years from the Launch Date. Launch. The "Launch Date" means the day on which the shop opens. The shop is painted on 1 June 2024.',
      undefined,
      undefined,
    ],
    ['Holidays. If your start date was 1 June 2024, you have twenty days.', undefined, undefined],
  ])('%s', (clause, begins, ends) => {
    expect(termOf(clause)).toEqual([begins, ends]);
  });
});

describe('what a contract is renewed for', () => {
  test.each([
    ['Term. This Agreement lasts two years; thereafter it renews automatically on the same terms.', 'P2Y'],
    ['Term. The term of this Agreement is one year and shall be automatically renewed unless a party objects.', 'P1Y'],
    ['Length. This Agreement lasts one year and thereafter for successive periods of six months.', 'P6M'],
    ['Term. After the first term it may be renewed on a yearly basis up to ten years.', 'P1Y'],
    [
      'Oats. This Agreement may be extended for up to three additional periods of one year by a notice of the Buyer.',
      'P1Y',
    ],
    [
      'Term. This Agreement lasts until terminated. Upon renewal of a permit the Miller invoices it on an annual basis unless otherwise agreed.',
      null,
    ],
    ['Term. This Agreement lasts two years. The barn is automatically renewed on 1 May.', null],
    ['Term. This Agreement lasts two years. The parties then hold talks on its renewal for a period of 30 days.', null],
    [
      'Term. The Buyer may end this Agreement if the lease has not been renewed for an additional term of a year.',
      null,
    ],
    [
      'Term. If the Miller has not delivered oats by May, the term of this Agreement will be extended by four months.',
      null,
    ],
    ['Term. This Agreement lasts one year, and from year to year thereafter if the owners of the mill approve.', 'P1Y'],
    [
      'Term. Unless the Buyer says that it will not renew this Agreement within a period of three months after that notice, this Agreement shall automatically renew for one twelve-month period.',
      'P12M',
    ],
  ])('%s', (clause, length) => {
    const { renewal } = factsOf(
      `OAT SUPPLY AGREEMENT\n\n${opening}\n\n1. Oats\n\n1.1 Oak Ltd sells oats.\n\n2. ${clause}`,
    ).term;
    expect(renewal && formatPeriod(renewal)).toBe(length);
  });
});

describe('a notice that stops a renewal', () => {
  test.each([
    [
      'This Agreement lasts a year and renews automatically for further terms of one year unless a party gives notice of termination at least 60 days before the end.',
      'P60D',
    ],
    [
      'This Agreement lasts a year. The Buyer has the right to renew this Agreement for another year. To exercise this option it must notify the Miller 60 days before the end of the term.',
      null,
    ],
    [
      'This Agreement lasts a year. The Buyer has the right to renew this Agreement for another year. The Buyer may terminate this Agreement upon 30 days notice prior to the end of the first quarter.',
      null,
    ],
  ])('%s', (words, length) => {
    const { noticeToStop } = factsOf(
      `OAT SUPPLY AGREEMENT\n\n${opening}\n\n1. Oats\n\n1.1 Oats are sold.\n\n2. Term\n\n${words}`,
    ).term;
    expect(noticeToStop && formatPeriod(noticeToStop)).toBe(length);
  });
});

describe('what goes on after its first term until somebody ends it', () => {
  test.each([
    'This Agreement lasts two years; thereafter it continues until either party gives 90 days prior notice of termination.',
    'This Agreement runs for two years and shall remain in force thereafter until terminated on 90 days prior notice.',
    'After two years from its date this Agreement renews indefinitely. The initial term of this Agreement is two years.',
  ])('%s', (words) => {
    const { term, expirationDate } = factsOf(
      `OAT SUPPLY AGREEMENT\n\n${opening}\n\n1. Oats\n\n1.1 Oats are sold.\n\n2. Term\n\n${words}`,
    );
    expect(term).toMatchObject({ endless: true, renewal: null, perpetual: false });
    expect(expirationDate?.value).toBe('2026-05-03');
    expect(term.noticeToStop && formatPeriod(term.noticeToStop)).toBe(words.includes('90') ? 'P90D' : null);
  });

  test('renewals of some length are not without end', () => {
    const { term } = factsOf(
      `OAT SUPPLY AGREEMENT\n\n${opening}\n\n1. Term\n\nThis Agreement lasts two years; thereafter it renews from year to year until terminated.`,
    );
    expect(term).toMatchObject({ evergreen: true });
    expect(term.endless).toBeUndefined();
  });
});

test('a first term that is counted from something else is said to be, so that nobody counts it from the beginning', () => {
  const termOfText = (words: string) => factsOf(`OAT SUPPLY AGREEMENT\n\n${opening}\n\n1. Term\n\n${words}`).term;
  expect(termOfText('The term of this Agreement is two years from the launch of the shop.').fromOtherEvent).toBe(true);
  expect(termOfText('The term of this Agreement is two years.').fromOtherEvent).toBeUndefined();
});
