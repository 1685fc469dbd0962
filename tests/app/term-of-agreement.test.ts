import { describe, expect, test } from 'vitest';
import { decideLink, listLinks } from '../../src/app/link-documents.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { recordEvent } from '../../src/app/record-events.js';
import type { Workspace } from '../../src/app/workspace.js';
import { maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const parties = 'Northwind Freight Ltd (the "Supplier") and Harbour Foods plc (the "Customer")';

const agreement = `SERVICES AGREEMENT

This Services Agreement is dated 1 March 2022 and made between ${parties}.

1. Term

1.1 This Agreement takes effect on 1 April 2022 and continues for an initial term of three (3) years, which expires on 31 March 2025.

1.2 On expiry of the initial term this Agreement is renewed automatically for successive terms of one (1) year, unless either party gives the other at least ninety (90) days' written notice before the end of the then current term.

2. Law

2.1 This Agreement is governed by the law of England and Wales.
`;

const amendment = (number: number, dated: string, change: string) => `AMENDMENT NO. ${number} TO THE SERVICES AGREEMENT

This Amendment is dated ${dated} and made between ${parties}. It amends the Services Agreement dated 1 March 2022 (the "Agreement").

1. Effect

1.1 This Amendment takes effect on the day after its date.

2. Term

2.1 ${change}

3. Continuity

3.1 Save as varied by this Amendment, the Agreement continues in full force and effect.
`;

const addendum = (words: string) => `DATA PROCESSING ADDENDUM

This Addendum is dated 1 March 2022, is made between ${parties} and supplements the Services Agreement dated 1 March 2022 (the "Agreement").

1. Return

1.1 ${words}
`;

async function stopDate(workspace: Workspace): Promise<{ due: string; anchor: string }> {
  const [view] = await listObligations(workspace, { document: 'agreement.txt', kinds: ['notice-period'] }, maria);
  const [next] = view!.occurrences;
  return { due: next!.due, anchor: next!.trace.join('; ') };
}

async function withAmendments(...changes: [dated: string, change: string][]): Promise<Workspace> {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOfText('agreement.txt', agreement));
  for (const [i, [dated, change]] of changes.entries()) {
    await save(workspace, readingOfText(`amendment-${i + 1}.txt`, amendment(i + 1, dated, change)));
  }
  return workspace;
}

