import type { Temporal } from 'temporal-polyfill';
import type { Workspace } from './workspace.js';

export interface Diagnosis {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
}

/** What `doctor` tells: integrity of the database, versions, calendars, grammars, file modes, reminders that hang. */
export async function examine(workspace: Workspace, options: { now: Temporal.ZonedDateTime }): Promise<Diagnosis[]> {
  throw new Error(`not yet: ${workspace.grammars} ${options}`);
}
