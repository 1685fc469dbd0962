import { type Kysely, sql } from 'kysely';
import type { Span } from '../model/span.js';
import { type IndexedPhrase, type IndexSize, type WordPlaces, weighBy } from './bm25.js';
import type { Tables } from './tables.js';
import type { FoundPassage, PassageWords, Phrase, Wanted, WordIndex } from './word-index.js';
import { readWords, type WordToken } from './word-tokens.js';

/** The words of documents as PostgreSQL's `tsvector`, with answers and ranks as FTS5 gives them: tenor takes texts apart by
 *  itself, so that no dictionary of the server has a say. Weight A is what stands in a passage, B what was read from it. */
export const postgresWordIndex: WordIndex = {
  async makeTables(db) {
    await sql`create table search_words (
      id integer primary key references search_passages (id) on delete cascade,
      words tsvector not null,
      count integer not null)`.execute(db);
    await sql`create index search_words_words on search_words using gin (words)`.execute(db);
    // Words stay when the last passage that held them goes: looking for them finds nothing.
    await sql`create table search_vocabulary (term text collate "C" primary key)`.execute(db);
  },

  async watchTable(db, table, documentOf) {
    for (const event of ['insert', 'update', 'delete']) {
      const name = `search_${table}_${event}`;
      const row = event === 'delete' ? 'old' : 'new';
      await sql
        .raw(
          `create function ${name}() returns trigger language plpgsql as $$ begin
             delete from search_documents where document = ${documentOf(row)}; return null; end $$`,
        )
        .execute(db);
      await sql
        .raw(`create trigger ${name} after ${event} on ${table} for each row execute function ${name}()`)
        .execute(db);
    }
  },

  // They go with the rows of `search_passages`.
  async dropWords() {},

  async putWords(tables, passages) {
    const rows = passages.map((passage) => ({ id: passage.id, ...toVector(passage) }));
    const values = rows.map(({ id, vector, count }) => sql`(${id}::integer, ${vector}::tsvector, ${count}::integer)`);
    await sql`insert into search_words (id, words, count) values ${sql.join(values)}`.execute(tables);
    const terms = [...new Set(rows.flatMap(({ terms }) => terms))];
    await sql`insert into search_vocabulary select unnest(${terms}::text[]) on conflict do nothing`.execute(tables);
  },

  async findPassages(tables, { fits, prefers }, documents) {
    const among = documents ? sql`and p.document = any(${documents}::text[])` : sql``;
    const [fitting, preferred] = [fits.flat().map(toIndexed), prefers.map(toIndexed)];
    const phrases = [...fitting, ...preferred];
    const whole = [...new Set(phrases.flatMap(({ words }) => words))];
    const open = phrases.filter((phrase) => phrase.open).map(({ words }) => words.at(-1)!);
    const { rows } = await sql<Fitting>`
      select p.document, p.part, p.clause, p.start_at as start, p.end_at as "end", w.count,
        (select json_agg(json_build_array(h.lexeme, h.positions, h.weights)) from unnest(w.words) h
          where h.lexeme = any(${whole}::text[]) or h.lexeme ^@ any(${open}::text[])) as hits
      from search_words w
        join search_passages p on p.id = w.id
        join documents d on d.id = p.document
      where w.words @@ ${toQuery(fits)}::tsquery and d.current = 1 ${among}
      order by d.file, d.id, p.start_at`.execute(tables);
    const size = await sizeOf(tables);
    const weighFitting = weighBy(fitting, await countHolding(tables, fitting), size);
    const weighPreferred = weighBy(preferred, await countHolding(tables, preferred), size);
    return rows
      .map(({ count, hits, ...passage }) => {
        const found = (hits ?? []).map(toPlaces);
        return { ...passage, rank: weighFitting(count, found) / 2 + weighPreferred(count, found) };
      })
      .sort((one, other) => one.rank - other.rank);
  },

  async listWords(tables, beginning) {
    const { rows } = await sql<{ term: string }>`
      select term from search_vocabulary
      where term >= ${beginning} and term < ${`${beginning}\u{10ffff}`} order by term`.execute(tables);
    return rows.map(({ term }) => term);
  },

  async markWords(_, phrases, texts) {
    const looked = phrases.map(toIndexed);
    return texts.map((text) => markPhrases([...readWords(text)], looked));
  },
};

