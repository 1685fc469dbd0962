import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { GAP_SPACE, MARK, tokenText } from '../grammar/tokens.js';

/** One sentence as words, for reading who does what. Word `i` is token `first + i` of the document. */
export interface SentenceWords {
  readonly first: number;
  readonly count: number;
  /** Lower case, straight quotes. */
  readonly lower: readonly string[];
  readonly isWord: readonly boolean[];
  /** Begins with a capital letter. */
  readonly capital: readonly boolean[];
  /** A possessive ending follows: "Party B's", "the parties'". */
  readonly possessive: readonly boolean[];
  /** White space stands before the word: it is not the second half of a compound. */
  readonly spaced: readonly boolean[];
  /** Part of "where practicable", "if any": words that change nothing in who does what. */
  readonly aside: readonly boolean[];
  /** The words `[from, to)` as printed. */
  slice(from: number, to: number): string;
}

export function readWords(read: Read, range: TokenRange): SentenceWords {
  const { tokens, hits } = read;
  const asides = read.grammars.trie.names.indexOf('aside');
  const aside: boolean[] = [];
  const lower: string[] = [];
  const isWord: boolean[] = [];
  const capital: boolean[] = [];
  const possessive: boolean[] = [];
  const spaced: boolean[] = [];
  for (let token = range.from; token < range.to; token++) {
    const text = tokenText(tokens, token);
    const small = text.toLowerCase().replaceAll('’', "'");
    lower.push(small === '“' || small === '”' ? '"' : small);
    isWord.push(tokens.kind[token] !== MARK);
    capital.push(text !== small && text[0] !== small[0]);
    spaced.push(tokens.gap[token]! >= GAP_SPACE || token === range.from);
    for (let hit = hits.firstHit[token]!; hit < hits.firstHit[token + 1]!; hit++) {
      if (hits.vocabulary[hit] === asides) for (let i = token; i < hits.end[hit]!; i++) aside[i - range.from] = true;
    }
    const mark = tokens.text[tokens.end[token]!];
    possessive.push((mark === "'" || mark === '’') && /\w/.test(small));
  }
  const slice = (from: number, to: number) =>
    read.text.slice(tokens.start[range.from + from], tokens.end[range.from + to - 1]).replace(/\s+/g, ' ');
  return { first: range.from, count: lower.length, lower, isWord, capital, possessive, spaced, aside, slice };
}
