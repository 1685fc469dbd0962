import type { Kysely } from 'kysely';
import { StoreError } from './store-error.js';
import type { Tables } from './tables.js';

/** Kysely takes a tenth of a second to load: only verbs that open a database wait for it. */
const sqlite = () => import('./sqlite-only.js');

/** An open database. Only the repositories of this folder look inside. */
export interface Store {
  /** Path or URL. */
  readonly url: string;
  readonly tables: Kysely<Tables>;
}

/** Opens a database, or makes it, and brings its tables up to date.
 *  @param url  a path; `postgres://…` is not spoken here
 *  @throws {StoreError} where it is no database, may not be written, or a newer tenor made it */
export async function openStore(url: string): Promise<Store> {
  const file = fileOf(url);
  const [{ openSqlite }, { migrate }] = await Promise.all([sqlite(), import('./migrations.js')]);
  const tables = openSqlite<Tables>(file);
  try {
    await migrate(tables as Kysely<unknown>, file);
  } catch (error) {
    await tables.destroy().catch(() => {});
    throw error;
  }
  return { url: file, tables };
}

/** The file of a database. @throws {StoreError} where it is none */
export function fileOf(url: string): string {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(url) && !/^file:\/\//i.test(url)) {
    throw new StoreError(`${url.replace(/\/\/[^@/]*@/, '//')}: name the database by the path of a file`);
  }
  return url.replace(/^file:\/\//i, '');
}

export async function closeStore(store: Store): Promise<void> {
  await store.tables.destroy();
}

/** All or nothing: what `work` does is there as a whole, or not at all. `work` must use the store it is given. */
export async function inTransaction<Result>(store: Store, work: (store: Store) => Promise<Result>): Promise<Result> {
  if (store.tables.isTransaction) return work(store);
  return store.tables.transaction().execute((tables) => work({ url: store.url, tables }));
}

/** Damage found, one line each; empty where all is well. */
export async function checkStore(store: Store): Promise<string[]> {
  return (await sqlite()).checkIntegrity(store.tables as unknown as Kysely<never>);
}

/** `SQLite 3.52.0`. */
export async function storeVersion(store: Store): Promise<string> {
  return (await sqlite()).databaseVersion(store.tables as unknown as Kysely<never>);
}

/** Does `work` while no other process does work of the same name; a killed process lets go.
 *  @returns null, without doing it, where another is at it */
export async function alone<Result>(store: Store, name: string, work: () => Promise<Result>): Promise<Result | null> {
  const release = await (await sqlite()).takeLock(store.url, name);
  if (!release) return null;
  try {
    return await work();
  } finally {
    await release();
  }
}
