import type { Kysely } from 'kysely';
import type { Engine } from '../engine.js';

/** Documents with what was read from them; what people decided; the reminder log; the journal. */
export async function up(db: Kysely<unknown>, engine: Engine): Promise<void> {
  const schema = db.schema;
  const ofDocument = (table: string) =>
    schema
      .createTable(table)
      .addColumn('document', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'));
  const inDocument = (table: string) =>
    ofDocument(table)
      .addColumn('position', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint(`${table}_key`, ['document', 'position']);

  await schema
    .createTable('documents')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('sha256', 'text', (c) => c.notNull().unique())
    .addColumn('file', 'text', (c) => c.notNull())
    .addColumn('lineage', 'text', (c) => c.notNull())
    .addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('current', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('facts', 'text', (c) => c.notNull())
    .addColumn('characters', 'integer', (c) => c.notNull())
    .addColumn('pages', 'integer', (c) => c.notNull())
    .addColumn('clauses', 'integer', (c) => c.notNull())
    .addColumn('obligations', 'integer', (c) => c.notNull())
    .addColumn('imported_at', 'text', (c) => c.notNull())
    .addColumn('imported_by', 'text', (c) => c.notNull())
    .addColumn('read_with', 'text', (c) => c.notNull())
    .execute();
  await engine.indexLongTexts(schema.createIndex('documents_file').on('documents'), 'file', ['current']).execute();

  await schema
    .createTable('texts')
    .addColumn('document', 'text', (c) => c.primaryKey().notNull().references('documents.id').onDelete('cascade'))
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('page_starts', 'text', (c) => c.notNull())
    .addColumn('blocks', 'text', (c) => c.notNull())
    .addColumn('layout', 'text', (c) => c.notNull())
    .execute();

  await inDocument('clauses')
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('number', 'text', (c) => c.notNull())
    .addColumn('heading', 'text')
    .addColumn('level', 'integer', (c) => c.notNull())
    .addColumn('parent', 'integer')
    .addColumn('start_at', 'integer', (c) => c.notNull())
    .addColumn('end_at', 'integer', (c) => c.notNull())
    .addColumn('lead_start', 'integer', (c) => c.notNull())
    .addColumn('lead_end', 'integer', (c) => c.notNull())
    .execute();

  await inDocument('provisions')
    .addColumn('category', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('clause', 'text', (c) => c.notNull())
    .addColumn('start_at', 'integer', (c) => c.notNull())
    .addColumn('end_at', 'integer', (c) => c.notNull())
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('confidence', 'double precision', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('reasons', 'text', (c) => c.notNull())
    .execute();

  await ofDocument('obligations')
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('modality', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('clause', 'text', (c) => c.notNull())
    .addColumn('start_at', 'integer', (c) => c.notNull())
    .addColumn('end_at', 'integer', (c) => c.notNull())
    .addColumn('page', 'integer', (c) => c.notNull())
    .addColumn('obligor', 'text', (c) => c.notNull())
    .addColumn('obligee', 'text', (c) => c.notNull())
    .addColumn('value', 'text', (c) => c.notNull())
    .addColumn('quote', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('confidence', 'double precision', (c) => c.notNull())
    .addColumn('unresolved', 'text')
    .addColumn('anchor', 'text')
    .addColumn('origin', 'text', (c) => c.notNull())
    .addColumn('draft', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('obligations_document').on('obligations').columns(['document', 'position']).execute();
  await schema.createIndex('obligations_kind').on('obligations').column('kind').execute();

  await inDocument('stipulations')
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull())
    .addColumn('clause', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();
  for (const table of ['precedence_clauses', 'amending_clauses']) {
    await inDocument(table)
      .addColumn('part', 'text', (c) => c.notNull())
      .addColumn('clause', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .execute();
  }
  await inDocument('findings')
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .execute();

  await ofDocument('events')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('event', 'text', (c) => c.notNull())
    .addColumn('happened', 'text', (c) => c.notNull())
    .addColumn('note', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'text', (c) => c.notNull())
    .addColumn('recorded_by', 'text', (c) => c.notNull())
    .addColumn('undone_at', 'text')
    .addColumn('undone_by', 'text')
    .execute();
  await schema.createIndex('events_document').on('events').column('document').execute();

  // What people decided does not cascade: a reading that would take a mark away with it is refused, not obeyed.
  await schema
    .createTable('decisions')
    .addColumn('obligation', 'text', (c) => c.notNull().references('obligations.id'))
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('status', 'text')
    .addColumn('owner', 'text')
    .addColumn('snoozed_until', 'text')
    .addColumn('notes', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('decisions_key', ['obligation', 'key'])
    .execute();
  await schema
    .createTable('reviews')
    .addColumn('obligation', 'text', (c) => c.primaryKey().notNull().references('obligations.id'))
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('edit', 'text')
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('reviewed_at', 'text', (c) => c.notNull())
    .addColumn('reviewed_by', 'text', (c) => c.notNull())
    .execute();

  await schema
    .createTable('links')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('from_document', 'text', (c) => c.notNull().references('documents.id').onDelete('cascade'))
    .addColumn('to_document', 'text', (c) => c.references('documents.id').onDelete('cascade'))
    .addColumn('relation', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('dated', 'text')
    .execute();

  await schema
    .createTable('conflict_decisions')
    .addColumn('conflict', 'text', (c) => c.primaryKey().notNull())
    .addColumn('status', 'text', (c) => c.notNull())
    .addColumn('reason', 'text', (c) => c.notNull())
    .addColumn('decided_at', 'text', (c) => c.notNull())
    .addColumn('decided_by', 'text', (c) => c.notNull())
    .execute();

  await schema
    .createTable('messages')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('recipient', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('body', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('intended_at', 'text', (c) => c.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('error', 'text', (c) => c.notNull())
    .execute();
  await schema
    .createTable('reminders')
    .addColumn('id', 'text', (c) => c.primaryKey().notNull())
    .addColumn('message', 'text', (c) => c.notNull().references('messages.id'))
    .addColumn('occurrence', 'text', (c) => c.notNull())
    .addColumn('obligation', 'text', (c) => c.notNull())
    .addColumn('lead', 'integer', (c) => c.notNull())
    .addColumn('recipient', 'text', (c) => c.notNull())
    .addColumn('channel', 'text', (c) => c.notNull())
    .addColumn('due', 'text', (c) => c.notNull())
    .execute();
  await schema.createIndex('reminders_message').on('reminders').column('message').execute();

  await engine
    .identity(schema.createTable('journal'), 'id')
    .addColumn('at', 'text', (c) => c.notNull())
    .addColumn('who', 'text', (c) => c.notNull())
    .addColumn('did', 'text', (c) => c.notNull())
    .addColumn('subject', 'text', (c) => c.notNull())
    .addColumn('subject_id', 'text', (c) => c.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute();
  await schema.createIndex('journal_subject').on('journal').columns(['subject_id']).execute();
}
