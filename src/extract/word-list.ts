import type { GrammarSet } from '../grammar/load.js';
import { type PatternNode, parsePattern } from '../grammar/notation.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';

/** The phrases of a vocabulary as they are written, and the single words that they stand for. */
export class WordList {
  private readonly words: Set<string>;
  private readonly beginnings: string[] = [];

  /** @param phrases  as they are written in the vocabulary */
  constructor(readonly phrases: readonly string[]) {
    this.words = new Set(phrases);
    for (const phrase of phrases) this.addWords(parsePattern(phrase));
  }

  /** "(deduct | withhold)", "approv*": each of the words; what more words than one make up is known as it is written. */
  private addWords(node: PatternNode): void {
    if (node.type === 'word') this.words.add(node.word);
    else if (node.type === 'prefix') this.beginnings.push(node.prefix);
    else if (node.type === 'alternatives') for (const item of node.items) this.addWords(item);
  }

  /** The phrases as alternatives of a regular expression. */
  get pattern(): string {
    return alternatives(this.phrases);
  }

  /** Whether a word, in small letters, is one of them. */
  has(word: string): boolean {
    if (this.words.has(word)) return true;
    for (const beginning of this.beginnings) if (word.startsWith(beginning)) return true;
    return false;
  }
}

/** The lists that were made so far. */
export const listsOf = oncePer((_: GrammarSet) => new Map<string, WordList>());

/** A vocabulary as a list, made once for all documents; empty where the grammars lack it. */
export function wordList(grammars: GrammarSet, vocabulary: string): WordList {
  const lists = listsOf(grammars);
  let list = lists.get(vocabulary);
  if (!list) {
    list = new WordList(grammars.vocabularies.get(vocabulary)?.entries.map(({ phrase }) => phrase) ?? []);
    lists.set(vocabulary, list);
  }
  return list;
}
