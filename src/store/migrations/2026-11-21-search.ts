import type { Kysely } from 'kysely';
import type { Engine } from '../engine.js';
import { makeFullText } from '../full-text-tables.js';

/** The words of documents, for a search; filled when somebody searches. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  await db.schema
    .createTable('search_passages')
    .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
    .addColumn('document', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('clause', 'text', (c) => c.notNull())
    .addColumn('start_at', 'integer', (c) => c.notNull())
    .addColumn('end_at', 'integer', (c) => c.notNull())
    .execute();
  await db.schema.createIndex('search_passages_document').on('search_passages').column('document').execute();
  await db.schema
    .createTable('search_documents')
    .addColumn('document', 'text', (c) => c.primaryKey().notNull().references('documents.id').onDelete('cascade'))
    .execute();
  await makeFullText(db, engine.wordIndex);
}
