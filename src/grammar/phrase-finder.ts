import type { Lexicon } from './lexicon.js';
import { type Tokens, tokenAt } from './tokens.js';

/** Finds where an expression stands that begins with one of some phrases, as a search in the whole text would, but tries
 *  it only at the words with which a phrase begins. */
export class PhraseFinder {
  /** By word id: whether a phrase begins so. */
  private readonly begins: Uint8Array;

  /** @param phrases  all of their words are in the lexicon  @param pattern  sticky; begins with one of the phrases */
  constructor(
    lexicon: Lexicon,
    phrases: Iterable<string>,
    private readonly pattern: RegExp,
  ) {
    this.begins = new Uint8Array(lexicon.words.length);
    for (const phrase of phrases) this.begins[lexicon.idOf(/\p{L}+|\d+|\S/u.exec(phrase)![0])] = 1;
  }

  /** In reading order, not overlapping. @param to  an offset of the text: what begins there or later is left out. */
  *find(tokens: Tokens, to = tokens.text.length): Generator<RegExpExecArray> {
    for (let from = 0; ; ) {
      const match = this.next(tokens, tokenAt(tokens, from), from, to);
      if (!match) return;
      from = match.index + match[0].length;
      yield match;
    }
  }

  /** The first from a token on that begins in `[from, to)`. */
  private next(tokens: Tokens, token: number, from: number, to: number): RegExpExecArray | null {
    const { begins, pattern } = this;
    const { text, word, start, count } = tokens;
    for (let i = token; i < count; i++) {
      const id = word[i]!;
      if (id >= begins.length || begins[id] === 0) continue;
      const at = start[i]!;
      if (at >= to) return null;
      if (at < from) continue;
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) return match;
    }
    return null;
  }
}
