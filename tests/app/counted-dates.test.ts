import { describe, test } from 'vitest';
import { type Counted, expectCounted } from './ask-sentence.js';

const cases: Counted = [
  [
    'The Distributor shall report its sales within 30 days after the end of each calendar quarter.',
    { effective: '2026-01-10' },
    ['2026-04-30', '2026-07-30', '2026-10-30', '…'],
  ],
  [
    'The Supplier shall deliver a report by the 15th of each month.',
    { effective: '2026-01-10' },
    ['2026-01-15', '2026-02-15', '2026-03-15', '…'],
  ],
  ['The parties shall meet every two weeks.', { effective: '2026-01-10' }, ['2026-01-24', '2026-02-07', '…']],
  ['Fees are invoiced quarterly, starting on 1 March 2026.', {}, ['2026-03-01', '2026-06-01', '2026-09-01', '…']],
  [
    'The Provider shall test its backups every Monday and Thursday.',
    { effective: '2026-01-10' },
    ['2026-01-12', '2026-01-15', '2026-01-19', '…'],
  ],
  [
    'The Licensee shall pay a minimum royalty on 31 March of each year.',
    { effective: '2026-01-10' },
    ['2026-03-31', '2027-03-31', '…'],
  ],
  [
    'The accounts shall be audited annually on 30 June.',
    { effective: '2026-01-10' },
    ['2026-06-30', '2027-06-30', '…'],
  ],
  [
    'Interest is payable on the last day of each calendar quarter.',
    { effective: '2026-01-10' },
    ['2026-03-31', '2026-06-30', '…'],
  ],
  [
    'The Contractor shall submit timesheets weekly on Fridays.',
    { effective: '2026-01-10' },
    ['2026-01-16', '2026-01-23', '…'],
  ],
  ['Rent is due on the first day of each month.', { effective: '2026-01-10' }, ['2026-02-01', '2026-03-01', '…']],
  [
    'The Contractor shall finish within 60 days after the permit or by 31 August 2026, whichever is later.',
    { event: '2026-06-01' },
    ['2026-08-31'],
  ],
  [
    'The Contractor shall finish within 60 days after the permit or by 15 July 2026, whichever occurs first.',
    { event: '2026-06-01' },
    ['2026-07-15'],
  ],
  [
    'The option must be exercised on or before the earlier of 1 October 2026 and 90 days after the announcement.',
    { event: '2026-06-01' },
    ['2026-08-30'],
  ],
  [
    'A notice sent by courier is deemed delivered two working days after dispatch, and the recipient shall reply within ten days of such deemed delivery.',
    { event: '2026-05-05' },
    ['2026-05-17'],
  ],
  [
    'Notices by email are deemed received on the next Business Day after sending, and the Buyer must answer within 3 Business Days after deemed receipt.',
    { event: '2026-05-05' },
    ['2026-05-11'],
  ],
  ['The Supplier shall repair the defect without undue delay after notice.', { event: '2026-05-05' }, []],
  ['The Supplier shall respond within a reasonable time.', { event: '2026-05-05' }, []],
  [
    "The Customer may suspend the services on 5 Business Days' prior written notice with effect from 1 June 2026.",
    {},
    ['2026-05-22'],
  ],
  [
    "The Franchisor may change its fees with effect from 1 January 2027 by giving three months' notice.",
    {},
    ['2026-10-01'],
  ],
  [
    'The Insurer shall review the premium on every anniversary of the Commencement Date.',
    { effective: '2026-01-10' },
    ['2027-01-10', '2028-01-10', '…'],
  ],
  [
    'The Company shall pay a bonus within 30 days after each anniversary of the Effective Date.',
    { effective: '2026-01-10' },
    ['2027-02-09', '2028-02-09', '…'],
  ],
  ['The bid must arrive by 12:00 noon London time on 5 June 2026.', {}, ['2026-06-05T12:00:00+01:00']],
  [
    'The Agent shall confirm no later than 10.30 a.m. (Beijing time) on the second working day after the order.',
    { event: '2026-05-06', calendars: ['CN'], timeZone: 'Asia/Shanghai' },
    ['2026-05-08T10:30:00+08:00'],
  ],
  [
    'Payment shall be received before 3 pm Frankfurt time on the Business Day following the Closing Date.',
    { event: '2026-05-06', calendars: ['DE'], timeZone: 'Europe/Berlin' },
    ['2026-05-07T15:00:00+02:00'],
  ],
  [
    'The goods shall be collected no later than the day following the day of the sale.',
    { event: '2026-05-06' },
    ['2026-05-07'],
  ],
  ['The minutes shall be sent on the next Business Day after the meeting.', { event: '2026-05-22' }, ['2026-05-26']],
  ['The deliverables shall be handed over on or before March 31, 2027.', {}, ['2027-03-31']],
  ['Completion must take place by the 1st day of September, 2026.', {}, ['2026-09-01']],
  ['The plan shall be filed by 2026-11-15.', {}, ['2026-11-15']],
  ['All forms are due by 25/12/2026.', {}, ['2026-12-25']],
  ['All forms are due by 03.04.2026.', {}, []],
  ['The works shall be completed no later than 15 Sept. 2026.', {}, ['2026-09-15']],
  ['The works shall be completed by 31 June 2026.', {}, []],
  ['Payment is due on 29 February 2027.', {}, []],
  ["Either party may end this agreement on 31 December 2028 by giving six months' notice.", {}, ['2028-06-30']],
  [
    "The Tenant may terminate this lease on 24 June 2030 by giving not less than nine months' prior written notice.",
    {},
    ['2029-09-24'],
  ],
  [
    "Either party may end this Agreement on the third anniversary of the Effective Date by giving six months' notice.",
    { effective: '2026-01-10' },
    ['2028-07-10'],
  ],
  ['The Supplier shall file the return before 15 January 2027.', {}, ['2027-01-14']],
  ['The Supplier shall file the return on or before 15 January 2027.', {}, ['2027-01-15']],
  ['The Supplier shall file the return before 5 pm on 15 January 2027.', {}, ['2027-01-15T17:00:00+00:00']],
  ['The Supplier shall not start the works before 1 April 2027.', {}, ['2027-04-01']],
  [
    'The Supplier shall file the return prior to the 1st and 15th of each month.',
    { effective: '2026-01-10' },
    ['2026-01-14', '2026-01-31', '2026-02-14', '…'],
  ],
  [
    'The Supplier shall file the return before the end of January each year.',
    { effective: '2026-01-10' },
    ['2026-01-31', '2027-01-31', '…'],
  ],
  // 30 June and 90 days.
  [
    '"Fiscal Year" means the year ending 30 June. The Supplier shall submit accounts within 90 days after the end of each Fiscal Year.',
    { effective: '2026-01-10' },
    ['2026-09-28', '2027-09-28', '…'],
  ],
  [
    'The financial year of the Supplier begins on 1 April. The Supplier shall report within 30 days after the end of each financial quarter.',
    { effective: '2026-01-10' },
    ['2026-04-30', '2026-07-30', '2026-10-30', '2027-01-30', '…'],
  ],
  [
    '"Fiscal Year" means each year ending on the last day of June. The Supplier shall submit a budget once in each Fiscal Year.',
    { effective: '2026-01-10' },
    ['2026-06-30', '2027-06-30', '…'],
  ],
  // 30 days before 1 January: 2 December; in 2028 that is a Saturday.
  [
    'The Supplier shall submit a budget at least 30 days before the beginning of each calendar year.',
    { effective: '2026-01-10' },
    ['2026-12-02', '2027-12-02', '2028-12-01', '…'],
  ],
  ['The Supplier need not deliver before 2 May 2031.', {}, ['2031-05-02']],
  // 30 days before 31 March: 1 March, in 2026 a Sunday.
  [
    'The Supplier shall send the plan at least 30 days before 31 March.',
    { effective: '2026-01-10' },
    ['2026-02-27', '2027-03-01', '2028-03-01', '…'],
  ],
  [
    'The Supplier shall send a report within 30 days after 30 June and 31 December in each year.',
    { effective: '2026-01-10' },
    ['2026-07-30', '2027-01-30', '2027-07-30', '…'],
  ],
  // 30 September 2028 is a Saturday.
  [
    "Either party may end this agreement on 31 December in any year by giving three months' notice.",
    { effective: '2026-01-10' },
    ['2026-09-30', '2027-09-30', '2028-09-29', '…'],
  ],
];

describe('a sentence, read and counted', () => {
  test.each(cases)('%s %j', expectCounted);
});
