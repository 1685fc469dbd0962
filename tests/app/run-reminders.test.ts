import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decideOccurrence } from '../../src/app/decide-occurrences.js';
import { listDue, nextDays } from '../../src/app/list-due.js';
import { recordEvent } from '../../src/app/record-events.js';
import { listReminderLog, runReminders } from '../../src/app/run-reminders.js';
import type { Workspace } from '../../src/app/workspace.js';
import type { Configuration } from '../../src/model/configuration.js';
import { alone } from '../../src/store/open-store.js';
import { mailServer } from '../remind/mail-server.js';
import { readingOf, temporaryFolder } from '../store/reading-sample.js';
import { grammars, london, maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const duties = readingOf('duties.txt', [
  '1 The Supplier shall answer each complaint within 5 days of complaint.',
  '2 The Supplier shall repair the defect within 40 days of complaint.',
]);

/** Two duties, one due on 23 November, the other on 28 December; both remind jo. */
async function remindedWorkspace(channels: Configuration['channels']): Promise<Workspace> {
  const workspace = await temporaryWorkspace({
    channels,
    owners: [{ name: 'jo', email: 'jo@example.org', channels: [] }],
    remind: { onlyConfirmed: false, to: ['jo'], about: 'all', overdueDays: 30 },
  });
  await save(workspace, duties);
  await recordEvent(workspace, { document: 'duties', event: 'complaint', when: '2026-11-18' }, maria);
  return workspace;
}

const at = (when: string) => ({ now: london(when), who: 'cron' });

test('what is due is sent once, however often cron calls', async () => {
  const { received, channel } = await mailServer();
  const workspace = await remindedWorkspace([channel]);
  const first = await runReminders(workspace, at('2026-11-20T09:00'));
  expect(first.messages).toMatchObject([{ recipient: 'jo', channel: 'post', state: 'sent' }]);
  await runReminders(workspace, at('2026-11-20T10:00'));
  await runReminders(workspace, at('2026-11-21T09:00'));
  expect(received).toHaveLength(1);
  expect(received[0]!.raw).toContain('2026-11-23');
  // One day before, on the day, and on the day after.
  for (const day of ['2026-11-22', '2026-11-23', '2026-11-24']) await runReminders(workspace, at(`${day}T09:00`));
  expect(received).toHaveLength(4);
  expect((await listReminderLog(workspace)).map(({ lead, state }) => [lead, state])).toEqual([
    [-1, 'sent'],
    [0, 'sent'],
    [1, 'sent'],
    [7, 'sent'],
  ]);
});

test('what may not be done before a day is told of until that day, and is never late', async () => {
  const { received, channel } = await mailServer();
  const owners = [{ name: 'jo', email: 'jo@example.org', channels: [] }];
  const remind = { onlyConfirmed: false, to: ['jo'], about: 'all' as const, overdueDays: 30 };
  const workspace = await temporaryWorkspace({ channels: [channel], owners, remind });
  const words = 'This Agreement is made between Mill Ltd (the "Miller") and Bakery Ltd (the "Baker").';
  await save(
    workspace,
    readingOfText('wait.txt', `${words}\n\n1. The Miller shall not deliver before 27 November 2026.\n`),
  );
  for (const day of ['2026-11-26', '2026-11-27', '2026-11-28']) await runReminders(workspace, at(`${day}T09:00`));
  expect(received.map(({ raw }) => /^Subject: (.*?):/m.exec(raw)?.[1])).toEqual(['ends tomorrow', 'ends today']);
  const late = await listDue(workspace, nextDays(london('2026-12-01T09:00'), 30), {}, at('2026-12-01T09:00'));
  expect(late).toEqual([]);
});

test('after downtime one message tells of everything that was missed', async () => {
  const { received, channel } = await mailServer();
  const workspace = await remindedWorkspace([channel]);
  const { messages } = await runReminders(workspace, at('2026-12-22T09:00'));
  expect(messages).toHaveLength(1);
  // Overdue by 29 days since 23 November; due in 6 days on 28 December.
  expect(messages[0]!.reminders.map(({ reminder }) => reminder.lead).sort()).toEqual([-29, 7]);
  expect(received).toHaveLength(1);
});

test('a dry run sends nothing and leaves no trace', async () => {
  const { received, channel } = await mailServer();
  const workspace = await remindedWorkspace([channel]);
  const { messages } = await runReminders(workspace, { ...at('2026-11-20T09:00'), dryRun: true });
  expect(messages).toMatchObject([{ state: 'would send' }]);
  expect([received.length, (await listReminderLog(workspace)).length]).toEqual([0, 0]);
});

test('what the mail server refused goes out with the next run, and only then', async () => {
  const { received, channel, breakDown } = await mailServer();
  const workspace = await remindedWorkspace([channel]);
  breakDown(true);
  const { messages } = await runReminders(workspace, at('2026-11-20T09:00'));
  expect(messages).toMatchObject([{ state: 'failed', error: expect.stringContaining('the disk is full') }]);
  expect(await listReminderLog(workspace)).toMatchObject([{ state: 'failed', attempts: 1 }]);
  breakDown(false);
  await runReminders(workspace, at('2026-11-20T10:00'));
  await runReminders(workspace, at('2026-11-20T11:00'));
  expect(received).toHaveLength(1);
  expect(await listReminderLog(workspace)).toMatchObject([{ state: 'sent', attempts: 2, error: '' }]);
});

test('what was refused is told as it stands when the server is back: nothing of what was done, and due in as many days', async () => {
  const { received, channel, breakDown } = await mailServer();
  const workspace = await remindedWorkspace([channel]);
  breakDown(true);
  const [refused] = (await runReminders(workspace, at('2026-12-21T09:00'))).messages;
  expect(refused!.reminders.length).toBeGreaterThan(1);
  const [done, left] = refused!.reminders.map(({ reminder }) => reminder);
  await decideOccurrence(workspace, done!.occurrence, { does: 'done' }, maria);
  breakDown(false);
  const { messages } = await runReminders(workspace, at('2026-12-23T09:00'));
  expect(messages.map(({ reminders }) => reminders.map(({ reminder }) => reminder.occurrence))).toEqual([
    [left!.occurrence],
  ]);
  expect([received.length, messages[0]!.body === refused!.body]).toEqual([1, false]);
  expect((await listReminderLog(workspace)).map(({ state }) => state)).toEqual(['sent']);
});

test('one channel that fails does not keep the other from sending', async () => {
  const { channel, breakDown } = await mailServer();
  breakDown(true);
  const path = join(temporaryFolder(), 'reminders.txt');
  const workspace = await remindedWorkspace([channel, { type: 'file', name: 'log', path }]);
  const { messages } = await runReminders(workspace, at('2026-11-20T09:00'));
  expect(messages.map(({ channel: name, state }) => [name, state])).toEqual([
    ['post', 'failed'],
    ['log', 'sent'],
  ]);
  expect(readFileSync(path, 'utf8')).toContain('To: jo');
});

test('what is done in the meantime is not told of', async () => {
  const { received, channel } = await mailServer();
  const workspace = await remindedWorkspace([channel]);
  const [{ reminders }] = (await runReminders(workspace, { ...at('2026-11-20T09:00'), dryRun: true })).messages as [
    never,
  ];
  const occurrence = (reminders as { reminder: { occurrence: string } }[])[0]!.reminder.occurrence;
  await decideOccurrence(workspace, occurrence, { does: 'done' }, maria);
  await runReminders(workspace, at('2026-11-20T09:00'));
  expect(received).toEqual([]);
});

test('two runs at once do not send twice: the second leaves', async () => {
  const { channel } = await mailServer();
  const workspace = await remindedWorkspace([channel]);
  const second = await alone(workspace.store, 'remind', () => runReminders(workspace, at('2026-11-20T09:00')));
  expect(second).toMatchObject({ busy: true, messages: [] });
});

test('runs that are killed lose no reminder; a message sent again is known as a copy by its Message-ID', async () => {
  const { received, channel } = await mailServer();
  const workspace = await remindedWorkspace([channel]);
  const script = join(temporaryFolder(), 'remind.mjs');
  const built = (module: string) => JSON.stringify(new URL(`../../dist/${module}`, import.meta.url).href);
  writeFileSync(
    script,
    `import { openWorkspace } from ${built('app/open-workspace.js')};
     import { runReminders } from ${built('app/run-reminders.js')};
     import { Temporal } from ${JSON.stringify(import.meta.resolve('temporal-polyfill'))};
     const [day, ...rest] = process.argv.slice(2);
     const workspace = await openWorkspace(JSON.parse(rest[0]));
     const now = Temporal.PlainDateTime.from(day).toZonedDateTime('Europe/London');
     process.stdout.write('ready');
     await runReminders(workspace, { now, who: 'cron' });
     process.stdout.write('done');`,
  );
  const open = JSON.stringify({ configuration: workspace.configuration, database: workspace.store.url, grammars });
  let killed = 0;
  for (const day of ['2026-11-20', '2026-11-24', '2026-12-21']) {
    for (let delay = 10; ; delay += 30) {
      const finished = await runAndKill(script, [`${day}T09:00`, open], delay);
      if (finished) break;
      killed++;
    }
  }
  expect(killed).toBeGreaterThan(3);
  const log = await listReminderLog(workspace);
  expect(log.every(({ state }) => state === 'sent')).toBe(true);
  // Due on 23 November: 3 days ahead, 1 day over, 28 days over. Due on 28 December: 7 days ahead.
  expect(log.map(({ due, lead }) => `${due} ${lead}`).sort()).toEqual([
    '2026-11-23 -1',
    '2026-11-23 -22',
    '2026-11-23 7',
    '2026-12-28 7',
  ]);
  const told = new Set(received.map(({ id }) => id));
  expect(told).toEqual(new Set(log.map(({ message }) => `tenor.${message}@example.org`)));
}, 120_000);

/** Runs a script and kills it some milliseconds after it has begun its work. @returns whether it had finished before */
function runAndKill(script: string, args: string[], delay: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
      if (said === 'ready') setTimeout(() => child.kill('SIGKILL'), delay);
    });
    child.on('error', reject);
    child.on('close', () => resolve(said.endsWith('done')));
  });
}

test('of a series, what was due before the contract was imported reminds nobody', async () => {
  const { received, channel } = await mailServer();
  const workspace = await temporaryWorkspace({
    channels: [channel],
    owners: [{ name: 'jo', email: 'jo@example.org', channels: [] }],
    remind: { onlyConfirmed: false, to: ['jo'], about: 'all', overdueDays: 30 },
  });
  // Imported on Monday 16 November 2026: the Fridays before it are history, Friday the 20th is not.
  const text = `CLEANING AGREEMENT

This Cleaning Agreement is dated 2 March 2026 and made between Alder Ltd ("Alder") and Birch Ltd ("Birch").

1. Birch shall send Alder a list of the rooms every Friday.
`;
  await save(workspace, readingOfText('cleaning.txt', text));
  await runReminders(workspace, at('2026-11-16T09:00'));
  const mails = () => received.map(({ raw }) => raw).join('\n');
  expect(mails()).not.toContain('overdue');
  await runReminders(workspace, at('2026-11-23T09:00'));
  expect(mails()).toContain('2026-11-20');
  expect(mails()).not.toContain('2026-11-13');
});
