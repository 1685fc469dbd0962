import { BOTH } from '../model/obligation.js';
import type { ReminderRecord } from '../model/record.js';
import type { Reminder } from '../model/reminder.js';
import { sayTitle } from '../model/say-title.js';
import { sayValue } from '../model/value-text.js';
import { composeMessage, type Message } from '../remind/compose-message.js';
import { planReminders, type Remindable } from '../remind/plan-reminders.js';
import { appendToFile, NotSentError, sendEmail } from '../remind/send-message.js';
import { writeJournal } from '../store/journal.js';
import { alone } from '../store/open-store.js';
import {
  findLogged,
  listReminderRecords,
  listUnsettled,
  logFailed,
  logIntention,
  logSent,
  withdraw,
} from '../store/reminder-log.js';
import { deedOf } from './deed.js';
import { selectDue } from './list-due.js';
import { Standings } from './standings.js';
import type { Acting, DueItem } from './views.js';
import type { Workspace } from './workspace.js';

/** One message: everything that one person is reminded of over one channel in one run. */
export interface RemindedMessage extends Message {
  readonly reminders: readonly { readonly reminder: Reminder; readonly item: DueItem | null }[];
  readonly state: 'sent' | 'failed' | 'would send';
  readonly error: string;
}

export interface RemindReport {
  readonly messages: readonly RemindedMessage[];
  /** Due dates that are near and reach nobody, with the reason. */
  readonly silent: readonly { readonly item: DueItem; readonly why: string }[];
  /** True where another run is at work: nothing was done. */
  readonly busy: boolean;
}

/** Sends what is due and not yet sent, exactly once per person and channel; catches up after downtime.
 *
 *  Each message is written down before it is sent and confirmed after. A run that was killed in between leaves it
 *  unconfirmed: the next run sends it again with the same Message-ID, since nobody can know whether the server had taken
 *  it; a file is looked into instead. What a channel refused is sent again as long as it is still true to the word, else it is
 *  planned anew. Two runs at once do not happen: the second one leaves. */
export async function runReminders(
  workspace: Workspace,
  options: Acting & { dryRun?: boolean },
): Promise<RemindReport> {
  const plan = await planToday(workspace, options);
  if (options.dryRun) {
    const messages = plan.messages.map((one) => ({ ...one, state: 'would send' as const, error: '' }));
    return { messages, silent: plan.silent, busy: false };
  }
  const done = await alone(workspace.store, 'remind', async () => {
    const messages = await finishEarlier(workspace, options, plan);
    // Planned anew: another run may have ended between the plan and the lock.
    for (const message of (await planToday(workspace, options)).messages) {
      const reminders = message.reminders.map(({ reminder }) => reminder);
      await logIntention(workspace.store, messageOf(message), reminders, deedOf(options).at);
      messages.push({ ...message, ...(await send(workspace, options, message)) });
    }
    return messages;
  });
  return { messages: done ?? [], silent: plan.silent, busy: done === null };
}

/** The newest first. */
export async function listReminderLog(
  workspace: Workspace,
  options: { limit?: number } = {},
): Promise<ReminderRecord[]> {
  return listReminderRecords(workspace.store, options);
}

type Planned = Omit<RemindedMessage, 'state' | 'error'>;

interface Plan {
  readonly messages: readonly Planned[];
  readonly silent: readonly { item: DueItem; why: string }[];
  /** By the id of the occurrence. */
  readonly items: ReadonlyMap<string, DueItem>;
  /** By id; those that are in the log too. */
  readonly reminders: ReadonlyMap<string, Reminder>;
}

/** What is to be sent today and is not in the log. */
async function planToday(workspace: Workspace, { now }: Acting): Promise<Plan> {
  const { configuration, store } = workspace;
  const today = now.toPlainDate();
  const furthest = Math.max(0, ...Object.values(configuration.leadTimes).flat());
  const window = {
    from: today.subtract({ days: configuration.remind.overdueDays }).toString(),
    to: today.add({ days: furthest }).toString(),
  };
  const due = (await selectDue(await Standings.load(workspace, now), window, {})).filter(
    (item) => isKnown(item) && !hasEnded(item),
  );
  const items = new Map(due.map((item) => [item.occurrence.id, item]));
  const { reminders, silent } = planReminders(due.map(toRemindable), configuration, today);
  const logged = await findLogged(
    store,
    reminders.map(({ id }) => id),
  );
  const groups = new Map<string, Reminder[]>();
  for (const reminder of reminders) {
    if (logged.has(reminder.id)) continue;
    const key = JSON.stringify([reminder.recipient, reminder.channel]);
    groups.set(key, [...(groups.get(key) ?? []), reminder]);
  }
  return {
    messages: [...groups.values()].map((group) => compose(group, items)),
    silent: silent.map(({ occurrence, why }) => ({ item: items.get(occurrence)!, why })),
    items,
    reminders: new Map(reminders.map((reminder) => [reminder.id, reminder])),
  };
}

