import type { Temporal } from 'temporal-polyfill';
import type { Clause } from '../model/clause-tree.js';
import type { Conflict, ConflictStatus } from '../model/conflict.js';
import type {
  Lane,
  Obligation,
  ObligationKind,
  Occurrence,
  OccurrenceStatus,
  ReviewState,
  UnresolvedReason,
} from '../model/obligation.js';
import type { DocumentRecord, Link } from '../model/record.js';
import type { Value } from '../model/value.js';

/** Who acts, and when; `now` is in the team's time zone. */
export interface Acting {
  readonly now: Temporal.ZonedDateTime;
  readonly who: string;
}

/** Days from first to last, both included, as ISO dates. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Which side of an obligation is ours. */
export type OurSide = 'obligor' | 'obligee' | 'both' | 'neither';

/** What an amendment did to an obligation. */
export interface Amendment {
  /** `varied`: it reads otherwise now; `unread`: some of its words were changed, and what they lay down now could not be read. */
  readonly how: 'replaced' | 'deleted' | 'varied' | 'unread';
  readonly by: DocumentRecord;
  /** Where the amendment says so; empty where it replaces the document as a whole. */
  readonly part: string;
  readonly clause: string;
  /** The words that change it; empty for the document as a whole. */
  readonly quote: string;
  /** ISO date from which; null where the amendment gives none. */
  readonly since: string | null;
  /** `after` is null where there is none any more, or none that could be read. */
  readonly before: Value;
  readonly after: Value | null;
  /** False: the link between the two documents is only proposed, and nothing is changed yet. */
  readonly confirmed: boolean;
}

/** An obligation as it stands today. Edits of a person are applied; dismissed ones appear only where asked for. */
export interface ObligationView {
  /** As amendments left it: `value` and `timing` are those that count. */
  readonly obligation: Obligation;
  /** In the order in which they were made. */
  readonly amendments: readonly Amendment[];
  readonly document: DocumentRecord;
  /** `P3D/business`: see `formatValue`. */
  readonly value: string;
  readonly ourSide: OurSide;
  readonly lane: Lane;
  readonly unresolved: UnresolvedReason | null;
  /** What is missing, in words, where something is. */
  readonly missing: string | null;
  /** Name of the event that an armed obligation waits for. */
  readonly waitsFor: string | null;
  /** Due dates within the window asked for, in order of time; also those before it that are neither done nor waived. */
  readonly occurrences: readonly Occurrence[];
  /** Who looks after it where no occurrence says otherwise. */
  readonly owner: string | null;
}

/** One due date with what it is about: a line of the agenda. */
export interface DueItem {
  readonly occurrence: Occurrence;
  readonly view: ObligationView;
  /** The day on which somebody must act: `sendBy` where there is one, else the day of `due`. ISO date. */
  readonly day: string;
  /** Days from today to `day`; negative when past. */
  readonly daysLeft: number;
}

export interface ObligationFilter {
  readonly kinds?: readonly ObligationKind[];
  /** Name or alias of a party, as obligor or obligee, any case, part of a name will do. */
  readonly party?: string;
  readonly side?: 'us' | 'them';
  /** Document id, the beginning of one, a file name or a title: see `findDocument`. */
  readonly document?: string;
  /** Words that the quote, the action or the clause number holds, any case. */
  readonly text?: string;
  readonly statuses?: readonly OccurrenceStatus[];
  readonly owner?: string;
  readonly lanes?: readonly Lane[];
  readonly reviews?: readonly ReviewState[];
  /** Only obligations with an occurrence in it. */
  readonly window?: Window;
}

export interface LinkView {
  readonly link: Link;
  readonly from: DocumentRecord;
  readonly to: DocumentRecord | null;
  /** Where `to` is null: documents that are called as the text says; several fit equally well, or none has the date. */
  readonly mayBe: readonly DocumentRecord[];
  /** Where `to` is null, why: `which has not been imported`. */
  readonly missing: string | null;
  /** Which facts of the two documents do not agree, each in a few words: `dated 2024-05-03 there, 2024-03-05 in itself`. */
  readonly doubts: readonly string[];
}

export interface ClauseView {
  readonly clause: Clause;
  readonly text: string;
}

export interface ConflictView {
  readonly conflict: Conflict;
  readonly status: ConflictStatus;
  /** Why it was accepted or resolved; empty while open. */
  readonly reason: string;
  readonly a: DocumentRecord;
  readonly b: DocumentRecord;
  readonly governs: DocumentRecord | null;
}
