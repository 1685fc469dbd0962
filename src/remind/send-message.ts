import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EmailChannel, FileChannel } from '../model/configuration.js';
import { TenorError } from '../model/errors.js';
import type { Message } from './compose-message.js';
import { plainLine } from './plain-line.js';

/** A channel did not take a message; the next run tries again. */
export class NotSentError extends TenorError {}

/** Milliseconds to wait for the mail server at each step, and for one message altogether: a server that answers a little at a
 *  time would hold all other reminders up. */
const patience = 20_000;
const longest = 120_000;

/** Sends an e-mail. Its Message-ID is the message's own, so that a copy sent after a kill is known as one.
 *  @param at  what the Date header says  @param within  milliseconds
 *  @throws {NotSentError} where the server cannot be reached, refuses, or takes too long */
export async function sendEmail(
  channel: EmailChannel,
  to: string,
  message: Message,
  at: Date,
  within = longest,
): Promise<void> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport(connectionOf(channel));
  let timer: NodeJS.Timeout | undefined;
  try {
    const sent = transport.sendMail({
      from: channel.from,
      to,
      subject: message.subject,
      text: message.body,
      messageId: `<tenor.${message.id}@${channel.from.split('@').at(-1)}>`,
      date: at,
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done after ${within / 1000} s`)), within);
    });
    await Promise.race([sent, tooLong]);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new NotSentError(`${channel.host}:${channel.port}: ${plainLine(words, 200)}`, { cause: error });
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}

/** How to reach the server of a channel. @throws {NotSentError} where the password cannot be read */
export function connectionOf(channel: EmailChannel) {
  const onThisMachine = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(channel.host);
  return {
    host: channel.host,
    port: channel.port,
    secure: channel.secure,
    // A password does not travel in the clear, but to a server on this very machine, which needs no certificate either.
    requireTLS: channel.user !== null && !channel.secure && !onThisMachine,
    ...(onThisMachine && { tls: { rejectUnauthorized: false } }),
    ...(channel.user !== null && { auth: { user: channel.user, pass: passwordOf(channel) } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function passwordOf(channel: EmailChannel): string {
  if (channel.passwordFile === null) return '';
  try {
    return readFileSync(channel.passwordFile, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new NotSentError(`the password file ${channel.passwordFile} cannot be read`, { cause: error });
  }
}

/** Appends a message to a file that only its owner may read; not a second time where it stands there already.
 *  @throws {NotSentError} where the file cannot be written */
export function appendToFile(channel: FileChannel, message: Message, at: string): void {
  const end = `-- ${message.id}\n`;
  try {
    const before = existsSync(channel.path) ? readFileSync(channel.path, 'utf8') : '';
    if (before.includes(`\n${end}`)) return;
    mkdirSync(dirname(channel.path), { recursive: true });
    const file = openSync(channel.path, 'a', 0o600);
    try {
      // What a killed run left half written keeps a line of its own.
      const gap = before === '' || before.endsWith('\n') ? '' : '\n';
      const head = `To: ${plainLine(message.recipient, 100)}\nDate: ${at}\nSubject: ${message.subject}`;
      writeSync(file, `${gap}${head}\n\n${message.body}${end}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new NotSentError(`${channel.path}: ${plainLine(words, 200)}`, { cause: error });
  }
}
