import { sql } from 'kysely';
import type { Span } from '../model/span.js';
import type { FoundPassage, Phrase, Wanted, WordIndex } from './word-index.js';

/** How the index takes a text apart: letters and figures, whatever their case and accents. */
const tokenizer = 'unicode61 remove_diacritics 2';

/** The words of documents in SQLite's FTS5. */
export const sqliteWordIndex: WordIndex = {
  async makeTables(db) {
    await sql`create virtual table search_words using fts5(
      text, read, content='', contentless_delete=1, tokenize=${sql.lit(tokenizer)})`.execute(db);
    await sql`create virtual table search_vocabulary using fts5vocab('search_words', 'row')`.execute(db);
  },

  async watchTable(db, table, documentOf) {
    for (const event of ['insert', 'update', 'delete']) {
      const row = event === 'delete' ? 'old' : 'new';
      await sql
        .raw(
          `create trigger search_${table}_${event} after ${event} on ${table} begin
             delete from search_documents where document = ${documentOf(row)}; end`,
        )
        .execute(db);
    }
  },

  async dropWords(tables, document) {
    await sql`delete from search_words where rowid in
      (select id from search_passages where document = ${document})`.execute(tables);
  },

  async putWords(tables, passages) {
    const values = passages.map(({ id, text, read }) => sql`(${id}, ${withoutMarks(text)}, ${withoutMarks(read)})`);
    await sql`insert into search_words (rowid, text, read) values ${sql.join(values)}`.execute(tables);
  },

  async findPassages(tables, { fits, prefers }, documents) {
    const among = documents ? sql`and p.document in (${sql.join(documents)})` : sql``;
    const ranked = (wanted: Wanted) => sql`
      select rowid as id, bm25(search_words, 1.0, 0.5) as rank from search_words
      where search_words match ${expressionFor(wanted)}`;
    const { rows } = await sql<FoundPassage>`
      with fitting as materialized (${ranked(fits)}), preferred as materialized (${ranked([prefers])})
      select p.document, p.part, p.clause, p.start_at as start, p.end_at as "end",
        fitting.rank / 2 + coalesce(preferred.rank, 0) as rank
      from fitting
        left join preferred on preferred.id = fitting.id
        join search_passages p on p.id = fitting.id
        join documents d on d.id = p.document
      where d.current = 1 ${among}
      order by rank, d.file, d.id, p.start_at`.execute(tables);
    return rows;
  },

  async listWords(tables, beginning) {
    const { rows } = await sql<{ term: string }>`
      select term from search_vocabulary where term >= ${beginning} and term < ${`${beginning}\u{10ffff}`}`.execute(
      tables,
    );
    return rows.map(({ term }) => term);
  },

  async markWords(tables, phrases, texts) {
    const spans: Span[][] = texts.map(() => []);
    await sql`create virtual table if not exists temp.search_marks
      using fts5(text, tokenize=${sql.lit(tokenizer)})`.execute(tables);
    await sql`delete from temp.search_marks`.execute(tables);
    for (const [i, text] of texts.entries())
      await sql`insert into temp.search_marks (rowid, text) values (${i}, ${withoutMarks(text)})`.execute(tables);
    const { rows } = await sql<{ at: number; marked: string }>`
      select rowid as at, highlight(search_marks, 0, ${opens}, ${closes}) as marked
      from temp.search_marks where search_marks match ${expressionFor([phrases])}`.execute(tables);
    for (const { at, marked } of rows) spans[at] = readMarks(marked);
    await sql`delete from temp.search_marks`.execute(tables);
    return spans;
  },
};

/** As FTS5 wants it, each phrase quoted, so that no word is taken for an operator. */
function expressionFor(wanted: Wanted): string {
  const quote = ({ words, open }: Phrase) => `"${words.replace(/["\u0000]/g, ' ')}"${open ? ' *' : ''}`;
  return wanted.map((group) => `(${group.map(quote).join(' OR ')})`).join(' AND ');
}

const opens = '\u0001';
const closes = '\u0002';

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
