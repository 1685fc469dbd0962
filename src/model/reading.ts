import type { ClauseTree } from './clause-tree.js';
import type { PrecedenceClause } from './conflict.js';
import type { DocumentFacts } from './facts.js';
import type { Finding } from './finding.js';
import type { ObligationDraft } from './obligation.js';
import type { Provision } from './provision.js';
import type { SourceDocument } from './source-document.js';
import type { Span } from './span.js';
import type { Value } from './value.js';

/** Something a clause lays down that can be compared with another clause: a time to tell of a breach, a liability cap, a
 *  governing law, an insured sum, an exclusivity, a data location. Read by the rules of `grammars/subject/`. */
export interface Stipulation extends Span {
  /** Name of the subject: `breach-notification`. */
  readonly subject: string;
  readonly part: string;
  readonly clause: string;
  /** By the document's own alias; `both`; empty where the text names nobody ("The key is destroyed …"). */
  readonly obligor: string;
  /** Null where the subject is yes or no (`polarity`) or a place or law (`words`). */
  readonly value: Value | null;
  /** "at least £5m" leaves room above, "no later than" below; null where the value is exact. */
  readonly limit: 'at-least' | 'at-most' | null;
  /** Normalised words that are compared where there is no value: `england and wales`. */
  readonly words: string;
  readonly polarity: 'requires' | 'permits' | 'forbids';
  /** What narrows the subject, by the dimensions that its grammar names: `{ addressee: 'authority', object: 'backups' }`.
   *  Two stipulations are about the same thing only where these agree. */
  readonly scope: Readonly<Record<string, string>>;
  /** "unless a contract says otherwise", "without prejudice to": it gives way, and is in no conflict. */
  readonly defers: boolean;
  readonly rule: string;
}

/** What an amending clause does to another: `Clause 5.2 of the Cleaning Contract is deleted. In its place: …`. */
export interface AmendingClause extends Span {
  readonly part: string;
  readonly clause: string;
  readonly does: 'replaces' | 'adds' | 'deletes' | 'varies';
  /** The clause number of the amended document, as printed. */
  readonly target: string;
  /** Title of the amended document as written; empty where it is the one this document amends as a whole. */
  readonly targetTitle: string;
  /** Where only some words are changed: which, and what takes their place; `old` is empty where the clause only gives the new
   *  value ("the period in clause 5 becomes 40 days"). Empty for whole clauses. */
  readonly puts: readonly { readonly old: string; readonly new: string }[];
}

/** Everything read from one file: what `app/` hands to `store/` in one transaction. */
export interface Reading {
  readonly source: SourceDocument;
  readonly tree: ClauseTree;
  readonly facts: DocumentFacts;
  readonly provisions: readonly Provision[];
  readonly obligations: readonly ObligationDraft[];
  readonly stipulations: readonly Stipulation[];
  readonly precedence: readonly PrecedenceClause[];
  readonly amendments: readonly AmendingClause[];
  readonly findings: readonly Finding[];
}
