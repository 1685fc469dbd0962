import { type Kysely, type Migration, type MigrationProvider, Migrator } from 'kysely';
import * as firstTables from './migrations/2026-11-20-first-tables.js';
import * as calendarItems from './migrations/2026-11-21-calendar-items.js';
import * as derived from './migrations/2026-11-21-derived.js';
import * as search from './migrations/2026-11-21-search.js';
import { StoreError } from './store-error.js';

/** Every change of the tables, by the day it was made. Names are never changed and none is taken away: a database records
 *  which it has had. */
const migrations: Record<string, Migration> = {
  '2026-11-20-first-tables': firstTables,
  '2026-11-21-calendar-items': calendarItems,
  '2026-11-21-derived': derived,
  '2026-11-21-search': search,
};

/** Brings the tables up to date, all in one transaction; what they hold is kept.
 *  @throws {StoreError} where a newer tenor made the database */
export async function migrate(db: Kysely<unknown>, url: string): Promise<void> {
  const provider: MigrationProvider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (!error) return;
  if (error instanceof StoreError) throw error;
  const words = error instanceof Error ? error.message : String(error);
  if (/previously executed migration/.test(words)) {
    throw new StoreError(`${url}: was made by a newer tenor: bring tenor up to date, or name another file with --db`, {
      cause: error,
    });
  }
  throw new StoreError(`${url}: the tables could not be brought up to date: ${words}`, { cause: error });
}
