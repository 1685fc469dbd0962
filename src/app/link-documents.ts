import { UsageError } from '../model/errors.js';
import type { DocumentRecord, Link, LinkRelation } from '../model/record.js';
import { listDocumentRecords } from '../store/documents.js';
import { hashOf } from '../store/identifiers.js';
import { writeJournal } from '../store/journal.js';
import { listDecidedLinks, putLink } from '../store/links.js';
import { inTransaction } from '../store/open-store.js';
import { deedOf } from './deed.js';
import { findDocument } from './list-documents.js';
import { oneOf } from './one-of.js';
import { findDoubts, findNamesakes, proposeLinks } from './propose-links.js';
import type { Acting, LinkView } from './views.js';
import type { Workspace } from './workspace.js';

/** Proposed and confirmed links; `to` is null where a document is named but was not imported. Rejected ones stay away. */
export async function listLinks(workspace: Workspace): Promise<LinkView[]> {
  const documents = await listDocumentRecords(workspace.store, { allVersions: true });
  const byId = new Map(documents.map((document) => [document.id, document]));
  const links = (await allLinks(workspace, documents)).filter(({ state }) => state !== 'rejected');
  const current = documents.filter((document) => document.current);
  const namesakes = findNamesakes(
    links.filter(({ to }) => to === null),
    current,
  );
  return links.map((link) => toView(link, byId, namesakes.get(link.id)));
}

/** What a person decided takes the place of what was proposed. */
async function allLinks(workspace: Workspace, documents: readonly DocumentRecord[]): Promise<Link[]> {
  const decided = await listDecidedLinks(workspace.store);
  const proposed = proposeLinks(documents.filter(({ current }) => current)).filter(
    (link) =>
      !decided.some(
        (other) =>
          other.id === link.id ||
          (other.from === link.from && other.relation === link.relation && other.to === link.to),
      ),
  );
  return [...decided, ...proposed].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Makes a link, or confirms the one proposed. Journalled.
 *  @throws {UsageError} where a document is unknown, or the link would close a circle */
export async function linkDocuments(
  workspace: Workspace,
  link: { from: string; relation: LinkRelation; to: string },
  acting: Acting,
): Promise<LinkView> {
  const from = await findDocument(workspace, link.from);
  const to = await findDocument(workspace, link.to);
  const documents = await listDocumentRecords(workspace.store, { allVersions: true });
  const links = (await allLinks(workspace, documents)).filter(({ state }) => state !== 'rejected');
  if (from.id === to.id || reaches(links, to.id, from.id)) {
    throw new UsageError(
      `${to.title} already stands under ${from.title}: ${from.title} cannot be linked to it as well`,
    );
  }
  const proposed = links.find((one) => one.from === from.id && one.relation === link.relation && one.to === to.id);
  const made: Link = proposed ?? {
    id: hashOf([from.lineage, link.relation, 'person', to.lineage], 12),
    from: from.id,
    to: to.id,
    relation: link.relation,
    state: 'confirmed',
    title: '',
    date: null,
  };
  return settle(workspace, made, 'confirmed', acting);
}

/** Confirms or rejects a proposed link. Journalled. @throws {UsageError} where the id names none or several */
export async function decideLink(
  workspace: Workspace,
  id: string,
  state: 'confirmed' | 'rejected',
  acting: Acting,
): Promise<LinkView> {
  const documents = await listDocumentRecords(workspace.store, { allVersions: true });
  const found = (await allLinks(workspace, documents)).filter((link) => link.id.startsWith(id.toLowerCase()));
  const link = oneOf(found, id, 'link');
  if (state === 'confirmed' && link.to === null) {
    throw new UsageError(`"${link.title}" has not been imported: import it first, or link another document`);
  }
  return settle(workspace, link, state, acting);
}

async function settle(
  workspace: Workspace,
  link: Link,
  state: 'confirmed' | 'rejected',
  acting: Acting,
): Promise<LinkView> {
  const settled: Link = { ...link, state };
  await inTransaction(workspace.store, async (store) => {
    await putLink(store, settled);
    await writeJournal(store, deedOf(acting), {
      did: state === 'confirmed' ? 'link confirmed' : 'link rejected',
      subject: 'link',
      subjectId: link.id,
      before: link,
      after: settled,
    });
  });
  const documents = await listDocumentRecords(workspace.store, { allVersions: true });
  return toView(settled, new Map(documents.map((document) => [document.id, document])));
}

function reaches(links: readonly Link[], from: string, to: string, seen = new Set<string>()): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  return links.some(
    (link) => link.from === from && link.to !== null && (link.to === to || reaches(links, link.to, to, seen)),
  );
}

function toView(
  link: Link,
  documents: ReadonlyMap<string, DocumentRecord>,
  mayBe: readonly DocumentRecord[] = [],
): LinkView {
  const from = documents.get(link.from)!;
  const to = link.to === null ? null : (documents.get(link.to) ?? null);
  const doubts = (to ? [to] : mayBe).flatMap((other) => findDoubts(link, from, other));
  return { link, from, to, mayBe, missing: to ? null : tellMissing(mayBe, doubts), doubts };
}

/** Why a link leads to nothing, in words that go behind the name of what is missing. */
function tellMissing(mayBe: readonly DocumentRecord[], doubts: readonly string[]): string {
  const files = mayBe.map(({ file }) => file);
  if (files.length === 0) return 'which has not been imported';
  if (doubts.length > 0) return `which has not been imported, unless it is ${files.join(' or ')}`;
  return `which may be ${files.join(' or ')}: say which with "tenor link"`;
}
