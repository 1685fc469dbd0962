import { describe, expect, test } from 'vitest';
import { exampleSource, noClauses, noFacts } from '../../src/extract/example-text.js';
import { extractObligations } from '../../src/extract/extract-obligations.js';
import { loadGrammars } from '../../src/grammar/load.js';
import type { Party } from '../../src/model/facts.js';
import { formatValue } from '../../src/model/value-text.js';
import { readingOfText } from '../app/workspace-sample.js';

const grammars = loadGrammars(new URL('../../grammars', import.meta.url).pathname);
const party = (alias: string): Party => ({ name: alias, aliases: [alias], role: '', spans: [] });

function read(text: string, ...parties: string[]) {
  const source = exampleSource(text);
  const facts = { ...noFacts, parties: parties.map(party) };
  return extractObligations(source, noClauses, facts, grammars).map((draft) => ({
    ...draft,
    written: `${draft.obligor}: ${draft.kind} ${formatValue(draft.value)}`,
    quote: text.slice(draft.start, draft.end),
  }));
}
const written = (text: string, ...parties: string[]) => read(text, ...parties).map((draft) => draft.written);

describe('who must act', () => {
  test('the party named after "by" must act, not the party that is acted upon', () => {
    expect(written('The fee shall be paid by the Gardener within ten days.', 'Gardener', 'Owner')).toEqual([
      'Gardener: deadline P10D',
    ]);
  });

  test('where a party is told something, the other side must tell it', () => {
    expect(written('The Owner will be notified within two days.', 'Gardener', 'Owner')).toEqual([
      'Gardener: deadline P2D',
    ]);
  });

  test('what must be paid to one party is owed by the other', () => {
    expect(written('Fees shall be paid to the Gardener within ten days.', 'Gardener', 'Owner')).toEqual([
      'Owner: deadline P10D',
    ]);
  });

  test('a party that is required to do something by another is the one who must do it', () => {
    const text = 'The Owner has the right to require the Gardener to pay a penalty of 5% of the price.';
    expect(written(text, 'Gardener', 'Owner')).toEqual(['Gardener: penalty 5% of price']);
  });

  test('what amends a clause binds nobody, but its new words do', () => {
    expect(written('The period in clause 3.1 of the Lease is extended to 45 days.', 'Gardener', 'Owner')).toEqual([]);
    for (const words of ['"The Gardener shall plant within 12 days."', 'The Gardener shall plant within 12 days.'])
      expect(written(`Clause 4.2 is replaced by: ${words}`, 'Gardener', 'Owner')).toEqual(['Gardener: deadline P12D']);
  });

  test('what is done annually may be a plan, which is no measure', () => {
    expect(written('The Gardener shall annually prepare a planting plan.', 'Gardener', 'Owner')).toEqual([
      'Gardener: deadline R/P1Y',
    ]);
  });

  test('hours of work bind nobody', () => {
    expect(written('Working hours are nine to five on each working day.', 'Gardener', 'Owner')).toEqual([]);
  });

  test('a promise goes on behind an aside', () => {
    const text = 'The Gardener agrees, at the choice of the Owner, to replant the hedge within ten days.';
    expect(written(text, 'Gardener', 'Owner')).toEqual(['Gardener: deadline P10D']);
  });

  test('"this Venture" is the contract, and not the party that it founds', () => {
    const text = 'The duration of this Venture will begin on 1 March 2030 and continue until 28 February 2035.';
    expect(written(text, 'Venture', 'Owner')).toEqual([]);
  });

  test('either party and the breaching party mean both', () => {
    expect(written('The breaching party shall cure the breach within 30 days after notice.')).toEqual([
      'both: deadline P30D',
    ]);
  });

  test('a right to terminate is suffered by the side that failed', () => {
    const text = 'If the Gardener fails to plant the hedge, the Owner may terminate this Agreement.';
    expect(written(text, 'Gardener', 'Owner')).toEqual(['Gardener: penalty termination']);
  });

  test('a month named May permits nothing', () => {
    expect(read('The Gardener shall plant the hedge by 26 May 2031.', 'Gardener')[0]?.modality).toBe('must');
  });
});

