import { createHash } from 'node:crypto';
import type { Reminder } from '../model/reminder.js';
import { plainLine } from './plain-line.js';

/** What a message tells of one due date; the words come from documents and are not to be trusted. */
export interface ReminderText {
  readonly reminder: Reminder;
  readonly day: string;
  readonly daysLeft: number;
  /** Also where its hour has passed today. */
  readonly overdue: boolean;
  /** Nothing is due: a time ends in which something may not be done, or must go on. */
  readonly ends: boolean;
  /** ISO date to send a notice by; null where receipt is not deemed. */
  readonly sendBy: string | null;
  readonly document: string;
  readonly clause: string;
  readonly obligor: string;
  readonly obligee: string;
  readonly action: string;
  readonly value: string;
  readonly quote: string;
}

export interface Message {
  /** The same for the same reminders: a message that is sent again after a kill has the same Message-ID. */
  readonly id: string;
  readonly recipient: string;
  readonly channel: string;
  readonly subject: string;
  readonly body: string;
}

/** One message for everything that one person is told of over one channel today, the most urgent first. */
export function composeMessage(recipient: string, channel: string, texts: readonly ReminderText[]): Message {
  const sorted = [...texts].sort((a, b) => a.daysLeft - b.daysLeft || (a.reminder.id < b.reminder.id ? -1 : 1));
  const ids = sorted.map(({ reminder }) => reminder.id);
  const first = sorted[0]!;
  const overdue = sorted.filter((text) => text.overdue).length;
  const subject =
    sorted.length === 1
      ? `${whenOf(first)}: ${plainLine(first.action, 60)} (${plainLine(first.document, 60)})`
      : `${sorted.length} obligations: ${overdue > 0 ? `${overdue} overdue` : `the first ${whenOf(first)}`}`;
  return {
    id: createHash('sha256').update(ids.join(' ')).digest('hex').slice(0, 24),
    recipient,
    channel,
    subject: plainLine(subject, 160),
    body: `${sorted.map(describe).join('\n\n')}\n`,
  };
}

function describe(text: ReminderText): string {
  const { reminder, sendBy } = text;
  const sides = [text.obligor, text.obligee].filter((name) => name !== '').map((name) => plainLine(name, 60));
  return [
    `${plainLine(reminder.due, 40)}  ${whenOf(text)}  ${plainLine(text.action, 200)}`,
    ...(sendBy === null ? [] : [`  send by ${plainLine(sendBy, 40)}, so that it arrives in time`]),
    `  ${sides.join(' -> ')}${sides.length > 0 ? ', ' : ''}${plainLine(text.value, 80)}`,
    `  ${plainLine(text.document, 100)}, cl. ${plainLine(text.clause, 40)}: "${plainLine(text.quote, 400)}"`,
    `  done? tenor done ${plainLine(reminder.occurrence, 80)}`,
  ].join('\n');
}

function whenOf({ daysLeft, day, overdue, ends }: ReminderText): string {
  const verb = ends ? 'ends' : 'due';
  if (daysLeft === 0) return overdue ? 'overdue since earlier today' : `${verb} today`;
  if (daysLeft === 1) return `${verb} tomorrow`;
  if (daysLeft > 1) return `${verb} in ${daysLeft} days (${day})`;
  return daysLeft === -1 ? 'overdue since yesterday' : `overdue by ${-daysLeft} days`;
}