type Fitting = Omit<FoundPassage, 'rank'> & {
  readonly count: number;
  readonly hits: readonly Hit[] | null;
};

type Hit = readonly [word: string, places: readonly number[], weights: readonly string[]];

function toPlaces([word, places, weights]: Hit): WordPlaces {
  return { word, places, counts: weights.map((weight) => (weight === 'A' ? 1 : 0.5)) };
}

/** What PostgreSQL takes. @source postgresql.org/docs/current/textsearch-limitations.html */
const limits = { place: 16_383, placesOfWord: 255, letters: 500, bytes: 1_000_000 };

/** What stands in a passage, then, where no phrase can run on into it, what was read from it. Beyond the limits places, then
 *  words are left out: such a passage has tens of thousands of words.
 *  @returns the vector, how many words there are, and which */
function toVector({ text, read }: PassageWords): { vector: string; count: number; terms: string[] } {
  const places = new Map<string, string[]>();
  let count = 0;
  let place = 0;
  const add = (words: string, weight: string) => {
    for (const { word } of readWords(words)) {
      count++;
      const lexeme = toLexeme(word);
      const of = places.get(lexeme) ?? [];
      place = Math.min(place + 1, limits.place);
      if (of.length < limits.placesOfWord) of.push(`${place}${weight}`);
      places.set(lexeme, of);
    }
  };
  add(text, 'A');
  place = Math.min(place + 1, limits.place);
  add(read, 'B');
  const entries: string[] = [];
  const terms: string[] = [];
  let bytes = 0;
  for (const [lexeme, of] of places) {
    bytes += Buffer.byteLength(lexeme) + 2 * of.length + 4;
    if (bytes > limits.bytes) break;
    terms.push(lexeme);
    entries.push(`'${lexeme}':${of.join()}`);
  }
  return { vector: entries.join(' '), count, terms };
}

function toLexeme(word: string): string {
  return word.length > limits.letters ? [...word].slice(0, limits.letters).join('') : word;
}

function toIndexed({ words, open }: Phrase): IndexedPhrase {
  return { words: [...readWords(words)].map(({ word }) => toLexeme(word)), open: open ?? false };
}

/** A `tsquery`: words are letters and figures alone, so none is taken for an operator. */
function toQuery(wanted: Wanted): string {
  return wanted.map((group) => `(${group.map((phrase) => queryFor(toIndexed(phrase))).join(' | ')})`).join(' & ');
}

function queryFor({ words, open }: IndexedPhrase): string {
  return `(${words.map((word) => `'${word}'`).join(' <-> ')}${open ? ':*' : ''})`;
}

async function sizeOf(tables: Kysely<Tables>): Promise<IndexSize> {
  const { rows } = await sql<IndexSize>`
    select count(*) as passages, coalesce(sum(count), 0) as words from search_words`.execute(tables);
  return rows[0]!;
}

async function countHolding(tables: Kysely<Tables>, phrases: readonly IndexedPhrase[]): Promise<number[]> {
  const { rows } = await sql<{ held: number }>`
    select (select count(*) from search_words where words @@ q.query::tsquery) as held
    from unnest(${phrases.map(queryFor)}::text[]) with ordinality q (query, place)
    order by q.place`.execute(tables);
  return rows.map(({ held }) => held);
}

/** Where phrases stand among the words of a text; those that overlap are one span. */
function markPhrases(tokens: readonly WordToken[], phrases: readonly IndexedPhrase[]): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const lengths = phrases.filter((phrase) => standsAt(tokens, i, phrase)).map(({ words }) => words.length);
    if (lengths.length === 0) continue;
    const span = { start: tokens[i]!.start, end: tokens[i + Math.max(...lengths) - 1]!.end };
    const before = spans.at(-1);
    if (before && before.end > span.start) {
      spans[spans.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
    } else spans.push(span);
  }
  return spans;
}

function standsAt(tokens: readonly WordToken[], at: number, { words, open }: IndexedPhrase): boolean {
  return words.every((word, i) => {
    const there = tokens[at + i]?.word;
    if (there === undefined) return false;
    return open && i === words.length - 1 ? there.startsWith(word) : toLexeme(there) === word;
  });
}