describe('how many obligations a sentence holds', () => {
  test('three time limits in one sentence are three obligations', () => {
    const text =
      'The Gardener shall ensure that leaks are found within 1 minute, reported within 5 minutes and stopped within 30 minutes.';
    expect(written(text, 'Gardener')).toEqual([
      'Gardener: deadline PT1M',
      'Gardener: deadline PT5M',
      'Gardener: deadline PT30M',
    ]);
  });

  test('a vague word beside a number gives the number only', () => {
    const text = 'The Gardener shall report a leak as soon as possible (within 24 hours).';
    expect(written(text, 'Gardener')).toEqual(['Gardener: deadline PT24H']);
  });

  test('a period that only says when a notice counts as received binds nobody', () => {
    expect(written('Notices are deemed received three days after mailing.')).toEqual([]);
  });

  test('a definition that only defines binds nobody', () => {
    expect(written('"Fee Base" means the fees paid in the 12 months before the claim.')).toEqual([]);
  });

  test('of one series told twice the one that names its day stays', () => {
    const drafts = read(
      'The Owner shall pay the wage in equal monthly parts on the 28th of each month.',
      'Owner',
      'Gardener',
    );
    expect(drafts.map(({ value }) => value)).toEqual([
      { type: 'recurrence', every: { count: 1, unit: 'month', business: false }, on: { dayOfMonth: 28 } },
    ]);
  });
});

describe('what is kept of the words', () => {
  test('the quote is an exact piece of the text with the value and its verb', () => {
    const text = 'In spring the Gardener shall prune the roses within two weeks after the last frost, unless it rains.';
    const [draft] = read(text, 'Gardener');
    expect(text).toContain(draft?.quote);
    expect(draft?.quote).toContain('shall prune the roses within two weeks');
    expect(draft?.trigger.text).toBe('the last frost');
    expect(draft?.rule).toBe('deadline/within-period');
  });

  test('a name that begins with a figure is no number of a clause', () => {
    const [draft] = read('4Mills shall notify the Owner within nine days of a flood.', '4Mills', 'Owner');
    expect(draft).toMatchObject({
      obligor: '4Mills',
      quote: '4Mills shall notify the Owner within nine days of a flood',
    });
  });

  test('an event that opens the sentence ends where whoever acts is named', () => {
    const [draft] = read(
      'For ten days after the end of the frost the Owner does not water the beds.',
      'Gardener',
      'Owner',
    );
    expect(draft?.trigger.text).toBe('the end of the frost');
    const [other] = read(
      'Within ten days after the date the Owner obtained a permit, the Gardener digs.',
      'Gardener',
      'Owner',
    );
    expect(other?.trigger.text).toBe('the date the Owner obtained a permit');
  });

  test('an event ends where two parties, or the verb that the time stands before, follow', () => {
    for (const [text, event] of [
      [
        'Within a month after the last frost of the year, Gardener and Owner shall plan the beds.',
        'the last frost of the year',
      ],
      ['The Gardener shall within ten days after the last frost send a list.', 'the last frost'],
    ])
      expect(read(text!, 'Gardener', 'Owner').map(({ trigger }) => trigger.text)).toEqual([event]);
  });

  test('an event before, within or behind the doing starts its clock', () => {
    for (const [text, event] of [
      ['On receipt of the plan, the Gardener shall plant within ten days.', 'receipt-plan'],
      ['On becoming aware of a defect the Gardener shall tell the Owner within two days.', 'becoming-aware-defect'],
      ["At the Owner's request, the Gardener shall show the beds within two days.", 'request-received'],
      ['The Gardener shall, upon completion of the beds, plant within ten days.', 'completion-beds'],
      ['The Gardener shall show the beds upon request within two days.', 'request-received'],
    ])
      expect(read(text!, 'Gardener', 'Owner').map(({ trigger }) => trigger.event)).toEqual([event]);
  });

  test('a redacted number is an obligation that cannot be dated', () => {
    expect(read('The Gardener shall pay within [***] days after the harvest.', 'Gardener')[0]?.unresolved).toBe(
      'redacted number',
    );
  });

  test('words and figures that differ are flagged', () => {
    expect(read('The Gardener shall pay within thirty (60) days after the harvest.', 'Gardener')[0]?.unresolved).toBe(
      'words and figures differ',
    );
  });
});

test('what was done on a day before the agreement was made is told, and not owed', () => {
  const text = [
    'This Agreement is made on 1 October 2026 between Mill Ltd (the "Miller") and Bakery Ltd (the "Baker").',
    '1. The Miller shall keep to the permit that the town issued on 3 May 2024.',
    '2. The Miller shall deliver the oven on 3 May 2027.',
  ];
  const { obligations } = readingOfText('oven.txt', text.join('\n\n'));
  expect(obligations.map(({ clause, value }) => [clause, value])).toEqual([
    ['2', { type: 'date', date: '2027-05-03' }],
  ]);
});
