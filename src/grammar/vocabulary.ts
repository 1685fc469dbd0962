import type { Lexicon } from './lexicon.js';
import type { PatternNode } from './notation.js';
import { PhraseTree, type TreeLayout } from './phrase-tree.js';
import type { Tokens } from './tokens.js';
import { TrieEdges } from './trie-edges.js';

/** One list of phrases that patterns name in braces. */
export interface Vocabulary {
  readonly name: string;
  readonly says: string;
  /** What a phrase means, where the file gives meanings: `{ monday: [monday, mon] }`; null in a plain list. */
  readonly entries: readonly { readonly phrase: string; readonly meaning: string | null }[];
}

export type ParsedEntry = Vocabulary['entries'][number] & { readonly node: PatternNode };

/** Vocabularies to which none will be added. */
export interface StoredVocabularies {
  readonly names: readonly string[];
  readonly meanings: readonly string[];
  readonly tree: TreeLayout;
}

/** So many word sequences a phrase may stand for. */
const mostSequences = 20_000;

const nowhere: readonly number[] = [];

/** All vocabularies as one tree of words, so that a document is passed over once. */
export class VocabularyTrie {
  private readonly edges = new TrieEdges();
  /** By node: pairs of vocabulary and meaning (an index of `meanings`, -1 = none) that end there. */
  private readonly ends: (number[] | null)[] = [null];
  /** What both come to; null where a vocabulary was added since. */
  private tree: PhraseTree | null = null;
  /** By word of the lexicon: where phrases go on after it as their first word. */
  private firstNodes: (readonly number[] | undefined)[] = [];
  readonly names: string[] = [];
  readonly meanings: string[] = [];
  private readonly meaningIds = new Map<string, number>();

  private readonly ids = new Map<string, number>();
  private complete = false;

  constructor(readonly lexicon: Lexicon) {}

  /** As they were when they were stored, complete: nothing can be added to them. */
  static of(lexicon: Lexicon, { names, meanings, tree }: StoredVocabularies): VocabularyTrie {
    const trie = new VocabularyTrie(lexicon);
    for (const [id, name] of names.entries()) trie.ids.set(name, id);
    trie.names.push(...names);
    trie.meanings.push(...meanings);
    trie.tree = new PhraseTree(tree);
    trie.complete = true;
    return trie;
  }

  stored(): StoredVocabularies {
    const { names, meanings } = this;
    return { names, meanings, tree: this.laidOut().layout };
  }

  private laidOut(): PhraseTree {
    if (!this.tree) {
      const { from, elements } = this.edges.columns();
      this.tree = PhraseTree.of(from, elements, this.ends);
    }
    return this.tree;
  }

  /** The index of a vocabulary in `names`, or -1. */
  idOf(name: string): number {
    return this.ids.get(name) ?? -1;
  }

