import type { GrammarSet } from '../grammar/load.js';
import { type Match, matchRules } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import { readText } from '../grammar/read-text.js';
import { tokenSpan } from '../grammar/tokens.js';
import type { ClauseTree } from '../model/clause-tree.js';
import type { Span } from '../model/span.js';
import { alternatives, phrasesOf } from './word-lists.js';

/** A sentence with what the rules of `grammars/facts/` read in it. */
export interface FactSentence extends Span {
  readonly text: string;
  /** The same on one line with single spaces. */
  readonly plain: string;
  readonly matches: readonly Match[];
  /** It stands in a clause whose heading says that this is its place. */
  readonly headed: boolean;
  readonly read: Read;
}

interface Window extends Span {
  readonly headed: boolean;
}

const reach = 450;
const mostWindows = 90;
const longestClause = 4000;

/** Pieces of the text around trigger words, and clauses under a heading of that sort, merged and in order. Bounded in
 *  number, so that the cost does not grow with a text that says "term" in each line. */
function findWindows(text: string, tree: ClauseTree, triggers: RegExp, heading: RegExp): Window[] {
  const windows: Window[] = [];
  for (const clause of tree.clauses) {
    const title = clause.heading ?? (/^[\d(]/.test(clause.number) ? '' : clause.number);
    if (title === '' || title.length > 90 || !heading.test(title)) continue;
    windows.push({ start: clause.start, end: Math.min(clause.end, clause.start + longestClause), headed: true });
    if (windows.length >= 16) break;
  }
  let count = 0;
  for (const match of text.matchAll(triggers)) {
    const last = windows[windows.length - 1];
    const start = Math.max(0, match.index - reach);
    const end = Math.min(text.length, match.index + reach);
    if (last && !last.headed && last.end >= start)
      windows[windows.length - 1] = { start: last.start, end, headed: false };
    else {
      if (++count > mostWindows) break;
      windows.push({ start, end, headed: false });
    }
  }
  return windows.sort((a, b) => Number(b.headed) - Number(a.headed) || a.start - b.start);
}

/** A window begins and ends where a paragraph or a sentence does, so that no sentence is torn. */
function widened(text: string, { start, end, headed }: Window): Window {
  if (headed) return { start, end, headed };
  let from = start;
  const before = text.lastIndexOf('\n\n', start + 1);
  if (before >= 0 && start - before < reach) from = before + 2;
  let to = end;
  const after = text.indexOf('\n\n', end);
  if (after >= 0 && after - end < reach) to = after;
  return { start: from, end: to, headed };
}

export interface WindowWords {
  readonly triggers: RegExp;
  readonly heading: RegExp;
}

export function windowWords(
  grammars: GrammarSet,
  triggers: readonly string[],
  headings: readonly string[],
): WindowWords {
  return {
    triggers: new RegExp(
      `(?<![\\p{L}])(?:${alternatives(triggers.flatMap((name) => [...phrasesOf(grammars, name).keys()])).replaceAll('[\\s\\u00a0]+', '["”’)]{0,2}[\\s\\u00a0]+')})(?![\\p{L}])`,
      'giu',
    ),
    heading: new RegExp(
      `(?<![\\p{L}])(?:${alternatives(headings.flatMap((name) => [...phrasesOf(grammars, name).keys()]))})(?![\\p{L}])`,
      'iu',
    ),
  };
}

/** "shall begin on the Effective Date and continue until 31 December": a day on which something ends is not one on which
 *  it begins, though words for both stand before it. */
function withoutRivals(matches: readonly Match[]): Match[] {
  const ends = new Set(
    matches.filter(({ rule }) => rule.fields.fact === 'expiry-date').map(({ slots }) => slots.date?.start),
  );
  return matches.filter(
    ({ rule, slots }) => rule.fields.fact !== 'effective-date' || !slots.date || !ends.has(slots.date.start),
  );
}

/** The sentences in which some rule read a fact, those in clauses of their own first, then in the order of the text. */
export function readFactSentences(
  text: string,
  tree: ClauseTree,
  grammars: GrammarSet,
  words: WindowWords,
): FactSentence[] {
  const rules = grammars.rulesOf('facts');
  const found: FactSentence[] = [];
  const seen = new Set<number>();
  const done: Window[] = [];
  for (const plain of findWindows(text, tree, words.triggers, words.heading)) {
    const window = widened(text, plain);
    if (done.some(({ start, end }) => start <= window.start && window.end <= end)) continue;
    done.push(window);
    const read = readText(text, grammars, window);
    const matches = matchRules(read, rules);
    for (const sentence of read.sentences) {
      const inside = withoutRivals(matches.filter(({ from, to }) => from >= sentence.from && to <= sentence.to));
      if (inside.length === 0) continue;
      const { start, end } = tokenSpan(read.tokens, sentence.from, sentence.to);
      if (seen.has(end)) continue;
      seen.add(end);
      found.push({
        start,
        end,
        text: text.slice(start, end),
        plain: text.slice(start, end).replace(/[\s\u00a0]+/g, ' '),
        matches: inside,
        headed: window.headed,
        read,
      });
    }
  }
  return found;
}
