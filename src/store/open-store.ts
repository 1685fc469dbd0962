import { readAddress } from './address.js';
import type { OpenDatabase } from './engine.js';

/** An open database. Only the repositories of this folder look inside. */
export type Store = OpenDatabase;

/** Opens a database, or makes it, and brings its tables up to date.
 *  @param url  a path, or `postgres://…`
 *  @throws {UsageError} where it is neither
 *  @throws {StoreError} where it is no database, may not be written, or a newer tenor made it */
export async function openStore(url: string): Promise<Store> {
  const [opened, { migrate }] = await Promise.all([open(url), import('./migrations.js')]);
  try {
    await migrate(opened);
  } catch (error) {
    await opened.tables.destroy().catch(() => {});
    throw error;
  }
  return opened;
}

/** Kysely takes a tenth of a second to load, and one system is enough: only verbs that open a database wait for it. */
async function open(url: string): Promise<OpenDatabase> {
  const address = readAddress(url);
  if (address.kind === 'file') return (await import('./sqlite-only.js')).openSqlite(address.file);
  return (await import('./postgres-only.js')).openPostgres(address);
}

export async function closeStore(store: Store): Promise<void> {
  await store.tables.destroy();
}

/** All or nothing: what `work` does is there as a whole, or not at all. `work` must use the store it is given. */
export async function inTransaction<Result>(store: Store, work: (store: Store) => Promise<Result>): Promise<Result> {
  if (store.tables.isTransaction) return work(store);
  return store.tables.transaction().execute((tables) => work({ ...store, tables }));
}

/** Damage found, one line each; empty where all is well. */
export async function checkStore(store: Store): Promise<string[]> {
  return store.engine.findDamage(store.tables);
}

/** `SQLite 3.52.0`. */
export async function storeVersion(store: Store): Promise<string> {
  return store.engine.version(store.tables);
}

/** Who else can read the database. */
export async function checkPrivacy(store: Store): Promise<{ ok: boolean; says: string }> {
  return store.engine.examinePrivacy(store.tables);
}

/** Does `work` while no other process does work of the same name; a killed process lets go.
 *  @returns null, without doing it, where another is at it */
export async function alone<Result>(store: Store, name: string, work: () => Promise<Result>): Promise<Result | null> {
  const release = await store.engine.takeLock(name);
  if (!release) return null;
  try {
    return await work();
  } finally {
    await release();
  }
}
