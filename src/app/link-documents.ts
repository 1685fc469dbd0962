import type { LinkRelation } from '../model/record.js';
import type { Acting, LinkView } from './views.js';
import type { Workspace } from './workspace.js';

/** Proposed and confirmed links; `to` is null where a document is named but was not imported. */
export async function listLinks(workspace: Workspace): Promise<LinkView[]> {
  throw new Error(`not yet: ${workspace.grammars}`);
}

/** Makes a link, or confirms the one proposed. Journalled.
 *  @throws {UsageError} where a document is unknown, or the link would close a circle */
export async function linkDocuments(
  workspace: Workspace,
  link: { from: string; relation: LinkRelation; to: string },
  acting: Acting,
): Promise<LinkView> {
  throw new Error(`not yet: ${workspace.grammars} ${link} ${acting}`);
}

/** Confirms or rejects a proposed link. Journalled. @throws {UsageError} where the id names none or several */
export async function decideLink(
  workspace: Workspace,
  id: string,
  state: 'confirmed' | 'rejected',
  acting: Acting,
): Promise<LinkView> {
  throw new Error(`not yet: ${workspace.grammars} ${id} ${state} ${acting}`);
}
