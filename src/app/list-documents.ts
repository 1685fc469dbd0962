import { basename } from 'node:path';
import { UsageError } from '../model/errors.js';
import type { DocumentRecord } from '../model/record.js';
import { listDocumentRecords } from '../store/documents.js';
import type { Workspace } from './workspace.js';

/** In the order of file names. */
export async function listDocuments(
  workspace: Workspace,
  options: { allVersions?: boolean } = {},
): Promise<DocumentRecord[]> {
  return listDocumentRecords(workspace.store, options);
}

/** A document by its id or the beginning of it, its path, its file name or its title (any case, part of it will do). Where
 *  several fit, the closest way of naming wins; an earlier version is found by its id only.
 *  @throws {UsageError} where none or several are meant; the message lists them. */
export async function findDocument(workspace: Workspace, designation: string): Promise<DocumentRecord> {
  const all = await listDocumentRecords(workspace.store, { allVersions: true });
  const wanted = designation.trim().toLowerCase();
  if (wanted === '') throw new UsageError('name a document: its id, file or title');
  const current = all.filter((document) => document.current);
  const ways: ((document: DocumentRecord) => boolean)[] = [
    ({ file }) => file.toLowerCase() === wanted,
    ({ file }) => basename(file).toLowerCase() === wanted,
    ({ title }) => title.toLowerCase() === wanted,
    ({ file }) =>
      basename(file)
        .toLowerCase()
        .replace(/\.[^.]+$/, '') === wanted,
    ({ file, title }) => title.toLowerCase().includes(wanted) || file.toLowerCase().includes(wanted),
  ];
  const byId = all.filter(({ id }) => wanted.length >= 4 && id.startsWith(wanted));
  for (const found of [byId, ...ways.map((way) => current.filter(way))]) {
    if (found.length === 1) return found[0]!;
    if (found.length > 1) {
      const list = found.slice(0, 10).map(({ id, file }) => `${id} ${file}`);
      throw new UsageError(`"${designation}" may mean ${found.length} documents: ${list.join('; ')}`);
    }
  }
  throw new UsageError(
    current.length === 0
      ? 'there are no documents yet: import some first'
      : `there is no document "${designation}": "tenor documents" lists them`,
  );
}
