import { describe, test } from 'vitest';
import { type Counted, expectCounted } from './ask-sentence.js';

const cases: Counted = [
  // Friday 27 November, then, Thursday being Thanksgiving, Wednesday 25 November 2026.
  [
    'The Caterer shall confirm the menu by 6 p.m. on the second Business Day before the banquet.',
    { event: '2026-11-30', calendars: ['US'], timeZone: 'America/New_York' },
    ['2026-11-25T18:00:00-05:00'],
  ],
  // 2025 has no 29 February.
  [
    'The Tenant shall repaint the hall on or before the first anniversary of the handover.',
    { event: '2024-02-29' },
    ['2025-02-28'],
  ],
  // Saturday 4 July 2026, then a Sunday (the way of Fed. R. Civ. P. 6(a)(1)(C)).
  [
    'The Clerk shall file the list within four days after the call; where the last day is a Saturday, Sunday or holiday, the period continues to run until the end of the next day that is not a Saturday, Sunday or holiday.',
    { event: '2026-06-30', calendars: ['US'] },
    ['2026-07-06'],
  ],
  [
    'The Guest shall return the key within ten days of arrival, the day of arrival being counted.',
    { event: '2026-06-01' },
    ['2026-06-10'],
  ],
  [
    'The Gardener shall mow the lawn every week, starting on the Effective Date.',
    { effective: '2026-03-02' },
    ['2026-03-02', '2026-03-09', '…'],
  ],
  // 16 March is the last of the fourteen days; 17, 18, 19 March follow.
  [
    'The Shop shall refund the price within three Business Days after the end of the 14-day trial period following delivery.',
    { event: '2026-03-02' },
    ['2026-03-19'],
  ],
  // The second contract year begins on 1 April: the first ended on 31 March.
  [
    'The Miller shall send the figures within ten days after the end of each Contract Year.',
    { effective: '2025-04-01' },
    ['2026-04-10', '2027-04-10', '…'],
  ],
  // Posted on Monday 2 March, served on Thursday 5 March.
  [
    'Letters are deemed served on the third day after mailing, and the Tenant shall answer within ten days after service.',
    { event: '2026-03-02' },
    ['2026-03-15'],
  ],
  // The day of the notice and that of the meeting stand outside the ten.
  [
    "The annual meeting of the members shall be called by at least ten clear days' notice.",
    { event: '2026-06-25' },
    ['2026-06-12'],
  ],
  [
    'The Baker shall count the sacks on the tenth day of the last month of each quarter.',
    { effective: '2026-01-01' },
    ['2026-03-10', '2026-06-10', '2026-09-10', '…'],
  ],
  [
    'The Baker shall pay the dues on 31 March and 30 September.',
    { effective: '2026-01-01' },
    ['2026-03-31', '2026-09-30', '2027-03-31', '…'],
  ],
  [
    'The tenancy renews automatically from month to month unless the Tenant gives notice at least six days before the end of the then-current monthly term.',
    { expiry: '2026-01-31' },
    ['2026-01-23', '2026-02-20', '2026-03-25', '…'],
  ],
  // Friday 16:00 to 17:00, then Monday from 09:00.
  [
    'The Porter shall answer within three business hours after the call. Business hours are 9:00 a.m. to 5:00 p.m.',
    { event: '2026-06-05T16:00:00+01:00' },
    ['2026-06-08T11:00:00+01:00'],
  ],
  // A time of day in another part of the sentence is another's.
  ['The Supplier shall deliver the report by 5 June 2026; the office is open until 17:00.', {}, ['2026-06-05']],
  [
    'The Supplier shall deliver the report by 5 June 2026, and what is received after 17:00 is deemed received on the next Business Day.',
    {},
    ['2026-06-05'],
  ],
  [
    'The Supplier shall reply within three days after the request, provided that a request received by 5 pm is deemed received on that day.',
    { event: '2026-06-01' },
    ['2026-06-04'],
  ],
  ['The Supplier shall deliver the report by 5 June 2026 at 17:00.', {}, ['2026-06-05T17:00:00+01:00']],
  // 6 June 2026 is a Saturday; where a day moves to is no deadline of its own.
  [
    'Payment is due by 6 June 2026, and if that day is not a Business Day the payment shall be made on the next Business Day.',
    {},
    ['2026-06-08'],
  ],
  [
    'Where the due date is a Saturday, the rent shall be paid on the following Business Day.',
    { event: '2026-06-06' },
    [],
  ],
];

describe('corners of counting', () => {
  test.each(cases)('%s', (sentence, given, expected) => expectCounted(sentence, given, expected));
});
