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
  [
    'The Tenant shall pay the rent on 25 March, 24 June, 29 September and 25 December in each year.',
    { effective: '2026-01-10' },
    ['2026-03-25', '2026-06-24', '2026-09-29', '2026-12-25', '2027-03-25', '…'],
  ],
  [
    'The Tenant shall pay the rent by equal quarterly payments in advance on the usual quarter days.',
    { effective: '2026-04-10' },
    ['2026-06-24', '2026-09-29', '2026-12-25', '2027-03-25', '…'],
  ],
  [
    'The Licensee shall submit a report on 15 March and 15 October of each year.',
    { effective: '2026-01-10' },
    ['2026-03-15', '2026-10-15', '2027-03-15', '…'],
  ],
  [
    'The Licensee shall pay the fee on the 1st and 15th of each month.',
    { effective: '2026-01-10' },
    ['2026-01-15', '2026-02-01', '2026-02-15', '2026-03-01', '…'],
  ],
  [
    'The Supplier shall invoice on the fifteenth and last day of each month.',
    { effective: '2026-01-20' },
    ['2026-01-31', '2026-02-15', '2026-02-28', '…'],
  ],
  [
    'The Supplier shall deliver accounts before each 30 June and 31 December.',
    { effective: '2026-01-10' },
    ['2026-06-29', '2026-12-30', '2027-06-29', '…'],
  ],
  [
    'Rent is payable on the first day of each of January, April, July and October.',
    { effective: '2026-01-10' },
    ['2026-04-01', '2026-07-01', '…'],
  ],
  [
    'The Provider shall submit the budget by the last Thursday in May.',
    { effective: '2026-01-10' },
    ['2026-05-28', '2027-05-27', '…'],
  ],
  ['The Provider shall submit the budget by the last Thursday in May 2027.', { effective: '2026-01-10' }, []],
  [
    'The Committee shall meet on the second Tuesday of May and November each year.',
    { effective: '2026-01-10' },
    ['2026-05-12', '2026-11-10', '2027-05-11', '…'],
  ],
  [
    'The Provider shall submit the budget by the end of January each year.',
    { effective: '2026-02-10' },
    ['2027-01-31', '2028-01-31', '…'],
  ],
  // The last business days of May 2026 are Thursday 28 and Friday 29.
  [
    'The Provider shall submit the report on the penultimate business day of each month.',
    { effective: '2026-05-01' },
    ['2026-05-28', '2026-06-29', '…'],
  ],
];

describe('ends of months, days left out, windows', () => {
  test.each(cases)('%s', expectCounted);
});
