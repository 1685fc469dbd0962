import { expect, test } from 'vitest';
import { decideOccurrence } from '../../src/app/decide-occurrences.js';
import { listDue } from '../../src/app/list-due.js';
import { listJournal } from '../../src/app/list-journal.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { recordEvent } from '../../src/app/record-events.js';
import { makeChange } from '../../src/tui/changes.js';
import { agreement, year } from '../app/cleaning-agreement.js';
import { maria, save, temporaryWorkspace } from '../app/workspace-sample.js';

test('what takes a decision back names the due date that was decided, which has left the list', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  await recordEvent(workspace, { document: 'cleaning', event: 'notice', when: '2026-11-02' }, maria);
  const [item] = await listDue(workspace, year, {}, maria);
  const { id } = item!.occurrence;
  const subject = { obligation: item!.view.obligation.id, occurrence: id };
  const { takenBack } = await makeChange(workspace, { command: 'done', subject, text: '' }, maria);
  expect(await listDue(workspace, year, {}, maria)).toEqual([]);
  expect(takenBack).toMatchObject({ command: 'reopen', subject: { occurrence: id } });
  await makeChange(workspace, takenBack!, maria);
  expect((await listDue(workspace, year, {}, maria))[0]!.occurrence).toMatchObject({ id, status: 'overdue' });
  await expect(decideOccurrence(workspace, id, { does: 'reopen' }, maria)).rejects.toThrow(/nothing to take back/);
  expect((await listJournal(workspace, { subjectId: id })).map(({ did }) => did)).toEqual(['reopen', 'done']);
});

test('a verdict taken back leaves the verdict that stood before it', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const [first] = await listObligations(workspace, {}, maria);
  const subject = { obligation: first!.obligation.id };
  const states = ['unreviewed', 'confirmed', 'edited', 'dismissed'] as const;
  const review = async () => {
    const views = await listObligations(workspace, { reviews: states }, maria);
    return views.find(({ obligation }) => obligation.id === subject.obligation)!.obligation.review;
  };
  await makeChange(workspace, { command: 'confirm', subject, text: '' }, maria);
  const { takenBack } = await makeChange(workspace, { command: 'dismiss', subject, text: '' }, maria);
  expect(await review()).toBe('dismissed');
  await makeChange(workspace, takenBack!, maria);
  expect(await review()).toBe('confirmed');
  await makeChange(workspace, { command: 'reopen', subject, text: '' }, maria);
  expect(await review()).toBe('unreviewed');
});

test('what was put off is woken again, or sleeps on as it did before', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  await recordEvent(workspace, { document: 'cleaning', event: 'notice', when: '2026-11-18' }, maria);
  const snoozed = async () => (await listDue(workspace, year, {}, maria))[0]!.occurrence.snoozedUntil;
  const [item] = await listDue(workspace, year, {}, maria);
  const subject = { obligation: item!.view.obligation.id };
  const { takenBack } = await makeChange(workspace, { command: 'snooze', subject, text: '' }, maria);
  expect(await snoozed()).toBe('2026-11-27');
  await makeChange(workspace, takenBack!, maria);
  expect(await snoozed()).toBeNull();
  await decideOccurrence(workspace, item!.occurrence.id, { does: 'snooze', until: '2027-01-15' }, maria);
  const later = await makeChange(workspace, { command: 'snooze', subject, text: '' }, maria);
  expect(await snoozed()).toBe('2026-11-27');
  expect((await makeChange(workspace, later.takenBack!, maria)).said).toBe('No reminder before 2027-01-15.');
  expect(await snoozed()).toBe('2027-01-15');
});
