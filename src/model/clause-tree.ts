import type { Finding } from './finding.js';
import { firstIndex } from './first-index.js';
import type { Span } from './span.js';

/** Main body, addendum, annex, schedule, exhibit or signature block: numbering starts again in each. */
export interface Part extends Span {
  /** `main`, or the part's own designation in short: `dpa`, `annex2`, `scheduleB`, `exhibitA`, `signatures`. Unique. */
  readonly id: string;
  /** The heading as printed; null for the main body. */
  readonly title: string | null;
}

/** The smallest numbered unit, addressed by its printed number within its part. Unnumbered text under a heading is a
 *  clause whose number is the heading's words. */
export interface Clause extends Span {
  readonly part: string;
  /** The address a lawyer would cite: `8.4`, `12.2(8)`, `4(c)`, `2.01(a)(iii)`; for unnumbered text the nearest heading;
   *  empty for text before the first heading. Unique within its part unless the document repeats a number. */
  readonly number: string;
  readonly heading: string | null;
  /** Depth: 0 for `8`, 1 for `8.4`, 2 for `8.4(a)`. */
  readonly level: number;
  /** Index in `ClauseTree.clauses` of the clause that this one stands in; null at the top of a part. A clause's span
   *  covers its children. */
  readonly parent: number | null;
  /** Own words before the first child: `Party B shall not:`. Equals the span of the clause where it has no children. */
  readonly lead: Span;
}

/** `"Affiliate" means …`, `(the "Services")`. */
export interface DefinedTerm {
  readonly term: string;
  readonly span: Span;
  /** The defining words, without the term. */
  readonly meaning: Span;
}

/** `Section 9.1`, `clause 12.2(8)`, `Annex 2`. */
export interface CrossReference {
  readonly span: Span;
  /** As `part/number`, or `part/` for a whole part; null where it points at nothing in this document. */
  readonly target: string | null;
  /** True for `clause 9.2 of the Services Agreement`: a clause of another document. */
  readonly external: boolean;
}

export interface ClauseTree {
  /** In reading order; they cover the text without overlap. */
  readonly parts: readonly Part[];
  /** In reading order, parents before children. */
  readonly clauses: readonly Clause[];
  readonly terms: readonly DefinedTerm[];
  readonly references: readonly CrossReference[];
  /** Not to be read: tables of contents, running headers and footers, page numbers, signature blocks. In order. */
  readonly skipped: readonly Span[];
  readonly findings: readonly Finding[];
}

/** The clause that another stands in; null at the top of a part. */
export const parentOf = (tree: Pick<ClauseTree, 'clauses'>, clause: Clause | null): Clause | null =>
  clause?.parent == null ? null : tree.clauses[clause.parent]!;

/** A clause and those that it stands in, from the inside out. */
export function* clausesAround(tree: Pick<ClauseTree, 'clauses'>, clause: Clause | null): Generator<Clause> {
  for (let at = clause; at; at = parentOf(tree, at)) yield at;
}

/** "8.4(a)": itself, 8.4 and 8. */
export function numbersAround(number: string): string[] {
  const numbers = [number];
  // Each step takes away the last point or bracket and what follows it, so that any number comes to an end.
  for (let cut = lastMark(number); cut > 0; cut = lastMark(numbers.at(-1)!))
    numbers.push(numbers.at(-1)!.slice(0, cut));
  return numbers;
}

/** Where the last level of a clause number begins: `8.4(a)` -> 3; -1 where there is one level only. */
const lastMark = (number: string): number => Math.max(number.lastIndexOf('.'), number.lastIndexOf('('));

/** The part that an offset stands in, or null where none covers it. */
export function partAt({ parts }: Pick<ClauseTree, 'parts'>, offset: number): Part | null {
  const last = parts[firstIndex(parts.length, (i) => parts[i]!.start > offset) - 1];
  return last && offset < last.end ? last : null;
}

/** The innermost clause that an offset stands in, or null before the first. */
export function clauseAt(tree: Pick<ClauseTree, 'clauses'>, offset: number): Clause | null {
  let found: Clause | null = null;
  const { clauses } = tree;
  for (let i = firstIndex(clauses.length, (i) => clauses[i]!.start > offset) - 1; i >= 0; i = found!.parent ?? -1) {
    found = clauses[i]!;
    if (offset < found.end) return found;
    if (found.parent === null) return null;
  }
  return null;
}
