import { type Kysely, type Migration, type MigrationProvider, Migrator, sql } from 'kysely';
import type { Engine, OpenDatabase } from './engine.js';
import * as firstTables from './migrations/2026-11-20-first-tables.js';
import * as calendarItems from './migrations/2026-11-21-calendar-items.js';
import * as derived from './migrations/2026-11-21-derived.js';
import * as search from './migrations/2026-11-21-search.js';
import * as paths from './migrations/2026-11-23-paths.js';
import { refuseForeign } from './refuse-foreign.js';
import { StoreError } from './store-error.js';

interface Change {
  up(db: Kysely<unknown>, engine: Engine): Promise<void>;
}

/** Every change of the tables, by the day it was made. Names are never changed and none is taken away: a database records
 *  which it has had. */
const changes: Record<string, Change> = {
  '2026-11-20-first-tables': firstTables,
  '2026-11-21-calendar-items': calendarItems,
  '2026-11-21-derived': derived,
  '2026-11-21-search': search,
  '2026-11-23-paths': paths,
};

/** Brings the tables up to date, all in one transaction; what they hold is kept.
 *  @throws {StoreError} where a newer tenor made the database */
export async function migrate({ url, tables, engine }: OpenDatabase): Promise<void> {
  const db = tables as unknown as Kysely<unknown>;
  if (await isUpToDate(db)) return;
  await refuseForeign(url, db, engine.schema);
  const migrations = Object.entries(changes).map(([name, { up }]): [string, Migration] => [
    name,
    { up: (tx) => up(tx, engine) },
  ]);
  const provider: MigrationProvider = { getMigrations: async () => Object.fromEntries(migrations) };
  const { error } = await new Migrator({ db, provider, migrationTableSchema: engine.schema }).migrateToLatest();
  if (!error) return;
  if (error instanceof StoreError) throw error;
  const words = error instanceof Error ? error.message : String(error);
  if (/previously executed migration/.test(words)) {
    throw new StoreError(
      `${url}: was made by a newer tenor: bring tenor up to date, or name another database with --db`,
      {
        cause: error,
      },
    );
  }
  throw new StoreError(`${url}: the tables could not be brought up to date: ${words}`, { cause: error });
}

/** Whoever may only read can open a database that wants nothing changed. What keeps this from being known is told by the
 *  attempt to change it. */
async function isUpToDate(db: Kysely<unknown>): Promise<boolean> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return (
      rows
        .map(({ name }) => name)
        .sort()
        .join() === Object.keys(changes).sort().join()
    );
  } catch {
    return false;
  }
}
