import type { Finding } from './finding.js';
import type { Span } from './span.js';
import type { Timing } from './timing.js';
import type { Value } from './value.js';

export const obligationKinds = ['deadline', 'notice-period', 'penalty', 'audit-right', 'retention'] as const;
export type ObligationKind = (typeof obligationKinds)[number];

/** obligation (shall), prohibition (shall not), permission (may). */
export const modalities = ['must', 'must not', 'may'] as const;
export type Modality = (typeof modalities)[number];

/** within (after the trigger), before (this long before an event, or at the latest at it), by (a fixed date). */
export const relations = ['within', 'before', 'by', 'every', 'not-before'] as const;
export type Relation = (typeof relations)[number];

/** Who owes what either party, each party or the breaching party owes: stands where else a party's alias does. */
export const BOTH = 'both';

/** Obligor of what somebody has to do whom one of the parties brings in, and who is no party: "a builder whom you employ". */
export const THIRD = 'third';

/** Why a due date cannot be given: the closed list. */
export const unresolvedReasons = [
  'redacted number',
  'words and figures differ',
  'holiday data missing',
  'refers to another clause',
  'ambiguous date',
  'impossible date',
  'working hours unknown',
  'effective date unknown',
  'expiry unknown',
  'blank in the form',
  'period too long',
] as const;
export type UnresolvedReason = (typeof unresolvedReasons)[number];

/** One filled slot of the rule that read an obligation. */
export interface Slot {
  readonly name: string;
  readonly text: string;
  /** Null where the slot is implied rather than stated. */
  readonly span: Span | null;
}

export interface Trigger {
  /** Name of `grammars/trigger/`, or a slug of the words; empty where none is stated. */
  readonly event: string;
  /** The words: `receipt of a correct invoice`. */
  readonly text: string;
}

/** A provision read, without a date. `start`/`end` are the quote: an exact piece of the text with the value and its verb. */
export interface ObligationDraft extends Span {
  readonly kind: ObligationKind;
  readonly part: string;
  readonly clause: string;
  readonly page: number;
  readonly modality: Modality;
  /** By the document's own alias; `both` for either party; empty where unknown. */
  readonly obligor: string;
  readonly obligee: string;
  readonly action: string;
  readonly trigger: Trigger;
  readonly value: Value;
  /** Null for penalties, audit rights and retention. */
  readonly relation: Relation | null;
  readonly vague: boolean;
  readonly exceptions: readonly string[];
  /** Null where nothing falls due (penalties, on-demand audits, vague words). */
  readonly timing: Timing | null;
  /** Set by extraction where the words alone rule out a date. */
  readonly unresolved: UnresolvedReason | null;
  /** Path of the grammar file: `deadline/within-period`. */
  readonly rule: string;
  readonly slots: readonly Slot[];
  /** 0 to 1, calibrated. */
  readonly confidence: number;
  readonly findings: readonly Finding[];
}

/** dated (has a due date), recurring (a series), armed (waits for its trigger event), undated (lives as long as the
 *  contract), unresolved (see `UnresolvedReason`). */
export const lanes = ['dated', 'recurring', 'armed', 'undated', 'unresolved'] as const;
export type Lane = (typeof lanes)[number];

export const reviewStates = ['unreviewed', 'confirmed', 'edited', 'dismissed'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** One due date, counted. */
export interface DueDate {
  /** Stable among the due dates of its obligation: the anchor it was counted from, `2026-03-14` or an event's id. */
  readonly key: string;
  /** `2026-12-04` where all-day, else `2026-12-04T18:00:00+08:00`. */
  readonly due: string;
  readonly allDay: boolean;
  /** A notice may not be given before this day; null where any time before will do. ISO date. */
  readonly opens: string | null;
  /** Send by this day, so that it arrives in time; null where receipt is not deemed. ISO date. */
  readonly sendBy: string | null;
  /** Step by step: `anchor 2026-05-01 (expiry, cl. 12.1)`, `- 60 days`, `Sunday: moved to Friday 2026-02-27`. */
  readonly trace: readonly string[];
}

/** Where an obligation stands, by what is known today. `due` is lazily unfolded: see `resolve/`. */
export interface Standing {
  readonly lane: Lane;
  readonly unresolved: UnresolvedReason | null;
  readonly due: readonly DueDate[];
  /** Armed: the event that it waits for, a name of `grammars/trigger/` or a slug. Null or absent in other lanes. */
  readonly waitsFor?: string | null;
  /** Beside `unresolved`: what is missing, in words: `CN: the holiday notice for 2027 is not in the data`. */
  readonly missing?: string;
}

/** A draft that has been stored: it has an id, a document, a review. */
export interface Obligation extends ObligationDraft {
  readonly id: string;
  readonly document: string;
  /** Exact substring of the document's text. */
  readonly quote: string;
  readonly review: ReviewState;
}

export const occurrenceStatuses = ['open', 'done', 'waived', 'overdue'] as const;
export type OccurrenceStatus = (typeof occurrenceStatuses)[number];

/** One due date of an obligation with what people did about it. */
export interface Occurrence extends DueDate {
  readonly id: string;
  readonly obligation: string;
  readonly status: OccurrenceStatus;
  readonly owner: string | null;
  /** ISO date until which no reminder goes out; null where not snoozed. */
  readonly snoozedUntil: string | null;
  readonly notes: readonly string[];
}
