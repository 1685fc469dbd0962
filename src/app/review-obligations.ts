import type { Temporal } from 'temporal-polyfill';
import type { Modality, Obligation, ObligationKind } from '../model/obligation.js';
import type { ObligationEdit } from '../model/record.js';
import type { Value } from '../model/value.js';
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
  throw new Error(`not yet: ${workspace.grammars} ${filter} ${options}`);
}

/** Journalled; survives re-import and changes of the grammars.
 *  @throws {UsageError} where the id names none or several */
export async function reviewObligation(
  workspace: Workspace,
  id: string,
  verdict: Verdict,
  acting: Acting,
): Promise<Obligation> {
  throw new Error(`not yet: ${workspace.grammars} ${id} ${verdict} ${acting}`);
}

/** @throws {UsageError} where the span lies outside the text */
export async function addObligation(workspace: Workspace, added: AddedObligation, acting: Acting): Promise<Obligation> {
  throw new Error(`not yet: ${workspace.grammars} ${added} ${acting}`);
}
