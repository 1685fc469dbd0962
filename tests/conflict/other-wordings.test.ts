/** Orders of documents, departures and limits as drafters word them otherwise. */
import { expect, test } from 'vitest';
import { compareTexts } from './texts.js';

const lease = `STUDIO LEASE

between Quill House Ltd ("Landlord") and Tern Pottery Ltd ("Tenant"), dated 3 May 2023

1. Kiln

1.1 The Tenant shall pay each invoice within 30 days of receiving it.

1.2 The Tenant shall report an accident within three days.

1.3 Notwithstanding anything in the Kiln Schedule, the Tenant keeps visitor records, including the names of visitors, for at least four years.

2. Rank

2.1 In matters of the kiln, inconsistencies shall be resolved in favour of the Kiln Schedule.
`;

const schedule = `KILN SCHEDULE

(Schedule 1 to the Studio Lease of 3 May 2023)

1. The Tenant telephones the Landlord about an accident inside four hours.

2. The Tenant erases visitor data 60 days after the end of the lease.

3. As regards visitor records and personal data the provisions of this Schedule go before all other arrangements.
`;

const order = `SUPPLEMENTARY AGREEMENT

to the Studio Lease of 3 May 2023 between Quill House Ltd and Tern Pottery Ltd, 9 July 2024

1. In departure from clause 1.1 of the Studio Lease, invoices for clay are payable within ten days of receipt.
`;

const found = (texts: Readonly<Record<string, string>>) =>
  compareTexts(texts).conflicts.map(({ a, b, type, governs }) => ({
    between: [a, b].map(({ document, clause }) => `${document} ${clause}`).sort(),
    type,
    governs,
  }));

test('inconsistencies resolved in favour of the document that is about the matter', () => {
  expect(found({ lease, schedule })).toContainEqual({
    between: ['lease 1.2', 'schedule 1'],
    type: 'precedence',
    governs: 'schedule',
  });
});

test('a clause that stands notwithstanding the schedule, and a schedule that goes before all else, collide', () => {
  expect(found({ lease, schedule })).toContainEqual({
    between: ['lease 1.3', 'schedule 2'],
    type: 'contradiction',
    governs: null,
  });
});

test('a departure from a clause of the main contract supersedes it for what it is about', () => {
  expect(found({ lease, order })).toContainEqual({
    between: ['lease 1.1', 'order 1'],
    type: 'superseded',
    governs: 'order',
  });
});

test('documents that apply one after the other', () => {
  const frame = `FRAMEWORK CONTRACT

between Quill House Ltd and Tern Pottery Ltd, dated 3 May 2023

1. Claims for defects of pots are barred by time 24 months after delivery.

2. If they contradict each other this Framework Contract applies first, thereafter the General Terms.
`;
  const terms = `GENERAL TERMS

between Quill House Ltd and Tern Pottery Ltd, dated 2 May 2023

1. The limitation period for claims because of defects is 36 months.
`;
  expect(found({ frame, terms })).toEqual([{ between: ['frame 1', 'terms 1'], type: 'precedence', governs: 'frame' }]);
});

test('a clause of the agreement above is no missing clause of the order', () => {
  const work = `STATEMENT OF WORK No. 2

under the Studio Lease of 3 May 2023 between Quill House Ltd and Tern Pottery Ltd

1. Clay

1.1 Clay is delivered weekly.

1.3 Clause 1.2 of the Lease applies.
`;
  expect(compareTexts({ lease, work }).conflicts.filter(({ topic }) => topic === 'cross-reference')).toEqual([]);
});
