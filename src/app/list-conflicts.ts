import type { Temporal } from 'temporal-polyfill';
import { type ConflictStatus, type Severity, severities } from '../model/conflict.js';
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
  options: { now: Temporal.ZonedDateTime },
): Promise<ConflictView[]> {
  throw new Error(`not yet: ${workspace.grammars} ${filter} ${options}`);
}

/** Those at or above a severity: what `--fail-on` asks. */
export function atLeast(conflicts: readonly ConflictView[], severity: Severity): ConflictView[] {
  return conflicts.filter(({ conflict }) => severities.indexOf(conflict.severity) <= severities.indexOf(severity));
}

/** Accepts, resolves or reopens. Journalled.
 *  @throws {UsageError} where the id names none or several, or the reason is empty */
export async function decideConflict(
  workspace: Workspace,
  id: string,
  decision: { status: ConflictStatus; reason: string },
  acting: Acting,
): Promise<ConflictView> {
  throw new Error(`not yet: ${workspace.grammars} ${id} ${decision} ${acting}`);
}
