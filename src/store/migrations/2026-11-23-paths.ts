import type { Kysely } from 'kysely';

/** Where files lay when they were last imported, and which document they were then. Paths are found by their hash: PostgreSQL
 *  indexes no long text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('paths')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('path', 'text', (c) => c.notNull())
    .addColumn('document', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
    .execute();
  await db.schema.createIndex('paths_document').on('paths').column('document').execute();
}
