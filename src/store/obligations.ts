import type { Obligation, ObligationDraft, ObligationKind } from '../model/obligation.js';
import type { ObligationEdit, Review } from '../model/record.js';
import type { Timing } from '../model/timing.js';
import { formatValue } from '../model/value-text.js';
import { insertRows, pieces } from './batches.js';
import type { Store } from './open-store.js';
import { readJson } from './read-json.js';
import type { ObligationRow } from './tables.js';

/** `read` by a rule; `person`: added; `kept`: read once and marked by a person, though no rule reads it any more. */
export type Origin = 'read' | 'person' | 'kept';

/** An obligation as read, before any edit, with where it came from. */
export interface StoredObligation {
  readonly id: string;
  readonly draft: ObligationDraft;
  readonly quote: string;
  readonly origin: Origin;
}

export async function insertObligations(
  store: Store,
  document: string,
  obligations: readonly StoredObligation[],
): Promise<void> {
  await insertRows(
    store,
    'obligations',
    obligations.map(({ id, draft, quote, origin }, position) => ({
      id,
      document,
      position,
      kind: draft.kind,
      modality: draft.modality,
      part: draft.part,
      clause: draft.clause,
      start_at: draft.start,
      end_at: draft.end,
      page: draft.page,
      obligor: draft.obligor,
      obligee: draft.obligee,
      value: formatValue(draft.value),
      quote,
      rule: draft.rule,
      confidence: draft.confidence,
      unresolved: draft.unresolved,
      anchor: draft.timing ? anchorName(draft.timing) : null,
      origin,
      draft: JSON.stringify(draft),
    })),
  );
}

/** Where a clock starts in the end: chained periods are followed to the first. */
function anchorName(timing: Timing): string {
  const { anchor } = timing;
  if (anchor.type === 'timing') return anchorName(anchor.timing);
  return anchor.type === 'event' ? anchor.event : anchor.type;
}

export async function listStoredObligations(store: Store, document: string): Promise<StoredObligation[]> {
  const rows = await store.tables
    .selectFrom('obligations')
    .select(['id', 'draft', 'quote', 'origin'])
    .where('document', '=', document)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    // Asked for only where it counts: a damaged one does not keep its document from being read again.
    get draft() {
      return readJson<ObligationDraft>(store, 'obligations', row.id, row.draft);
    },
    quote: row.quote,
    origin: row.origin as Origin,
  }));
}

/** What the rules read, without what people added. */
export async function listDrafts(store: Store, document: string): Promise<ObligationDraft[]> {
  const stored = await listStoredObligations(store, document);
  return stored.filter(({ origin }) => origin === 'read').map(({ draft }) => draft);
}

export interface StoredFilter {
  /** Ids; documents in force where absent. */
  readonly documents?: readonly string[];
  readonly kinds?: readonly ObligationKind[];
  /** Only those that can fall due. */
  readonly timed?: boolean;
  /** Only those whose clocks may start with one of these: names of events, types of anchors. One that counts from the
   *  earlier or later of several things, and one that a person edited, is always among them. */
  readonly startedBy?: readonly string[];
}

type Row = Pick<ObligationRow, 'id' | 'document' | 'quote' | 'draft'> & { state: string | null; edit: string | null };

/** Obligations with their reviews applied, in the order of files and of the text. */
export async function listObligationsAsReviewed(store: Store, filter: StoredFilter = {}): Promise<Obligation[]> {
  let query = store.tables
    .selectFrom('obligations')
    .innerJoin('documents', 'documents.id', 'obligations.document')
    .leftJoin('reviews', 'reviews.obligation', 'obligations.id')
    .select([
      'obligations.id',
      'obligations.document',
      'obligations.quote',
      'obligations.draft',
      'reviews.state',
      'reviews.edit',
    ])
    .orderBy('documents.file')
    .orderBy('documents.id')
    .orderBy('obligations.start_at')
    .orderBy('obligations.position');
  query = filter.documents
    ? query.where('obligations.document', 'in', [...filter.documents])
    : query.where('documents.current', '=', 1);
  // An edit may change the kind or give a date to what had none.
  if (filter.kinds) {
    const kinds = [...filter.kinds];
    query = query.where((e) => e.or([e('obligations.kind', 'in', kinds), e('reviews.edit', 'is not', null)]));
  }
  if (filter.timed) {
    query = query.where((e) => e.or([e('obligations.anchor', 'is not', null), e('reviews.edit', 'is not', null)]));
  }
  if (filter.startedBy) {
    const anchors = [...filter.startedBy];
    query = query.where((e) =>
      e.or([
        e('obligations.anchor', 'in', anchors),
        e('obligations.draft', 'like', '%"whichever"%'),
        e('reviews.edit', 'is not', null),
      ]),
    );
  }
  const rows = await query.execute();
  const obligations = rows.map((row) => toObligation(store, row));
  return filter.kinds ? obligations.filter(({ kind }) => filter.kinds!.includes(kind)) : obligations;
}

/** Where the obligations of documents stand that nobody dismissed, by document, in the order of the text. */
export async function listPlaces(
  store: Store,
  documents: readonly string[],
): Promise<Map<string, { id: string; start: number; end: number }[]>> {
  const found = new Map<string, { id: string; start: number; end: number }[]>();
  for (const ids of pieces(documents)) {
    const rows = await store.tables
      .selectFrom('obligations')
      .leftJoin('reviews', 'reviews.obligation', 'obligations.id')
      .select(['obligations.id', 'obligations.document', 'obligations.start_at', 'obligations.end_at', 'reviews.state'])
      .where('obligations.document', 'in', ids)
      .orderBy('obligations.start_at')
      .orderBy('obligations.position')
      .execute();
    for (const { id, document, start_at: start, end_at: end, state } of rows) {
      if (state === 'dismissed') continue;
      const list = found.get(document);
      if (list) list.push({ id, start, end });
      else found.set(document, [{ id, start, end }]);
    }
  }
  return found;
}

/** Obligations whose id begins so: at most ten. */
export async function findObligationsById(store: Store, beginning: string): Promise<Obligation[]> {
  const rows = await store.tables
    .selectFrom('obligations')
    .leftJoin('reviews', 'reviews.obligation', 'obligations.id')
    .select([
      'obligations.id',
      'obligations.document',
      'obligations.quote',
      'obligations.draft',
      'reviews.state',
      'reviews.edit',
    ])
    .where('obligations.id', '>=', beginning)
    .where('obligations.id', '<', `${beginning}\uffff`)
    .orderBy('obligations.id')
    .limit(10)
    .execute();
  return rows.map((row) => toObligation(store, row));
}

function toObligation(store: Store, row: Row): Obligation {
  const draft = readJson<ObligationDraft>(store, 'obligations', row.id, row.draft);
  const edit = row.edit === null ? {} : readJson<ObligationEdit>(store, 'reviews', row.id, row.edit);
  return {
    ...draft,
    ...edit,
    id: row.id,
    document: row.document,
    quote: row.quote,
    review: (row.state as Review['state'] | null) ?? 'unreviewed',
  };
}
