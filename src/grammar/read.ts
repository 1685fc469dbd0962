import type { Finding } from '../model/finding.js';
import type { UnresolvedReason } from '../model/obligation.js';
import type { Span } from '../model/span.js';
import type { Value } from '../model/value.js';
import type { GrammarSet } from './grammar-set.js';
import type { TokenRange } from './sentences.js';
import { lowerBound, merged } from './sorted-places.js';
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

/** Positions of words, beginnings and phrases in a document, computed once when first asked for. */
export class Places {
  private wordStart: Int32Array | null = null;
  private wordPlaces = new Int32Array(0);
  private readonly prefixWords = new Map<number, number[]>();
  private readonly prefixPlaces = new Map<number, Int32Array>();
  private readonly vocabularyPlaces = new Map<number, Int32Array>();
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

  ofWord(word: number): Int32Array {
    if (this.countOfWord(word) === 0) return nowhere;
    return this.wordPlaces.subarray(this.wordStart![word]!, this.wordStart![word + 1]!);
  }

  /** How often a word stands in the text: asked for many that never do. */
  countOfWord(word: number): number {
    this.wordStart ??= this.sortWords();
    return word + 1 < this.wordStart.length ? this.wordStart[word + 1]! - this.wordStart[word]! : 0;
  }

  private sortWords(): Int32Array {
    const { word, count, lexicon, ownWords } = this.tokens;
    const starts = new Int32Array(lexicon.words.length + ownWords.length + 2);
    for (let i = 0; i < count; i++) starts[word[i]! + 2]!++;
    for (let i = 2; i < starts.length; i++) starts[i]! += starts[i - 1]!;
    this.wordPlaces = new Int32Array(count);
    for (let i = 0; i < count; i++) this.wordPlaces[starts[word[i]! + 1]!++] = i;
    return starts;
  }

  ofPrefix(prefix: number): Int32Array {
    let found = this.prefixPlaces.get(prefix);
    if (found) return found;
    const words = this.wordsOfPrefix(prefix).filter((word) => this.countOfWord(word) > 0);
    found = merged(words.map((word) => this.ofWord(word)));
    this.prefixPlaces.set(prefix, found);
    return found;
  }

  countOfPrefix(prefix: number): number {
    let count = 0;
    for (const word of this.wordsOfPrefix(prefix)) count += this.countOfWord(word);
    return count;
  }

  /** Words of the grammars and of this document that have a named beginning. */
  private wordsOfPrefix(prefix: number): readonly number[] {
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
    const known = this.tokens.lexicon.wordsOfPrefix(prefix);
    const own = this.prefixWords.get(prefix);
    return own ? [...known, ...own] : known;
  }

  ofVocabulary(vocabulary: number): Int32Array {
    let found = this.vocabularyPlaces.get(vocabulary);
    if (found) return found;
    if (this.vocabularyPlaces.size === 0) this.sortVocabularies();
    found = this.vocabularyPlaces.get(vocabulary) ?? nowhere;
    this.vocabularyPlaces.set(vocabulary, found);
    return found;
  }

  private sortVocabularies(): void {
    const { firstHit, vocabulary, vocabularies, size } = this.hits();
    // Counted first, then filled: several phrases of one vocabulary may begin at one token.
    const sizes = new Int32Array(vocabularies);
    for (let h = 0; h < size; h++) sizes[vocabulary[h]!]!++;
    const places = Array.from(sizes, (count) => (count === 0 ? nowhere : new Int32Array(count)));
    const filled = sizes.fill(0);
    for (let i = 0; i < this.tokens.count; i++) {
      for (let h = firstHit[i]!; h < firstHit[i + 1]!; h++) {
        const id = vocabulary[h]!;
        const list = places[id]!;
        const at = filled[id]!;
        if (at > 0 && list[at - 1] === i) continue;
        list[at] = i;
        filled[id] = at + 1;
      }
    }
    this.vocabularyPlaces.set(-1, nowhere);
    places.forEach((list, id) => {
      this.vocabularyPlaces.set(id, filled[id] === list.length ? list : list.subarray(0, filled[id]));
    });
  }
}