/** Of a series, what was due before the contract was imported is history: nobody knows here whether it was done. */
function isKnown({ view, occurrence, day }: DueItem): boolean {
  if (view.lane !== 'recurring' || occurrence.status !== 'overdue') return true;
  return day >= view.document.imported.at.slice(0, 10);
}

/** A time in which something may not be done, or must go on, is told of until it ends. */
function hasEnded({ view, daysLeft }: DueItem): boolean {
  return view.obligation.relation === 'not-before' && daysLeft < 0;
}

function toRemindable({ occurrence, view, day }: DueItem): Remindable {
  const { kind, review } = view.obligation;
  return { occurrence, kind, review, ours: view.ourSide === 'obligor' || view.ourSide === BOTH, day };
}

function compose(reminders: readonly Reminder[], items: ReadonlyMap<string, DueItem>): Planned {
  const pairs = reminders.map((reminder) => ({ reminder, item: items.get(reminder.occurrence)! }));
  const texts = pairs.map(({ reminder, item: { view, day, daysLeft, occurrence } }) => {
    const { clause, obligor, obligee, action, quote } = view.obligation;
    const document = sayTitle(view.document.title, view.document.facts.shortNames);
    return {
      reminder,
      day,
      daysLeft,
      overdue: daysLeft < 0 || occurrence.status === 'overdue',
      ends: view.obligation.relation === 'not-before',
      sendBy: occurrence.sendBy,
      document,
      clause,
      obligor,
      obligee,
      action,
      value: sayValue(view.obligation.value),
      quote,
    };
  });
  const { recipient, channel } = reminders[0]!;
  return { ...composeMessage(recipient, channel, texts), reminders: pairs };
}

/** Sends what an earlier run wrote down and did not confirm. What was refused and says today what is no longer so is taken back;
 *  what may have gone out keeps its words, unless nothing of it is due any more. */
async function finishEarlier(workspace: Workspace, acting: Acting, plan: Plan): Promise<RemindedMessage[]> {
  const messages: RemindedMessage[] = [];
  for (const message of await listUnsettled(workspace.store)) {
    const records = await listReminderRecords(workspace.store, { message: message.id });
    const isTrue = message.state === 'failed' ? isStillTrue(message, records, plan) : isStillDue(records, plan);
    if (!isTrue) {
      await withdraw(workspace.store, message.id);
      continue;
    }
    const reminders = records.map(({ id, occurrence, obligation, lead, recipient, channel, due }) => ({
      reminder: { id, occurrence, obligation, lead, recipient, channel, due },
      item: plan.items.get(occurrence) ?? null,
    }));
    const planned = { ...messageOf(message), reminders };
    messages.push({ ...planned, ...(await send(workspace, acting, planned)) });
  }
  return messages;
}

/** Whether today's plan would say the same, word for word. */
function isStillTrue(message: Message, records: readonly ReminderRecord[], { items, reminders }: Plan): boolean {
  const planned = records.flatMap(({ id }) => reminders.get(id) ?? []);
  if (planned.length === 0 || planned.length < records.length) return false;
  const { subject, body } = compose(planned, items);
  return subject === message.subject && body === message.body;
}

function isStillDue(records: readonly ReminderRecord[], { items }: Plan): boolean {
  return records.some(({ occurrence }) => items.has(occurrence));
}

function messageOf({ id, recipient, channel, subject, body }: Message): Message {
  return { id, recipient, channel, subject, body };
}

async function send(
  workspace: Workspace,
  acting: Acting,
  message: Planned,
): Promise<{ state: 'sent' | 'failed'; error: string }> {
  const { configuration, store } = workspace;
  const deed = deedOf(acting);
  const channel = configuration.channels.find(({ name }) => name === message.channel);
  const owner = configuration.owners.find(({ name }) => name === message.recipient);
  try {
    if (!channel) throw new NotSentError(`there is no channel "${message.channel}" in tenor.yaml any more`);
    if (channel.type === 'file') appendToFile(channel, message, deed.at);
    else if (!owner?.email)
      throw new NotSentError(`there is no e-mail address of "${message.recipient}" in tenor.yaml`);
    else await sendEmail(channel, owner.email, message, new Date(acting.now.epochMilliseconds));
  } catch (error) {
    if (!(error instanceof NotSentError)) throw error;
    await logFailed(store, message.id, error.message);
    return { state: 'failed', error: error.message };
  }
  await logSent(store, message.id, deed.at);
  await writeJournal(store, deed, {
    did: 'reminded',
    subject: 'reminder',
    subjectId: message.id,
    after: { recipient: message.recipient, channel: message.channel, reminders: message.reminders.length },
  });
  return { state: 'sent', error: '' };
}
