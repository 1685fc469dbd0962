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
    ['Holidays. If your start date was 1 June 2024, you have twenty days.', undefined, undefined],
  ])('%s', (clause, begins, ends) => {
    expect(termOf(clause)).toEqual([begins, ends]);
  });
});

describe('what a contract is renewed for', () => {
  test.each([
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
