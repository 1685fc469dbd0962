import { fold, foldWord, repeatedMarks } from './characters.js';
import { contracted } from './contractions.js';

const noPrefixes = new Int32Array(0);

/** A place in the tree of the characters of named beginnings. */
interface Beginning {
  readonly next: Map<number, Beginning>;
  /** The id of the beginning that ends here, or -1. */
  prefix: number;
}

/** The words and word beginnings that grammars name. Ids are dense; ids of words that only a document uses follow. */
export class Lexicon {
  readonly words: string[] = [];
  readonly prefixes: string[] = [];
  private readonly wordIds = new Map<string, number>();
  private readonly prefixIds = new Map<string, number>();
  private readonly beginnings: Beginning = { next: new Map(), prefix: -1 };
  private prefixCache: Int32Array[] = [];

  constructor() {
    // A run of one of these marks is read as a single mark, whose word must therefore be known. The section mark is
    // looked for though no grammar names it.
    for (const mark of `${repeatedMarks}§`) this.intern(mark);
    for (const word of contracted) this.intern(word);
  }

  /** A lexicon as it was, by its words and beginnings in their order. */
  static of(words: readonly string[], prefixes: readonly string[]): Lexicon {
    const lexicon = new Lexicon();
    for (const word of words) lexicon.intern(word);
    for (const prefix of prefixes) lexicon.internPrefix(prefix);
    return lexicon;
  }

  intern(word: string): number {
    const key = foldWord(word);
    let id = this.wordIds.get(key);
    if (id === undefined) {
      id = this.words.push(key) - 1;
      this.wordIds.set(key, id);
    }
    return id;
  }

  internPrefix(prefix: string): number {
    const key = foldWord(prefix);
    let id = this.prefixIds.get(key);
    if (id === undefined) {
      id = this.prefixes.push(key) - 1;
      this.prefixIds.set(key, id);
      let node = this.beginnings;
      for (let i = 0; i < key.length; i++) {
        const char = key.charCodeAt(i);
        if (!node.next.has(char)) node.next.set(char, { next: new Map(), prefix: -1 });
        node = node.next.get(char)!;
      }
      node.prefix = id;
      this.prefixCache = [];
    }
    return id;
  }

  /** The id of a word that some grammar names, or -1. */
  idOf(word: string): number {
    return this.wordIds.get(foldWord(word)) ?? -1;
  }

  /** Ids of the named beginnings that the word in `[from, to)` of a text has, shorter ones first. */
  prefixesOf(text: string, from = 0, to = text.length): Int32Array {
    const found: number[] = [];
    let node = this.beginnings.next.get(fold(text.charCodeAt(from)));
    for (let i = from + 1; node; i++) {
      if (node.prefix >= 0) found.push(node.prefix);
      node = i < to ? node.next.get(fold(text.charCodeAt(i))) : undefined;
    }
    return found.length ? Int32Array.from(found) : noPrefixes;
  }

  private wordsByPrefix: number[][] = [];
  private sorted = 0;

  /** Ids of the lexicon's words that have a named beginning, in order. */
  wordsOfPrefix(prefix: number): readonly number[] {
    if (this.sorted !== this.words.length || this.wordsByPrefix.length !== this.prefixes.length) {
      this.wordsByPrefix = this.prefixes.map(() => []);
      this.sorted = this.words.length;
      for (let word = 0; word < this.sorted; word++) {
        for (const each of this.prefixesOfId(word)) this.wordsByPrefix[each]!.push(word);
      }
    }
    return this.wordsByPrefix[prefix]!;
  }

  /** The same for a word of the lexicon, remembered. */
  prefixesOfId(id: number): Int32Array {
    this.prefixCache[id] ??= this.prefixesOf(this.words[id]!);
    return this.prefixCache[id]!;
  }
}
