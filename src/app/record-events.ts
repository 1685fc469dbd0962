import type { EventRecord } from '../model/record.js';
import type { Acting, DueItem } from './views.js';
import type { Workspace } from './workspace.js';

export interface RecordedEvent {
  readonly event: EventRecord;
  /** What got a due date by it. */
  readonly dated: readonly DueItem[];
}

/** A trigger event happened.
 *  @throws {UsageError} where the document is unknown, `when` is no ISO date or instant, or nothing waits for the event (the
 *  message names what is waited for). */
export async function recordEvent(
  workspace: Workspace,
  what: { document: string; event: string; when: string; note?: string },
  acting: Acting,
): Promise<RecordedEvent> {
  throw new Error(`not yet: ${workspace.grammars} ${what} ${acting}`);
}

/** The oldest first; undone ones only where asked for. */
export async function listEvents(
  workspace: Workspace,
  options: { document?: string; undone?: boolean } = {},
): Promise<EventRecord[]> {
  throw new Error(`not yet: ${workspace.grammars} ${options}`);
}

/** @throws {UsageError} where the id names none, or it was undone before */
export async function undoEvent(workspace: Workspace, id: string, acting: Acting): Promise<EventRecord> {
  throw new Error(`not yet: ${workspace.grammars} ${id} ${acting}`);
}

/** The events that armed obligations of a document wait for, the most awaited first. */
export async function listAwaited(
  workspace: Workspace,
  document: string,
): Promise<{ event: string; obligations: number }[]> {
  throw new Error(`not yet: ${workspace.grammars} ${document}`);
}
