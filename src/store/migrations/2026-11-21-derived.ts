import type { Kysely } from 'kysely';

/** What was worked out from the rest of the database, kept so that it is worked out again only where that has changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('derived')
    .addColumn('name', 'text', (c) => c.primaryKey().notNull())
    .addColumn('derived_from', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
}
