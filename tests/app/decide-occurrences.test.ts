import { expect, test } from 'vitest';
import { decideOccurrence } from '../../src/app/decide-occurrences.js';
import { listDue } from '../../src/app/list-due.js';
import { listJournal } from '../../src/app/list-journal.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { recordEvent } from '../../src/app/record-events.js';
import { agreement, year } from './cleaning-agreement.js';
import { maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

test('what is done leaves the agenda, and comes back when it is reopened', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const { event } = await recordEvent(workspace, { document: 'cleaning', event: 'notice', when: '2026-11-02' }, maria);
  const due = () => listDue(workspace, year, {}, maria);
  // 2 November + 10 days = 12 November, which is past.
  const [item] = await due();
  expect(item).toMatchObject({ day: '2026-11-12', daysLeft: -8, occurrence: { status: 'overdue', key: event.id } });

  const { id } = item!.occurrence;
  expect(await decideOccurrence(workspace, id, { does: 'done', note: 'mended' }, maria)).toMatchObject({
    status: 'done',
    notes: ['mended'],
  });
  expect(await due()).toEqual([]);
  expect(
    await listDue(workspace, { from: '2026-11-01', to: '2026-11-30' }, { statuses: ['done'] }, maria),
  ).toHaveLength(1);
  await decideOccurrence(workspace, id, { does: 'reopen' }, maria);
  expect((await due())[0]).toMatchObject({ occurrence: { status: 'overdue' } });
  // What was never decided, or is open again, cannot be taken back, and the journal does not say so either.
  await expect(decideOccurrence(workspace, id, { does: 'reopen' }, maria)).rejects.toThrow(/neither done nor waived/);
  expect((await listJournal(workspace, { subjectId: id })).filter(({ did }) => did === 'reopen')).toHaveLength(1);
});

test('an obligation can be named in place of its only open due date, and owned as a whole', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const [complaint] = await listObligations(workspace, { text: 'complaint' }, maria);
  const { id } = complaint!.obligation;
  await expect(decideOccurrence(workspace, id, { does: 'done' }, maria)).rejects.toThrow(/no open due date/);
  expect(await decideOccurrence(workspace, id, { does: 'assign', owner: 'jo' }, maria)).toBeNull();
  await recordEvent(workspace, { document: 'cleaning', event: 'complaint', when: '2026-11-18' }, maria);
  expect(await listDue(workspace, year, { owner: 'jo' }, maria)).toHaveLength(1);
  await decideOccurrence(workspace, id.slice(0, 6), { does: 'snooze', until: '2026-11-22' }, maria);
  expect((await listDue(workspace, year, {}, maria))[0]!.occurrence).toMatchObject({
    snoozedUntil: '2026-11-22',
    owner: 'jo',
  });
  await expect(decideOccurrence(workspace, id, { does: 'snooze', until: '2026-02-30' }, maria)).rejects.toThrow(
    /no date/,
  );
});

test('of a series the first due date since the import is meant, not one of years ago', async () => {
  const workspace = await temporaryWorkspace();
  const parties =
    'This Agreement is made on 1 March 2023 between Mill Ltd (the "Miller") and Bakery Ltd (the "Baker").';
  // Imported on 16 November 2026.
  await save(
    workspace,
    readingOfText('rent.txt', `${parties}\n\n1. The Baker shall pay the rent on the 18th of each month.`),
  );
  const [view] = await listObligations(workspace, {}, maria);
  const days = ['2026-11-18', '2026-12-18'];
  for (const day of days)
    expect((await decideOccurrence(workspace, view!.obligation.id, { does: 'done' }, maria))?.due).toBe(day);
});

test('every decision is in the journal with what was before and after', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const [view] = await listObligations(workspace, {}, maria);
  const { id } = view!.obligation;
  await decideOccurrence(workspace, id, { does: 'assign', owner: 'jo' }, maria);
  await decideOccurrence(workspace, id, { does: 'assign', owner: 'ann' }, { ...maria, who: 'jo' });
  expect(await listJournal(workspace, { subjectId: id })).toMatchObject([
    { did: 'assign', who: 'jo', before: { owner: 'jo' }, after: { owner: 'ann' } },
    { did: 'assign', who: 'maria', at: '2026-11-20T09:00:00Z', before: { owner: null }, after: { owner: 'jo' } },
  ]);
});
