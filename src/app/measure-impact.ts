import { loadGrammars } from '../grammar/load.js';
import type { ObligationDraft } from '../model/obligation.js';
import type { DocumentRecord } from '../model/record.js';
import { overlaps } from '../model/span.js';
import { formatValue } from '../model/value-text.js';
import { listDocumentRecords } from '../store/documents.js';
import { loadReading } from '../store/readings.js';
import { readDocument } from './read-contract.js';
import type { Workspace } from './workspace.js';

/** What one obligation becomes with other grammars: `before` is null where it is gained, `after` where it is lost. */
export interface ImpactLine {
  readonly document: DocumentRecord;
  readonly before: ObligationDraft | null;
  readonly after: ObligationDraft | null;
  /** The words, exactly. */
  readonly quote: string;
}

export interface Impact {
  readonly documents: number;
  readonly unchanged: number;
  readonly lines: readonly ImpactLine[];
}

/** Reads every document of the database again with the grammars of a folder and compares the obligations with those that
 *  are stored. Nothing is written. In the order of documents and places.
 *  @throws {GrammarError} naming file and line */
export async function measureImpact(workspace: Workspace, folder: string): Promise<Impact> {
  const grammars = loadGrammars(folder);
  const documents = await listDocumentRecords(workspace.store, {});
  const lines: ImpactLine[] = [];
  let unchanged = 0;
  for (const document of documents) {
    const stored = await loadReading(workspace.store, document.id);
    if (!stored) continue;
    // Clause categories do not come from these grammars alone, and no obligation depends on them.
    const again = readDocument(stored.source, grammars, null);
    const pairs = pairUp(stored.obligations, again.obligations);
    unchanged += pairs.unchanged;
    for (const { before, after } of pairs.changes) {
      const { start, end } = (after ?? before)!;
      lines.push({ document, before, after, quote: stored.source.text.slice(start, end) });
    }
  }
  return { documents: documents.length, unchanged, lines };
}

type Change = Pick<ImpactLine, 'before' | 'after'>;

/** Equal ones first; then each that is left with the nearest of its kind whose words overlap. */
function pairUp(
  before: readonly ObligationDraft[],
  after: readonly ObligationDraft[],
): { unchanged: number; changes: Change[] } {
  const left = new Map<string, ObligationDraft[]>();
  for (const draft of before) left.set(identity(draft), [...(left.get(identity(draft)) ?? []), draft]);
  const fresh = after.filter((draft) => left.get(identity(draft))?.pop() === undefined);
  const gone = new Set([...left.values()].flat());
  const unchanged = before.length - gone.size;
  const changes: Change[] = fresh.map((draft) => {
    const old = [...gone].find((other) => other.kind === draft.kind && overlaps(other, draft)) ?? null;
    if (old) gone.delete(old);
    return { before: old, after: draft };
  });
  for (const draft of gone) changes.push({ before: draft, after: null });
  const place = ({ before: old, after: now }: Change) => (now ?? old)!.start;
  return { unchanged, changes: changes.sort((a, b) => place(a) - place(b)) };
}

/** What a person or a program sees of an obligation; the rule that read it may be another. */
function identity(draft: ObligationDraft): string {
  const { kind, part, clause, start, end, obligor, value, relation, modality, trigger } = draft;
  return JSON.stringify([
    kind,
    part,
    clause,
    start,
    end,
    obligor,
    formatValue(value),
    relation,
    modality,
    trigger.event,
  ]);
}
