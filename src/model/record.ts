import type { Conflict, ConflictStatus } from './conflict.js';
import type { DocumentFacts, DocumentType } from './facts.js';
import type { ObligationDraft, ReviewState } from './obligation.js';
import type { Format } from './source-document.js';

/** Who did something, and when: an instant in ISO 8601, UTC. */
export interface Deed {
  readonly at: string;
  readonly who: string;
}

/** A document in the database, without its text. */
export interface DocumentRecord {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly format: Format;
  /** The title as read, or the file's name where none was found. */
  readonly title: string;
  readonly type: DocumentType;
  readonly facts: DocumentFacts;
  /** Id of the first version of this file; versions of one file share it. */
  readonly lineage: string;
  /** 1 for the first. */
  readonly version: number;
  /** False for a version that a later one replaced. */
  readonly current: boolean;
  readonly imported: Deed;
  readonly characters: number;
  readonly pages: number;
  readonly clauses: number;
  readonly obligations: number;
  /** Fingerprint of the grammars and the program that read it. */
  readonly readWith: string;
}

/** Fields of an obligation that a person may correct. */
export type ObligationEdit = Partial<
  Pick<
    ObligationDraft,
    'kind' | 'modality' | 'obligor' | 'obligee' | 'action' | 'trigger' | 'value' | 'relation' | 'timing' | 'exceptions'
  >
>;

/** A person's verdict on what was read. An added obligation is `confirmed` and its rule is `person`. */
export interface Review extends Deed {
  readonly obligation: string;
  readonly state: Exclude<ReviewState, 'unreviewed'>;
  readonly edit: ObligationEdit | null;
  readonly reason: string;
}

/** What people decided about one due date; `key` is `DueDate.key`, or empty for every due date of the obligation. */
export interface OccurrenceDecision {
  readonly obligation: string;
  readonly key: string;
  /** Null where neither done nor waived. */
  readonly status: 'done' | 'waived' | null;
  readonly owner: string | null;
  /** ISO date. */
  readonly snoozedUntil: string | null;
  readonly notes: readonly string[];
}

/** A recorded trigger event with who recorded it; `undone` where it was taken back. */
export interface EventRecord {
  readonly id: string;
  readonly document: string;
  readonly event: string;
  readonly when: string;
  readonly note: string;
  readonly recorded: Deed;
  readonly undone: Deed | null;
}

export const linkRelations = ['amends', 'supplements', 'replaces', 'under'] as const;
export type LinkRelation = (typeof linkRelations)[number];

/** That one document amends, supplements, replaces or stands under another. */
export interface Link {
  readonly id: string;
  /** The amending document. */
  readonly from: string;
  /** Null: the text names a document that has not been imported. */
  readonly to: string | null;
  readonly relation: LinkRelation;
  readonly state: 'proposed' | 'confirmed' | 'rejected';
  /** How the text names the other document; empty where a person made the link. */
  readonly title: string;
  /** The ISO date by which the text names it. */
  readonly date: string | null;
}

/** What was decided about a conflict. It is kept by the conflict's id, so it ends when one of the texts changes. */
export interface ConflictDecision extends Deed {
  readonly conflict: Conflict['id'];
  readonly status: Exclude<ConflictStatus, 'open'>;
  readonly reason: string;
}

/** One line of the reminder log. `intended`: recorded before sending; `sent`: confirmed after. */
export interface ReminderRecord {
  /** `Reminder.id`: unique, so that nothing is sent twice. */
  readonly id: string;
  /** The message that carried it; reminders to one person over one channel share one. */
  readonly message: string;
  readonly occurrence: string;
  readonly obligation: string;
  readonly lead: number;
  readonly recipient: string;
  readonly channel: string;
  readonly due: string;
  readonly state: 'intended' | 'sent' | 'failed';
  /** Instants, UTC. */
  readonly intendedAt: string;
  readonly sentAt: string | null;
  /** Why it failed last; empty where it did not. */
  readonly error: string;
  readonly attempts: number;
}

/** One change: who, when, what, before and after. */
export interface JournalEntry extends Deed {
  readonly id: number;
  readonly did: string;
  /** What it was done to. */
  readonly subject: 'document' | 'obligation' | 'occurrence' | 'event' | 'link' | 'conflict' | 'reminder' | 'database';
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What a calendar file has told of one item. */
export interface PublishedItem {
  /** Of the item, for ever. */
  readonly uid: string;
  /** What the file said, as JSON: another content is a change. */
  readonly content: string;
  /** Date or instant. */
  readonly due: string;
  /** 0 when first told of; one more for every change. */
  readonly sequence: number;
  /** Instant of the last change, UTC. */
  readonly modified: string;
  /** No longer due: told of as cancelled. */
  readonly gone: boolean;
}
