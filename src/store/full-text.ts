import { sql } from 'kysely';
import type { Passage } from '../model/passage.js';
import type { Span } from '../model/span.js';
import { tokenizer } from './full-text-tables.js';
import { inTransaction, type Store } from './open-store.js';

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
  await store.tables.deleteFrom('search_documents').execute();
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
      await sql`delete from search_words where rowid in
        (select id from search_passages where document = ${document})`.execute(tx.tables);
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
    const values = rows.map(({ id, text, read }) => sql`(${id}, ${withoutMarks(text)}, ${withoutMarks(read)})`);
    await sql`insert into search_words (rowid, text, read) values ${sql.join(values)}`.execute(store.tables);
  }
}

export interface FoundPassage extends Passage {
  readonly document: string;
  /** The lower, the better it fits. */
  readonly rank: number;
}

/** Expressions of FTS5. */
export interface FullTextQuery {
  /** What a passage must fit. */
  readonly fits: string;
  /** What it had better hold: the words as they were typed. Without this a rare inflection would count for more than the word
   *  itself, since bm25 weighs what is rare. */
  readonly prefers: string;
}

/** Passages of documents in force, the best first; equal ones in the order of files. By bm25, words that were read from a
 *  passage counting half of those that stand in it.
 *  @param documents  ids; all where absent */
export async function findPassages(
  store: Store,
  { fits, prefers }: FullTextQuery,
  documents?: readonly string[],
): Promise<FoundPassage[]> {
  const among = documents ? sql`and p.document in (${sql.join(documents)})` : sql``;
  const ranked = (expression: string) => sql`
    select rowid as id, bm25(search_words, 1.0, 0.5) as rank from search_words where search_words match ${expression}`;
  const { rows } = await sql<FoundPassage>`
    with fitting as materialized (${ranked(fits)}), preferred as materialized (${ranked(prefers)})
    select p.document, p.part, p.clause, p.start_at as start, p.end_at as "end",
      fitting.rank / 2 + coalesce(preferred.rank, 0) as rank
    from fitting
      left join preferred on preferred.id = fitting.id
      join search_passages p on p.id = fitting.id
      join documents d on d.id = p.document
    where d.current = 1 ${among}
    order by rank, d.file, d.id, p.start_at`.execute(store.tables);
  return rows;
}

/** The words of the index that begin so, lower case, without accents. */
export async function listWords(store: Store, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ term: string }>`
    select term from search_vocabulary where term >= ${beginning} and term < ${`${beginning}\u{10ffff}`}`.execute(
    store.tables,
  );
  return rows.map(({ term }) => term);
}

const opens = '\u0001';
const closes = '\u0002';

/** Where in each of some texts the words of an expression stand. */
export async function markWords(store: Store, expression: string, texts: readonly string[]): Promise<Span[][]> {
  const spans: Span[][] = texts.map(() => []);
  await sql`create virtual table if not exists temp.search_marks
    using fts5(text, tokenize=${sql.lit(tokenizer)})`.execute(store.tables);
  await sql`delete from temp.search_marks`.execute(store.tables);
  for (const [i, text] of texts.entries())
    await sql`insert into temp.search_marks (rowid, text) values (${i}, ${withoutMarks(text)})`.execute(store.tables);
  const { rows } = await sql<{ at: number; marked: string }>`
    select rowid as at, highlight(search_marks, 0, ${opens}, ${closes}) as marked
    from temp.search_marks where search_marks match ${expression}`.execute(store.tables);
  for (const { at, marked } of rows) spans[at] = readMarks(marked);
  await sql`delete from temp.search_marks`.execute(store.tables);
  return spans;
}

/** As long as before: offsets stay. */
function withoutMarks(text: string): string {
  return text.replace(/[\u0000-\u0002]/g, ' ');
}

function readMarks(marked: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let marks = 0;
  for (let i = 0; i < marked.length; i++) {
    const letter = marked[i];
    if (letter !== opens && letter !== closes) continue;
    const at = i - marks++;
    if (letter === opens) start = at;
    else spans.push({ start, end: at });
  }
  return spans;
}
