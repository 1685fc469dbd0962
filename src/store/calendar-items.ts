import type { PublishedItem } from '../model/record.js';
import { insertRows, pieces } from './batches.js';
import type { Store } from './open-store.js';

export async function listPublishedItems(store: Store): Promise<PublishedItem[]> {
  const rows = await store.tables.selectFrom('calendar_items').selectAll().orderBy('uid').execute();
  return rows.map((row) => ({ ...row, gone: row.gone === 1 }));
}

/** Each takes the place of the one with its uid. */
export async function putPublishedItems(store: Store, items: readonly PublishedItem[]): Promise<void> {
  for (const uids of pieces(items.map(({ uid }) => uid))) {
    await store.tables.deleteFrom('calendar_items').where('uid', 'in', uids).execute();
  }
  const rows = items.map((item) => ({ ...item, gone: item.gone ? 1 : 0 }));
  await insertRows(store, 'calendar_items', rows);
}
