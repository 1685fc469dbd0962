import type { Temporal } from 'temporal-polyfill';
import { type ComparedDocument, comparedDocument } from '../conflict/compared-document.js';
import { findConflictsTouching } from '../conflict/find-conflicts.js';
import { loadGrammars } from '../grammar/load.js';
import { type Conflict, type ConflictStatus, type Severity, severities } from '../model/conflict.js';
import { UsageError } from '../model/errors.js';
import type { ConflictDecision, DocumentRecord } from '../model/record.js';
import { deleteConflictDecision, listConflictDecisions, putConflictDecision } from '../store/conflict-decisions.js';
import { listDocumentRecords } from '../store/documents.js';
import { writeJournal } from '../store/journal.js';
import { listObligationsAsReviewed } from '../store/obligations.js';
import { inTransaction } from '../store/open-store.js';
import { loadReading } from '../store/readings.js';
import { deedOf } from './deed.js';
import { documentsBoundOn } from './documents-bound-on.js';
import { listLinks } from './link-documents.js';
import { findDocument } from './list-documents.js';
import { oneOf } from './one-of.js';
import type { Acting, ConflictView } from './views.js';
import type { Workspace } from './workspace.js';

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
  const conflicts = await compare(workspace, documents, wanted && new Set([wanted.id]));
  const decisions = new Map((await listConflictDecisions(workspace.store)).map((one) => [one.conflict, one]));
  const records = new Map(documents.map((document) => [document.id, document]));
  return conflicts
    .map((conflict) => toView(conflict, decisions.get(conflict.id), records))
    .filter(
      ({ conflict, status }) =>
        (!filter.statuses || filter.statuses.includes(status)) &&
        (!filter.severities || filter.severities.includes(conflict.severity)) &&
        (filter.topic === undefined || conflict.topic === filter.topic),
    );
}

/** @param touched  ids of documents: only conflicts in which one of them has a part; null for all */
async function compare(
  workspace: Workspace,
  documents: readonly DocumentRecord[],
  touched: ReadonlySet<string> | null,
): Promise<Conflict[]> {
  const compared: ComparedDocument[] = [];
  for (const document of documents) {
    const reading = (await loadReading(workspace.store, document.id))!;
    const obligations = await listObligationsAsReviewed(workspace.store, { documents: [document.id] });
    const standing = obligations.filter(({ review }) => review !== 'dismissed');
    const { id, lineage, file, title, type } = document;
    compared.push(comparedDocument({ id, lineage, file, title, type }, reading, standing));
  }
  // A link holds for every version of the two documents.
  const versions = new Map(documents.map(({ id, lineage }) => [lineage, id]));
  const links = (await listLinks(workspace)).flatMap(({ link: { relation }, from, to }) => {
    const ends = { from: versions.get(from.lineage), to: to ? versions.get(to.lineage) : undefined };
    return ends.from !== undefined && ends.to !== undefined ? [{ from: ends.from, to: ends.to, relation }] : [];
  });
  return findConflictsTouching(touched, compared, links, loadGrammars(workspace.grammars));
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
  const found = views.filter(({ conflict }) => conflict.id.startsWith(id.toLowerCase()));
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
    if (status === 'open') await deleteConflictDecision(store, view.conflict.id);
    else await putConflictDecision(store, { conflict: view.conflict.id, status, reason, ...deed });
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
