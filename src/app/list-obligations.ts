import type { Temporal } from 'temporal-polyfill';
import type { Obligation } from '../model/obligation.js';
import type { ObligationFilter, ObligationView } from './views.js';
import type { Workspace } from './workspace.js';

/** In the order of files and of the text. Dismissed ones only where `filter.reviews` asks for them. */
export async function listObligations(
  workspace: Workspace,
  filter: ObligationFilter,
  options: { now: Temporal.ZonedDateTime },
): Promise<ObligationView[]> {
  throw new Error(`not yet: ${workspace.grammars} ${filter} ${options}`);
}

/** By its id or the beginning of it. @throws {UsageError} where none or several are meant */
export async function findObligation(workspace: Workspace, id: string): Promise<Obligation> {
  throw new Error(`not yet: ${workspace.grammars} ${id}`);
}
