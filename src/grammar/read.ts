import type { Finding } from '../model/finding.js';
import type { UnresolvedReason } from '../model/obligation.js';
import type { Span } from '../model/span.js';
import type { Value } from '../model/value.js';
import type { GrammarSet } from './grammar-set.js';
import type { TokenRange } from './sentences.js';
import { type Grouped, lowerBound, merged } from './sorted-places.js';
import type { Tokens } from './tokens.js';
import type { ValueName } from './value-names.js';
import type { VocabularyHits } from './vocabulary.js';

export { type ValueName, valueNames } from './value-names.js';

/** A value found in the text. */
export interface ValueHit extends Span, TokenRange {
  readonly name: ValueName;
  /** Null for numbers and times of day, which are no values of their own. */
  readonly value: Value | null;
  /** What was read; null where the figure is redacted or blank. For numbers only. */
  readonly number: number | null;
  /** `17:00`, for times of day only. */
  readonly time: string | null;
  /** The IANA zone named beside a time of day ("New York time"). */
  readonly zone: string | null;
  /** "at least", "not more than" beside it. The span leaves these words out. */
  readonly bound: 'at-least' | 'at-most' | null;
  /** The lower end of a range ("3-5 business days"); `value` is the upper. */
  readonly low: Value | null;
  /** Why nothing can be computed from it: words and figures differ, redacted, ambiguous date … */
  readonly problem: UnresolvedReason | null;
  readonly findings: readonly Finding[];
}

/** A text with everything that grammars can ask of it. Made by `readText`; treat as read-only. */
export interface Read {
  readonly text: string;
  readonly grammars: GrammarSet;
  readonly tokens: Tokens;
  readonly sentences: readonly TokenRange[];
  readonly hits: VocabularyHits;
  /** By value name, in reading order, not overlapping. */
  readonly values: Readonly<Record<ValueName, readonly ValueHit[]>>;
  /** The same by first token, for the matcher; in the order of `valueNames`. */
  readonly valuesAt: readonly HitsByToken[];
  /** The first tokens of each list of `values`, sorted; in the order of `valueNames`. */
  readonly valueStarts: readonly Int32Array[];
  /** Where features stand, filled as patterns ask. */
  readonly places: Places;
}

/** Values of one name by their first token. */
export class HitsByToken {
  private readonly bit: number;

  /** @param hits  in reading order  @param starts  their first tokens
   *  @param marks  by token, shared by all names: which of them begin there  @param name  index in `valueNames` */
  constructor(
    private readonly hits: readonly ValueHit[],
    private readonly starts: Int32Array,
    private readonly marks: Uint16Array,
    name: number,
  ) {
    this.bit = 1 << name;
    for (const token of starts) marks[token]! |= this.bit;
  }

  get(token: number): ValueHit | undefined {
    return this.has(token) ? this.hits[lowerBound(this.starts, token)] : undefined;
  }

  has(token: number): boolean {
    return (this.marks[token]! & this.bit) !== 0;
  }
}

const nowhere = new Int32Array(0);
const noWords: readonly number[] = [];

/** Positions of words, beginnings and phrases in a document, computed once when first asked for. */
export class Places {
  private wordPlaces: Grouped | null = null;
  private phrasePlaces: Grouped | null = null;
  private readonly prefixWords = new Map<number, number[]>();
  private readonly prefixPlaces = new Map<number, Int32Array>();
  private prefixCache: Int32Array[] = [];
  private prefixesKnown = false;

  constructor(
    private readonly tokens: Tokens,
    private readonly hits: () => VocabularyHits,
  ) {}

  /** Ids of the named beginnings of a word of this document. */
  readonly prefixesOf = (word: number): Int32Array => {
    const { lexicon, ownWords } = this.tokens;
    const known = lexicon.words.length;
    if (word < known) return lexicon.prefixesOfId(word);
    let found = this.prefixCache[word - known];
    if (found === undefined) {
      const { text, start, end } = this.tokens;
      const token = ownWords[word - known]!;
      found = lexicon.prefixesOf(text, start[token]!, end[token]!);
      this.prefixCache[word - known] = found;
    }
    return found;
  };

