import type { Passage } from '../model/passage.js';
import type { Span } from '../model/span.js';
import { inTransaction, type Store } from './open-store.js';
import type { FoundPassage, FullTextQuery, Phrase } from './word-index.js';

/** A passage with its words and what is known of it: headings above it, clause categories, who owes what to whom. */
export interface WordedPassage extends Passage {
  readonly text: string;
  readonly read: string;
}

/** Ids of the documents in force whose words are not in the index as they are now. */
export async function listUnindexed(store: Store): Promise<string[]> {
  const rows = await store.tables
    .selectFrom('documents')
    .leftJoin('search_documents', 'search_documents.document', 'documents.id')
    .select('documents.id')
    .where('documents.current', '=', 1)
    .where('search_documents.document', 'is', null)
    .orderBy('documents.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** All documents are to be put into the index anew. */
export async function forgetIndexed(store: Store): Promise<void> {
  await inTransaction(store, async (tx) => {
    await tx.tables.deleteFrom('search_documents').execute();
  });
}

/** Puts the words of documents into the index, in one transaction; what stood there of them is replaced.
 *  @param passagesOf  is asked in the transaction, so that nobody changes the document meanwhile */
export async function indexDocuments(
  store: Store,
  documents: readonly string[],
  passagesOf: (store: Store, document: string) => Promise<readonly WordedPassage[]>,
): Promise<void> {
  await inTransaction(store, async (tx) => {
    for (const document of documents) {
      const passages = await passagesOf(tx, document);
      await tx.engine.wordIndex.dropWords(tx.tables, document);
      await tx.tables.deleteFrom('search_passages').where('document', '=', document).execute();
      await insertPassages(tx, document, passages);
      await tx.tables.deleteFrom('search_documents').where('document', '=', document).execute();
      await tx.tables.insertInto('search_documents').values({ document }).execute();
    }
  });
}

async function insertPassages(store: Store, document: string, passages: readonly WordedPassage[]): Promise<void> {
  const last = await store.tables
    .selectFrom('search_passages')
    .select((e) => e.fn.max('id').as('id'))
    .executeTakeFirst();
  let next = (last?.id ?? 0) + 1;
  for (let i = 0; i < passages.length; i += 200) {
    const rows = passages.slice(i, i + 200).map((passage) => ({ ...passage, id: next++ }));
    await store.tables
      .insertInto('search_passages')
      .values(
        rows.map(({ id, part, clause, start, end }) => ({ id, document, part, clause, start_at: start, end_at: end })),
      )
      .execute();
    await store.engine.wordIndex.putWords(store.tables, rows);
  }
}

/** Passages of documents in force, the best first; equal ones in the order of files. By bm25, words that were read from a
 *  passage counting half of those that stand in it.
 *  @param documents  ids; all where absent */
export function findPassages(
  store: Store,
  query: FullTextQuery,
  documents?: readonly string[],
): Promise<FoundPassage[]> {
  return store.engine.wordIndex.findPassages(store.tables, query, documents);
}

/** The words of the index that begin so, lower case, without accents. */
export function listWords(store: Store, beginning: string): Promise<string[]> {
  return store.engine.wordIndex.listWords(store.tables, beginning);
}

/** Where in each of some texts one of some phrases stands. */
export function markWords(store: Store, phrases: readonly Phrase[], texts: readonly string[]): Promise<Span[][]> {
  return store.engine.wordIndex.markWords(store.tables, phrases, texts);
}
