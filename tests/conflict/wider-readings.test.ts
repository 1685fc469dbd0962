/** Matters that drafters put into tables, into two sentences, or below a limit of their own. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const framework = `FRAMEWORK AGREEMENT

between Heron Lifts Ltd ("Engineer") and Quay Hall Trust Ltd ("Trust"), dated 3 May 2023

1. Parts

1.1 The agreement consists of this Framework, the Data Annex, the Rate Sheet and the Fault Schedule.

1.2 If they contradict each other they rank in the following order: (a) the Rate Sheet; (b) the Data Annex, but only as far as personal data are concerned; (c) this Framework; (d) the Fault Schedule.

2. Faults

2.1 The Engineer responds to a priority 1 fault within fifteen minutes.

2.2 Credits adjust the price. They do not prevent the Trust from claiming damages.

2.3 Engineer and Trust agree that the Trust may inspect the workshop on ten days' notice.

3. Law

3.1 Disputes are brought before the courts at Zundervik.

3.2 The Trust pays each invoice within 30 days of receipt.
`;

const schedule = (extra = '') => `FAULT SCHEDULE

Heron Lifts Ltd, version for Quay Hall Trust Ltd, May 2023

1. Times

1.1 The Engineer keeps these times:

| Priority | What it is | Response | Repair |
| --- | --- | --- | --- |
| 1 | somebody is stuck | 40 minutes | 3 hours |
| 2 | the lift is slow | 6 hours | 2 days |

${extra}

2. Credits

2.1 A credit is the only remedy of the Trust for a missed time.
`;

const rates = `RATE SHEET

between Heron Lifts Ltd ("Engineer") and Quay Hall Trust Ltd ("Trust")

1. The Trust pays each invoice within 14 days of receipt.

2. All disputes are finally settled by arbitration.
`;

const found = (texts: Readonly<Record<string, string>>) =>
  compareTexts(texts).conflicts.map(({ a, b, type, governs }) => ({
    between: [a, b].map(({ document, clause }) => `${document} ${clause}`).sort(),
    type,
    governs,
  }));

test('a time in the row of a table stands against the same time in a sentence', () => {
  expect(found({ framework, schedule: schedule() })).toContainEqual({
    between: ['framework 2.1', 'schedule 1.1'],
    type: 'precedence',
    governs: 'framework',
  });
});

test('a clause may say that the times of another one give way', () => {
  const giving = schedule('1.2 The times in 1.1 apply unless another time has been agreed.');
  expect(found({ framework, schedule: giving }).filter(({ between }) => between.includes('schedule 1.1'))).toEqual([]);
});

test('"they" at the beginning of a sentence are what the one before it spoke of', () => {
  expect(found({ framework, schedule: schedule() })).toContainEqual({
    between: ['framework 2.2', 'schedule 2.1'],
    type: 'precedence',
    governs: 'framework',
  });
});

test('the limit of one entry of an order is no limit of the others', () => {
  const conflicts = found({ framework, rates });
  expect(conflicts).toContainEqual({ between: ['framework 3.2', 'rates 1'], type: 'precedence', governs: 'rates' });
  expect(conflicts).toContainEqual({ between: ['framework 3.1', 'rates 2'], type: 'precedence', governs: 'rates' });
});

test('what is subject to a document that is named stands in no conflict with it', () => {
  const yielding = framework.replace('3.2 The Trust', '3.2 Subject to the Rate Sheet, the Trust');
  expect(found({ framework: yielding, rates }).map(({ between }) => between)).not.toContainEqual([
    'framework 3.2',
    'rates 1',
  ]);
});

test('a sheet without parties, which the contract names, is theirs', () => {
  const bare = rates.replace(/\n\nbetween .*/, '');
  expect(found({ framework, rates: bare })).toContainEqual({
    between: ['framework 3.2', 'rates 1'],
    type: 'precedence',
    governs: 'rates',
  });
});

test('rules for staff bind the one whom a contract calls the employee', () => {
  const contract = `EMPLOYMENT CONTRACT

between Heron Lifts Ltd ("Employer") and Ada Low ("Employee"), dated 3 May 2023

1. The Employee reports accidents within three days.

2. The Staff Handbook applies.
`;
  const handbook = `Heron Lifts Ltd

Staff Handbook, edition 2022

1. Safety

1.1 Employees report accidents within 24 hours.
`;
  expect(found({ contract, handbook })).toEqual([
    { between: ['contract 1', 'handbook 1.1'], type: 'stricter', governs: 'handbook' },
  ]);
});

test('people called so in the plural are the party of that name, whatever sort of people they are', () => {
  const contract = `SUBCONTRACT

between Heron Lifts Ltd ("Contractor") and Quay Crane Ltd ("Subcontractor"), dated 3 May 2023

1. The Subcontractor reports accidents within three days.
`;
  const rules = `SITE RULES

between Heron Lifts Ltd ("Contractor") and Quay Crane Ltd ("Subcontractor")

1. Subcontractors report accidents within 24 hours.
`;
  expect(found({ contract, rules })).toEqual([
    { between: ['contract 1', 'rules 1'], type: 'stricter', governs: 'rules' },
  ]);
});