  /** By word: where it stands, in order. */
  get words(): Grouped {
    this.wordPlaces ??= this.sortWords();
    return this.wordPlaces;
  }

  /** By vocabulary: the tokens at which a phrase of it begins, in order. */
  get phrases(): Grouped {
    this.phrasePlaces ??= this.sortPhrases();
    return this.phrasePlaces;
  }

  ofWord(word: number): Int32Array {
    return ofGroup(this.words, word);
  }

  ofVocabulary(vocabulary: number): Int32Array {
    return ofGroup(this.phrases, vocabulary);
  }

  /** How often a word stands in the text: asked for many that never do. */
  countOfWord(word: number): number {
    return countOf(this.words, word);
  }

  private sortWords(): Grouped {
    const { word, count, lexicon, ownWords } = this.tokens;
    const start = new Int32Array(lexicon.words.length + ownWords.length + 2);
    for (let i = 0; i < count; i++) start[word[i]! + 2]!++;
    for (let i = 2; i < start.length; i++) start[i]! += start[i - 1]!;
    const all = new Int32Array(count);
    for (let i = 0; i < count; i++) all[start[word[i]! + 1]!++] = i;
    return { start, all };
  }

  private sortPhrases(): Grouped {
    const { firstHit, vocabulary, vocabularies } = this.hits();
    const { count } = this.tokens;
    // Several phrases of one vocabulary may begin at one token, which then counts once.
    const last = new Int32Array(vocabularies).fill(-1);
    const ids = new Int32Array(firstHit[count]!);
    const places = new Int32Array(firstHit[count]!);
    const start = new Int32Array(vocabularies + 2);
    let size = 0;
    for (let i = 0; i < count; i++) {
      const end = firstHit[i + 1]!;
      for (let h = firstHit[i]!; h < end; h++) {
        const id = vocabulary[h]!;
        if (last[id] === i) continue;
        last[id] = i;
        start[id + 2]!++;
        ids[size] = id;
        places[size++] = i;
      }
    }
    for (let id = 2; id < start.length; id++) start[id]! += start[id - 1]!;
    const all = new Int32Array(size);
    for (let i = 0; i < size; i++) all[start[ids[i]! + 1]!++] = places[i]!;
    return { start, all };
  }

  ofPrefix(prefix: number): Int32Array {
    let found = this.prefixPlaces.get(prefix);
    if (found) return found;
    const words = [...this.tokens.lexicon.wordsOfPrefix(prefix), ...this.ownWordsOfPrefix(prefix)].filter(
      (word) => this.countOfWord(word) > 0,
    );
    found = merged(words.map((word) => this.ofWord(word)));
    this.prefixPlaces.set(prefix, found);
    return found;
  }

  countOfPrefix(prefix: number): number {
    let count = 0;
    for (const word of this.tokens.lexicon.wordsOfPrefix(prefix)) count += this.countOfWord(word);
    for (const word of this.ownWordsOfPrefix(prefix)) count += this.countOfWord(word);
    return count;
  }

  /** Words of this document alone that have a named beginning. */
  private ownWordsOfPrefix(prefix: number): readonly number[] {
    if (!this.prefixesKnown) {
      this.prefixesKnown = true;
      const { lexicon, ownWords } = this.tokens;
      const known = lexicon.words.length;
      for (let word = known; word < known + ownWords.length; word++) {
        for (const each of this.prefixesOf(word)) {
          const list = this.prefixWords.get(each);
          if (list) list.push(word);
          else this.prefixWords.set(each, [word]);
        }
      }
    }
    return this.prefixWords.get(prefix) ?? noWords;
  }
}

const countOf = ({ start }: Grouped, id: number) => (id + 1 < start.length ? start[id + 1]! - start[id]! : 0);

const ofGroup = (grouped: Grouped, id: number) =>
  countOf(grouped, id) === 0 ? nowhere : grouped.all.subarray(grouped.start[id]!, grouped.start[id + 1]!);
