import { createHash } from 'node:crypto';
import type { ObligationDraft } from '../model/obligation.js';
import { formatValue } from '../model/value-text.js';

/** The first hex digits of a hash over parts that cannot run into each other. */
export function hashOf(parts: readonly string[], digits: number): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex').slice(0, digits);
}

/** 12 hex digits of the bytes' own hash: the same file has the same id in every database. */
export function documentId(sha256: string): string {
  return sha256.slice(0, 12);
}

/** 16 hex digits from what was read and where: a second reading gives the same ids, and so does a later version of the file
 *  for what it did not change. Obligations that agree in all of it are told apart by their order.
 *  @param sha256  of the first version of the file */
export function obligationIds(sha256: string, text: string, drafts: readonly ObligationDraft[]): string[] {
  const seen = new Map<string, number>();
  return drafts.map((draft) => {
    const quote = text.slice(draft.start, draft.end);
    const parts = [sha256, draft.part, draft.clause, draft.kind, formatValue(draft.value), quote];
    const key = parts.join('\u0000');
    const ordinal = seen.get(key) ?? 0;
    seen.set(key, ordinal + 1);
    return hashOf([...parts, String(ordinal)], 16);
  });
}

/** The id of an obligation that a person added: never that of one that a rule reads. */
export function addedObligationId(sha256: string, text: string, draft: ObligationDraft): string {
  return obligationIds(`person ${sha256}`, text, [draft])[0]!;
}
