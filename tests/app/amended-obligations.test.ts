import { expect, test } from 'vitest';
import { decideOccurrence } from '../../src/app/decide-occurrences.js';
import { explainObligation } from '../../src/app/explain-obligation.js';
import { exportData } from '../../src/app/export-data.js';
import { decideLink, linkDocuments, listLinks } from '../../src/app/link-documents.js';
import { listDue } from '../../src/app/list-due.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { reviewObligation } from '../../src/app/review-obligations.js';
import type { Acting } from '../../src/app/views.js';
import type { Workspace } from '../../src/app/workspace.js';
import { formatExplanation } from '../../src/report/explanation.js';
import { london, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const maria: Acting = { now: london('2026-06-10T09:00'), who: 'maria' };
const year = { from: '2026-06-10', to: '2027-06-10' };

const supply = `SUPPLY AGREEMENT

This Supply Agreement is made on 2 March 2026 between Alder Mills Limited ("Alder") and Birch Foods Limited ("Birch").

1. "Effective Date" means 1 April 2026. This Agreement is governed by the laws of England and Wales.

2. Birch shall deliver the start-up plan to Alder within one hundred (100) days after the Effective Date.

3. Birch shall return the moulds to Alder no later than 30 September 2026.

4. Birch shall give Alder a stock report within ten (10) days after the end of each calendar quarter.

5. Alder shall pay each invoice within thirty (30) days of receipt of the invoice.
`;
const amendment = (number: number, date: string, clauses: string) => `AMENDMENT NO. ${number} TO THE SUPPLY AGREEMENT

This Amendment is dated ${date} and made between Alder Mills Limited ("Alder") and Birch Foods Limited ("Birch"). It amends the Supply Agreement dated 2 March 2026 (the "Agreement").

${clauses}
`;
const changes = amendment(
  1,
  '1 June 2026',
  `1. Clause 2 of the Agreement is deleted and replaced with the following: "2. Birch shall deliver the start-up plan to Alder within one hundred and fifty (150) days after the Effective Date."

2. In clause 3 of the Agreement, the words "30 September 2026" are replaced by the words "31 December 2026".

3. Clause 4 of the Agreement is deleted.

4. The period in clause 5 is extended to forty-five (45) days.`,
);

async function workspaceWith(...texts: string[]): Promise<Workspace> {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOfText('supply.txt', supply));
  for (const [i, text] of texts.entries()) await save(workspace, readingOfText(`amendment-${i + 1}.txt`, text));
  return workspace;
}
const confirm = (workspace: Workspace, file = 'amendment-1.txt') =>
  linkDocuments(workspace, { from: file, relation: 'amends', to: 'supply.txt' }, maria);
const deadlines = async (workspace: Workspace) =>
  (await listDue(workspace, year, { kinds: ['deadline'] }, maria)).map(
    ({ day, view }) => `${day} ${view.document.file} ${view.value}`,
  );
const one = async (workspace: Workspace, text: string) =>
  (await listObligations(workspace, { document: 'supply.txt', kinds: ['deadline'], text }, maria))[0]!;

test('while nobody has confirmed that it amends the agreement, both texts are counted, and it is said what would change', async () => {
  const workspace = await workspaceWith(changes);
  expect(await deadlines(workspace)).toContain('2026-07-10 supply.txt P100D');
  expect(await deadlines(workspace)).toContain('2026-09-30 supply.txt 2026-09-30');
  const plan = await one(workspace, 'start-up plan');
  expect(plan.amendments).toMatchObject([{ how: 'replaced', confirmed: false }]);
  const told = formatExplanation(await explainObligation(workspace, plan.obligation.id, maria), 100).join('\n');
  expect(told).toContain('not counted yet, because nobody has confirmed that amendment-1.txt changes');
});

test('once it is confirmed, what was agreed last is what counts: replaced, changed and deleted clauses', async () => {
  const workspace = await workspaceWith(changes);
  await confirm(workspace);
  // 150 days after 1 April 2026, by the agreement's own Effective Date: 29 August 2026.
  expect(await deadlines(workspace)).toEqual(['2026-08-29 amendment-1.txt P150D', '2026-12-31 supply.txt 2026-12-31']);
  expect((await one(workspace, 'invoice')).value).toBe('P45D');
  expect(await one(workspace, 'start-up plan')).toMatchObject({ lane: 'undated', occurrences: [] });
});

