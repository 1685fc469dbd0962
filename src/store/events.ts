import type { Deed, EventRecord } from '../model/record.js';
import { insertRows } from './batches.js';
import type { Store } from './open-store.js';
import type { EventRow } from './tables.js';

export async function insertEvent(store: Store, event: EventRecord): Promise<void> {
  await insertRows(store, 'events', [
    {
      id: event.id,
      document: event.document,
      event: event.event,
      happened: event.when,
      note: event.note,
      recorded_at: event.recorded.at,
      recorded_by: event.recorded.who,
      undone_at: event.undone?.at ?? null,
      undone_by: event.undone?.who ?? null,
    },
  ]);
}

/** In the order of what happened. Undone ones only where asked for. */
export async function listEventRecords(
  store: Store,
  filter: { documents?: readonly string[]; undone?: boolean } = {},
): Promise<EventRecord[]> {
  let query = store.tables.selectFrom('events').selectAll();
  if (filter.documents) query = query.where('document', 'in', [...filter.documents]);
  if (!filter.undone) query = query.where('undone_at', 'is', null);
  const rows = await query.orderBy('happened').orderBy('recorded_at').orderBy('id').execute();
  return rows.map(toEvent);
}

export async function findEventsById(store: Store, beginning: string): Promise<EventRecord[]> {
  const rows = await store.tables
    .selectFrom('events')
    .selectAll()
    .where('id', '>=', beginning)
    .where('id', '<', `${beginning}\uffff`)
    .orderBy('id')
    .limit(10)
    .execute();
  return rows.map(toEvent);
}

export async function markEventUndone(store: Store, id: string, deed: Deed): Promise<void> {
  await store.tables
    .updateTable('events')
    .set({ undone_at: deed.at, undone_by: deed.who })
    .where('id', '=', id)
    .execute();
}

function toEvent(row: EventRow): EventRecord {
  return {
    id: row.id,
    document: row.document,
    event: row.event,
    when: row.happened,
    note: row.note,
    recorded: { at: row.recorded_at, who: row.recorded_by },
    undone: row.undone_at === null ? null : { at: row.undone_at, who: row.undone_by ?? '' },
  };
}
