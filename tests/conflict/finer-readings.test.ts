/** What keeps two clauses apart, and what decides between them, beyond their own words. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const between = (texts: Readonly<Record<string, string>>) =>
  compareTexts(texts).conflicts.map(
    ({ topic, type, a, b, governs }) => `${topic} ${type} ${a.clause} ~ ${b.clause} ${governs}`,
  );

const head = 'between Aspen Mill Ltd (the "Mill") and Kestrel Bakery Ltd (the "Bakery"), dated 3 May 2023';

test('what another clause takes out of a limit is not held against it', () => {
  const contract = (further: string) => `SUPPLY AGREEMENT

${head}

1. LIABILITY

1.1 The liability of the Mill in a year shall not exceed £50,000.
${further}`;
  const data = `DATA PROCESSING AGREEMENT

to the Supply Agreement dated 3 May 2023, between Aspen Mill Ltd (the "Mill") and Kestrel Bakery Ltd (the "Bakery")

1. LIABILITY

1.1 The liability of the Mill for personal data shall not exceed £90,000.
`;
  const carved = '\n1.2 Clause 1.1 does not apply to liability for personal data.\n';
  expect(between({ 'a.txt': contract(carved), 'b.txt': data })).toEqual([]);
  expect(between({ 'a.txt': contract(''), 'b.txt': data })).toHaveLength(1);
});

test('refunds of different things are no conflict', () => {
  const annex = (clause: string) => `ANNEX TO THE SUPPLY AGREEMENT

to the Supply Agreement dated 3 May 2023, ${head.replace(', dated 3 May 2023', '')}

1. ${clause}
`;
  const contract = `SUPPLY AGREEMENT

${head}

1. The Mill refunds the price of spoilt flour within 30 days.
`;
  expect(between({ 'a.txt': contract, 'b.txt': annex('Fares to the fair are refunded within 10 days.') })).toEqual([]);
});

test('in an order of stages the first that speaks of a matter decides', () => {
  const contract = `SUPPLY AGREEMENT

${head}

1. The Bakery pays each invoice within forty days of receipt.

2. The Mill erases personal data within ninety days of delivery.

3. Differences are resolved in stages: (a) at the first stage, whatever concerns personal data is decided by this Agreement; (b) at the second stage, whatever else concerns the harbour is decided by the Harbour Addendum.
`;
  const addendum = `HARBOUR ADDENDUM

to the Supply Agreement dated 3 May 2023, between Aspen Mill Ltd (the "Mill") and Kestrel Bakery Ltd (the "Bakery")

1. The Bakery pays each invoice within sixty days of receipt.

2. The Mill keeps personal data for two years after delivery.
`;
  expect(between({ 'a.txt': contract, 'b.txt': addendum }).sort()).toEqual([
    'payment-terms precedence 1 ~ 1 b.txt',
    'retention-vs-deletion precedence 2 ~ 2 a.txt',
  ]);
});

test('an exception to an order has a matter of its own, and wins there', () => {
  const contract = `MAINTENANCE CONTRACT

${head}

1. A mechanic of the Mill reaches the lift within five hours of the call.

2. If an Annex is inconsistent with clauses 1 to 2 the clauses take precedence, save that on times of attendance Annex B takes precedence.
`;
  const annex = `ANNEX B: SERVICE LEVELS

to the Maintenance Contract dated 3 May 2023, between Aspen Mill Ltd (the "Mill") and Kestrel Bakery Ltd (the "Bakery")

1. A mechanic attends at the lift no later than eighty minutes after the call.
`;
  expect(between({ 'a.txt': contract, 'b.txt': annex })).toEqual(['attendance-on-site precedence 1 ~ 1 b.txt']);
});

test('terms of business that one party has printed collide with a contract that excludes them', () => {
  const contract = `FRAMEWORK CONTRACT

${head}

1. The courts of Leeds have exclusive jurisdiction.

2. Terms of business of the Bakery, also those printed on its orders, yield to this Contract.
`;
  const terms = `TERMS FOR ORDERS

Kestrel Bakery Ltd

These terms are part of each order that we place with a mill ("you").

1. Only the courts of Cardiff decide on disputes.

2. These terms come before all terms of the mill, framework contracts among them.
`;
  expect(between({ 'a.txt': contract, 'b.txt': terms }).filter((each) => each.startsWith('forum'))).toEqual([
    'forum contradiction 1 ~ 1 null',
  ]);
});

test('a figure in an annex is exchanged, and a clause stands substituted', () => {
  const annex = `ANNEX B: CREDITS

to the Supply Agreement between Aspen Mill Ltd (the "Mill") and Kestrel Bakery Ltd (the "Bakery") dated 3 May 2023

1. For late flour the credit is £40 for each hour.
`;
  const contract = `SUPPLY AGREEMENT

${head}

1. The Mill supplies flour.

2. The Bakery shall pay each invoice within forty days of receipt.
`;
  const amendment = `AMENDMENT NO. 1

to the Supply Agreement dated 3 May 2023 between Aspen Mill Ltd (the "Mill") and Kestrel Bakery Ltd (the "Bakery")

1. In clause 1 of Annex B the figure "£40" is deleted and "£70" is inserted.

2. Clause No. 2 of the Supply Agreement shall stand substituted by the following: "The Bakery shall pay each invoice within twenty days of receipt."
`;
  expect(between({ 'a.txt': contract, 'annex.txt': annex, 'c.txt': amendment }).sort()).toEqual([
    'changed-clause superseded 1 ~ 1 c.txt',
    'payment-terms superseded 2 ~ 2 c.txt',
  ]);
});

test('an order of documents for personal data does not decide what every agreement lays down', () => {
  const contract = `SUPPLY AGREEMENT

${head}

1. PERSONAL DATA

1.1 The Mill shall notify the Bakery of a personal data breach within 72 hours of becoming aware of it.

2. LAW

2.1 This Agreement is governed by the laws of England and Wales.

3. LIABILITY

3.1 The liability of the Mill in a year shall not exceed £50,000.
`;
  const data = (liability: string) => `DATA PROCESSING AGREEMENT

to the Supply Agreement dated 3 May 2023, between Aspen Mill Ltd (the "Mill") and Kestrel Bakery Ltd (the "Bakery")

1. ORDER

1.1 In matters of the processing of personal data this agreement prevails over the Supply Agreement.

2. BREACH

2.1 The Mill shall notify the Bakery of a personal data breach within 24 hours of becoming aware of it.

3. LAW

3.1 This agreement is governed by the laws of Scotland.

4. LIABILITY

4.1 ${liability} in a year shall not exceed £90,000.
`;
  const types = (liability: string) =>
    compareTexts({ 'a.txt': contract, 'b.txt': data(liability) })
      .conflicts.map(({ topic, type }) => `${topic} ${type}`)
      .sort();
  expect(types('The liability of the Mill')).toEqual([
    'breach-notification precedence',
    'governing-law contradiction',
    'liability-cap contradiction',
  ]);
  expect(types('The liability of the Mill to data subjects')).toContain('liability-cap precedence');
});

test('an order of documents is followed over several documents that each tell one step', () => {
  const { conflicts } = compareTexts({
    'msa.txt': agreement('Master Services Agreement', 'is made on 3 March 2025', law('England and Wales')),
    'schedule.txt': agreement('Service Schedule', under, first('Master Services Agreement', 'Service Schedule')),
    'sow.txt': agreement('Statement of Work', under, first('Service Schedule', 'Statement of Work')),
    'order.txt': agreement('Change Order', under, first('Statement of Work', 'Change Order'), law('Ireland')),
  });
  expect(conflicts.map(({ topic, type, governs }) => [topic, type, governs])).toEqual([
    ['governing-law', 'precedence', 'msa.txt'],
  ]);
});

const under = 'to the Master Services Agreement dated 3 March 2025 is made on 4 March 2025';

const law = (of: string) => `This document is governed by the laws of ${of}.`;

const first = (winner: string, loser: string) => `In case of conflict the ${winner} prevails over this ${loser}.`;

function agreement(title: string, opening: string, ...clauses: readonly string[]): string {
  const parties = 'between Larkfield Ltd ("Customer") and Ostrava Hosting Ltd ("Supplier")';
  const numbered = clauses.map((words, i) => `${i + 1}. ${words}`);
  return [title.toUpperCase(), `This ${title} ${opening} ${parties}.`, ...numbered].join('\n\n');
}

test('the law of an addendum on data is no matter of personal data for being called by its short name', () => {
  const { conflicts } = compareTexts({
    'msa.txt': agreement(
      'Master Services Agreement',
      'is made on 3 March 2025',
      'This Agreement is governed by the laws of England and Wales.',
    ),
    'dpa.txt': agreement(
      'Data Processing Agreement',
      '("DPA") to the Master Services Agreement dated 3 March 2025 is made on 3 March 2025',
      'This DPA is governed by the laws of Ireland.',
      'In matters of the processing of personal data this DPA prevails over the Agreement.',
    ),
  });
  expect(conflicts.map(({ topic, governs }) => [topic, governs])).toEqual([['governing-law', null]]);
});

test('an order that leaves personal data out does not decide about it', () => {
  for (const order of [
    'Apart from the processing of personal data, the Master Services Agreement prevails over this DPA.',
    'In the event of conflict the Master Services Agreement prevails, except in relation to data protection.',
    'The Master Services Agreement prevails over this DPA in all matters other than personal data.',
  ]) {
    const breach = (hours: number) =>
      `The Supplier shall notify the Customer of a personal data breach within ${hours} hours of becoming aware of it.`;
    const opening = '("DPA") to the Master Services Agreement dated 3 March 2025 is made on 3 March 2025';
    const { conflicts } = compareTexts({
      'msa.txt': agreement('Master Services Agreement', 'is made on 3 March 2025', law('England'), breach(72)),
      'dpa.txt': agreement('Data Processing Agreement', opening, law('Ireland'), breach(24), order),
    });
    expect(conflicts.map(({ topic, type, governs }) => [topic, type, governs]).sort()).toEqual([
      ['breach-notification', 'stricter', 'dpa.txt'],
      ['governing-law', 'precedence', 'msa.txt'],
    ]);
  }
});
