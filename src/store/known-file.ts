import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DocumentRecord } from '../model/record.js';
import { insertRows } from './batches.js';
import { findCurrentDocument, findDocumentByBytes, getDocumentRecord, listVersions } from './documents.js';
import { hashOf } from './identifiers.js';
import type { Store } from './open-store.js';

/** How a file is known again. A document is stored once, by its bytes, and has as many paths as files had these bytes when
 *  they were last imported.
 *  1. New bytes at a path of the version in force are its next version; at a path of an earlier version, or at a new path,
 *     they are another document.
 *  2. Known bytes are a copy, wherever they lie: there is nothing to do but to remember the path.
 *  3. Bytes of an earlier version are in force again only where a path of the version in force has gone back to them.
 *  4. A document none of whose files is there any longer has been moved: it goes by the path at which its bytes are found, and
 *     new bytes under the name it was imported by are its next version, whatever folder they are in. */
export interface KnownFile {
  /** The document with these bytes. */
  readonly known: DocumentRecord | null;
  /** The version in force that the file takes the place of. */
  readonly before: DocumentRecord | null;
  readonly is: 'new' | 'in-force' | 'copy-of-earlier' | 'moved';
}

/** Where a file lies. */
export interface Place {
  /** One for each file, however it is named. */
  readonly path: string;
  /** Ways in which the same file may have been named, the present one first. */
  readonly names: readonly string[];
  /** The file does not stay there: no document goes by that path instead of its own. */
  readonly passing?: boolean;
}

export async function recognizeFile(store: Store, sha256: string, place: Place): Promise<KnownFile> {
  const known = await findDocumentByBytes(store, sha256);
  const there = await findAtPath(store, place.path);
  if (known?.current) {
    const moved =
      !place.passing && there?.id !== known.id && !place.names.includes(known.file) && (await isGone(store, known));
    return { known, before: null, is: moved ? 'moved' : 'in-force' };
  }
  const before = await findVersionBefore(store, place);
  if (!known) return { known, before, is: 'new' };
  const inForce = await findInForce(store, known);
  const goesBack = inForce === null || (before?.id === inForce.id && there?.id !== known.id);
  return goesBack ? { known, before: inForce, is: 'new' } : { known, before: null, is: 'copy-of-earlier' };
}

/** The version in force of the document that a file is the next version of; null where it would be another document. */
export async function findVersionBefore(store: Store, { path, names }: Place): Promise<DocumentRecord | null> {
  const there = await findAtPath(store, path);
  return there?.current ? there : findGone(store, names);
}

export async function findInForce(store: Store, { lineage }: DocumentRecord): Promise<DocumentRecord | null> {
  return (await listVersions(store, lineage)).find(({ current }) => current) ?? null;
}

/** Notes what lies at a place where there is nothing else to do; a document that was moved there goes by its name. */
export async function rememberPlace(
  store: Store,
  known: DocumentRecord,
  place: Place,
  is: KnownFile['is'],
): Promise<DocumentRecord> {
  await putPath(store, place, known.id);
  if (is !== 'moved') return known;
  const file = place.names[0]!;
  await store.tables.updateTable('documents').set({ file }).where('id', '=', known.id).execute();
  return { ...known, file };
}

/** Remembers what lies at a path. */
export async function putPath(store: Store, { path }: Place, document: string): Promise<void> {
  const id = hashOf([path], 32);
  const row = await store.tables.selectFrom('paths').select('document').where('id', '=', id).executeTakeFirst();
  if (row?.document === document) return;
  await store.tables.deleteFrom('paths').where('id', '=', id).execute();
  await insertRows(store, 'paths', [{ id, path, document }]);
}

async function findAtPath(store: Store, path: string): Promise<DocumentRecord | null> {
  const id = hashOf([path], 32);
  const row = await store.tables.selectFrom('paths').select('document').where('id', '=', id).executeTakeFirst();
  return row ? getDocumentRecord(store, row.document) : null;
}

/** By name: of databases that knew no paths, and of folders that lie elsewhere on another machine. */
async function findGone(store: Store, names: readonly string[]): Promise<DocumentRecord | null> {
  for (const name of names) {
    const named = await findCurrentDocument(store, name);
    if (named && (await isGone(store, named))) return named;
  }
  return null;
}

async function isGone(store: Store, { id }: DocumentRecord): Promise<boolean> {
  const rows = await store.tables.selectFrom('paths').select('path').where('document', '=', id).execute();
  return !rows.some(({ path }) => isThere(path));
}

/** An attachment (`mail.eml/contract.pdf`) is where its mail is. */
function isThere(path: string): boolean {
  if (existsSync(path)) return true;
  let above = dirname(path);
  while (!existsSync(above) && above !== dirname(above)) above = dirname(above);
  return statSync(above, { throwIfNoEntry: false })?.isFile() ?? false;
}
