import { firstIndex } from '../model/first-index.js';
import type { Span } from '../model/span.js';
import {
  classOf,
  DIGIT,
  fold,
  IDEOGRAPH,
  isCapitalLetter,
  LETTER,
  letters,
  repeatedMarks,
  SPACE,
} from './characters.js';
import { contractionAt } from './contractions.js';
import { BLACKED_OUT, blackedOutEnd, isDigit, numberEnd } from './figures.js';
import type { Lexicon } from './lexicon.js';
import { markupEnd } from './markup.js';
import { TokenColumns } from './token-columns.js';
import { emptyHash, extended, WordTable } from './word-table.js';

/** What stands between a token and the one before. */
export const GAP_NONE = 0;
/** A hyphen inside a compound ("non-renewal", "30-day"), the apostrophe of a possessive, or two words as one ("don't"). */
export const GAP_JOIN = 1;
export const GAP_SPACE = 2;
export const GAP_LINE = 3;
export const GAP_BLANK_LINE = 4;

export const WORD = 1;
export const NUMBER = 2;
export const MARK = 3;

/** The tokens of a text: words, numbers (`200,000`, `1.5`, `8.4.1`) and single punctuation marks; runs of `_`, `*`,
 *  `.`, `-` are one mark, and so is a number some of whose figures are blacked out (`█,███`, `3█`); and marks of emphasis beside a word (`_Fees_`) are none. A hyphen between letters is no
 *  token: "non-renewal" reads as "non renewal". The possessive ending of a word ("party's", "days'") is left out of its
 *  token. Letters and digits part: "30days" is two tokens, and so is "don't", whose words are "do" and "not". */
export interface Tokens {
  readonly text: string;
  /** What was left out, in order. */
  readonly without: readonly Span[];
  readonly count: number;
  /** Offsets in `text`, half-open. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Word ids: below `lexicon.words.length` those of the grammars, above it words of this document alone. */
  readonly word: Int32Array;
  readonly kind: Uint8Array;
  readonly gap: Uint8Array;
  readonly lexicon: Lexicon;
  /** For words of this document alone, by `id - lexicon.words.length`: a token that has the word. */
  readonly ownWords: Int32Array;
}

const runs = new Set([...repeatedMarks].map((char) => char.charCodeAt(0)));
const [APOSTROPHE, HYPHEN, STOP, LOWER_S, NEWLINE, BLANK, CLOSE, CLOSE_SQUARE] = [
  39, 45, 46, 115, 10, 32, 41, 93,
] as const;

const smallAt = (text: string, at: number) => fold(text.charCodeAt(at));

/** Whether a hyphen right behind a token is part of a compound: "non-renewal", "30-day", "twelve (12)-month", and
 *  "one- half", where a line was broken. Between figures it is a mark: "3-5". */
function joins(text: string, at: number, limit: number, left: number, before: number): boolean {
  if (at >= limit) return false;
  const code = text.charCodeAt(at);
  const right = classOf(code);
  if (right === LETTER) return left !== MARK || before === CLOSE || before === CLOSE_SQUARE;
  if (right === DIGIT) return left === WORD;
  if (right !== SPACE || left !== WORD || at + 1 >= limit) return false;
  const next = text.charCodeAt(at + 1);
  return classOf(next) === LETTER && fold(next) === next;
}

/** Reads a text into tokens in one pass.
 *  @param without  what is left out of it, in order: a blank line stands in its place */
export function readTokens(text: string, lexicon: Lexicon, without: readonly Span[] = []): Tokens {
  const columns = new TokenColumns(Math.max(16, text.length >> 2));
  const reader = new TokenReader(text, lexicon, columns, new WordTable(text, lexicon, columns));
  let from = 0;
  for (const { start, end } of without) {
    reader.read(from, start);
    from = end;
  }
  reader.read(from, text.length);
  const { count } = columns;
  return {
    text,
    without,
    count,
    start: columns.start.subarray(0, count),
    end: columns.end.subarray(0, count),
    word: columns.word.subarray(0, count),
    kind: columns.kind.subarray(0, count),
    gap: columns.gap.subarray(0, count),
    lexicon,
    ownWords: Int32Array.from(reader.ownWords),
  };
}