test('explain tells what the clause said, what counts instead, and by which words', async () => {
  const workspace = await workspaceWith(changes);
  await confirm(workspace);
  const told = async (words: string) => {
    const { obligation } = await one(workspace, words);
    return formatExplanation(await explainObligation(workspace, obligation.id, maria), 200).join('\n');
  };
  expect(await told('moulds')).toContain('it said 2026-09-30; 2026-12-31 counts instead, since 2026-06-01');
  expect(await told('moulds')).toContain('the words "30 September 2026" are replaced by the words "31 December 2026"');
  expect(await told('start-up plan')).toContain('replaced by amendment-1.txt cl. 1');
  expect(await told('stock report')).toContain('it said 10 days; it binds nobody any more, since 2026-06-01');
});

test('of a series that was deleted, what fell due before the amendment is still owed', async () => {
  const later = amendment(1, '20 July 2026', '1. Clause 4 of the Agreement is deleted.');
  const workspace = await workspaceWith(later);
  await confirm(workspace);
  const now = london('2026-08-01T09:00');
  const { occurrences } = (
    await listObligations(
      workspace,
      { text: 'stock report', window: { from: '2026-07-01', to: '2027-07-01' } },
      { now },
    )
  )[0]!;
  expect(occurrences.map(({ due }) => due)).toEqual(['2026-07-10']);
});

test('a later amendment changes what an earlier one put in the place of a clause', async () => {
  const second = amendment(
    2,
    '5 June 2026',
    '1. In clause 2 of the Agreement, the words "one hundred and fifty (150) days" are replaced by the words "two hundred (200) days".',
  );
  const workspace = await workspaceWith(changes, second);
  await confirm(workspace);
  await confirm(workspace, 'amendment-2.txt');
  expect(await deadlines(workspace)).toContain('2026-10-18 amendment-1.txt P200D');
});

test('an amendment that is rejected, or dated later than today, changes nothing', async () => {
  const rejected = await workspaceWith(changes);
  for (const { link } of await listLinks(rejected)) await decideLink(rejected, link.id, 'rejected', maria);
  expect((await one(rejected, 'moulds')).amendments).toEqual([]);
  const coming = await workspaceWith(changes.replace('1 June 2026', '1 July 2026'));
  await confirm(coming);
  expect((await one(coming, 'moulds')).value).toBe('2026-09-30');
});

test('the export tells among the findings what changed an obligation', async () => {
  const workspace = await workspaceWith(changes);
  await confirm(workspace);
  const { documents } = await exportData(workspace, {}, maria);
  const findings = documents.flatMap(({ obligations }) => obligations.flatMap((each) => each.findings));
  expect(findings.filter((finding) => finding.includes('AMENDMENT'))).toContain(
    'changed by AMENDMENT NO. 1 TO THE SUPPLY AGREEMENT, clause 2: before, 2026-09-30',
  );
});

test('what a person edited is left as it is, and it is said that the clause was changed', async () => {
  const workspace = await workspaceWith(changes);
  await confirm(workspace);
  const { obligation } = await one(workspace, 'invoice');
  await reviewObligation(workspace, obligation.id, { state: 'edited', edit: { action: 'pay Birch' } }, maria);
  const view = await one(workspace, 'invoice');
  expect(view).toMatchObject({ value: 'P30D', obligation: { action: 'pay Birch' }, amendments: [{ how: 'unread' }] });
});

test('who looked after a clause looks after the words that took its place', async () => {
  const workspace = await workspaceWith(changes);
  const { obligation } = await one(workspace, 'start-up plan');
  await decideOccurrence(workspace, obligation.id, { does: 'assign', owner: 'jo' }, maria);
  await confirm(workspace);
  const due = await listDue(workspace, year, { kinds: ['deadline'] }, maria);
  expect(due.map(({ occurrence, view }) => [view.document.file, occurrence.owner])).toEqual([
    ['amendment-1.txt', 'jo'],
    ['supply.txt', null],
  ]);
  const done = decideOccurrence(workspace, obligation.id, { does: 'done' }, maria);
  await expect(done).rejects.toThrow('an amendment took it away');
});
