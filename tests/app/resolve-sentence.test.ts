import { describe, expect, test } from 'vitest';
import { resolveSentence, type SentenceQuestion } from '../../src/app/resolve-sentence.js';
import { loadGrammars } from '../../src/grammar/load.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);

const ask = (sentence: string, given: Partial<SentenceQuestion> = {}) =>
  resolveSentence(
    {
      sentence,
      event: null,
      effective: null,
      expiry: null,
      timeZone: null,
      fallbackZone: 'Europe/London',
      calendars: ['GB-ENG'],
      fallbackCalendars: [],
      ownCalendars: [],
      workingHours: null,
      ...given,
    },
    grammars,
  ).obligations;

type Asked = Pick<Partial<SentenceQuestion>, 'event' | 'effective' | 'expiry' | 'calendars' | 'timeZone'>;

/** Sentence, what is known, due dates counted by hand. `…` at the end: and so on. */
const cases: readonly (readonly [string, Asked, readonly string[]])[] = [
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
];

describe('a sentence, read and counted', () => {
  test.each(cases)('%s %j', (sentence, given, expected) => {
    const series = expected.at(-1) === '…';
    const wanted = series ? expected.slice(0, -1) : expected;
    const all = ask(sentence, given).map(({ occurrences }) => occurrences.map(({ due }) => due));
    const dated = all.filter((due) => due.length > 0);
    if (wanted.length === 0) expect(dated).toEqual([]);
    else expect(dated.map((due) => (series ? due.slice(0, wanted.length) : due))).toContainEqual(wanted);
  });

  test('without its event is armed, and says what it waits for', () => {
    const [armed] = ask('The Seller shall replace the goods within ten days after receipt of the notice.');
    expect(armed).toMatchObject({ lane: 'armed', waitsFor: 'notice-received', occurrences: [] });
  });

  test('says which holidays are missing', () => {
    const given = { event: '2026-12-30', calendars: ['CN'], timeZone: 'Asia/Shanghai' };
    const [lacking] = ask('The Buyer shall pay within three working days after the demand.', given);
    expect(lacking).toMatchObject({
      lane: 'unresolved',
      unresolved: 'holiday data missing',
      missing: 'CN: the holiday notice for 2027 is not in the data',
    });
  });

  test('gives the same answer, word for word', () => {
    const once = () =>
      JSON.stringify(ask('The Buyer shall pay within five days after delivery.', { event: '2026-05-05' }));
    expect(once()).toBe(once());
  });

  test.each([
    [{ event: '2026-02-30' }, /2026-02-30: no date/],
    [{ timeZone: 'Europe/Londn' }, /Europe\/Londn: no time zone/],
    [{ calendars: ['XX'] }, /XX: no holiday data/],
  ])('%j is a mistake in the command', (given, message) => {
    expect(() => ask('The Buyer shall pay within five days after delivery.', given)).toThrow(message);
  });
});
