import { insertRows } from './batches.js';
import { inTransaction, type Store } from './open-store.js';
import { StoreError } from './store-error.js';

/** What was worked out from the rest of the database under a name. @returns null where it was worked out from something else
 *  @param from  names everything that it follows from */
export async function loadDerived<Value>(store: Store, name: string, from: string): Promise<Value | null> {
  const row = await store.tables
    .selectFrom('derived')
    .select('body')
    .where('name', '=', name)
    .where('derived_from', '=', from)
    .executeTakeFirst();
  try {
    return row ? (JSON.parse(row.body) as Value) : null;
  } catch {
    // A damaged one is worked out again.
    return null;
  }
}

/** Takes the place of what was kept under the name. Not kept where another process writes just now, where nothing may be
 *  written, or where the disk is full: it is worked out again the next time. */
export async function saveDerived(store: Store, name: string, from: string, value: unknown): Promise<void> {
  try {
    await inTransaction(store, async (tx) => {
      await tx.tables.deleteFrom('derived').where('name', '=', name).execute();
      await insertRows(tx, 'derived', [{ name, derived_from: from, body: JSON.stringify(value) }]);
    });
  } catch (error) {
    if (!(error instanceof StoreError) || error.trouble === null) throw error;
  }
}
