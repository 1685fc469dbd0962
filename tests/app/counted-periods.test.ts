import { describe, test } from 'vitest';
import { type Counted, expectCounted } from './ask-sentence.js';

const cases: Counted = [
  [
    'The Carrier shall submit its claim within twenty-one (21) calendar days from the date of arrival.',
    { event: '2026-03-03' },
    ['2026-03-24'],
  ],
  [
    'Party B must pay the balance not later than 7 days following the receipt of the statement.',
    { event: '2026-03-03' },
    ['2026-03-10'],
  ],
  [
    'Within ten days of receipt of the draft, the Client will return its comments.',
    { event: '2026-03-03' },
    ['2026-03-13'],
  ],
  ['Payment terms: net 30 days from the date of invoice.', { event: '2026-03-03' }, ['2026-04-02']],
  [
    'The deposit shall be returned, at the latest, 45 days after the handover.',
    { event: '2026-03-03' },
    ['2026-04-17'],
  ],
  ['Invoices are payable thirty days after receipt.', { event: '2026-03-03' }, ['2026-04-02']],
  [
    'The Buyer may reject the goods within 7 days, inclusive of the day of delivery.',
    { event: '2026-03-03' },
    ['2026-03-09'],
  ],
  [
    'The Lender shall respond within 14 days, including the day of the request.',
    { event: '2026-03-03' },
    ['2026-03-16'],
  ],
  [
    'The Bank shall credit the account within 2 Business Days following the Closing Date.',
    { event: '2026-07-02', calendars: ['US'], timeZone: 'America/New_York' },
    ['2026-07-07'],
  ],
  [
    'The Seller shall deliver the certificate on or before the fifth Business Day after the request.',
    { event: '2026-07-02', calendars: ['US'], timeZone: 'America/New_York' },
    ['2026-07-10'],
  ],
  [
    'The Buyer shall give its consent or refusal no later than ten (10) working days after the proposal is made.',
    { event: '2026-03-26' },
    ['2026-04-13'],
  ],
  [
    'Party A shall confirm receipt within 2 working days after the documents arrive.',
    { event: '2025-09-30', calendars: ['CN'], timeZone: 'Asia/Shanghai' },
    ['2025-10-10'],
  ],
  [
    'Party B shall make up the deposit within three (3) working days from the date of deduction.',
    { event: '2026-12-30', calendars: ['CN'], timeZone: 'Asia/Shanghai' },
    [],
  ],
  [
    'Fees are due 20 days after the end of the project; if that day is not a Business Day, payment shall be made on the immediately preceding Business Day.',
    { event: '2026-05-05' },
    ['2026-05-22'],
  ],
  [
    'Any sum is payable within 10 days of demand. Where the last day falls on a Saturday, Sunday or public holiday, payment is due on the next working day.',
    { event: '2026-05-13' },
    ['2026-05-26'],
  ],
  [
    'The report is due 30 days after the audit, and if the due date falls on a weekend or holiday it shall be extended to the following business day.',
    { event: '2026-05-21', calendars: ['US'], timeZone: 'America/New_York' },
    ['2026-06-22'],
  ],
  ['The Tenant shall vacate within ninety (60) days of the notice.', { event: '2026-05-21' }, []],
  ['The Licensor shall refund the fee within three months after termination.', { event: '2025-11-30' }, ['2026-02-28']],
  ['The warranty claim must be made within two (2) years of delivery.', { event: '2026-02-28' }, ['2028-02-28']],
  [
    'The parties shall agree a plan within one and a half years after signing.',
    { event: '2026-01-15' },
    ['2027-07-15'],
  ],
  ['Party A shall replace the goods within one fortnight of the complaint.', { event: '2026-03-03' }, ['2026-03-17']],
  ['Party B shall settle the account within half a year after acceptance.', { event: '2026-03-03' }, ['2026-09-03']],
  [
    'The Vendor shall acknowledge each incident within four (4) hours of the report.',
    { event: '2026-03-28T22:30:00+00:00' },
    ['2026-03-29T03:30:00+01:00'],
  ],
  [
    'The Processor shall notify the authority not later than 72 hours after having become aware of the breach.',
    { event: '2026-05-04T09:15:00+02:00', calendars: ['DE'], timeZone: 'Europe/Berlin' },
    ['2026-05-07T09:15:00+02:00'],
  ],
  [
    'The operator shall restore the service within 90 minutes after the alarm.',
    { event: '2026-05-04T09:15:00+02:00', calendars: ['DE'], timeZone: 'Europe/Berlin' },
    ['2026-05-04T10:45:00+02:00'],
  ],
  [
    'The hotline answers within two working hours.',
    { event: '2026-05-04T09:15:00+02:00', calendars: ['DE'], timeZone: 'Europe/Berlin' },
    [],
  ],
  [
    'Either party may prevent renewal by giving written notice at least ninety (90) days prior to the expiration of the Initial Term.',
    { expiry: '2026-12-31' },
    ['2026-10-02'],
  ],
  [
    'The Franchisee shall notify the Franchisor of its intention to renew not less than six months before the expiry date.',
    { expiry: '2026-12-31' },
    ['2026-06-30'],
  ],
  [
    'This Agreement shall expire unless extended in writing at least 30 days before its expiry.',
    { expiry: '2026-12-31' },
    ['2026-12-01'],
  ],
  [
    "Unless terminated by either party on at least three months' notice before the end of the initial term or any renewal term, this Agreement shall renew automatically for further periods of one year each.",
    { expiry: '2025-12-31' },
    ['2025-09-30', '2026-09-30', '2027-09-30', '…'],
  ],
  [
    "The contract may be terminated with six weeks' notice to the end of a calendar month.",
    { event: '2026-03-03', calendars: ['DE'], timeZone: 'Europe/Berlin' },
    ['2026-04-30'],
  ],
  [
    "Either party may end this agreement upon one month's notice expiring at the end of a calendar year.",
    { event: '2026-03-03' },
    ['2026-12-31'],
  ],
  [
    "The retainer may be terminated by two months' written notice, effective at the end of the month.",
    { event: '2026-03-03' },
    ['2026-05-31'],
  ],
  [
    'The statement must be issued within 15 days after the end of the month in which the goods were delivered.',
    { event: '2026-03-03' },
    ['2026-04-15'],
  ],
  ['The Licensee shall pay within ___ days after signing.', { event: '2026-05-05' }, []],
  ['The Licensee shall pay within the period set out in Schedule 2.', { event: '2026-05-05' }, []],
  ['The Seller shall deliver 30 units within 5 days after the order.', { event: '2026-05-05' }, ['2026-05-10']],
  [
    'The Party in breach shall have 30 days after written notice to cure the breach.',
    { event: '2026-05-05' },
    ['2026-06-04'],
  ],
  [
    'Either party may terminate if the breach is not cured within ten (10) Business Days after notice.',
    { event: '2026-05-05', calendars: ['US'], timeZone: 'America/New_York' },
    ['2026-05-19'],
  ],
  [
    'In March the Supplier shall, within 3 days of a request, provide samples.',
    { event: '2026-05-05' },
    ['2026-05-08'],
  ],
  [
    'The Buyer shall pay within 30 days of receipt of the invoice or acceptance of the goods, whichever is later.',
    { event: '2026-05-05' },
    ['2026-06-04'],
  ],
  // Of 5 May and 1 June the later is 1 June; 30 days after it.
  [
    'The Buyer shall pay within 30 days of receipt of the invoice or 1 June 2026 (whichever is the later).',
    { event: '2026-05-05' },
    ['2026-07-01'],
  ],
  [
    'The Buyer shall pay within 30 days after receipt of the invoice and delivery of the goods, whichever is the later.',
    { event: '2026-05-05' },
    ['2026-06-04'],
  ],
  [
    'A claim must be made within two years of the accident or the date of knowledge, whichever is later, and within ten days of the last report.',
    { event: '2026-05-05' },
    ['2026-05-15'],
  ],
  [
    'The Buyer shall pay within 30 days after receipt of the invoice or 60 days after delivery, whichever is later.',
    { event: '2026-05-05' },
    ['2026-07-04'],
  ],
];

describe('a sentence, read and counted', () => {
  test.each(cases)('%s %j', expectCounted);
});
