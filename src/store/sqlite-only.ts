import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type CreateTableBuilder, Kysely, sql } from 'kysely';
import { SqliteDialect } from './sqlite-driver.js';
import { StoreError, storeError } from './store-error.js';

/** Whatever only SQLite understands: another database brings its own of these. */

const pragmas = [
  // Readers never wait for the writer, and a kill leaves the last whole transaction.
  'pragma journal_mode = wal',
  // A reminder that was noted as sent must be noted after a power cut too, or it would be sent again.
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  'pragma temp_store = memory',
  'pragma cache_size = -32000',
];

/** Opens a database file, or makes one that only its owner may read; SQLite gives `-wal` and `-shm` the same mode. */
export function openSqlite<Tables>(file: string): Kysely<Tables> {
  const path = resolve(file);
  makePrivateFile(path);
  return new Kysely<Tables>({ dialect: new SqliteDialect(path, pragmas) });
}

function makePrivateFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new StoreError(`${path}: cannot be opened or made: check the folder and its permissions`, { cause: error });
  }
}

/** A key that counts up by itself. */
export function identity<Table extends string>(table: CreateTableBuilder<Table>, column: string) {
  return table.addColumn(column, 'integer', (c) => c.primaryKey().autoIncrement().notNull());
}

/** @returns what is wrong with the file, one line each; empty where all is well */
export async function checkIntegrity(db: Kysely<never>): Promise<string[]> {
  const pages = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
  const keys = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  return [
    ...pages.rows.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...keys.rows.map((row) => `a row of ${row.table} points at nothing in ${row.parent}`),
  ];
}

export async function databaseVersion(db: Kysely<never>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
  return `SQLite ${rows[0]!.version}`;
}

/** Holds a lock that ends with the process, however it ends: a write transaction on a file of its own.
 *  @returns the way to let go, or null where another process holds it */
export async function takeLock(file: string, name: string): Promise<(() => Promise<void>) | null> {
  const path = `${resolve(file)}-${name}`;
  makePrivateFile(path);
  const db = new Kysely<never>({ dialect: new SqliteDialect(path, ['pragma busy_timeout = 0']) });
  let hold: () => void = () => {};
  const held = new Promise<void>((resolveHeld) => {
    hold = resolveHeld;
  });
  return new Promise((settle, fail) => {
    const work = db.connection().execute(async (connection) => {
      await sql`begin exclusive`.execute(connection);
      settle(async () => {
        hold();
        await work;
        await db.destroy();
      });
      await held;
      await sql`rollback`.execute(connection);
    });
    work.catch(async (error) => {
      await db.destroy();
      const busy = error instanceof StoreError && (error.cause as { code?: string })?.code === 'SQLITE_BUSY';
      if (busy) settle(null);
      else fail(error instanceof StoreError ? error : storeError(path, error));
    });
  });
}
