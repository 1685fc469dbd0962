import type { DocumentFacts, DocumentType } from '../model/facts.js';
import type { DocumentRecord } from '../model/record.js';
import type { Format } from '../model/source-document.js';
import type { Store } from './open-store.js';
import { readJson } from './read-json.js';
import type { DocumentRow } from './tables.js';

/** In the order of file names, then the newest version first. */
export async function listDocumentRecords(
  store: Store,
  options: { allVersions?: boolean } = {},
): Promise<DocumentRecord[]> {
  let query = store.tables.selectFrom('documents').selectAll();
  if (!options.allVersions) query = query.where('current', '=', 1);
  const rows = await query.orderBy('file').orderBy('version', 'desc').orderBy('id').execute();
  return rows.map((row) => toRecord(store, row));
}

export async function getDocumentRecord(store: Store, id: string): Promise<DocumentRecord | null> {
  const row = await store.tables.selectFrom('documents').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toRecord(store, row) : null;
}

export async function findDocumentByBytes(store: Store, sha256: string): Promise<DocumentRecord | null> {
  const row = await store.tables.selectFrom('documents').selectAll().where('sha256', '=', sha256).executeTakeFirst();
  return row ? toRecord(store, row) : null;
}

/** The version of a file that is in force. */
export async function findCurrentDocument(store: Store, file: string): Promise<DocumentRecord | null> {
  const row = await store.tables
    .selectFrom('documents')
    .selectAll()
    .where('file', '=', file)
    .where('current', '=', 1)
    .executeTakeFirst();
  return row ? toRecord(store, row) : null;
}

/** Every version of a file, the newest first. */
export async function listVersions(store: Store, lineage: string): Promise<DocumentRecord[]> {
  const rows = await store.tables
    .selectFrom('documents')
    .selectAll()
    .where('lineage', '=', lineage)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => toRecord(store, row));
}

function toRecord(store: Store, row: DocumentRow): DocumentRecord {
  return {
    id: row.id,
    file: row.file,
    sha256: row.sha256,
    format: row.format as Format,
    title: row.title,
    type: row.type as DocumentType,
    facts: readJson<DocumentFacts>(store, 'documents', row.id, row.facts),
    lineage: row.lineage,
    version: row.version,
    current: row.current === 1,
    imported: { at: row.imported_at, who: row.imported_by },
    characters: row.characters,
    pages: row.pages,
    clauses: row.clauses,
    obligations: row.obligations,
    readWith: row.read_with,
  };
}
