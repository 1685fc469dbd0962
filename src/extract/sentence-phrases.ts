import { phraseAt } from '../grammar/numbers.js';
import type { TokenRange } from '../grammar/sentences.js';
import { MARK, tokenAt, tokenText } from '../grammar/tokens.js';
import type { Clause } from '../model/clause-tree.js';
import type { ReadingContext } from './reading-context.js';

/** Which vocabularies have a phrase where: in a sentence, and in the words that a reader has in mind with it. */
export class SentencePhrases {
  readonly #ids = new Map<string, number>();
  readonly #surroundings = new Map<number, readonly TokenRange[]>();
  readonly #title: readonly TokenRange[];
  /** By vocabulary: the turn in which it had a phrase in the range that was looked at. */
  readonly #turns: Int32Array;
  #turn = 0;
  #looked: TokenRange = { from: 0, to: 0 };

  constructor(private readonly context: ReadingContext) {
    const { names } = context.read.grammars.trie;
    for (const [id, name] of names.entries()) this.#ids.set(name, id);
    this.#turns = new Int32Array(names.length);
    const { title } = context.facts;
    this.#title = title ? [this.#range(title.span.start, title.span.end)] : [];
  }

  /** Passes over a range of which `has` will be asked much. */
  lookAt(range: TokenRange): void {
    if (range.from === this.#looked.from && range.to === this.#looked.to) return;
    this.#looked = range;
    this.#turn++;
    const { firstHit, end, vocabulary } = this.context.read.hits;
    for (let hit = firstHit[range.from]!; hit < firstHit[range.to]!; hit++) {
      if (end[hit]! <= range.to) this.#turns[vocabulary[hit]!] = this.#turn;
    }
  }

  has(vocabulary: string, range: TokenRange): boolean {
    const id = this.#ids.get(vocabulary);
    if (id === undefined) return false;
    if (range.from === this.#looked.from && range.to === this.#looked.to) return this.#turns[id] === this.#turn;
    const { hits } = this.context.read;
    for (let token = range.from; token < range.to; token++) {
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

  /** What the phrases mean, in reading order; longer phrases win over those within them. */
  meanings(vocabulary: string, range: TokenRange): string[] {
    const id = this.#ids.get(vocabulary);
    const found: string[] = [];
    if (id === undefined) return found;
    for (let token = range.from; token < range.to; ) {
      const phrase = phraseAt(this.context.read, id, token);
      if (phrase && phrase.to <= range.to) found.push(phrase.meaning);
      token = phrase ? phrase.to : token + 1;
    }
    return found;
  }

  /** Where the phrases stand, in tokens. */
  places(vocabulary: string, range: TokenRange): TokenRange[] {
    const id = this.#ids.get(vocabulary);
    const found: TokenRange[] = [];
    if (id === undefined) return found;
    for (let token = range.from; token < range.to; ) {
      const phrase = phraseAt(this.context.read, id, token);
      if (phrase && phrase.to <= range.to) found.push({ from: token, to: phrase.to });
      token = phrase ? phrase.to : token + 1;
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

  #around(sentence: number): readonly TokenRange[] {
    const known = this.#surroundings.get(sentence);
    if (known) return known;
    const { read, tree } = this.context;
    const start = read.tokens.start[read.sentences[sentence]!.from] ?? 0;
    const ranges: TokenRange[] = [];
    for (let clause = this.context.view(sentence).clause; clause; clause = this.#parent(clause)) {
      if (clause.heading) {
        const at = read.text.indexOf(clause.heading, clause.start);
        if (at >= 0 && at < clause.end) ranges.push(this.#range(at, at + clause.heading.length));
      }
      const parent = this.#parent(clause);
      if (parent && parent.lead.end <= start && /[:,—–-]\s*$/.test(read.text.slice(parent.lead.start, parent.lead.end)))
        ranges.push(this.#range(parent.lead.start, parent.lead.end));
    }
    const part = tree.parts.find((each) => each.start <= start && start < each.end);
    if (part?.title) {
      const at = read.text.indexOf(part.title, part.start);
      if (at >= 0 && at < part.end) ranges.push(this.#range(at, at + part.title.length));
    }
    this.#surroundings.set(sentence, ranges);
    return ranges;
  }

  #parent(clause: Clause): Clause | null {
    return clause.parent === null ? null : this.context.tree.clauses[clause.parent]!;
  }

  #range(start: number, end: number): TokenRange {
    const { tokens } = this.context.read;
    const to = end >= this.context.read.text.length ? tokens.count : tokenAt(tokens, end);
    return { from: tokenAt(tokens, start), to: Math.max(to, tokenAt(tokens, start) + 1) };
  }
}
