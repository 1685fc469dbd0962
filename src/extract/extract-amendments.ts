import type { GrammarSet } from '../grammar/load.js';
import { matchRules } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import { tokenSpan } from '../grammar/tokens.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { clauseAt } from '../model/clause-tree.js';
import type { AmendingClause } from '../model/reading.js';
import { normalised, sentenceOf } from './extract-stipulations.js';

/** Reads clauses that change another document: replace, add, delete or vary one of its clauses. The span is the amending
 *  clause as a whole, with the words that it puts in place. In reading order. */
export function extractAmendments(tree: ClauseTree, read: Read, grammars: GrammarSet): AmendingClause[] {
  const found = new Map<string, AmendingClause>();
  for (const match of matchRules(read, grammars.rulesOf('amendment'))) {
    const { target, document } = match.slots;
    if (!target) continue;
    const clause = clauseAt(tree, match.start);
    const sentence = sentenceOf(read, match.from);
    const span = clause ?? tokenSpan(read.tokens, sentence.from, sentence.to);
    const amending: AmendingClause = {
      start: span.start,
      end: span.end,
      part: clause?.part ?? 'main',
      clause: clause?.number ?? '',
      does: match.rule.fields.does as AmendingClause['does'],
      target: target.text.replace(/\s+/g, ''),
      targetTitle: document ? normalised(document.text) : '',
    };
    const key = `${amending.start} ${amending.target}`;
    if (!found.has(key)) found.set(key, amending);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
