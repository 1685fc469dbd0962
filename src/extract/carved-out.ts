import type { TokenRange } from '../grammar/sentences.js';
import { isCapital, MARK, tokenAt, WORD } from '../grammar/tokens.js';
import { type Clause, clauseAt, numbersAround } from '../model/clause-tree.js';
import { oncePer } from '../model/once-per.js';
import type { Span } from '../model/span.js';
import { idleTokens, mostWords, printedWord, shortestWord, singular } from './matter-words.js';
import type { ReadingContext } from './reading-context.js';
import { SentencePhrases } from './sentence-phrases.js';
import { stringsOf } from './sentence-words.js';

/** What clauses of a text take out of a clause: "Clause 10.1 does not apply to liability for personal data"; "this does not
 *  apply to clause 11 of the Data Processing Agreement", "clause 4 of the Terms sets the limit for every other liability", in the clause itself.
 *  @returns the words of those sentences, with `+` between them, those that name another document with `@` before; empty where
 *    none speaks of the clause */
export function carvedOut(context: ReadingContext, clause: Clause | null): string {
  const carved = carvedIn(context);
  if (!clause || carved.size === 0) return '';
  const words = new Set<string>();
  for (const number of numbersAround(clause.number))
    for (const word of carved.get(`${clause.part}/${number}`) ?? []) words.add(word);
  return [...words].slice(0, mostWords).join('+');
}

/** By the part and number of a clause. */
const carvedIn = oncePer((context: ReadingContext): ReadonlyMap<string, readonly string[]> => {
  const { read, tree } = context;
  const carved = new Map<string, readonly string[]>();
  const phrases = new SentencePhrases(context);
  if (!phrases.occurs('subject/not-covered') && !phrases.occurs('subject/for-all-others')) return carved;
  for (const { span, target, external } of tree.references) {
    if (target === null && !external) continue;
    const range = read.sentences[context.sentenceOf(tokenAt(read.tokens, span.start))];
    if (!range || (!external && !phrases.has('subject/not-covered', range))) continue;
    const words = external ? documentIn(context, phrases, range, span) : wordsIn(context, phrases, range);
    const own = external ? clauseAt(tree, span.start) : null;
    const place = own ? `${own.part}/${own.number}` : target;
    if (place !== null && words.length > 0 && !carved.has(place)) carved.set(place, words);
  }
  return carved;
});

/** The words by which a sentence that takes something out names the other document whose clause that is. */
function documentIn(
  context: ReadingContext,
  phrases: SentencePhrases,
  range: TokenRange,
  { start, end }: Span,
): string[] {
  const { tokens } = context.read;
  const from = tokenAt(tokens, end);
  const before = phrases.has('subject/not-covered', { from: range.from, to: tokenAt(tokens, start) });
  if (!before && !phrases.has('subject/for-all-others', range)) return [];
  let to = from;
  while (to < range.to && tokens.kind[to] !== MARK && (to < from + 2 || isCapital(tokens, to))) to++;
  return wordsIn(context, phrases, { from, to }).map((word) => `@${word}`);
}

function wordsIn({ read }: ReadingContext, phrases: SentencePhrases, range: TokenRange): string[] {
  const idle = idleTokens(phrases, ['subject/empty-word', 'subject/not-covered'], range);
  const strings = stringsOf(read.tokens);
  const words = new Set<string>();
  for (let i = range.from; i < range.to && words.size < mostWords; i++) {
    if (idle[i - range.from] || read.tokens.kind[i] !== WORD) continue;
    const word = printedWord(read.tokens, i, strings);
    if (word.length >= shortestWord) words.add(singular(word));
  }
  return [...words];
}
