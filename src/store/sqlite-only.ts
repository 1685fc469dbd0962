import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Kysely, sql } from 'kysely';
import type { Engine, OpenDatabase } from './engine.js';
import { refuseForeign } from './refuse-foreign.js';
import { type Access, SqliteDialect } from './sqlite-driver.js';
import { sqliteWordIndex } from './sqlite-word-index.js';
import { readOnlyError, StoreError, sqliteCode, storeError } from './store-error.js';
import type { Tables } from './tables.js';

/** Whatever only SQLite understands; `postgres-only.ts` is its like. */

const readingPragmas = ['pragma temp_store = memory', 'pragma cache_size = -32000'];

const pragmas = [
  // Readers never wait for the writer, and a kill leaves the last whole transaction.
  'pragma journal_mode = wal',
  // A reminder that was noted as sent must be noted after a power cut too, or it would be sent again.
  'pragma synchronous = full',
  'pragma foreign_keys = on',
  ...readingPragmas,
];

/** Opens a database file, or makes one that only its owner may read; SQLite gives `-wal` and `-shm` the same mode. One that
 *  may not be written can be read.
 *  @throws {StoreError} where it is another program's, which is left as it is */
export async function openSqlite(file: string): Promise<OpenDatabase> {
  const path = resolve(file);
  const isThere = sizeOf(path) > 0;
  if (isThere) await refuseForeignFile(path);
  if (isThere && !mayWrite(path)) return openToRead(file);
  makePrivateFile(path);
  return { url: file, tables: new Kysely({ dialect: new SqliteDialect(path, pragmas) }), engine: sqliteEngine(file) };
}

/** Opens a database file that is there to read it alone, with others or where nobody may write. */
export function openToRead(file: string): OpenDatabase {
  const path = resolve(file);
  const access = mayWrite(path) ? { readOnly: true } : asItLies(path);
  const takeLock = async () => {
    throw readOnlyError(file);
  };
  return {
    url: file,
    tables: new Kysely({ dialect: new SqliteDialect(path, readingPragmas, access) }),
    engine: { ...sqliteEngine(file), takeLock },
  };
}

/** @throws {StoreError} where a file is another program's database; what else may be wrong with it is told by whoever opens it */
export async function refuseForeignFile(path: string): Promise<void> {
  const { tables } = openAsIs(path, asItLies(path));
  try {
    await refuseForeign(path, tables as unknown as Kysely<unknown>);
  } catch (error) {
    if (error instanceof StoreError && sqliteCode(error) === '') throw error;
  } finally {
    await tables.destroy().catch(() => {});
  }
}

/** Even a reader makes files beside a database in WAL, unless there is no journal that it would have to read too. */
function asItLies(path: string): Access {
  return { readOnly: true, immutable: sizeOf(`${path}-wal`) <= 0 };
}

/** SQLite writes beside a database too. */
function mayWrite(path: string): boolean {
  try {
    for (const each of [path, dirname(path)]) accessSync(each, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Bytes; -1 where there is no such file. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? -1;
}

/** Opens a database file as it is: no migration, no setting changed. */
export function openAsIs(file: string, access: Access = {}): OpenDatabase {
  return {
    url: file,
    tables: new Kysely({ dialect: new SqliteDialect(file, [], access) }),
    engine: sqliteEngine(file),
  };
}

function sqliteEngine(file: string): Engine {
  return {
    wordIndex: sqliteWordIndex,
    identity: (table, column) => table.addColumn(column, 'integer', (c) => c.primaryKey().autoIncrement().notNull()),
    indexLongTexts: (index, column, further) => index.columns([column, ...further]),
    findDamage,
    version,
    examinePrivacy: async () => examineModes(file),
    takeLock: (name) => takeLock(file, name),
  };
}

function makePrivateFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw new StoreError(`${path}: cannot be opened or made: check the folder and its permissions`, { cause: error });
  }
}

async function findDamage(db: Kysely<Tables>): Promise<string[]> {
  const pages = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
  const keys = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  return [
    ...pages.rows.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
    ...keys.rows.map((row) => `a row of ${row.table} points at nothing in ${row.parent}`),
  ];
}

async function version(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
  return `SQLite ${rows[0]!.version}`;
}

function examineModes(file: string): { ok: boolean; says: string } {
  const open = ['', '-wal', '-shm']
    .map((end) => file + end)
    .filter((path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0);
  return open.length === 0
    ? { ok: true, says: 'only its owner can read the database' }
    : { ok: false, says: `others can read ${open.join(', ')}: chmod 600 ${open.join(' ')}` };
}

/** A write transaction on a file of its own. */
async function takeLock(file: string, name: string): Promise<(() => Promise<void>) | null> {
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
      if (sqliteCode(error) === 'SQLITE_BUSY') settle(null);
      else fail(error instanceof StoreError ? error : storeError(path, error));
    });
  });
}
