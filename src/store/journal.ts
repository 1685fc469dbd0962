import type { Deed, JournalEntry } from '../model/record.js';
import type { Store } from './open-store.js';
import { readJson } from './read-json.js';

/** Writes one change down; in the transaction that makes it, so that none happens without its entry. */
export async function writeJournal(
  store: Store,
  deed: Deed,
  entry: Pick<JournalEntry, 'did' | 'subject' | 'subjectId'> & { before?: unknown; after?: unknown },
): Promise<void> {
  await store.tables
    .insertInto('journal')
    .values({
      at: deed.at,
      who: deed.who,
      did: entry.did,
      subject: entry.subject,
      subject_id: entry.subjectId,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
    })
    .execute();
}

/** The newest first. @param filter.subject  an id, or the beginning of one */
export async function readJournal(
  store: Store,
  filter: { subject?: string; limit?: number } = {},
): Promise<JournalEntry[]> {
  let query = store.tables.selectFrom('journal').selectAll().orderBy('id', 'desc');
  if (filter.subject !== undefined) {
    // A range instead of LIKE: the beginning of an id is no pattern.
    query = query.where('subject_id', '>=', filter.subject).where('subject_id', '<', `${filter.subject}\uffff`);
  }
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    at: row.at,
    who: row.who,
    did: row.did,
    subject: row.subject as JournalEntry['subject'],
    subjectId: row.subject_id,
    before: row.before === null ? null : readJson(store, 'journal', row.id, row.before),
    after: row.after === null ? null : readJson(store, 'journal', row.id, row.after),
  }));
}
