import type { Rule } from '../grammar/load.js';
import type { Match } from '../grammar/matcher.js';
import type { Finding } from '../model/finding.js';
import type { Modality, ObligationKind, Relation, Slot, Trigger, UnresolvedReason } from '../model/obligation.js';
import type { Timing } from '../model/timing.js';
import type { Value } from '../model/value.js';
import type { Predicate } from './predicate.js';

/** A place that a rule fits, on its way to an obligation. Refiners fill it in, or drop it. Token numbers are those of the
 *  document. */
export interface Candidate {
  readonly rule: Rule;
  readonly match: Match;
  readonly kind: ObligationKind;
  /** Index of the sentence in `Read.sentences`. */
  readonly sentence: number;
  /** The words that carry the value; the whole match where a consequence has no number. */
  readonly at: { readonly from: number; readonly to: number };
  value: Value;
  relation: Relation | null;
  vague: boolean;
  unresolved: UnresolvedReason | null;
  findings: Finding[];
  /** Beside those of the match. */
  furtherSlots: Slot[];
  predicate: Predicate | null;
  modality: Modality;
  obligor: string;
  obligee: string;
  action: string;
  trigger: Trigger;
  /** Tokens of the words of the trigger; null where it is not stated beside the value. */
  triggerAt: { readonly from: number; readonly to: number } | null;
  exceptions: string[];
  timing: Timing | null;
  start: number;
  end: number;
  confidence: number;
}

/** One step of reading: takes all candidates, gives those that remain, changed or not. */
export type Refiner<Context> = (candidates: Candidate[], context: Context) => Candidate[];

/** What the slots of a rule state. */
export interface RuleValue {
  readonly value: Value;
  readonly vague: boolean;
  readonly at: { readonly from: number; readonly to: number; readonly hit?: Match['slots'][string]['hit'] };
}
