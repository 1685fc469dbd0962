import type { Span } from './span.js';

/** What a clause calls itself that stands "notwithstanding anything in the Handbook"; `winner:` of the grammars too. */
export const THIS_CLAUSE = 'this-clause';

/** A clause on the order of documents: who wins where they differ. */
export interface PrecedenceClause extends Span {
  readonly part: string;
  readonly clause: string;
  /** What wins: `this`, a part (`dpa`), a title as written (`order form`), `THIS_CLAUSE`, `later`, `stricter`,
   *  `english-version`. */
  readonly winner: string;
  /** What loses; empty = everything else in the agreement. */
  readonly loser: string;
  /** Topic that it is limited to: `personal-data`, … ; empty = everything. */
  readonly scope: string;
  /** For an ordered list ("in the following order"): the titles, first wins; ` | ` between those of one rank. Empty
   *  otherwise. */
  readonly order: readonly string[];
  readonly rule: string;
}

/** `superseded`, `precedence`, `stricter`, `contradiction`, `ambiguity`: what decides, asked in this order (SPEC section 1). */
export const conflictTypes = ['superseded', 'precedence', 'stricter', 'contradiction', 'ambiguity'] as const;
export type ConflictType = (typeof conflictTypes)[number];

export const severities = ['high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

export interface ConflictSide {
  readonly document: string;
  readonly part: string;
  readonly clause: string;
  /** Obligation id; null where the side is a clause that is no obligation (governing law, a liability cap). */
  readonly obligation: string | null;
  readonly span: Span;
  readonly quote: string;
  /** The words around the quote, in short, to the ends of its paragraph: read on before you judge. */
  readonly before: string;
  readonly after: string;
  /** What it lays down, in value form. */
  readonly value: string;
}

export interface Conflict {
  /** Stable: a hash of topic and both quotes, so that it is the same after a re-import and another when a text changes. */
  readonly id: string;
  /** The id that it had while the numbers of clauses belonged to their words. */
  readonly formerId: string;
  /** Name of `grammars/subject/`. */
  readonly topic: string;
  readonly type: ConflictType;
  readonly severity: Severity;
  readonly a: ConflictSide;
  readonly b: ConflictSide;
  /** Document id, or null: undecided. */
  readonly governs: string | null;
  /** Which precedence clause, or which rule. */
  readonly because: string;
  /** One sentence that a lawyer would sign. */
  readonly explanation: string;
  /** What to do: comply with the stricter, ask for an amendment, nothing. */
  readonly advice: string;
}

export const conflictStatuses = ['open', 'accepted', 'resolved'] as const;
export type ConflictStatus = (typeof conflictStatuses)[number];
