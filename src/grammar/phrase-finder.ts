import type { Lexicon } from './lexicon.js';
import { MARK, type Tokens, tokenAt } from './tokens.js';

/** Two words with which a phrase begins; of others the first alone is looked at. */
const twoWords = /^(\p{L}+)[ -](\p{L}+)(?=[ -]|$)/u;

/** Finds where an expression stands that begins with one of some phrases, as a search in the whole text would, but tries
 *  it only at the words with which a phrase begins. */
export class PhraseFinder {
  /** By word id: whether a phrase begins so. */
  private readonly begins: Uint8Array;
  /** By a word with which only longer phrases begin: those of which one stands behind it in the text, marks aside. */
  private readonly second = new Map<number, Set<number>>();

  /** @param phrases  all of their words are in the lexicon  @param pattern  sticky; begins with one of the phrases */
  constructor(
    lexicon: Lexicon,
    phrases: Iterable<string>,
    private readonly pattern: RegExp,
  ) {
    this.begins = new Uint8Array(lexicon.words.length);
    const alone = new Set<number>();
    for (const phrase of phrases) {
      const first = lexicon.idOf(/\p{L}+|\d+|\S/u.exec(phrase)![0]);
      const second = twoWords.exec(phrase)?.[2];
      this.begins[first] = 1;
      if (second === undefined) alone.add(first);
      else this.second.set(first, (this.second.get(first) ?? new Set()).add(lexicon.idOf(second)));
    }
    for (const first of alone) this.second.delete(first);
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
      if (at < from || !this.goesOn(tokens, i)) continue;
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (match) return match;
    }
    return null;
  }

  /** Whether a phrase may go on behind its first word. */
  private goesOn({ word, kind, count }: Tokens, token: number): boolean {
    const second = this.second.get(word[token]!);
    if (!second) return true;
    let next = token + 1;
    while (next < count && kind[next] === MARK) next++;
    return next < count && second.has(word[next]!);
  }
}