describe('the last day to stop a renewal, on 20 November 2026', () => {
  test('is counted from the end of the second renewal where nothing changed it', async () => {
    // 31 March 2027 - 90 days: 31 December 2026, a Thursday.
    expect(await stopDate(await withAmendments())).toMatchObject({
      due: '2026-12-31',
      anchor: expect.stringContaining('end of renewal 2: Monday 2025-03-31 + 2 x 1 year'),
    });
  });

  test('is counted from the day to which an amendment extended the term, and says by which clause', async () => {
    const change = 'The Initial Term of the Agreement is extended to 30 September 2027.';
    const { due, anchor } = await stopDate(await withAmendments(['15 September 2024', change]));
    // 30 September 2027 - 90 days: 2 July 2027, a Friday.
    expect(due).toBe('2027-07-02');
    expect(anchor).toMatch(/2027-09-30 \(end of the term, by AMENDMENT NO. 1 TO THE SERVICES AGREEMENT, clause 2.1\)/);
  });

  test('is counted from the last of several amendments, in the order of their dates', async () => {
    const workspace = await withAmendments(
      ['15 September 2025', 'The term of the Agreement is extended to 31 December 2027.'],
      ['15 September 2024', 'The term of the Agreement is extended to 30 September 2027.'],
    );
    // 31 December 2027 - 90 days: Saturday 2 October, so Friday 1 October 2027.
    expect((await stopDate(workspace)).due).toBe('2027-10-01');
  });

  test('is counted from the beginning of the agreement where an amendment gives it a longer first term', async () => {
    const change =
      'Clause 1.1 of the Agreement is deleted and replaced by the following: "1.1 This Agreement continues for an initial term of five (5) years."';
    const { due, anchor } = await stopDate(await withAmendments(['15 September 2024', change]));
    // 1 April 2022 + 5 years = 1 April 2027; - 90 days: Friday 1 January 2027, a holiday; so Thursday 31 December 2026.
    expect(due).toBe('2026-12-31');
    expect(anchor).toMatch(/initial term of 5 years from Friday 2022-04-01, by AMENDMENT NO. 1/);
  });

  test('follows renewals to which an amendment gave another length', async () => {
    const change =
      'Clause 1.2 of the Agreement is replaced by the following: "1.2 On expiry of the initial term this Agreement is renewed automatically for successive terms of five (5) months, unless either party gives the other at least ninety (90) days\' written notice before the end of the then current term."';
    const { due, anchor } = await stopDate(await withAmendments(['15 September 2024', change]));
    // 31 March 2025 + 20 months = 30 November 2026; + 25 months = 30 April 2027; - 90 days: Saturday 30 January, so the 29th.
    expect(due).toBe('2027-01-29');
    expect(anchor).toMatch(/5 months, by AMENDMENT NO. 1/);
  });

  test('is not moved by an amendment that is dated later than today, nor by one whose link was rejected', async () => {
    const change = 'The term of the Agreement is extended to 30 September 2027.';
    expect((await stopDate(await withAmendments(['1 December 2026', change]))).due).toBe('2026-12-31');
    const workspace = await withAmendments(['15 September 2024', change]);
    const [{ link }] = (await listLinks(workspace)) as [Awaited<ReturnType<typeof listLinks>>[number]];
    await decideLink(workspace, link.id, 'rejected', maria);
    expect((await stopDate(workspace)).due).toBe('2026-12-31');
  });

  test('is not moved by a new clause on notices that end the agreement at any time', async () => {
    const change = "Either party may terminate the Agreement at any time by sixty (60) days' written notice.";
    const { due } = await stopDate(await withAmendments(['15 September 2024', change]));
    expect(due).toBe('2026-12-31');
  });

  test('is not moved by how long the amendment itself remains in force', async () => {
    const change = 'This Amendment remains in force until 30 September 2027.';
    expect((await stopDate(await withAmendments(['15 September 2024', change]))).due).toBe('2026-12-31');
  });
});

describe('an addendum without a term of its own', () => {
  const fixed = agreement.replace(/1\.2 .*\n/, '').replace('31 March 2025', '31 March 2027');
  const lane = async (words: string) => {
    const workspace = await temporaryWorkspace();
    await save(workspace, readingOfText('agreement.txt', fixed));
    await save(workspace, readingOfText('addendum.txt', addendum(words)));
    const [view] = await listObligations(workspace, { document: 'addendum.txt', kinds: ['deadline'] }, maria);
    return view!;
  };

  test('counts from the end of the agreement where its words name that agreement', async () => {
    const view = await lane(
      'The Supplier shall return the data within ten (10) days after the expiry of the Agreement.',
    );
    // 31 March 2027 + 10 days.
    expect(view).toMatchObject({ lane: 'dated', occurrences: [{ due: '2027-04-10' }] });
    expect(view.occurrences[0]!.trace[0]).toMatch(/end of the term of SERVICES AGREEMENT/);
  });

  test('waits where its words speak of its own end', async () => {
    const view = await lane(
      'The Supplier shall return the data within ten (10) days after the expiry of this Addendum.',
    );
    expect(view.lane).not.toBe('dated');
  });

  test('is dated by the end of the agreement when that is recorded there', async () => {
    const workspace = await temporaryWorkspace();
    await save(workspace, readingOfText('agreement.txt', agreement));
    const words = 'The Supplier shall return the data within ten (10) days after termination of the Agreement.';
    await save(workspace, readingOfText('addendum.txt', addendum(words)));
    const when = '2026-11-02';
    const { dated } = await recordEvent(workspace, { document: 'agreement.txt', event: 'termination', when }, maria);
    expect(dated.map(({ view, occurrence }) => [view.document.file, occurrence.due])).toContainEqual([
      'addendum.txt',
      '2026-11-12',
    ]);
  });
});
