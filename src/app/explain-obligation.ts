import type { Temporal } from 'temporal-polyfill';
import type { JournalEntry, Review } from '../model/record.js';
import type { ClauseView, ConflictView, ObligationView } from './views.js';
import type { Workspace } from './workspace.js';

/** Everything that answers "why does tenor say so?". Rule, slots and quote stand in `view.obligation`; the arithmetic in
 *  each occurrence's trace. */
export interface Explanation {
  readonly view: ObligationView;
  /** The clause it stands in, with its words; null where the text has none. */
  readonly clause: ClauseView | null;
  /** Name of the event it waits for; null where it waits for none. */
  readonly awaits: string | null;
  readonly conflicts: readonly ConflictView[];
  readonly review: Review | null;
  readonly history: readonly JournalEntry[];
}

/** @throws {UsageError} where the id names none or several */
export async function explainObligation(
  workspace: Workspace,
  id: string,
  options: { now: Temporal.ZonedDateTime },
): Promise<Explanation> {
  throw new Error(`not yet: ${workspace.grammars} ${id} ${options}`);
}