/** A method for each kind of token: V8 compiles a function anew when something rare in it happens for the first time, which
 *  for all kinds in one took a twelfth of the time in which a document is understood. */
class TokenReader {
  /** The first character that was not read. */
  private at = 0;
  /** What stands before it. */
  private between: number = GAP_BLANK_LINE;
  private limit = 0;

  constructor(
    private readonly text: string,
    private readonly lexicon: Lexicon,
    private readonly columns: TokenColumns,
    private readonly table: WordTable,
  ) {}

  get ownWords(): readonly number[] {
    return this.table.own;
  }

  /** A stretch of the text, as though a blank line stood before it. */
  read(from: number, limit: number): void {
    const { text } = this;
    this.at = from;
    this.between = GAP_BLANK_LINE;
    this.limit = limit;
    while (this.at < limit) {
      const code = text.charCodeAt(this.at);
      const type = classOf(code);
      if (type === SPACE) this.readSpace(code);
      else if (type === LETTER) this.readWord();
      else if (type === DIGIT || (code === STOP && this.beginsFraction())) this.readNumber();
      else if (type === IDEOGRAPH) this.add(WORD, this.at + 1, extended(emptyHash, fold(code)));
      else this.readMark(code);
    }
  }

  private readSpace(code: number): void {
    if (code === NEWLINE || code === 12 || code === 13 || code === 0x2028 || code === 0x2029) {
      const half = code === 13 && this.text.charCodeAt(this.at + 1) === NEWLINE;
      if (!half) this.between = this.between >= GAP_LINE ? GAP_BLANK_LINE : GAP_LINE;
    } else if (this.between < GAP_SPACE) this.between = GAP_SPACE;
    this.at++;
  }

  private readWord(): void {
    const { text, limit, at } = this;
    let to = at;
    let hash = emptyHash;
    let next = 0;
    for (; to < limit; to++) {
      next = text.charCodeAt(to);
      const letter = letters[next]!;
      if (letter === 0) break;
      hash = extended(hash, letter);
    }
    // Behind most words stands a space.
    if (to > at && next === BLANK) {
      this.add(WORD, to, hash);
      this.at = to + 1;
      this.between = GAP_SPACE;
    } else this.readRest(to, hash);
  }

  /** What follows the letters of a word: apostrophes, and letters that were not known for such before.
   *  @param from  where it begins  @param known  the hash of the letters before */
  private readRest(from: number, known: number): void {
    const { text, limit, at } = this;
    let to = from;
    let hash = known;
    let apostrophe = -1;
    while (to < limit) {
      const c = text.charCodeAt(to);
      if (classOf(c) === LETTER) {
        hash = extended(hash, fold(c));
        to++;
      } else if (fold(c) === APOSTROPHE && to + 1 < limit && classOf(text.charCodeAt(to + 1)) === LETTER) {
        hash = extended(extended(hash, fold(c)), fold(text.charCodeAt(to + 1)));
        apostrophe = to;
        to += 2;
      } else break;
    }
    if (to - at > 2 && smallAt(text, to - 1) === LOWER_S && smallAt(text, to - 2) === APOSTROPHE) {
      this.add(WORD, to - 2, this.table.hashOf(at, to - 2));
      this.at = to;
      this.between = GAP_JOIN;
    } else if (to < limit && smallAt(text, to) === APOSTROPHE && smallAt(text, to - 1) === LOWER_S) {
      this.add(WORD, to, hash);
      this.at = to + 1;
      this.between = GAP_JOIN;
    } else if (apostrophe < 0 || !this.readContraction(apostrophe, to)) this.add(WORD, to, hash);
  }

  /** "don't" as "do" and "not". */
  private readContraction(apostrophe: number, to: number): boolean {
    const { text, at, lexicon, table, columns } = this;
    const two = contractionAt(text, at, apostrophe, to);
    if (!two) return false;
    const head = two.head ? lexicon.idOf(two.head) : table.idOf(at, two.headEnd, table.hashOf(at, two.headEnd));
    columns.add(at, two.headEnd, WORD, this.between, head);
    columns.add(two.tailStart, to, WORD, GAP_JOIN, lexicon.idOf(two.tail));
    this.at = to;
    this.between = GAP_NONE;
    return true;
  }

