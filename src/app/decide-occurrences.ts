import type { Occurrence } from '../model/obligation.js';
import type { Acting } from './views.js';
import type { Workspace } from './workspace.js';

export type Decision =
  | { readonly does: 'done' | 'waive' | 'reopen'; readonly note?: string }
  /** `until`: ISO date. */
  | { readonly does: 'snooze'; readonly until: string | null }
  | { readonly does: 'assign'; readonly owner: string | null }
  | { readonly does: 'note'; readonly note: string };

/** Works on one due date. `id`: an occurrence (`<obligation>@<key>`), or an obligation whose earliest open due date is meant;
 *  `assign` with an obligation's id assigns all of them. Journalled.
 *  @returns null only where an obligation without a due date was assigned
 *  @throws {UsageError} where the id names nothing, or an obligation has no open due date */
export async function decideOccurrence(
  workspace: Workspace,
  id: string,
  decision: Decision,
  acting: Acting,
): Promise<Occurrence | null> {
  throw new Error(`not yet: ${workspace.grammars} ${id} ${decision} ${acting}`);
}
