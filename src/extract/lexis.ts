import { phraseAt } from '../grammar/numbers.js';
import type { Read } from '../grammar/read.js';
import type { SentenceWords } from './sentence-words.js';

/** Looks up phrases of the vocabularies at places of a text, where the grammar engine has found them already. */
export class Lexis {
  private readonly single = new Map<string, ReadonlySet<string>>();

  constructor(private readonly read: Read) {}

  /** The end, counted within the sentence, of the longest phrase of a vocabulary that begins at word `i`; 0 if none. */
  match(vocabulary: string, words: SentenceWords, i: number): number {
    const { hits } = this.read;
    const token = words.first + i;
    if (hits.firstHit[token] === hits.firstHit[token + 1]) return 0;
    const id = this.read.grammars.trie.idOf(vocabulary);
    if (id < 0) return 0;
    let end = 0;
    for (let hit = hits.firstHit[token]!; hit < hits.firstHit[token + 1]!; hit++) {
      if (hits.vocabulary[hit] === id) end = Math.max(end, hits.end[hit]! - words.first);
    }
    return end > words.count ? 0 : end;
  }

  /** What the longest phrase of a vocabulary that begins at word `i` means; empty if none begins there. */
  meaning(vocabulary: string, words: SentenceWords, i: number): string {
    return phraseAt(this.read, this.read.grammars.trie.idOf(vocabulary), words.first + i)?.meaning ?? '';
  }

  /** Whether a phrase of a vocabulary begins in words `[from, to)` of a sentence. */
  occurs(vocabulary: string, words: SentenceWords, from = 0, to = words.count): boolean {
    for (let i = Math.max(0, from); i < to; i++) if (this.match(vocabulary, words, i) > 0) return true;
    return false;
  }

  /** Whether a word alone is a phrase of a vocabulary. */
  contains(vocabulary: string, word: string): boolean {
    let set = this.single.get(vocabulary);
    if (!set) {
      set = new Set(this.read.grammars.vocabularies.get(vocabulary)?.entries.map(({ phrase }) => phrase));
      this.single.set(vocabulary, set);
    }
    return set.has(word);
  }
}
