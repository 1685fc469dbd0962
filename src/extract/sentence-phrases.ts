import { phraseAt } from '../grammar/numbers.js';
import type { TokenRange } from '../grammar/sentences.js';
import { lowerBound } from '../grammar/sorted-places.js';
import { MARK, tokenAt, tokenText } from '../grammar/tokens.js';
import { type Clause, clausesAround, type Part, parentOf, partAt } from '../model/clause-tree.js';
import { headingSpan } from './lead-words.js';
import type { ReadingContext } from './reading-context.js';

const none: TokenRange = { from: 0, to: 0 };

export interface PlacedPhrase extends TokenRange {
  /** Empty where the vocabulary gives none. */
  readonly meaning: string;
}

/** Which vocabularies have a phrase where: in a sentence, and in the words that a reader has in mind with it. */
export class SentencePhrases {
  readonly #surroundings = new Map<number, readonly TokenRange[]>();
  /** Where the headings of clauses and the titles of parts stand, and the words of clauses that lead into their items. */
  readonly #headings = new Map<Clause | Part, TokenRange>();
  readonly #leads = new Map<Clause, TokenRange>();
  readonly #title: readonly TokenRange[];
  /** By vocabulary: the turn in which it had a phrase in the range that was looked at. */
  readonly #turns: Int32Array;
  #turn = 0;
  #looked: TokenRange = { from: -1, to: -1 };

  constructor(private readonly context: ReadingContext) {
    const { names } = context.read.grammars.trie;
    this.#turns = new Int32Array(names.length);
    const { title } = context.facts;
    this.#title = title ? [this.#range(title.span.start, title.span.end)] : [];
  }

  /** Passes over a range of which, or of parts of which, much will be asked. */
  lookAt(range: TokenRange): void {
    if (range.from === this.#looked.from && range.to === this.#looked.to) return;
    this.#looked = range;
    this.#turn++;
    const { firstHit, end, vocabulary } = this.context.read.hits;
    for (let hit = firstHit[range.from]!; hit < firstHit[range.to]!; hit++) {
      if (end[hit]! <= range.to) this.#turns[vocabulary[hit]!] = this.#turn;
    }
  }

  /** Whether the range lies in the one that was looked at, and that has no such phrase. False where nothing is known. */
  #lacks(id: number, { from, to }: TokenRange): boolean {
    return from >= this.#looked.from && to <= this.#looked.to && this.#turns[id] !== this.#turn;
  }

