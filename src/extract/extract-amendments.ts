import type { GrammarSet } from '../grammar/load.js';
import { matchRules } from '../grammar/matcher.js';
import { tokenSpan } from '../grammar/tokens.js';
import { clauseAt } from '../model/clause-tree.js';
import type { AmendingClause } from '../model/reading.js';
import { normalised } from './extract-stipulations.js';
import type { ReadingContext } from './reading-context.js';
import { SentencePhrases } from './sentence-phrases.js';
import { SkippedText } from './skipped-text.js';

/** Reads clauses that change another document: replace, add, delete or vary one of its clauses. The span is the amending
 *  clause as a whole, with the words that it puts in place. In reading order. */
export function extractAmendments(context: ReadingContext, grammars: GrammarSet): AmendingClause[] {
  const { read, tree, source } = context;
  const phrases = new SentencePhrases(context);
  const skipped = new SkippedText(tree);
  const found = new Map<string, AmendingClause>();
  for (const match of matchRules(read, grammars.rulesOf('amendment'))) {
    const { target, document, number, letter } = match.slots;
    if (!target || skipped.holds(match.start)) continue;
    const range = read.sentences[context.sentenceOf(match.from)]!;
    if (((match.rule.fields.without ?? []) as string[]).some((name) => phrases.has(name, range))) continue;
    const clause = clauseAt(tree, match.start);
    const span = clause ?? tokenSpan(read.tokens, range.from, range.to);
    let does = match.rule.fields.does as AmendingClause['does'];
    // "Clause 5 is deleted. In its place: …" puts other words there.
    const whole = { from: range.from, to: lastToken(context, span.end) };
    if (does === 'deletes' && phrases.has('amendment/new-words', whole)) does = 'replaces';
    const tail = /^\s*((?:\([a-z0-9]{1,4}\))+)/i.exec(source.text.slice(target.end, target.end + 20))?.[1] ?? '';
    const amending: AmendingClause = {
      start: span.start,
      end: span.end,
      part: clause?.part ?? 'main',
      clause: clause?.number ?? '',
      does,
      target: `${partOf(number?.text, letter?.text)}${target.text.replace(/\s+/g, '')}${tail}`,
      targetTitle: document ? normalised(document.text) : '',
    };
    const key = `${amending.start} ${amending.target}`;
    const before = found.get(key);
    if (!before || (before.targetTitle === '' && amending.targetTitle !== '')) found.set(key, amending);
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** "paragraph 3 of Schedule 2": `schedule2/`. */
function partOf(number: string | undefined, letter: string | undefined): string {
  const named = (number ?? letter ?? '').replace(/\s+/g, '');
  return named === '' ? '' : `${named.toLowerCase()}/`;
}

function lastToken({ read }: ReadingContext, end: number): number {
  let low = 0;
  let high = read.tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (read.tokens.start[middle]! < end) low = middle + 1;
    else high = middle;
  }
  return low;
}
