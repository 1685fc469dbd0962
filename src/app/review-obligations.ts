import type { Temporal } from 'temporal-polyfill';
import { clauseAt } from '../model/clause-tree.js';
import { UsageError } from '../model/errors.js';
import type { Modality, Obligation, ObligationDraft, ObligationKind } from '../model/obligation.js';
import type { ObligationEdit, Review } from '../model/record.js';
import { pageAt } from '../model/source-document.js';
import type { Value } from '../model/value.js';
import { addedObligationId } from '../store/identifiers.js';
import { writeJournal } from '../store/journal.js';
import { findObligationsById, insertObligations } from '../store/obligations.js';
import { inTransaction } from '../store/open-store.js';
import { loadReading } from '../store/readings.js';
import { deleteReviews, getReview, putReview } from '../store/reviews.js';
import { deedOf } from './deed.js';
import { findDocument } from './list-documents.js';
import { findStandingObligation, listObligations } from './list-obligations.js';
import type { Acting, ObligationFilter, ObligationView } from './views.js';
import type { Workspace } from './workspace.js';

export type Verdict =
  | { readonly state: 'confirmed' | 'dismissed'; readonly reason?: string }
  | { readonly state: 'edited'; readonly edit: ObligationEdit; readonly reason?: string }
  /** Takes a verdict back. */
  | { readonly state: 'unreviewed' };

/** An obligation that tenor did not see. `start` and `end` are offsets into the document's text. */
export interface AddedObligation {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly kind: ObligationKind;
  readonly modality: Modality;
  readonly obligor: string;
  readonly obligee: string;
  readonly action: string;
  readonly value: Value;
  readonly edit?: ObligationEdit;
}

/** Unreviewed obligations, the least certain first. */
export async function listToReview(
  workspace: Workspace,
  filter: ObligationFilter,
  options: { now: Temporal.ZonedDateTime },
): Promise<ObligationView[]> {
  const views = await listObligations(workspace, { ...filter, reviews: ['unreviewed'] }, options);
  return views.sort((a, b) => a.obligation.confidence - b.obligation.confidence);
}

/** Journalled; survives re-import and changes of the grammars. A later edit adds to an earlier one.
 *  @throws {UsageError} where the id names none or several */
export async function reviewObligation(
  workspace: Workspace,
  id: string,
  verdict: Verdict,
  acting: Acting,
): Promise<Obligation> {
  const obligation = await findStandingObligation(workspace, id);
  const deed = deedOf(acting);
  await inTransaction(workspace.store, async (store) => {
    const before = await getReview(store, obligation.id);
    const after: Review | null =
      verdict.state === 'unreviewed'
        ? null
        : {
            obligation: obligation.id,
            // Confirming what was edited confirms the edit: it stays.
            state: verdict.state === 'confirmed' && before?.edit ? 'edited' : verdict.state,
            edit:
              verdict.state === 'edited'
                ? { ...before?.edit, ...withTiming(obligation, verdict.edit) }
                : (before?.edit ?? null),
            reason: verdict.reason ?? '',
            ...deed,
          };
    if (after) await putReview(store, after);
    else await deleteReviews(store, [obligation.id]);
    await writeJournal(store, deed, {
      did: `review ${verdict.state}`,
      subject: 'obligation',
      subjectId: obligation.id,
      before,
      after,
    });
  });
  return (await findObligationsById(workspace.store, obligation.id))[0]!;
}

/** Another value is another date: where the edit does not say itself how to count, the new value takes the place of the old
 *  one in the timing. */
function withTiming(obligation: Obligation, edit: ObligationEdit): ObligationEdit {
  const { value } = edit;
  if (!value || edit.timing !== undefined) return edit;
  const { timing } = obligation;
  if (value.type === 'date')
    return { ...edit, timing: { anchor: { type: 'date', date: value.date }, direction: 'after' } };
  if (value.type === 'recurrence' && timing) {
    const recurrence = {
      along: timing.recurrence?.along ?? ('anchor' as const),
      startsAtAnchor: timing.recurrence?.startsAtAnchor ?? false,
      every: value.every,
      ...(value.on && { on: value.on }),
    };
    return { ...edit, timing: { ...timing, recurrence } };
  }
  if (value.type === 'period' && timing) return { ...edit, timing: { ...timing, period: value.period } };
  return edit;
}

/** Journalled. It is confirmed from the start, and its rule is `person`.
 *  @throws {UsageError} where the span lies outside the text, or the very same obligation was added before */
export async function addObligation(workspace: Workspace, added: AddedObligation, acting: Acting): Promise<Obligation> {
  const document = await findDocument(workspace, added.document);
  const { source, tree } = (await loadReading(workspace.store, document.id))!;
  if (!(added.start >= 0 && added.start < added.end && added.end <= source.text.length)) {
    throw new UsageError(`${document.file} has no text from ${added.start} to ${added.end}`);
  }
  const clause = clauseAt(tree, added.start);
  const draft: ObligationDraft = {
    ...blank,
    ...wordsOf(added),
    ...edited(added),
    part: clause?.part ?? 'main',
    clause: clause?.number ?? '',
    page: pageAt(source, added.start),
  };
  const id = addedObligationId(source.sha256, source.text, draft);
  if ((await findObligationsById(workspace.store, id)).length > 0) throw new UsageError('this was added before');
  const deed = deedOf(acting);
  await inTransaction(workspace.store, async (store) => {
    const quote = source.text.slice(draft.start, draft.end);
    await insertObligations(store, document.id, [{ id, draft, quote, origin: 'person' }]);
    await putReview(store, { obligation: id, state: 'confirmed', edit: null, reason: '', ...deed });
    await writeJournal(store, deed, { did: 'added', subject: 'obligation', subjectId: id, after: draft });
  });
  return (await findObligationsById(workspace.store, id))[0]!;
}

const blank = {
  trigger: { event: '', text: '' },
  relation: null,
  vague: false,
  exceptions: [],
  timing: null,
  unresolved: null,
  rule: 'person',
  slots: [],
  confidence: 1,
  findings: [],
} as const;

/** What was added, without what is no part of an obligation. */
function wordsOf({ document: _, edit: __, ...words }: AddedObligation) {
  return words;
}

/** A series without a word on where it starts runs along the calendar; a fixed date is its own. */
function edited({ value, edit = {} }: AddedObligation): ObligationEdit {
  if (edit.timing !== undefined) return edit;
  if (value.type === 'date') {
    return { relation: 'by', ...edit, timing: { anchor: { type: 'date', date: value.date }, direction: 'after' } };
  }
  if (value.type !== 'recurrence') return edit;
  const recurrence = {
    every: value.every,
    ...(value.on && { on: value.on }),
    along: 'calendar',
    startsAtAnchor: false,
  } as const;
  return { relation: 'every', ...edit, timing: { anchor: { type: 'effective-date' }, direction: 'after', recurrence } };
}
