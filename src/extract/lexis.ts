import { phraseAt } from '../grammar/numbers.js';
import type { Read } from '../grammar/read.js';
import { lowerBound } from '../grammar/sorted-places.js';
import { bodyLetters } from './body-letters.js';
import type { SentenceWords } from './sentence-words.js';
import { listsOf, type WordList, wordList } from './word-list.js';

/** Kinds of phrases of which is asked at every word, as bits. */
export const opener = { modal: 1, order: 2, party: 4 } as const;

const openers: Readonly<Record<string, number>> = {
  exemption: opener.modal,
  failure: opener.modal,
  prohibition: opener.modal,
  permission: opener.modal,
  duty: opener.modal,
  'who/holds-right': opener.modal,
  order: opener.order,
  'either-party': opener.party,
};

function markOpeners({ places, grammars, tokens }: Read): Uint8Array {
  const marks = new Uint8Array(tokens.count);
  for (const [name, kind] of Object.entries(openers)) {
    const id = grammars.trie.idOf(name);
    if (id >= 0) for (const token of places.ofVocabulary(id)) marks[token]! |= kind;
  }
  return marks;
}

/** Looks up phrases of the vocabularies at places of a text, where the grammar engine has found them already. */
export class Lexis {
  /** By token: bits of `opener` for what begins there. */
  private openers: Uint8Array | null = null;

  private readonly lists: Map<string, WordList>;

  constructor(private readonly read: Read) {
    this.lists = listsOf(read.grammars);
  }

  /** Whether a phrase that opens one of some kinds may begin at word `i`. Asked at every word, before `match` is.
   *  @param kinds  bits of `opener` */
  opens(kinds: number, words: SentenceWords, i: number): boolean {
    this.openers ??= markOpeners(this.read);
    return (this.openers[words.first + i]! & kinds) !== 0;
  }

  /** The end, counted within the sentence, of the longest phrase of a vocabulary that begins at word `i`; 0 if none. */
  match(vocabulary: string, words: SentenceWords, i: number): number {
    const { firstHit } = this.read.hits;
    const token = words.first + i;
    if (firstHit[token] === firstHit[token + 1]) return 0;
    return this.endAt(this.read.grammars.trie.idOf(vocabulary), words, token);
  }

  private endAt(id: number, words: SentenceWords, token: number): number {
    const { firstHit, vocabulary, end } = this.read.hits;
    let longest = 0;
    for (let hit = firstHit[token]!; hit < firstHit[token + 1]!; hit++) {
      if (vocabulary[hit] === id && end[hit]! > longest) longest = end[hit]!;
    }
    return longest > words.first + words.count ? 0 : Math.max(0, longest - words.first);
  }

  /** What the longest phrase of a vocabulary that begins at word `i` means; empty if none begins there. */
  meaning(vocabulary: string, words: SentenceWords, i: number): string {
    return phraseAt(this.read, this.read.grammars.trie.idOf(vocabulary), words.first + i)?.meaning ?? '';
  }

  /** Whether a phrase of a vocabulary begins in words `[from, to)` of a sentence. */
  occurs(vocabulary: string, words: SentenceWords, from = 0, to = words.count): boolean {
    const id = this.read.grammars.trie.idOf(vocabulary);
    if (id < 0) return false;
    const { start, all } = this.read.places.phrases;
    const last = start[id + 1]!;
    for (let i = lowerBound(all, words.first + Math.max(0, from), start[id], last); i < last; i++) {
      if (all[i]! >= words.first + to) return false;
      if (this.endAt(id, words, all[i]!) > 0) return true;
    }
    return false;
  }

  /** Whether a word alone is a phrase of a vocabulary. */
  contains(vocabulary: string, word: string): boolean {
    return (this.lists.get(vocabulary) ?? wordList(this.read.grammars, vocabulary)).has(word);
  }

  /** Whether letters name a committee or an officer of this text: "JSC", `(the "JSC")`. */
  namesBody(name: string): boolean {
    return /^[A-Z]{2,5}$/.test(name) && bodyLetters(this.read).has(name);
  }
}
