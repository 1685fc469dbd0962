import { sql } from 'kysely';
import { insertRows } from './batches.js';
import type { Store } from './open-store.js';
import type { Tables } from './tables.js';

/** What is made anew from the rest when somebody searches. */
type MadeAnew = 'search_passages' | 'search_documents';

type Copied = Exclude<keyof Tables, MadeAnew>;

/** Tables with their keys; a table stands behind those that its rows point at. */
const keys: { readonly [Table in Copied]: readonly (string & keyof Tables[Table])[] } = {
  documents: ['id'],
  texts: ['document'],
  clauses: ['document', 'position'],
  provisions: ['document', 'position'],
  obligations: ['id'],
  stipulations: ['document', 'position'],
  precedence_clauses: ['document', 'position'],
  amending_clauses: ['document', 'position'],
  findings: ['document', 'position'],
  events: ['id'],
  decisions: ['obligation', 'key'],
  reviews: ['obligation'],
  links: ['id'],
  conflict_decisions: ['conflict'],
  messages: ['id'],
  reminders: ['id'],
  journal: ['id'],
  calendar_items: ['uid'],
  derived: ['name'],
  paths: ['id'],
};

const copied = Object.keys(keys) as Copied[];

/** Rows in memory at once; a text may have ten million letters. */
const rowsAtOnce = (table: Copied) => (table === 'texts' ? 8 : 1000);

/** Writes the rows of every table into a database that has none. Both are given in a transaction, so that it is one instant
 *  of the one, and all or nothing in the other. */
export async function copyRows(from: Store, to: Store): Promise<void> {
  for (const table of copied) {
    let rows = await readRows(from, table, null);
    while (rows.length > 0) {
      await insertRows(to, table, rows as never[]);
      rows = await readRows(from, table, rows.at(-1)!);
    }
  }
}

type Row = Record<string, unknown>;

/** In the order of the keys. */
async function readRows({ tables }: Store, table: Copied, after: Row | null): Promise<Row[]> {
  const key = sql.join(keys[table].map((column) => sql.ref(column)));
  const behind = after ? sql`where (${key}) > (${sql.join(keys[table].map((column) => after[column]))})` : sql``;
  const { rows } = await sql<Row>`
    select * from ${sql.table(table)} ${behind} order by ${key} limit ${rowsAtOnce(table)}`.execute(tables);
  return rows;
}

/** Whatever `copyRows` writes. */
export async function deleteRows({ tables }: Store): Promise<void> {
  for (const table of copied.toReversed()) await tables.deleteFrom(table).execute();
}
