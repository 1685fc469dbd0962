import type { Temporal } from 'temporal-polyfill';
import type { ClauseTree } from '../model/clause-tree.js';
import type { PrecedenceClause } from '../model/conflict.js';
import type { Provision } from '../model/provision.js';
import type { DocumentRecord, EventRecord } from '../model/record.js';
import { listVersions } from '../store/documents.js';
import { listEventRecords } from '../store/events.js';
import { loadReading } from '../store/readings.js';
import { listLinks } from './link-documents.js';
import { findDocument } from './list-documents.js';
import { selectObligations } from './list-obligations.js';
import { type PlacedFinding, placeFindings } from './place-findings.js';
import { Standings } from './standings.js';
import { listStopDates, type StopDates } from './stop-dates.js';
import type { LinkView, ObligationView } from './views.js';
import type { Workspace } from './workspace.js';

export interface DocumentView {
  readonly record: DocumentRecord;
  readonly text: string;
  readonly pageStarts: readonly number[];
  readonly tree: ClauseTree;
  readonly provisions: readonly Provision[];
  readonly obligations: readonly ObligationView[];
  /** The next days on which a notice still stops a renewal. */
  readonly stops: readonly StopDates[];
  readonly precedence: readonly PrecedenceClause[];
  readonly findings: readonly PlacedFinding[];
  readonly links: readonly LinkView[];
  /** Of the same file, the newest first. */
  readonly versions: readonly DocumentRecord[];
  readonly events: readonly EventRecord[];
}

/** One document with everything read from it, and what it is tied to.
 *  @throws {UsageError} see `findDocument` */
export async function showDocument(
  workspace: Workspace,
  designation: string,
  options: { now: Temporal.ZonedDateTime },
): Promise<DocumentView> {
  const { store } = workspace;
  const record = await findDocument(workspace, designation);
  const { source, tree, provisions, precedence, findings } = (await loadReading(store, record.id))!;
  const links = await listLinks(workspace);
  const standings = await Standings.load(workspace, options.now);
  return {
    record,
    text: source.text,
    pageStarts: source.pageStarts,
    tree,
    provisions,
    obligations: await selectObligations(standings, { document: record.id }),
    stops: await listStopDates(standings, record),
    precedence,
    findings: placeFindings(findings, tree),
    links: links.filter(({ link }) => link.from === record.id || link.to === record.id),
    versions: await listVersions(store, record.lineage),
    events: await listEventRecords(store, { documents: [record.id] }),
  };
}
