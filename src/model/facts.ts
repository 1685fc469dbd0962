import type { Finding } from './finding.js';
import type { Span } from './span.js';
import type { Period } from './value.js';

export const documentTypes = [
  'agreement',
  'dpa',
  'amendment',
  'addendum',
  'policy',
  'sow',
  'sla',
  'nda',
  'other',
] as const;
export type DocumentType = (typeof documentTypes)[number];

/** Words of the document that state a fact, and the rule that read them. */
export interface Stated<T> {
  readonly value: T;
  readonly span: Span;
  readonly rule: string;
}

export interface Party {
  readonly name: string;
  /** In the order of appearance: `Party A`, `the Supplier` (without "the"). */
  readonly aliases: readonly string[];
  /** `supplier`, `customer`, `processor`, …; empty where the text gives none. */
  readonly role: string;
  /** Every place that introduces the name or an alias. */
  readonly spans: readonly Span[];
}

/** How long the agreement runs. */
export interface Term {
  readonly initial: Period | null;
  /** True where the first term is counted from something that the text does not date: "three years from the launch". */
  readonly fromOtherEvent?: boolean;
  /** Length of each renewal; null where nothing renews. */
  readonly renewal: Period | null;
  /** True where renewals follow each other without end. */
  readonly evergreen: boolean;
  /** How many renewals there are at most, where not evergreen; absent: one. */
  readonly renewals?: number;
  /** True where it goes on after its first term until somebody ends it, without renewals; absent otherwise. */
  readonly endless?: boolean;
  readonly noticeToStop: Period | null;
  readonly perpetual: boolean;
}

/** A document that this one names: `Amendment No. 2 to the Services Agreement dated 3 May 2024`. */
export interface DocumentReference {
  readonly span: Span;
  readonly title: string;
  /** ISO date; null where none is given. */
  readonly date: string | null;
  readonly relation: 'amends' | 'supplements' | 'replaces' | 'under' | 'mentions';
  /** What brackets call it from there on: `MSA`, `Main Agreement`; absent where nothing. */
  readonly shortNames?: readonly string[];
}

/** How notices reach the other side, for "send by" dates. */
export interface DeemedReceipt {
  readonly span: Span;
  /** `registered post`, `email`, …; empty for any means. */
  readonly means: string;
  readonly after: Period;
}

/** Facts of a document as a whole: who, when, how long, under which law. */
export interface DocumentFacts {
  readonly title: Stated<string> | null;
  readonly type: DocumentType;
  /** What it calls itself besides its title, and the acronyms of its title: `Agreement`, `MSA`. Absent where none. */
  readonly shortNames?: readonly string[];
  readonly parties: readonly Party[];
  /** ISO dates. */
  readonly agreementDate: Stated<string> | null;
  readonly effectiveDate: Stated<string> | null;
  /** ISO date or `perpetual`; computed from the initial term where only that is stated. */
  readonly expirationDate: Stated<string> | null;
  readonly term: Term;
  readonly termSpans: { readonly renewal: Span | null; readonly noticeToStop: Span | null };
  /** As written: `State of New York`, `England and Wales`. */
  readonly governingLaw: Stated<string> | null;
  /** ISO 3166-1, -2 code of that law for the holiday calendar: `US-NY`, `GB-ENG`, `CN`; null where unknown. */
  readonly jurisdiction: string | null;
  /** IANA zone where the text fixes the clock ("based on Beijing Time"). */
  readonly timeZone: string | null;
  /** The contract's own definition of a business day: its words, and the calendars it names. */
  readonly businessDay: {
    readonly span: Span;
    readonly jurisdictions: readonly string[];
    readonly weekend: readonly number[];
  } | null;
  /** The hours in which the parties work, as the contract defines them; `zone` where it names one. Absent: not defined. */
  readonly workingHours?: { readonly from: string; readonly to: string; readonly zone: string | null };
  readonly deemedReceipts: readonly DeemedReceipt[];
  readonly references: readonly DocumentReference[];
  readonly findings: readonly Finding[];
}
