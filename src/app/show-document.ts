import type { Temporal } from 'temporal-polyfill';
import type { ClauseTree } from '../model/clause-tree.js';
import type { PrecedenceClause } from '../model/conflict.js';
import type { Provision } from '../model/provision.js';
import type { DocumentRecord, EventRecord } from '../model/record.js';
import type { PlacedFinding } from './import-contracts.js';
import type { LinkView, ObligationView } from './views.js';
import type { Workspace } from './workspace.js';

export interface DocumentView {
  readonly record: DocumentRecord;
  readonly text: string;
  readonly pageStarts: readonly number[];
  readonly tree: ClauseTree;
  readonly provisions: readonly Provision[];
  readonly obligations: readonly ObligationView[];
  readonly precedence: readonly PrecedenceClause[];
  readonly findings: readonly PlacedFinding[];
  readonly links: readonly LinkView[];
  /** Of the same file, the newest first. */
  readonly versions: readonly DocumentRecord[];
  readonly events: readonly EventRecord[];
}

/** @throws {UsageError} see `findDocument` */
export async function showDocument(
  workspace: Workspace,
  designation: string,
  options: { now: Temporal.ZonedDateTime },
): Promise<DocumentView> {
  throw new Error(`not yet: ${workspace.grammars} ${designation} ${options.now}`);
}
