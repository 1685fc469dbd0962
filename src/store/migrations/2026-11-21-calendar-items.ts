import type { Kysely } from 'kysely';

/** What calendar files have told of, so that a change raises its SEQUENCE and what is gone is cancelled (RFC 5545). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('calendar_items')
    .addColumn('uid', 'text', (c) => c.primaryKey().notNull())
    .addColumn('content', 'text', (c) => c.notNull())
    .addColumn('due', 'text', (c) => c.notNull())
    .addColumn('sequence', 'integer', (c) => c.notNull())
    .addColumn('modified', 'text', (c) => c.notNull())
    .addColumn('gone', 'integer', (c) => c.notNull())
    .execute();
}
