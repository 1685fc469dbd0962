import { expect, test } from 'vitest';
import { explainObligation } from '../../src/app/explain-obligation.js';
import { showDocument } from '../../src/app/show-document.js';
import { formatDocument } from '../../src/report/document-page.js';
import { formatExplanation } from '../../src/report/explanation.js';
import { maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const parties = 'Northwind Freight Ltd (the "Supplier") and Harbour Foods plc (the "Customer")';

const lease = `WAREHOUSE AGREEMENT

This Warehouse Agreement is dated 1 March 2019 and made between ${parties}.

1. Term

1.1 This Agreement takes effect on 1 April 2019 and continues for an initial term of three (3) years, which expires on 31 March 2022.

1.2 On expiry of the initial term this Agreement is renewed automatically for successive terms of one (1) year, unless either party gives the other at least ninety (90) days' written notice before the end of the then current term.

2. Law and notices

2.1 This Agreement is governed by the law of England and Wales.

2.2 A notice sent by registered post is deemed received on the third Business Day after posting.
`;

const amendment = `AMENDMENT NO. 1 TO THE WAREHOUSE AGREEMENT

This Amendment is dated 15 September 2024 and made between ${parties}. It amends the Warehouse Agreement dated 1 March 2019 (the "Agreement").

1. Renewal

1.1 Clause 1.2 of the Agreement is replaced by the following: "1.2 On expiry of the initial term this Agreement is renewed automatically for successive terms of six (6) months, unless either party gives the other at least thirty (30) days' written notice before the end of the then current term."
`;

test('an agreement in its fifth renewal shows the next three days on which it can still be stopped', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOfText('lease.txt', lease));
  const view = await showDocument(workspace, 'lease.txt', maria);
  // The terms end on 31 March 2027 (the fifth renewal), 2028, 2029. Less 90 days: Thursday 31 December 2026; Saturday 1
  // January 2028 (29 February lies between), so Friday 31 December 2027; Sunday 31 December 2028, so Friday the 29th.
  const [stop] = view.stops;
  expect(stop).toMatchObject({ clause: '1.2', document: { file: 'lease.txt' } });
  expect(stop!.dates.map(({ key, due }) => [key, due])).toEqual([
    ['2027-03-31', '2026-12-31'],
    ['2028-03-31', '2027-12-31'],
    ['2029-03-31', '2028-12-29'],
  ]);
  expect(stop!.dates[0]!.trace[0]).toContain('end of renewal 5');
  // Three business days before 31 December 2026: 30, 29, and, Monday 28 being the substitute for Boxing Day, 24 December.
  expect(stop!.dates[0]!.sendBy).toBe('2026-12-24');
  expect(formatDocument(view, 100).join('\n')).toContain(
    'by 2026-12-31, send by 2026-12-24: the term ends 2027-03-31  (cl. 1.2)',
  );
  const explanation = await explainObligation(workspace, stop!.obligation!, maria);
  expect(explanation.stops).toEqual(stop!.dates);
  expect(formatExplanation(explanation, 100).join('\n')).toContain('by 2027-12-31');
});

test('an agreement that is renewed once only can be stopped once only', async () => {
  const workspace = await temporaryWorkspace();
  const reading = readingOfText('lease.txt', lease.replace('31 March 2022', '31 March 2027'));
  const term = { ...reading.facts.term, evergreen: false, renewals: 1 };
  await save(workspace, { ...reading, facts: { ...reading.facts, term } });
  const { stops } = await showDocument(workspace, 'lease.txt', maria);
  expect(stops[0]!.dates.map(({ key }) => key)).toEqual(['2027-03-31']);
});

test('where an amendment replaced the clause, its own notice stops the agreement and the old one does not', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOfText('lease.txt', lease));
  await save(workspace, readingOfText('amendment.txt', amendment));
  const { stops } = await showDocument(workspace, 'lease.txt', maria);
  expect(stops).toHaveLength(1);
  // 31 March 2022 + 9 x 6 months = 30 September 2026, + 10 x 6 months = 31 March 2027; less 30 days: Monday 1 March.
  expect(stops[0]).toMatchObject({
    document: { file: 'amendment.txt' },
    dates: [{ key: '2027-03-31', due: '2027-03-01' }, { key: '2027-09-30' }, { key: '2028-03-31' }],
  });
});