  /** Whether the stop is that of `.5`, not that of `Section 2.5` or a sentence. */
  private beginsFraction(): boolean {
    const { text, at, limit } = this;
    return at + 1 < limit && isDigit(text.charCodeAt(at + 1)) && this.between !== GAP_NONE;
  }

  private readNumber(): void {
    const { text, at, limit } = this;
    const to = numberEnd(text, isDigit(text.charCodeAt(at)) ? at : at + 1, limit);
    if (to < limit && fold(text.charCodeAt(to)) === BLACKED_OUT) this.readBlackedOut(to);
    else this.add(NUMBER, to, this.table.hashOf(at, to));
  }

  private readMark(code: number): void {
    const { text, at, limit } = this;
    const mark = fold(code);
    if (mark === HYPHEN && this.between === GAP_NONE && this.isJoint()) {
      this.between = GAP_JOIN;
      this.at++;
      return;
    }
    const behind = markupEnd(text, at, code, limit);
    if (behind > 0) {
      // "_Customer_'s" loses its ending as "Customer's" does.
      const ending = fold(text.charCodeAt(behind)) === APOSTROPHE && fold(text.charCodeAt(behind + 1)) === LOWER_S;
      this.at = ending && classOf(text.charCodeAt(behind + 2)) !== LETTER ? behind + 2 : behind;
      return;
    }
    if (mark === BLACKED_OUT) {
      this.readBlackedOut(at);
      return;
    }
    let to = at + 1;
    if (runs.has(mark)) while (to < limit && fold(text.charCodeAt(to)) === mark) to++;
    this.add(MARK, to, extended(emptyHash, mark));
  }

  /** @param first  the first character that is blacked out */
  private readBlackedOut(first: number): void {
    const to = blackedOutEnd(this.text, first, this.limit);
    this.add(MARK, to, extended(emptyHash, BLACKED_OUT), first);
  }

  /** Whether the hyphen parts the token before it from what follows in one compound. */
  private isJoint(): boolean {
    const { text, at, limit, columns } = this;
    const last = columns.count - 1;
    if (last < 0 || columns.end[last] !== at) return false;
    return joins(text, at + 1, limit, columns.kind[last]!, fold(text.charCodeAt(at - 1)));
  }

  /** @param mark  where a mark stands that is the word of the token */
  private add(kind: number, to: number, hash: number, mark = this.at): void {
    const { at } = this;
    // A run of one mark is interned as the single mark, so that "____" and "_" are the same word.
    const id = kind === MARK ? this.table.idOf(mark, mark + 1, hash) : this.table.idOf(at, to, hash);
    this.columns.add(at, to, kind, this.between, id);
    this.at = to;
    this.between = GAP_NONE;
  }
}

/** Whether a token begins with a capital. */
export function isCapital({ text, start }: Pick<Tokens, 'text' | 'start'>, token: number): boolean {
  return isCapitalLetter(text.charCodeAt(start[token]!));
}

/** The characters of a token. */
export function tokenText(tokens: Tokens, token: number): string {
  return tokens.text.slice(tokens.start[token], tokens.end[token]);
}

/** The characters of tokens `[from, to)` and between them, but for what was left out. */
export function textOf(tokens: Tokens, from: number, to: number): string {
  const { text, without } = tokens;
  const { start, end } = tokenSpan(tokens, from, to);
  let words = '';
  let at = start;
  for (
    let i = without.length && firstIndex(without.length, (k) => without[k]!.start > start);
    i < without.length;
    i++
  ) {
    if (without[i]!.start >= end) break;
    words += text.slice(at, without[i]!.start);
    at = without[i]!.end;
  }
  return words + text.slice(at, end);
}

/** The span of tokens `[from, to)`; empty at the start of `from` where there are none. */
export function tokenSpan(tokens: Tokens, from: number, to: number): Span {
  const start = from < tokens.count ? tokens.start[from]! : tokens.text.length;
  return { start, end: to > from ? tokens.end[to - 1]! : start };
}

/** The first token that ends after an offset: the token at the offset or the next one; `count` where there is none. */
export function tokenAt(tokens: Tokens, offset: number): number {
  return firstIndex(tokens.count, (i) => tokens.end[i]! > offset);
}
