import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { expect, onTestFinished, test } from 'vitest';
import { composeMessage, type ReminderText } from '../../src/remind/compose-message.js';
import { plainLine } from '../../src/remind/plain-line.js';
import { appendToFile, connectionOf, sendEmail } from '../../src/remind/send-message.js';
import { temporaryFolder } from '../store/reading-sample.js';
import { mailServer } from './mail-server.js';

const at = new Date('2026-12-01T09:00:00Z');

function textOf(more: Partial<ReminderText> = {}): ReminderText {
  return {
    reminder: {
      id: 'r1',
      occurrence: 'o@2026-12-31',
      obligation: 'o',
      lead: 30,
      recipient: 'maria',
      channel: 'post',
      due: '2026-12-31',
    },
    day: '2026-12-31',
    daysLeft: 30,
    overdue: false,
    ends: false,
    sendBy: null,
    document: 'Cleaning Contract',
    clause: '12.2',
    obligor: 'Customer',
    obligee: 'Supplier',
    action: 'give notice of non-renewal',
    value: 'P60D',
    quote: 'unless either party gives notice',
    ...more,
  };
}

test('an e-mail says what is due, when, by whom, and in which clause', async () => {
  const { received, channel } = await mailServer();
  await sendEmail(channel, 'maria@example.org', composeMessage('maria', 'post', [textOf()]), at);
  const mail = await PostalMime.parse(received[0]!.raw);
  expect(mail.subject).toBe('due in 30 days (2026-12-31): give notice of non-renewal (Cleaning Contract)');
  expect(mail.to).toMatchObject([{ address: 'maria@example.org' }]);
  expect(mail.from).toMatchObject({ address: 'tenor@example.org' });
  expect(mail.text?.trim().split('\n')).toEqual([
    '2026-12-31  due in 30 days (2026-12-31)  give notice of non-renewal',
    '  Customer -> Supplier, P60D',
    '  Cleaning Contract, cl. 12.2: "unless either party gives notice"',
    '  done? tenor done o@2026-12-31',
  ]);
});

test('words of a document cannot add a header, a recipient or an entry of their own', async () => {
  const { received, channel } = await mailServer();
  const evil = 'x\r\nBcc: thief@example.net\r\n\r\nNew body\u2028\u202e\u0000\n.\n';
  const text = textOf({ document: evil, action: evil, quote: evil, clause: evil, obligor: evil, value: evil });
  await sendEmail(channel, 'maria@example.org', composeMessage('maria', 'post', [text]), at);
  expect(received).toHaveLength(1);
  expect(received[0]!.to).toEqual(['maria@example.org']);
  const mail = await PostalMime.parse(received[0]!.raw);
  expect(mail.bcc ?? []).toEqual([]);
  expect(mail.headers.map(({ key }) => key)).not.toContain('bcc');
  expect(mail.text!.trim().split('\n')).toHaveLength(4);
  expect(mail.text).not.toMatch(/[\u202e\u2028\u0000]/);
});

test('one message tells of everything, what is overdue first, and is the same message when sent again', () => {
  const late = textOf({ daysLeft: -3, overdue: true, day: '2026-11-28', reminder: { ...textOf().reminder, id: 'r2' } });
  const one = composeMessage('maria', 'post', [textOf(), late]);
  expect(one.subject).toBe('2 obligations: 1 overdue');
  expect(one.body.split('\n')[0]).toContain('overdue by 3 days');
  expect(composeMessage('maria', 'post', [late, textOf()]).id).toBe(one.id);
});

test('an hour that has passed today is told as overdue', () => {
  const late = composeMessage('maria', 'post', [textOf({ daysLeft: 0, overdue: true })]);
  expect(late.subject).toContain('overdue since earlier today');
  expect(composeMessage('maria', 'post', [textOf({ daysLeft: 0 })]).subject).toContain('due today');
});

test('of a time in which something may not be done it is told when it ends', () => {
  expect(composeMessage('maria', 'post', [textOf({ ends: true, daysLeft: 1 })]).subject).toContain('ends tomorrow');
});

test('a notice says by which day it must be sent', () => {
  expect(composeMessage('maria', 'post', [textOf({ sendBy: '2026-12-28' })]).body).toContain(
    'send by 2026-12-28, so that it arrives in time',
  );
});

test('a server that refuses, or is not there, is an error that says which', async () => {
  const { channel } = await mailServer({ refuse: true });
  const message = composeMessage('maria', 'post', [textOf()]);
  await expect(sendEmail(channel, 'maria@example.org', message, at)).rejects.toThrow(/127\.0\.0\.1:\d+: .*no such box/);
  await expect(sendEmail({ ...channel, port: 1 }, 'maria@example.org', message, at)).rejects.toThrow(
    /127\.0\.0\.1:1: /,
  );
});

test('a password travels encrypted, unless the server is on this very machine', () => {
  const secret = join(temporaryFolder(), 'secret.txt');
  writeFileSync(secret, 'hunter2\n');
  const channel = {
    type: 'email',
    name: 'post',
    host: 'mail.example.org',
    port: 587,
    secure: false,
    from: 'tenor@example.org',
    user: 'tenor',
    passwordFile: secret,
  } as const;
  expect(connectionOf(channel)).toMatchObject({ requireTLS: true, auth: { user: 'tenor', pass: 'hunter2' } });
  expect(connectionOf({ ...channel, host: 'localhost' })).toMatchObject({ requireTLS: false });
  expect(() => connectionOf({ ...channel, passwordFile: `${secret}.gone` })).toThrow(/password file .* cannot be read/);
});

test('a file takes a message once, however often it is given, and only its owner may read it', () => {
  const path = join(temporaryFolder(), 'deeper', 'reminders.txt');
  const channel = { type: 'file', name: 'log', path } as const;
  const message = composeMessage('maria', 'log', [textOf()]);
  appendToFile(channel, message, '2026-12-01T09:00:00Z');
  appendToFile(channel, message, '2026-12-02T09:00:00Z');
  expect(readFileSync(path, 'utf8').match(/^Subject: /gm)).toHaveLength(1);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a file that was cut short by a kill gets the message again, whole', () => {
  const path = join(temporaryFolder(), 'reminders.txt');
  const message = composeMessage('maria', 'log', [textOf()]);
  writeFileSync(path, `To: maria\nSubject: ${message.subject}\n\n2026-12`);
  appendToFile({ type: 'file', name: 'log', path }, message, '2026-12-01T09:00:00Z');
  expect(readFileSync(path, 'utf8')).toMatch(/^2026-12\nTo: maria$/m);
});

test('a folder in place of the file is an error that says which', () => {
  const path = temporaryFolder();
  const message = composeMessage('maria', 'log', [textOf()]);
  expect(() => appendToFile({ type: 'file', name: 'log', path }, message, '')).toThrow(path);
});

test('a line of a message is one line, and not longer than it may be', () => {
  expect(plainLine('a\r\n\tb \u0007c', 20)).toBe('a b c');
  expect(plainLine('🙂🙂🙂🙂', 3)).toBe('🙂🙂…');
});

test('a server that answers a little at a time does not hold everything up', async () => {
  const server = createServer((socket) => {
    const drip = setInterval(() => socket.write('220-wait\r\n'), 50);
    socket.on('error', () => {}).on('close', () => clearInterval(drip));
    onTestFinished(() => void socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const { channel } = await mailServer();
  const message = composeMessage('maria', 'post', [textOf()]);
  await expect(sendEmail({ ...channel, port }, 'maria@example.org', message, at, 300)).rejects.toThrow(
    'not done after 0.3 s',
  );
});
