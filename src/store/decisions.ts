import type { OccurrenceDecision } from '../model/record.js';
import { insertRows, pieces } from './batches.js';
import type { Store } from './open-store.js';
import { readJson } from './read-json.js';
import type { DecisionRow } from './tables.js';

/** What people decided about due dates. @param obligations  ids; everything where absent */
export async function listDecisions(store: Store, obligations?: readonly string[]): Promise<OccurrenceDecision[]> {
  const all = store.tables.selectFrom('decisions').selectAll().orderBy('obligation').orderBy('key');
  if (!obligations) return (await all.execute()).map((row) => toDecision(store, row));
  const decisions: OccurrenceDecision[] = [];
  for (const ids of pieces(obligations)) {
    decisions.push(...(await all.where('obligation', 'in', ids).execute()).map((row) => toDecision(store, row)));
  }
  return decisions;
}

export async function getDecision(store: Store, obligation: string, key: string): Promise<OccurrenceDecision> {
  const row = await store.tables
    .selectFrom('decisions')
    .selectAll()
    .where('obligation', '=', obligation)
    .where('key', '=', key)
    .executeTakeFirst();
  return row ? toDecision(store, row) : { obligation, key, status: null, owner: null, snoozedUntil: null, notes: [] };
}

/** Takes the place of the decision on the same due date. */
export async function putDecision(store: Store, decision: OccurrenceDecision): Promise<void> {
  await store.tables
    .deleteFrom('decisions')
    .where('obligation', '=', decision.obligation)
    .where('key', '=', decision.key)
    .execute();
  await insertRows(store, 'decisions', [
    {
      obligation: decision.obligation,
      key: decision.key,
      status: decision.status,
      owner: decision.owner,
      snoozed_until: decision.snoozedUntil,
      notes: JSON.stringify(decision.notes),
    },
  ]);
}

export async function deleteDecisions(store: Store, obligations: readonly string[]): Promise<void> {
  for (const ids of pieces(obligations)) {
    await store.tables.deleteFrom('decisions').where('obligation', 'in', ids).execute();
  }
}

function toDecision(store: Store, row: DecisionRow): OccurrenceDecision {
  return {
    obligation: row.obligation,
    key: row.key,
    status: row.status as OccurrenceDecision['status'],
    owner: row.owner,
    snoozedUntil: row.snoozed_until,
    notes: readJson(store, 'decisions', `${row.obligation}@${row.key}`, row.notes),
  };
}
