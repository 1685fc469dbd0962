import type { GrammarSet } from '../grammar/load.js';
import { type Match, matchRules } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import { tokenSpan } from '../grammar/tokens.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { clauseAt } from '../model/clause-tree.js';
import type { PrecedenceClause } from '../model/conflict.js';
import { normalised, sentenceOf } from './extract-stipulations.js';

/** Reads the clauses on the order of documents: who wins where they differ, over whom, about what. In reading order; one
 *  for each winner and sentence. */
export function extractPrecedence(tree: ClauseTree, read: Read, grammars: GrammarSet): PrecedenceClause[] {
  const found = new Map<string, PrecedenceClause>();
  for (const match of matchRules(read, grammars.rulesOf('precedence'))) {
    const { start, end } = tokenSpan(read.tokens, sentenceOf(read, match.from).from, sentenceOf(read, match.from).to);
    const clause = clauseAt(tree, match.start);
    const winner = designation(match, 'winner');
    const order = orderOf(match);
    if (winner === '' && order.length === 0) continue;
    const key = `${start} ${winner}`;
    const read_ = {
      start,
      end,
      part: clause?.part ?? 'main',
      clause: clause?.number ?? '',
      winner,
      loser: designation(match, 'loser'),
      scope: match.slots.scope?.meaning ?? String(match.rule.fields.scope ?? ''),
      order,
      rule: match.rule.id,
    };
    const before = found.get(key);
    // The reading that says more (a scope, a loser) stands.
    if (!before || said(read_) > said(before)) found.set(key, read_);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function said(clause: PrecedenceClause): number {
  return (clause.scope ? 2 : 0) + (clause.loser ? 1 : 0);
}

/** `this`, `later`, `english-version`, or the words by which the clause names a document. */
function designation(match: Match, slot: 'winner' | 'loser'): string {
  const named = match.slots[slot];
  if (named) return named.meaning || normalised(named.text);
  return String(match.rule.fields[slot] ?? '');
}

/** "in the following order: (a) the Order Form; (b) the Addendum; (c) this Agreement". */
function orderOf(match: Match): string[] {
  const list = match.slots.order?.text;
  if (!list) return [];
  return list
    .split(/[;,]|\band\b(?=\s*(?:\(|the|this|any))|\bthen\b/)
    .map((item) =>
      normalised(
        item.replace(
          /^\s*(?:and\s+)?(?:lastly|firstly|secondly|thirdly|finally)?\s*,?\s*\(?\s*(?:[a-z]{1,4}|\d{1,2})?\s*[).]\s*/i,
          '',
        ),
      ),
    )
    .map((item) => (/^(agreement|main body|terms and conditions of this agreement)$/.test(item) ? 'this' : item))
    .filter(Boolean);
}
