import { createHash } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { type ComparedLink, comparedDocument } from '../conflict/compared-document.js';
import { findConflicts } from '../conflict/find-conflicts.js';
import { loadGrammars } from '../grammar/load.js';
import { type Conflict, type ConflictStatus, type Severity, severities } from '../model/conflict.js';
import { UsageError } from '../model/errors.js';
import type { ConflictDecision, DocumentRecord } from '../model/record.js';
import { deleteConflictDecision, listConflictDecisions, putConflictDecision } from '../store/conflict-decisions.js';
import { loadDerived, saveDerived } from '../store/derived.js';
import { listDocumentRecords } from '../store/documents.js';
import { writeJournal } from '../store/journal.js';
import { listPlaces } from '../store/obligations.js';
import { inTransaction } from '../store/open-store.js';
import { loadComparedReadings } from '../store/readings.js';
import { listReviewStates } from '../store/reviews.js';
import { deedOf } from './deed.js';
import { documentsBoundOn } from './documents-bound-on.js';
import { fingerprintOf } from './fingerprint.js';
import { listLinks } from './link-documents.js';
import { findDocument } from './list-documents.js';
import { oneOf } from './one-of.js';
import type { Acting, ConflictView } from './views.js';
import type { Workspace } from './workspace.js';

/** Raised where something else is kept of a conflict: what was kept before is found again. */
const shape = 2;

export interface ConflictFilter {
  readonly statuses?: readonly ConflictStatus[];
  readonly severities?: readonly Severity[];
  readonly topic?: string;
  readonly document?: string;
  /** ISO date: what bound us on that day. */
  readonly asOf?: string;
}

/** The most severe first. */
export async function listConflicts(
  workspace: Workspace,
  filter: ConflictFilter,
  _options: { now: Temporal.ZonedDateTime },
): Promise<ConflictView[]> {
  const documents = filter.asOf
    ? await documentsBoundOn(workspace, filter.asOf)
    : await listDocumentRecords(workspace.store);
  const wanted = filter.document === undefined ? null : await findDocument(workspace, filter.document);
  const conflicts = filter.asOf
    ? await compare(workspace, documents, await linksBetween(workspace, documents))
    : await findOnce(workspace, documents);
  const decisions = new Map((await listConflictDecisions(workspace.store)).map((one) => [one.conflict, one]));
  const records = new Map(documents.map((document) => [document.id, document]));
  return conflicts
    .map((conflict) => toView(conflict, decisions.get(conflict.id) ?? decisions.get(conflict.formerId), records))
    .filter(
      ({ conflict, status }) =>
        (!wanted || conflict.a.document === wanted.id || conflict.b.document === wanted.id) &&
        (!filter.statuses || filter.statuses.includes(status)) &&
        (!filter.severities || filter.severities.includes(conflict.severity)) &&
        (filter.topic === undefined || conflict.topic === filter.topic),
    );
}

/** The conflicts of the documents in force. Found once, and again only where what they follow from has changed: the
 *  documents and how they were read, their links, what people dismissed, the grammars. */
async function findOnce(workspace: Workspace, documents: readonly DocumentRecord[]): Promise<readonly Conflict[]> {
  const links = await linksBetween(workspace, documents);
  const reviews = await listReviewStates(workspace.store);
  const follows = createHash('sha256').update(`${shape} ${fingerprintOf(workspace.grammars)}`);
  for (const { id, lineage, file, readWith } of documents) follows.update(`\n${id} ${lineage} ${readWith} ${file}`);
  for (const { from, to, relation } of links) follows.update(`\n${from} ${relation} ${to}`);
  for (const { obligation, state } of reviews) follows.update(`\n${obligation} ${state}`);
  const foundFrom = follows.digest('hex');
  const known = await loadDerived<Conflict[]>(workspace.store, 'conflicts', foundFrom);
  if (known) return known;
  const conflicts = await compare(workspace, documents, links);
  await saveDerived(workspace.store, 'conflicts', foundFrom, conflicts);
  return conflicts;
}

async function compare(
  workspace: Workspace,
  documents: readonly DocumentRecord[],
  links: readonly ComparedLink[],
): Promise<readonly Conflict[]> {
  const ids = documents.map(({ id }) => id);
  const readings = await loadComparedReadings(workspace.store, ids);
  const places = await listPlaces(workspace.store, ids);
  const compared = documents.map(({ id, lineage, file, title, type, facts }) =>
    comparedDocument({ id, lineage, file, title, type }, { ...readings.get(id)!, facts }, places.get(id) ?? []),
  );
  return findConflicts(compared, links, loadGrammars(workspace.grammars));
}

/** A link holds for every version of the two documents. */
async function linksBetween(workspace: Workspace, documents: readonly DocumentRecord[]): Promise<ComparedLink[]> {
  const versions = new Map(documents.map(({ id, lineage }) => [lineage, id]));
  return (await listLinks(workspace)).flatMap(({ link: { relation }, from, to }) => {
    const ends = { from: versions.get(from.lineage), to: to ? versions.get(to.lineage) : undefined };
    return ends.from !== undefined && ends.to !== undefined ? [{ from: ends.from, to: ends.to, relation }] : [];
  });
}

function toView(
  conflict: Conflict,
  decision: ConflictDecision | undefined,
  records: ReadonlyMap<string, DocumentRecord>,
): ConflictView {
  return {
    conflict,
    status: decision?.status ?? 'open',
    reason: decision?.reason ?? '',
    a: records.get(conflict.a.document)!,
    b: records.get(conflict.b.document)!,
    governs: (conflict.governs !== null && records.get(conflict.governs)) || null,
  };
}

/** Those at or above a severity: what `--fail-on` asks. */
export function atLeast(conflicts: readonly ConflictView[], severity: Severity): ConflictView[] {
  return conflicts.filter(({ conflict }) => severities.indexOf(conflict.severity) <= severities.indexOf(severity));
}

/** Accepts, resolves or reopens. Journalled. The decision holds until one of the two texts changes.
 *  @throws {UsageError} where the id names none or several, or the reason is empty */
export async function decideConflict(
  workspace: Workspace,
  id: string,
  decision: { status: ConflictStatus; reason: string },
  acting: Acting,
): Promise<ConflictView> {
  const views = await listConflicts(workspace, {}, acting);
  const named = ({ conflict }: ConflictView) =>
    [conflict.id, conflict.formerId].some((each) => each.startsWith(id.toLowerCase()));
  const found = views.filter(named);
  const { view } = oneOf(
    found.map((one) => ({ id: one.conflict.id, view: one })),
    id,
    'conflict',
  );
  const { status } = decision;
  const reason = decision.reason.trim();
  if (status !== 'open' && reason === '') throw new UsageError('say why: a decision on a conflict needs a reason');
  const deed = deedOf(acting);
  await inTransaction(workspace.store, async (store) => {
    for (const former of [view.conflict.id, view.conflict.formerId]) await deleteConflictDecision(store, former);
    if (status !== 'open') await putConflictDecision(store, { conflict: view.conflict.id, status, reason, ...deed });
    await writeJournal(store, deed, {
      did: `conflict ${status}`,
      subject: 'conflict',
      subjectId: view.conflict.id,
      before: { status: view.status, reason: view.reason },
      after: { status, reason },
    });
  });
  return { ...view, status, reason: status === 'open' ? '' : reason };
}
