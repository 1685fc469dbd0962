import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { listDue, nextDays } from '../../src/app/list-due.js';
import { listJournal } from '../../src/app/list-journal.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { listAwaited, listEvents, recordEvent, undoEvent } from '../../src/app/record-events.js';
import type { Party } from '../../src/model/facts.js';
import type { Reading } from '../../src/model/reading.js';
import { readingOf } from '../store/reading-sample.js';
import { agreement, parties, party, year } from './cleaning-agreement.js';
import { london, maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

test('an obligation waits for its event, gets its date when it happens, and waits again when that is undone', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const lanes = async () => (await listObligations(workspace, {}, maria)).map(({ lane }) => lane);
  expect(await lanes()).toEqual(['armed', 'armed']);

  const recorded = await recordEvent(
    workspace,
    { document: 'cleaning', event: 'complaint', when: '2026-11-18' },
    maria,
  );
  // 18 November is not counted: 19, 20, 21, 22, 23.
  expect(recorded.dated.map(({ occurrence }) => occurrence.due)).toEqual(['2026-11-23']);
  expect(await lanes()).toEqual(['dated', 'armed']);
  expect(
    (await listDue(workspace, nextDays(maria.now, 30), {}, maria)).map(({ day, daysLeft }) => [day, daysLeft]),
  ).toEqual([['2026-11-23', 3]]);

  await undoEvent(workspace, recorded.event.id, maria);
  expect(await lanes()).toEqual(['armed', 'armed']);
  expect(await listEvents(workspace)).toEqual([]);
  expect(await listEvents(workspace, { undone: true })).toMatchObject([{ undone: { who: 'maria' } }]);
  expect((await listJournal(workspace)).map(({ did }) => did)).toEqual(['event undone', 'event recorded', 'imported']);
});

test('the same event twice is recorded once; undone, it can be recorded again', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const what = { document: 'cleaning', event: 'Complaint', when: '2026-11-18' };
  const { event } = await recordEvent(workspace, what, maria);
  await recordEvent(workspace, what, maria);
  expect(await listEvents(workspace)).toHaveLength(1);
  await undoEvent(workspace, event.id, maria);
  await recordEvent(workspace, what, maria);
  expect(await listEvents(workspace)).toHaveLength(1);
});

test('an event nobody waits for is refused, and the awaited ones are named', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const record = (event: string, when = '2026-11-18') =>
    recordEvent(workspace, { document: 'cleaning', event, when }, maria);
  await expect(record('rain')).rejects.toThrow(/waits for "rain": complaint, notice/);
  await expect(record('notice', '18/11/2026')).rejects.toThrow(/write it as 2026-05-01/);
  expect(await listAwaited(workspace, 'cleaning')).toEqual([
    { event: 'complaint', obligations: 1 },
    { event: 'notice', obligations: 1 },
  ]);
});

test('an event of one contract starts the clocks of another only where both bind the same parties', async () => {
  const workspace = await temporaryWorkspace();
  const complaint = (file: string, others: Party[]): Reading =>
    readingOf(file, [`1 Under ${file} the Supplier shall answer within 5 days of complaint.`], { parties: others });
  await save(workspace, complaint('one.txt', parties));
  await save(workspace, complaint('same.txt', parties));
  await save(workspace, complaint('other.txt', [parties[0]!, party('Elm Bank AG', 'Customer')]));
  await recordEvent(workspace, { document: 'one.txt', event: 'complaint', when: '2026-11-18' }, maria);
  const views = await listObligations(workspace, {}, maria);
  expect(views.map(({ document, lane }) => [document.file, lane])).toEqual([
    ['one.txt', 'dated'],
    ['other.txt', 'armed'],
    ['same.txt', 'dated'],
  ]);
});

test('an instant is due on the day it is in the zone of the team', async () => {
  const workspace = await temporaryWorkspace();
  const reading = readingOf('hours.txt', ['1 Answer within 5 days of alarm.'], { parties, timeZone: 'Asia/Shanghai' });
  const hours = { count: 24, unit: 'hour', business: false } as const;
  const [draft] = reading.obligations;
  const inHours = {
    ...draft!,
    value: { type: 'period', period: hours },
    timing: { ...draft!.timing!, period: hours },
  } as const;
  await save(workspace, { ...reading, obligations: [inHours] });
  await recordEvent(workspace, { document: 'hours', event: 'alarm', when: '2026-11-21T02:00' }, maria);
  const [item] = await listDue(workspace, year, {}, maria);
  // 02:00 in Shanghai on the 22nd is 18:00 in London on the 21st.
  expect(item).toMatchObject({ day: '2026-11-21', occurrence: { due: '2026-11-22T02:00:00+08:00', allDay: false } });
  const later = { now: london('2026-11-21T18:01') };
  expect((await listDue(workspace, year, {}, later))[0]!.occurrence.status).toBe('overdue');
  expect(Temporal.PlainDate.from(item!.day).dayOfWeek).toBe(6);
});

test('notice under one clause starts no clock of another clause, nor of a clause of that number elsewhere', async () => {
  const workspace = await temporaryWorkspace();
  const text = (title: string) =>
    [
      `${title} between Oak Ltd ("Supplier") and Elm Ltd ("Customer").`,
      '1. The Supplier shall repair each defect within ten days after notice under clause 1.',
      '2. The Supplier shall open its books within 20 days after receipt of a notice given under clause 2.',
      '3. The Supplier shall answer within five days after receipt of a notice.',
    ].join('\n\n');
  await save(workspace, readingOfText('one.txt', text('Supply Agreement')));
  await save(workspace, readingOfText('other.txt', text('Cleaning Agreement')));
  const awaited = (await listAwaited(workspace, 'one.txt')).map(({ event }) => event);
  expect(awaited).toEqual(['notice-given-under-clause-1', 'notice-received', 'notice-received-under-clause-2']);
  const what = { document: 'one.txt', event: 'notice-given-under-clause-1', when: '2026-11-18' };
  const { dated } = await recordEvent(workspace, what, maria);
  // 18 November is not counted: 28 November.
  expect(dated.map(({ view, occurrence }) => [view.document.file, occurrence.due])).toEqual([
    ['one.txt', '2026-11-28'],
  ]);
});
