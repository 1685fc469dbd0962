import { CueFinder } from '../grammar/cue-finder.js';
import type { GrammarSet } from '../grammar/load.js';
import { type Match, matchRules } from '../grammar/matcher.js';
import { PhraseFinder } from '../grammar/phrase-finder.js';
import type { Read } from '../grammar/read.js';
import { sentenceAt, type TokenRange } from '../grammar/sentences.js';
import { tokenAt, tokenSpan } from '../grammar/tokens.js';
import type { ClauseTree } from '../model/clause-tree.js';
import { alternatives } from '../model/literal-pattern.js';
import { spaceRuns } from '../model/space-runs.js';
import type { Span } from '../model/span.js';
import { type FactSentence, factOf, matchesOf } from './fact-sentence.js';
import { phrasesOf } from './word-lists.js';

interface Window extends Span {
  readonly headed: boolean;
}

const reach = 450;
const mostWindows = 250;
const longestClause = 4000;

/** Pieces of the text around trigger words, and clauses under a heading of that sort, merged and in order. Bounded in
 *  number, so that the cost does not grow with a text that says "term" in each line. */
function findWindows(read: Read, tree: ClauseTree, { triggers, heading }: WindowWords): Window[] {
  const { text } = read;
  const windows: Window[] = [];
  for (const clause of tree.clauses) {
    const title = clause.heading ?? (/^[\d(]/.test(clause.number) ? '' : clause.number);
    if (title === '' || title.length > 90 || !heading.test(title)) continue;
    windows.push({ start: clause.start, end: Math.min(clause.end, clause.start + longestClause), headed: true });
    if (windows.length >= 16) break;
  }
  let count = 0;
  for (const match of triggers.find(read.tokens)) {
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
  readonly triggers: PhraseFinder;
  readonly heading: RegExp;
}

export function windowWords(
  grammars: GrammarSet,
  triggers: readonly string[],
  headings: readonly string[],
): WindowWords {
  const phrases = triggers.flatMap((name) => [...phrasesOf(grammars, name).keys()]);
  return {
    triggers: new PhraseFinder(
      grammars.lexicon,
      phrases,
      new RegExp(
        `(?<![\\p{L}])(?:${alternatives(phrases).replaceAll('[\\s\\u00a0]+', '["”’)]{0,2}[\\s\\u00a0]+')})(?![\\p{L}])`,
        'iuy',
      ),
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
  const ends = new Set(matchesOf({ matches }, 'expiry-date').map(({ slots }) => slots.date?.start));
  return matches.filter(
    (match) => factOf(match) !== 'effective-date' || !match.slots.date || !ends.has(match.slots.date.start),
  );
}

/** The sentences that windows hold, cut where they end, as token ranges in order. */
export function sentencesWithin({ tokens, sentences }: Read, windows: readonly Span[]): TokenRange[] {
  const ranges: TokenRange[] = [];
  let next = -1;
  let done = 0;
  for (const { start, end } of [...windows].sort((a, b) => a.start - b.start)) {
    const last = tokenAt(tokens, end);
    for (let from = Math.max(done, tokenAt(tokens, start)); from < last; ) {
      if (next < 0) next = sentenceAt(sentences, from);
      while (sentences[next]!.to <= from) next++;
      const to = Math.min(sentences[next]!.to, last);
      ranges.push({ from, to });
      from = to;
    }
    done = Math.max(done, last);
  }
  return ranges;
}

/** The sentences in which some rule read a fact, those in clauses of their own first, then in the order of the text. */
export function readFactSentences(
  read: Read,
  tree: ClauseTree,
  grammars: GrammarSet,
  words: WindowWords,
): FactSentence[] {
  const { text, tokens } = read;
  const windows = findWindows(read, tree, words).map((window) => widened(text, window));
  const sentences = sentencesWithin(read, windows);
  const matches = matchRules(read, grammars.rulesOf('facts'), sentences);
  const cues = CueFinder.of(read);
  const found: FactSentence[] = [];
  let next = 0;
  for (const sentence of sentences) {
    const inside: Match[] = [];
    for (; next < matches.length && matches[next]!.from < sentence.to; next++) inside.push(matches[next]!);
    if (inside.length === 0) continue;
    const { start, end } = tokenSpan(tokens, sentence.from, sentence.to);
    const words = text.slice(start, end);
    found.push({
      from: sentence.from,
      to: sentence.to,
      start,
      end,
      text: words,
      plain: words.replace(spaceRuns, ' '),
      matches: withoutRivals(inside),
      headed: windows.some((window) => window.headed && window.start < end && start < window.end),
      read,
      cues,
    });
  }
  return found.sort((a, b) => Number(b.headed) - Number(a.headed) || a.start - b.start);
}
