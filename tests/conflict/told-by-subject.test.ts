/** What a subject of its own compares is not compared once more by its words. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const contract = (title: string, clause: string) => `${title}

between Harbour Lights Ltd (the "Operator") and Seagrass Museum (the "Museum"), of 3 February 2024

1. MONEY

1.1 ${clause}
`;

test('two times for payment are one conflict, that of payment', () => {
  const { conflicts } = compareTexts({
    'guides.txt': contract('AGREEMENT ON GUIDED TOURS', 'The Museum pays undisputed invoices within 30 days.'),
    'boats.txt': contract('AGREEMENT ON BOAT TRIPS', 'The Museum pays undisputed invoices within 14 days.'),
  });
  expect(conflicts.map(({ topic }) => topic)).toEqual(['payment-terms']);
});
