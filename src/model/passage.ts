import type { Span } from './span.js';

/** A piece of a document that a search finds: the own words of a clause, without those of the clauses in it, or what stands
 *  outside all clauses. */
export interface Passage extends Span {
  readonly part: string;
  /** The number of the clause; empty outside all clauses. */
  readonly clause: string;
}
