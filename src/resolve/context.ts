import type { BusinessCalendar } from '../calendar/business-calendar.js';
import type { WorkingHours } from '../calendar/working-hours.js';
import type { TriggerEvent } from '../model/event.js';
import type { DeemedReceipt, DocumentFacts, Term } from '../model/facts.js';
import type { Period } from '../model/value.js';

/** What is asked for of a series that may have no end. ISO dates, both inclusive. */
export interface DueWindow {
  /** Null: from the first. */
  readonly from: string | null;
  /** Null: until `limit` is reached. */
  readonly to: string | null;
  /** What does not recur is given whole, whenever it is due. */
  readonly onlyOverSeries?: boolean;
  /** At most so many due dates. */
  readonly limit: number;
}

/** An amendment, a notice or a settlement that changes how long the agreement runs. The last one holds. */
export interface TermChange {
  /** ISO date or `perpetual`; null: the end is that of the initial term, however long that is now; absent: it stays. */
  readonly expiry?: string | null;
  /** The end moves on by so much. */
  readonly extendedBy?: Period;
  readonly initial?: Term['initial'];
  readonly renewal?: Term['renewal'];
  readonly evergreen?: boolean;
  readonly renewals?: number;
  readonly endless?: boolean;
  /** For the trace: `Amendment No. 2, clause 3`. */
  readonly by: string;
}

/** Everything beside the words that a due date depends on. Two equal contexts give equal dates and traces. */
export interface ResolveContext {
  /** IANA zone of the contract's clock. */
  readonly zone: string;
  /** Null: nobody said whose holidays count; what needs them is unresolved. */
  readonly calendar: BusinessCalendar | null;
  readonly workingHours: WorkingHours | null;
  /** ISO dates. */
  readonly effectiveDate: string | null;
  readonly signatureDate: string | null;
  /** ISO date or `perpetual`, where the text states the end itself. */
  readonly expiry: string | null;
  readonly term: Term;
  readonly termChanges: readonly TermChange[];
  /** Whose effective date and term these are, for the trace; empty: the document's own. */
  readonly termOf: string;
  /** Those that concern the parties of this document, not undone. */
  readonly events: readonly TriggerEvent[];
  readonly deemedReceipts: readonly DeemedReceipt[];
  /** A date or instant that stands for whatever event is waited for: the what-if of `tenor resolve`. */
  readonly anyEvent: string | null;
  readonly window: DueWindow;
  /** What is counted is a notice: that the agreement was terminated is no end that it must precede. Default false. */
  readonly isNotice?: boolean;
}

/** A context from what was read in the document and what a person or the configuration adds to it. */
export function contextOf(
  facts: Pick<DocumentFacts, 'effectiveDate' | 'agreementDate' | 'expirationDate' | 'term' | 'deemedReceipts'>,
  given: Pick<ResolveContext, 'zone' | 'calendar' | 'window'> & Partial<ResolveContext>,
): ResolveContext {
  return {
    workingHours: null,
    effectiveDate: facts.effectiveDate?.value ?? null,
    signatureDate: facts.agreementDate?.value ?? null,
    expiry: facts.expirationDate?.value ?? null,
    term: facts.term,
    termChanges: [],
    termOf: '',
    events: [],
    deemedReceipts: facts.deemedReceipts,
    anyEvent: null,
    ...given,
  };
}