  has(vocabulary: string, range: TokenRange): boolean {
    const id = this.context.read.grammars.trie.idOf(vocabulary);
    if (id < 0) return false;
    if (this.#lacks(id, range)) return false;
    if (range.from === this.#looked.from && range.to === this.#looked.to) return true;
    const { hits, places } = this.context.read;
    const { start, all } = places.phrases;
    const last = start[id + 1]!;
    for (let i = lowerBound(all, range.from, start[id], last); i < last && all[i]! < range.to; i++) {
      const token = all[i]!;
      for (let hit = hits.firstHit[token]!; hit < hits.firstHit[token + 1]!; hit++) {
        if (hits.vocabulary[hit] === id && hits.end[hit]! <= range.to) return true;
      }
    }
    return false;
  }

  /** Whether the sentence, a heading above it, the words that lead into its list, or (if asked for) the title has one. */
  around(vocabulary: string, sentence: number, titled = false): boolean {
    return (
      this.has(vocabulary, this.context.read.sentences[sentence]!) ||
      this.#around(sentence).some((range) => this.has(vocabulary, range)) ||
      (titled && this.#title.some((range) => this.has(vocabulary, range)))
    );
  }

  /** Whether the text has a phrase of a vocabulary at all. */
  occurs(vocabulary: string): boolean {
    const { grammars, places } = this.context.read;
    const id = grammars.trie.idOf(vocabulary);
    return id >= 0 && places.phrases.start[id + 1]! > places.phrases.start[id]!;
  }

  /** What the phrases mean, in reading order; longer phrases win over those within them. */
  meanings(vocabulary: string, range: TokenRange): string[] {
    return this.places(vocabulary, range).map(({ meaning }) => meaning);
  }

  /** What the phrases mean in the first of some ranges that has any. */
  nearest(vocabulary: string, ranges: readonly TokenRange[]): string[] {
    for (const range of ranges) {
      const found = this.meanings(vocabulary, range);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Where the phrases stand, in tokens, and what they mean, in the same order. */
  places(vocabulary: string, range: TokenRange): PlacedPhrase[] {
    const { read } = this.context;
    const id = read.grammars.trie.idOf(vocabulary);
    const found: PlacedPhrase[] = [];
    if (id < 0 || this.#lacks(id, range)) return found;
    const { start, all } = read.places.phrases;
    const last = start[id + 1]!;
    let free = range.from;
    for (let i = lowerBound(all, free, start[id], last); i < last && all[i]! < range.to; i++) {
      const from = all[i]!;
      const phrase = from < free ? null : phraseAt(read, id, from);
      if (!phrase) continue;
      if (phrase.to <= range.to) found.push({ from, to: phrase.to, meaning: phrase.meaning });
      free = phrase.to;
    }
    return found;
  }

  /** The words up to the first mark or joining word, without articles, lower case. */
  wordsUntilMark(range: TokenRange): { readonly from: number; readonly text: string }[] {
    const { tokens } = this.context.read;
    const words: { from: number; text: string }[] = [];
    for (let token = range.from; token < range.to && tokens.kind[token] !== MARK; token++) {
      const text = tokenText(tokens, token).toLowerCase();
      if (text === 'and' || text === 'or') break;
      if (text !== 'the' && text !== 'a' && text !== 'an') words.push({ from: token, text });
    }
    return words;
  }

  /** The further items of a list that goes on at the beginning of a range, each of at most so many words: ", deliveries and
   *  signs". */
  listedBehind({ from, to }: TokenRange, longest: number): { readonly from: number; readonly text: string }[][] {
    const { tokens } = this.context.read;
    const items: { readonly from: number; readonly text: string }[][] = [];
    const joins = (token: number) => token < to && /^(?:,|and|or)$/i.test(tokenText(tokens, token));
    for (let at = from; joins(at); ) {
      while (joins(at)) at++;
      const words = this.wordsUntilMark({ from: at, to });
      if (words.length === 0 || words.length > longest) break;
      items.push(words);
      at = words.at(-1)!.from + 1;
    }
    return items;
  }

  /** The last token of a range that is a mark; -1 where none is. */
  lastMark(range: TokenRange, mark: string): number {
    const { tokens } = this.context.read;
    for (let token = range.to - 1; token >= range.from; token--)
      if (tokens.kind[token] === MARK && tokenText(tokens, token) === mark) return token;
    return -1;
  }

  #around(sentence: number): readonly TokenRange[] {
    const known = this.#surroundings.get(sentence);
    if (known) return known;
    const { read, tree } = this.context;
    const start = read.tokens.start[read.sentences[sentence]!.from] ?? 0;
    const ranges: TokenRange[] = [];
    for (const clause of clausesAround(this.context.tree, this.context.view(sentence).clause)) {
      ranges.push(this.#headingOf(clause, clause.heading));
      const parent = parentOf(this.context.tree, clause);
      if (parent && parent.lead.end <= start) ranges.push(this.#leadOf(parent));
    }
    const part = partAt(tree, start);
    if (part) ranges.push(this.#headingOf(part, part.title));
    this.#surroundings.set(sentence, ranges);
    return ranges;
  }

  /** Where the words of a heading stand; empty where they stand nowhere. */
  #headingOf(place: Clause | Part, words: string | null): TokenRange {
    let range = this.#headings.get(place);
    if (!range) {
      const span = headingSpan(this.context.read.text, place, words);
      range = span ? this.#range(span.start, span.end) : none;
      this.#headings.set(place, range);
    }
    return range;
  }

  /** The words before the items of a clause; empty where they do not lead into them. */
  #leadOf(clause: Clause): TokenRange {
    let range = this.#leads.get(clause);
    if (!range) {
      const { start, end } = clause.lead;
      const leads = /[:,—–-]$/.test(this.context.read.text.slice(start, end).trimEnd());
      range = leads ? this.#range(start, end) : none;
      this.#leads.set(clause, range);
    }
    return range;
  }

  #range(start: number, end: number): TokenRange {
    const { tokens } = this.context.read;
    const to = end >= this.context.read.text.length ? tokens.count : tokenAt(tokens, end);
    return { from: tokenAt(tokens, start), to: Math.max(to, tokenAt(tokens, start) + 1) };
  }
}
