import { sql } from 'kysely';
import { checkStore, type Store } from './open-store.js';
import { StoreError } from './store-error.js';

/** What a database holds, so that a person knows which it is. */
export interface StoreSummary {
  readonly documents: number;
  readonly obligations: number;
  /** Instant of the last entry of the journal; null where nothing was ever changed. */
  readonly lastChange: string | null;
}

/** What taking the place of a database did. */
export interface Replacement {
  /** Where the replaced database is kept; null where there was none. */
  readonly kept: string | null;
  /** What it held; null where there was none, or where it cannot be read. */
  readonly held: StoreSummary | null;
  /** Entries of its journal that are later than the last of the copy. */
  readonly laterChanges: number;
  /** Reminders that its log knows and the copy did not: they are noted in what takes its place. */
  readonly reminders: number;
}

/** @throws {StoreError} where it is not */
export async function requireSound(store: Store): Promise<void> {
  const damage = await checkStore(store);
  if (damage.length > 0) throw new StoreError(`${store.url}: is damaged: ${damage.slice(0, 3).join('; ')}`);
}

export async function summarize({ tables }: Store): Promise<StoreSummary> {
  const { rows } = await sql<StoreSummary>`
    select (select count(*) from documents where current = 1) as documents,
      (select count(*) from obligations join documents on documents.id = document where current = 1) as obligations,
      (select max(at) from journal) as "lastChange"`.execute(tables);
  return rows[0]!;
}

/** What a database held whose place a copy takes; what was sent is noted in the copy too. */
export async function readOld(old: Store, copy: Store): Promise<Omit<Replacement, 'kept'>> {
  try {
    const held = await summarize(old);
    const { lastChange } = await summarize(copy);
    const later = await old.tables
      .selectFrom('journal')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('at', '>', lastChange ?? '')
      .executeTakeFirstOrThrow();
    return { held, laterChanges: later.count, reminders: await carryReminders(old, copy) };
  } catch (error) {
    // It may be damaged where it is read, or be something else: it is kept all the same.
    if (error instanceof StoreError) return { held: null, laterChanges: 0, reminders: 0 };
    throw error;
  }
}

/** What was sent stays sent, or it would be sent twice. */
async function carryReminders(old: Store, copy: Store): Promise<number> {
  const messages = await old.tables.selectFrom('messages').selectAll().execute();
  const reminders = await old.tables.selectFrom('reminders').selectAll().execute();
  for (const message of messages) {
    const { state, sent_at, attempts, error } = message;
    await copy.tables
      .insertInto('messages')
      .values(message)
      .onConflict((on) =>
        state === 'sent' ? on.column('id').doUpdateSet({ state, sent_at, attempts, error }) : on.doNothing(),
      )
      .execute();
  }
  let carried = 0n;
  for (const reminder of reminders) {
    const { numInsertedOrUpdatedRows } = await copy.tables
      .insertInto('reminders')
      .values(reminder)
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow();
    carried += numInsertedOrUpdatedRows ?? 0n;
  }
  return Number(carried);
}
