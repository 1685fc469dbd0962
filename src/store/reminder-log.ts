import type { ReminderRecord } from '../model/record.js';
import type { Reminder } from '../model/reminder.js';
import { insertRows, pieces } from './batches.js';
import { inTransaction, type Store } from './open-store.js';

/** A message as it is handed to a channel; written down before, so that a run that was killed can be finished. */
export interface StoredMessage {
  readonly id: string;
  readonly recipient: string;
  readonly channel: string;
  readonly subject: string;
  readonly body: string;
  readonly state: ReminderRecord['state'];
}

/** Which of these reminders are in the log already, sent or about to be. */
export async function findLogged(store: Store, reminders: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const ids of pieces(reminders)) {
    const rows = await store.tables.selectFrom('reminders').select('id').where('id', 'in', ids).execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Notes what is about to be sent. The key of a reminder is unique: a second intention for it is refused. */
export async function logIntention(
  store: Store,
  message: Omit<StoredMessage, 'state'>,
  reminders: readonly Reminder[],
  at: string,
): Promise<void> {
  await inTransaction(store, async (tx) => {
    const { id, recipient, channel, subject, body } = message;
    await insertRows(tx, 'messages', [
      {
        id,
        recipient,
        channel,
        subject,
        body,
        state: 'intended',
        intended_at: at,
        sent_at: null,
        attempts: 0,
        error: '',
      },
    ]);
    await insertRows(
      tx,
      'reminders',
      reminders.map((reminder) => ({ ...reminder, message: id })),
    );
  });
}

export async function logSent(store: Store, message: string, at: string): Promise<void> {
  await store.tables
    .updateTable('messages')
    .set((e) => ({ state: 'sent', sent_at: at, error: '', attempts: e('attempts', '+', 1) }))
    .where('id', '=', message)
    .execute();
}

export async function logFailed(store: Store, message: string, error: string): Promise<void> {
  await store.tables
    .updateTable('messages')
    .set((e) => ({ state: 'failed', error, attempts: e('attempts', '+', 1) }))
    .where('id', '=', message)
    .execute();
}

/** Takes back what is not to be sent any more: its reminders may be planned anew. */
export async function withdraw(store: Store, message: string): Promise<void> {
  await inTransaction(store, async (tx) => {
    await tx.tables.deleteFrom('reminders').where('message', '=', message).execute();
    await tx.tables.deleteFrom('messages').where('id', '=', message).execute();
  });
}

/** Messages that were never confirmed, the oldest first: a run was killed, or the channel failed. */
export async function listUnsettled(store: Store): Promise<StoredMessage[]> {
  const rows = await store.tables
    .selectFrom('messages')
    .select(['id', 'recipient', 'channel', 'subject', 'body', 'state'])
    .where('state', '!=', 'sent')
    .orderBy('intended_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as StoredMessage['state'] }));
}

/** The newest first. */
export async function listReminderRecords(
  store: Store,
  filter: { limit?: number; message?: string } = {},
): Promise<ReminderRecord[]> {
  let query = store.tables
    .selectFrom('reminders')
    .innerJoin('messages', 'messages.id', 'reminders.message')
    .select([
      'reminders.id',
      'reminders.message',
      'reminders.occurrence',
      'reminders.obligation',
      'reminders.lead',
      'reminders.recipient',
      'reminders.channel',
      'reminders.due',
      'messages.state',
      'messages.intended_at',
      'messages.sent_at',
      'messages.error',
      'messages.attempts',
    ])
    .orderBy('messages.intended_at', 'desc')
    .orderBy('messages.id')
    .orderBy('reminders.due')
    .orderBy('reminders.id');
  if (filter.message !== undefined) query = query.where('messages.id', '=', filter.message);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  const rows = await query.execute();
  return rows.map(({ intended_at, sent_at, state, ...row }) => ({
    ...row,
    state: state as ReminderRecord['state'],
    intendedAt: intended_at,
    sentAt: sent_at,
  }));
}
