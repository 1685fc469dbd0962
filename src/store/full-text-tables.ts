import type { Kysely } from 'kysely';
import type { WordIndex } from './word-index.js';

/** What makes the index of a document out of date, and how a row names the document. */
const watched: readonly [table: string, documentOf: (row: string) => string][] = [
  ['texts', (row) => `${row}.document`],
  ['obligations', (row) => `${row}.document`],
  ['reviews', (row) => `(select document from obligations where id = ${row}.obligation)`],
];

/** The words of documents, for a search. The index is filled by the first search after an import, not by the import, which it
 *  would make a tenth slower: triggers note which documents have to be indexed (again), in the transaction that changes
 *  them. */
export async function makeFullText(db: Kysely<unknown>, index: WordIndex): Promise<void> {
  await index.makeTables(db);
  for (const [table, documentOf] of watched) await index.watchTable(db, table, documentOf);
}
