import { describe, test } from 'vitest';
import { type Counted, expectCounted } from './ask-sentence.js';

const cases: Counted = [
  // The month after January 2028 has 29 days.
  [
    'The Grocer shall pay by the end of the month following receipt of the bill.',
    { event: '2028-01-31' },
    ['2028-02-29'],
  ],
  [
    'The Grocer shall pay by the end of the month in which the goods are handed over.',
    { event: '2026-04-30' },
    ['2026-04-30'],
  ],
  ['The Grocer shall pay on the tenth day of the month following delivery.', { event: '2026-12-31' }, ['2027-01-10']],
  // Thirty days behind 28 February.
  ['Bills are payable thirty days from the end of the month of invoice.', { event: '2026-02-03' }, ['2026-03-30']],
  // Six hours of Friday 28 August; Monday 31 August is a holiday; all of Tuesday, six hours of Wednesday.
  [
    'The Lock-keeper shall answer within 36 hours, excluding weekends and public holidays, of the call.',
    { event: '2026-08-28T18:00:00+01:00' },
    ['2026-09-02T06:00:00+01:00'],
  ],
  [
    'The Lock-keeper shall answer within four days (excluding weekends and bank holidays) of the call.',
    { event: '2026-08-28' },
    ['2026-09-04'],
  ],
  // The nearer bound of the window: thirty days before Saturday 31 October.
  [
    'The Tenant may end the lease by notice given not earlier than 90 days and not later than 30 days before the expiry.',
    { expiry: '2026-10-31' },
    ['2026-10-01'],
  ],
  [
    'The Joiner shall open the shop ten days after signing or on 2 March 2026, whichever is later.',
    { event: '2026-02-27' },
    ['2026-03-09'],
  ],
];

describe('ends of months, days left out, windows', () => {
  test.each(cases)('%s', expectCounted);
});
