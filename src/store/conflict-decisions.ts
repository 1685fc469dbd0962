import type { ConflictDecision } from '../model/record.js';
import { insertRows } from './batches.js';
import type { Store } from './open-store.js';

export async function listConflictDecisions(store: Store): Promise<ConflictDecision[]> {
  const rows = await store.tables.selectFrom('conflict_decisions').selectAll().orderBy('conflict').execute();
  return rows.map((row) => ({
    conflict: row.conflict,
    status: row.status as ConflictDecision['status'],
    reason: row.reason,
    at: row.decided_at,
    who: row.decided_by,
  }));
}

export async function deleteConflictDecision(store: Store, conflict: string): Promise<void> {
  await store.tables.deleteFrom('conflict_decisions').where('conflict', '=', conflict).execute();
}

/** Takes the place of an earlier decision. */
export async function putConflictDecision(store: Store, decision: ConflictDecision): Promise<void> {
  await deleteConflictDecision(store, decision.conflict);
  await insertRows(store, 'conflict_decisions', [
    {
      conflict: decision.conflict,
      status: decision.status,
      reason: decision.reason,
      decided_at: decision.at,
      decided_by: decision.who,
    },
  ]);
}