  /** @throws {RangeError} with the phrase, where it stands for too many sequences. */
  add(vocabulary: { readonly name: string; readonly entries: readonly ParsedEntry[] }): void {
    if (this.complete) throw new Error(`${vocabulary.name}: added to a tree that is complete`);
    this.firstNodes = [];
    this.tree = null;
    const id = this.names.push(vocabulary.name) - 1;
    this.ids.set(vocabulary.name, id);
    for (const { phrase, node, meaning } of vocabulary.entries) {
      let last: readonly number[];
      try {
        last = this.follow([0], node);
      } catch (error) {
        throw new RangeError(`"${phrase}": ${(error as Error).message}`);
      }
      if (last.includes(0)) throw new RangeError(`"${phrase}" may be empty`);
      const meant = meaning === null ? -1 : this.meaningId(meaning);
      for (const each of last) this.end(each, id, meant);
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

  /** The nodes to which a phrase leads from some nodes, one for each word sequence that it stands for; those that are not
   *  there are made. A word is its id, a beginning `begin*` is `-1 - id`. */
  private follow(nodes: readonly number[], phrase: PatternNode): readonly number[] {
    let found: readonly number[];
    switch (phrase.type) {
      case 'word': {
        const word = this.lexicon.intern(phrase.word);
        return nodes.map((node) => this.step(node, word));
      }
      case 'prefix': {
        const beginning = -1 - this.lexicon.internPrefix(phrase.prefix);
        return nodes.map((node) => this.step(node, beginning));
      }
      case 'optional':
        found = [...nodes, ...this.follow(nodes, phrase.item)];
        break;
      case 'alternatives':
        found = phrase.items.flatMap((item) => this.follow(nodes, item));
        break;
      case 'sequence':
        found = phrase.items.reduce((heads, item) => this.follow(heads, item), nodes);
        break;
      default:
        throw new RangeError(`a phrase of a vocabulary has words, beginnings, ( | ) and [ ] only, no ${phrase.type}`);
    }
    if (found.length > mostSequences) throw new RangeError('too many combinations');
    return found;
  }

  private step(node: number, element: number): number {
    const next = this.edges.next(node, element);
    if (next !== 0) return next;
    this.ends.push(null);
    return this.edges.add(node, element);
  }

  private end(node: number, vocabulary: number, meaning: number): void {
    const ends = this.ends[node] ?? [];
    this.ends[node] = ends;
    for (let i = 0; i < ends.length; i += 2) if (ends[i] === vocabulary && ends[i + 1] === meaning) return;
    ends.push(vocabulary, meaning);
  }

  /** Finds every phrase at every token. @param prefixesOf  ids of the named beginnings of a token's word. */
  findHits(tokens: Tokens, prefixesOf: (word: number) => Int32Array): VocabularyHits {
    const { word, count } = tokens;
    const tree = this.laidOut();
    const { nodes } = tree.layout;
    const firstHit = new Int32Array(count + 1);
    const hits = new HitList(count * 3 + 64);
    const known = this.lexicon.words.length;
    // Filled in any order: an array that grew so would be slow to read for good.
    if (this.firstNodes.length !== known) this.firstNodes = new Array(known);
    const ownFirstNodes: (readonly number[] | undefined)[] = [];
    const walk = (begin: number, from: number): void => {
      let node = begin;
      for (let at = from; ; at++) {
        if (nodes[node * 2 + 1] !== nodes[node * 2 + 3]) hits.add(tree.layout, node, at);
        // Most phrases have one word.
        if (at >= count || nodes[node * 2] === nodes[node * 2 + 2]) return;
        const id = word[at]!;
        const next = tree.next(node, id);
        if (tree.hasBeginnings(node)) {
          if (next) walk(next, at + 1);
          for (const prefix of prefixesOf(id)) {
            const branch = tree.next(node, -1 - prefix);
            if (branch) walk(branch, at + 1);
          }
          return;
        }
        if (!next) return;
        node = next;
      }
    };
    for (let i = 0; i < count; i++) {
      firstHit[i] = hits.size;
      const id = word[i]!;
      let heads = id < known ? this.firstNodes[id] : ownFirstNodes[id - known];
      if (heads === undefined) {
        heads = afterFirst(tree, id, known, prefixesOf);
        if (id < known) this.firstNodes[id] = heads;
        else ownFirstNodes[id - known] = heads;
      }
      for (let k = 0; k < heads.length; k++) walk(heads[k]!, i + 1);
    }
    firstHit[count] = hits.size;
    return {
      firstHit,
      vocabulary: hits.vocabulary,
      meaning: hits.meaning,
      end: hits.end,
      size: hits.size,
      vocabularies: this.names.length,
    };
  }
}

/** The nodes that a word leads to from the root. @param known  ids from here on are words that no phrase names */
function afterFirst(
  tree: PhraseTree,
  word: number,
  known: number,
  prefixesOf: (word: number) => Int32Array,
): readonly number[] {
  const prefixes = prefixesOf(word);
  const next = word < known ? tree.next(0, word) : 0;
  if (prefixes.length === 0 && next === 0) return nowhere;
  const nodes = [next];
  for (const prefix of prefixes) nodes.push(tree.next(0, -1 - prefix));
  return nodes.filter((node) => node !== 0);
}

/** What a search fills. */
class HitList {
  vocabulary: Int16Array;
  meaning: Int32Array;
  end: Int32Array;
  size = 0;

  /** @param capacity  how many hits are expected; more are taken too. */
  constructor(private capacity: number) {
    this.vocabulary = new Int16Array(capacity);
    this.meaning = new Int32Array(capacity);
    this.end = new Int32Array(capacity);
  }

  /** Adds what ends at a node. */
  add({ nodes, ends }: TreeLayout, node: number, to: number): void {
    const first = nodes[node * 2 + 1]!;
    const count = nodes[node * 2 + 3]! - first;
    if (this.size + count > this.capacity) {
      this.capacity = this.capacity * 2 + count;
      this.vocabulary = widened(new Int16Array(this.capacity), this.vocabulary);
      this.meaning = widened(new Int32Array(this.capacity), this.meaning);
      this.end = widened(new Int32Array(this.capacity), this.end);
    }
    const { vocabulary, meaning, end, size } = this;
    for (let i = 0; i < count; i++) {
      vocabulary[size + i] = ends[(first + i) * 2]!;
      meaning[size + i] = ends[(first + i) * 2 + 1]!;
      end[size + i] = to;
    }
    this.size = size + count;
  }
}

function widened<T extends Int16Array | Int32Array>(into: T, old: T): T {
  into.set(old);
  return into;
}

/** Hits of token `i` are those from `firstHit[i]` to `firstHit[i + 1]`. */
export interface VocabularyHits {
  readonly firstHit: Int32Array;
  readonly vocabulary: Int16Array;
  /** An index of `VocabularyTrie.meanings`, or -1. */
  readonly meaning: Int32Array;
  /** The token after the phrase. */
  readonly end: Int32Array;
  readonly size: number;
  /** How many vocabularies there are. */
  readonly vocabularies: number;
}
