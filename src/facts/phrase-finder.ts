import type { GrammarSet } from '../grammar/load.js';
import type { Read } from '../grammar/read.js';
import { alternatives } from './word-lists.js';

/** Finds where phrases of vocabularies stand, as a regular expression over the whole text would, but tries it only at
 *  the words with which one of them begins. */
export class PhraseFinder {
  /** By word id: whether a phrase begins so. */
  private readonly begins: Uint8Array;
  private readonly pattern: RegExp;

  /** @param build  from the phrases as alternatives to the source of the whole expression, which begins with them. */
  constructor(grammars: GrammarSet, phrases: readonly string[], build: (phrases: string) => string, flags: string) {
    this.begins = new Uint8Array(grammars.lexicon.words.length);
    for (const phrase of phrases) this.begins[grammars.lexicon.idOf(/\p{L}+|\d+/u.exec(phrase)![0])] = 1;
    this.pattern = new RegExp(build(alternatives(phrases)), `${flags}y`);
  }

  /** In reading order, not overlapping. @param to  an offset of the text: what begins there or later is left out. */
  *find({ text, tokens }: Read, to = text.length): Generator<RegExpExecArray> {
    const { begins, pattern } = this;
    let from = 0;
    for (let i = 0; i < tokens.count; i++) {
      if (begins[tokens.word[i]!] !== 1) continue;
      const start = tokens.start[i]!;
      if (start >= to) return;
      if (start < from) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (!match) continue;
      from = pattern.lastIndex;
      yield match;
    }
  }
}
