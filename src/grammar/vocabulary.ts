import type { Lexicon } from './lexicon.js';
import type { PatternNode } from './notation.js';
import type { Tokens } from './tokens.js';

/** One list of phrases that patterns name in braces. */
export interface Vocabulary {
  readonly name: string;
  readonly says: string;
  /** What a phrase means, where the file gives meanings: `{ monday: [monday, mon] }`; null in a plain list. */
  readonly entries: readonly { readonly phrase: string; readonly meaning: string | null; readonly node: PatternNode }[];
}

/** A phrase with all its choices made; a word is its id, a beginning `begin*` is `-1 - id`. */
type Sequence = readonly number[];

export const mostSequences = 20_000;

/** All the word sequences that a phrase stands for. @throws {RangeError} where there are more than `mostSequences`. */
export function expandPhrase(node: PatternNode, lexicon: Lexicon): Sequence[] {
  switch (node.type) {
    case 'word':
      return [[lexicon.intern(node.word)]];
    case 'prefix':
      return [[-1 - lexicon.internPrefix(node.prefix)]];
    case 'optional':
      return [[], ...expandPhrase(node.item, lexicon)];
    case 'alternatives':
      return bounded(node.items.flatMap((item) => expandPhrase(item, lexicon)));
    case 'sequence':
      return node.items.reduce<Sequence[]>(
        (heads, item) => {
          const tails = expandPhrase(item, lexicon);
          if (heads.length * tails.length > mostSequences) throw new RangeError('too many combinations');
          return heads.flatMap((head) => tails.map((tail) => [...head, ...tail]));
        },
        [[]],
      );
    default:
      throw new RangeError(`a phrase of a vocabulary has words, beginnings, ( | ) and [ ] only, no ${node.type}`);
  }
}

function bounded(sequences: Sequence[]): Sequence[] {
  if (sequences.length > mostSequences) throw new RangeError('too many combinations');
  return sequences;
}

interface TrieNode {
  words: Map<number, TrieNode> | null;
  prefixes: Map<number, TrieNode> | null;
  /** Pairs of vocabulary and meaning (an index of `meanings`, -1 = none) that end here. */
  readonly ends: number[];
}

const newNode = (): TrieNode => ({ words: null, prefixes: null, ends: [] });

/** All vocabularies as one tree of words, so that a document is passed over once. */
export class VocabularyTrie {
  private readonly root = newNode();
  private rootByWord: (TrieNode | undefined)[] = [];
  readonly names: string[] = [];
  readonly meanings: string[] = [];
  private readonly meaningIds = new Map<string, number>();

  private readonly ids = new Map<string, number>();

  constructor(readonly lexicon: Lexicon) {}

  /** The index of a vocabulary in `names`, or -1. */
  idOf(name: string): number {
    return this.ids.get(name) ?? -1;
  }

  /** @throws {RangeError} with the phrase, where it stands for too many sequences. */
  add(vocabulary: Vocabulary): void {
    const id = this.names.push(vocabulary.name) - 1;
    this.ids.set(vocabulary.name, id);
    for (const { phrase, node, meaning } of vocabulary.entries) {
      let sequences: Sequence[];
      try {
        sequences = expandPhrase(node, this.lexicon);
      } catch (error) {
        throw new RangeError(`"${phrase}": ${(error as Error).message}`);
      }
      for (const sequence of sequences) {
        if (sequence.length === 0) throw new RangeError(`"${phrase}" may be empty`);
        this.insert(sequence, id, meaning === null ? -1 : this.meaningId(meaning));
      }
    }
  }

  private meaningId(meaning: string): number {
    let id = this.meaningIds.get(meaning);
    if (id === undefined) {
      id = this.meanings.push(meaning) - 1;
      this.meaningIds.set(meaning, id);
    }
    return id;
  }

  private insert(sequence: Sequence, vocabulary: number, meaning: number): void {
    let node = this.root;
    for (const element of sequence) {
      const key = element < 0 ? -1 - element : element;
      if (element < 0) node.prefixes ??= new Map();
      else node.words ??= new Map();
      const edges = (element < 0 ? node.prefixes : node.words)!;
      let next = edges.get(key);
      if (!next) {
        next = newNode();
        edges.set(key, next);
      }
      node = next;
    }
    for (let i = 0; i < node.ends.length; i += 2)
      if (node.ends[i] === vocabulary && node.ends[i + 1] === meaning) return;
    node.ends.push(vocabulary, meaning);
  }

  /** Finds every phrase at every token. @param prefixesOf  ids of the named beginnings of a token's word. */
  findHits(tokens: Tokens, prefixesOf: (word: number) => Int32Array): VocabularyHits {
    const firstHit = new Int32Array(tokens.count + 1);
    let capacity = Math.max(64, tokens.count);
    let vocabulary = new Int16Array(capacity);
    let meaning = new Int32Array(capacity);
    let end = new Int32Array(capacity);
    let size = 0;
    const { word, count } = tokens;
    const { rootByWord, root } = this;
    const known = this.lexicon.words.length;
    const put = (node: TrieNode, to: number) => {
      for (let i = 0; i < node.ends.length; i += 2) {
        if (size === capacity) {
          capacity *= 2;
          vocabulary = widened(new Int16Array(capacity), vocabulary);
          meaning = widened(new Int32Array(capacity), meaning);
          end = widened(new Int32Array(capacity), end);
        }
        vocabulary[size] = node.ends[i]!;
        meaning[size] = node.ends[i + 1]!;
        end[size] = to;
        size++;
      }
    };
    const walk = (node: TrieNode, at: number): void => {
      if (node.ends.length) put(node, at);
      if (at >= count) return;
      const id = word[at]!;
      const next = node.words?.get(id);
      if (next) walk(next, at + 1);
      if (node.prefixes) {
        for (const prefix of prefixesOf(id)) {
          const branch = node.prefixes.get(prefix);
          if (branch) walk(branch, at + 1);
        }
      }
    };
    for (let i = 0; i < count; i++) {
      firstHit[i] = size;
      const id = word[i]!;
      if (id < known) {
        let node = rootByWord[id];
        if (node === undefined) {
          node = root.words?.get(id) ?? nothing;
          rootByWord[id] = node;
        }
        if (node !== nothing) walk(node, i + 1);
      }
      if (root.prefixes) {
        const prefixes = prefixesOf(id);
        for (let k = 0; k < prefixes.length; k++) {
          const branch = root.prefixes.get(prefixes[k]!);
          if (branch) walk(branch, i + 1);
        }
      }
    }
    firstHit[count] = size;
    return { firstHit, vocabulary, meaning, end, size };
  }
}

function widened<T extends Int16Array | Int32Array>(into: T, old: T): T {
  into.set(old);
  return into;
}

const nothing: TrieNode = newNode();

/** Hits of token `i` are those from `firstHit[i]` to `firstHit[i + 1]`. */
export interface VocabularyHits {
  readonly firstHit: Int32Array;
  readonly vocabulary: Int16Array;
  /** An index of `VocabularyTrie.meanings`, or -1. */
  readonly meaning: Int32Array;
  /** The token after the phrase. */
  readonly end: Int32Array;
  readonly size: number;
}
