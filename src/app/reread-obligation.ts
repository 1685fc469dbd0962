import { extractObligations } from '../extract/extract-obligations.js';
import type { GrammarSet } from '../grammar/load.js';
import { type Clause, type ClauseTree, clauseAt, clausesAround } from '../model/clause-tree.js';
import type { DocumentFacts } from '../model/facts.js';
import { literalPattern } from '../model/literal-pattern.js';
import type { Obligation, ObligationDraft } from '../model/obligation.js';
import type { AmendingClause } from '../model/reading.js';
import type { Span } from '../model/span.js';

/** What other words change of an obligation. */
export type Reread = Pick<
  ObligationDraft,
  'value' | 'relation' | 'timing' | 'trigger' | 'vague' | 'action' | 'unresolved' | 'findings'
>;

/** A clause as it reads by now, and where an obligation of it stands in it. */
export interface ClauseText {
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly at: Span;
}

/** A clause, with those that it stands in, cut out of its document: enough to read one obligation again. */
export function cutClause(text: string, clauses: readonly Clause[], obligation: Span): ClauseText {
  const tree = treeOf(clauses);
  const around = [...clausesAround(tree, clauseAt(tree, obligation.start))];
  const outermost = around.at(-1);
  if (!outermost)
    return {
      text: text.slice(obligation.start, obligation.end),
      clauses: [],
      at: shifted(obligation, obligation.start),
    };
  const first = clauses.indexOf(outermost);
  const inside = clauses.filter((clause) => outermost.start <= clause.start && clause.end <= outermost.end);
  return {
    text: text.slice(outermost.start, outermost.end),
    clauses: inside.map((clause) => ({
      ...clause,
      ...shifted(clause, outermost.start),
      lead: shifted(clause.lead, outermost.start),
      parent: clause.parent === null || clause === outermost ? null : clause.parent - first,
    })),
    at: shifted(obligation, outermost.start),
  };
}

/** Puts words in the place of others where an obligation stands, or else in its innermost clause.
 *  @param own  the words of the obligation's own value: what is meant where the old words are not told
 *  @returns null where the old words do not stand there */
export function putWords(clause: ClauseText, put: AmendingClause['puts'][number], own: string): ClauseText | null {
  const old = wordsPattern(put.old === '' ? own : put.old);
  if (!old) return null;
  const innermost = clauseAt(treeOf(clause.clauses), clause.at.start) ?? clause.at;
  for (const { start, end } of [clause.at, innermost]) {
    const found = old.exec(clause.text.slice(start, end));
    if (found) return replaced(clause, start + found.index, found[0].length, put.new);
  }
  return null;
}

/** Reads the obligation again, from the clause as it reads by now. @returns null where no rule reads it any more */
export function rereadObligation(
  obligation: Obligation,
  { text, clauses, at }: ClauseText,
  facts: DocumentFacts,
  grammars: GrammarSet,
): Reread | null {
  const source = { file: '', sha256: '', format: 'text', text, pageStarts: [0], blocks: [], findings: [] } as const;
  // Names stand elsewhere in the document: nothing of this text is where they are introduced.
  const parties = facts.parties.map((party) => ({ ...party, spans: [] }));
  const known: DocumentFacts = { ...facts, title: null, parties, references: [], findings: [] };
  const drafts = extractObligations(source, treeOf(clauses), known, grammars).filter(
    ({ kind, start, end }) => kind === obligation.kind && start < at.end && at.start < end,
  );
  const near = (draft: ObligationDraft) => Math.abs(draft.start - at.start) + (draft.rule === obligation.rule ? 0 : 1);
  const [draft] = drafts.sort((a, b) => near(a) - near(b));
  if (!draft) return null;
  const { value, relation, timing, trigger, vague, action, unresolved, findings } = draft;
  return { value, relation, timing, trigger, vague, action, unresolved, findings };
}

function replaced(clause: ClauseText, start: number, length: number, words: string): ClauseText {
  const end = start + length;
  const move = (offset: number) => (offset >= end ? offset + words.length - length : Math.min(offset, start));
  const moveSpan = (span: Span) => ({
    start: span.start <= start ? span.start : move(span.start),
    end: move(span.end),
  });
  return {
    text: clause.text.slice(0, start) + words + clause.text.slice(end),
    clauses: clause.clauses.map((each) => ({ ...each, ...moveSpan(each), lead: moveSpan(each.lead) })),
    at: moveSpan(clause.at),
  };
}

/** The words whatever white space and quotation marks are in them; null where there are none. */
function wordsPattern(words: string): RegExp | null {
  const trimmed = words.trim();
  if (trimmed === '') return null;
  const literal = trimmed
    .split(/\s+/)
    .map((word) => literalPattern(word).replace(/['’‘]/g, "['’‘]"))
    .join('\\s+');
  const [before, after] = [/^\w/.test(trimmed) ? '(?<!\\w)' : '', /\w$/.test(trimmed) ? '(?!\\w)' : ''];
  return new RegExp(`${before}${literal}${after}`, 'i');
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start - by, end: end - by };
}

function treeOf(clauses: readonly Clause[]): ClauseTree {
  return { parts: [], clauses, terms: [], references: [], skipped: [], findings: [] };
}
