import type { DocumentRecord } from '../model/record.js';
import type { Workspace } from './workspace.js';

/** In the order of file names. */
export async function listDocuments(
  workspace: Workspace,
  options: { allVersions?: boolean } = {},
): Promise<DocumentRecord[]> {
  throw new Error(`not yet: ${workspace.grammars} ${options}`);
}

/** A document by its id or the beginning of it, its path, its file name or its title (any case, part of it will do).
 *  @throws {UsageError} where none or several are meant; the message lists them. */
export async function findDocument(workspace: Workspace, designation: string): Promise<DocumentRecord> {
  throw new Error(`not yet: ${workspace.grammars} ${designation}`);
}
