import { type Kysely, sql } from 'kysely';

/** How the full-text index takes a text apart: letters and figures, whatever their case and accents. */
export const tokenizer = 'unicode61 remove_diacritics 2';

/** The words of documents, for a search. SQLite's FTS5 keeps them; another database brings its own of this file.
 *
 *  The index holds no text (`content=''`): passages are pieces of `texts`, and a copy would double the database. Words are kept
 *  as they are written, but for case and accents; inflections are found by asking for them. It is filled by the first search
 *  after an import, not by the import, which it would make a tenth slower: triggers note which documents have to be
 *  indexed (again), in the transaction that changes them. */
const words = sql`create virtual table search_words using fts5(
  text, read, content='', contentless_delete=1, tokenize=${sql.lit(tokenizer)})`;

/** What makes the index of a document out of date, and how the row names the document. */
const changes: readonly [table: string, events: readonly string[], documentOf: (row: string) => string][] = [
  ['texts', ['insert', 'update', 'delete'], (row) => `${row}.document`],
  ['obligations', ['insert', 'update', 'delete'], (row) => `${row}.document`],
  [
    'reviews',
    ['insert', 'update', 'delete'],
    (row) => `(select document from obligations where id = ${row}.obligation)`,
  ],
];

export async function makeFullText(db: Kysely<unknown>): Promise<void> {
  await words.execute(db);
  await sql`create virtual table search_vocabulary using fts5vocab('search_words', 'row')`.execute(db);
  for (const [table, events, documentOf] of changes) {
    for (const event of events) {
      const row = event === 'delete' ? 'old' : 'new';
      await sql
        .raw(
          `create trigger search_${table}_${event} after ${event} on ${table} begin
             delete from search_documents where document = ${documentOf(row)}; end`,
        )
        .execute(db);
    }
  }
}
