import type { Lexicon } from './lexicon.js';
import type { Tokens } from './tokens.js';

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
    const { begins, pattern } = this;
    const { text, word, start, count } = tokens;
    let from = 0;
    for (let i = 0; i < count; i++) {
      if (begins[word[i]!] !== 1) continue;
      const at = start[i]!;
      if (at >= to) return;
      if (at < from) continue;
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match) continue;
      from = pattern.lastIndex;
      yield match;
    }
  }
}
