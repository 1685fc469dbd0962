import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const parties = 'between Alder Mills Limited ("Alder") and Birch Data GmbH ("Birch")';

test('where an amendment changed some words of a clause, the conflict of that clause says so', () => {
  const { conflicts } = compareTexts({
    'msa.txt': `MASTER SERVICES AGREEMENT

This Master Services Agreement is made on 2 March 2026 ${parties}.

1. Alder shall pay each undisputed invoice within thirty (30) days of receipt of the invoice.
`,
    'order.txt': `ORDER FORM

This Order Form is dated 2 April 2026 and made under the MSA ${parties}.

1. Alder shall pay each undisputed invoice within sixty (60) days of receipt of the invoice.
`,
    'amendment.txt': `AMENDMENT NO. 1 TO THE MASTER SERVICES AGREEMENT

This Amendment is dated 1 June 2026 and made ${parties}. It amends the Master Services Agreement dated 2 March 2026.

1. In clause 1 of the Agreement, the words "thirty (30) days" are replaced by the words "forty (40) days".
`,
  });
  const payment = conflicts.find(({ topic }) => topic === 'payment-terms')!;
  expect(payment.advice).toMatch(
    /^Read clause 1 of Master Services Agreement as changed by clause 1 of Amendment No\. 1 to the Master Services Agreement first/,
  );
});
