import type { Span } from '../model/span.js';
import { classOf, DIGIT, fold, IDEOGRAPH, LETTER, type Lexicon, repeatedMarks, SPACE } from './lexicon.js';

/** What stands between a token and the one before. */
export const GAP_NONE = 0;
/** A hyphen inside a compound ("non-renewal", "30-day") or the apostrophe of a possessive. */
export const GAP_JOIN = 1;
export const GAP_SPACE = 2;
export const GAP_LINE = 3;
export const GAP_BLANK_LINE = 4;

export const WORD = 1;
export const NUMBER = 2;
export const MARK = 3;

/** The tokens of a text: words, numbers (`200,000`, `1.5`, `8.4.1`) and single punctuation marks; runs of `_`, `*`, `.`,
 *  `-` are one mark. A hyphen between letters is no token: "non-renewal" reads as "non renewal". The possessive ending
 *  of a word ("party's", "days'") is left out of its token. Letters and digits part: "30days" is two tokens. */
export interface Tokens {
  readonly text: string;
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
const [APOSTROPHE, HYPHEN, COMMA, STOP, LOWER_S, NEWLINE, CLOSE, CLOSE_SQUARE] = [
  39, 45, 44, 46, 115, 10, 41, 93,
] as const;

const isDigit = (code: number) => code >= 48 && code <= 57;

/** Where the number that begins at `at` ends: `200,000`, `12,34,567.89`, `1.5`, `8.4.1`; not the comma of `May 3,2024`. */
function numberEnd(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && isDigit(text.charCodeAt(i))) i++;
  if (i - at <= 3) {
    let j = i;
    let whole = i;
    while (j < limit && text.charCodeAt(j) === COMMA) {
      let k = j + 1;
      while (k < limit && k - j <= 4 && isDigit(text.charCodeAt(k))) k++;
      const digits = k - j - 1;
      if (digits !== 2 && digits !== 3) break;
      j = k;
      if (digits === 3) whole = k;
    }
    i = whole;
  }
  while (i + 1 < limit && text.charCodeAt(i) === STOP && isDigit(text.charCodeAt(i + 1))) {
    i++;
    while (i < limit && isDigit(text.charCodeAt(i))) i++;
  }
  return i;
}

interface Slots {
  slots: Int32Array;
  hashes: Int32Array;
}

function put({ slots, hashes }: Slots, hash: number, id: number): void {
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (slots[slot] !== -1) slot = (slot + 1) & mask;
  slots[slot] = id;
  hashes[slot] = hash;
}

/** The words of a lexicon in their slots: made once for as long as no word is added, and copied for each text. */
const slotsOfLexicons = new WeakMap<Lexicon, Slots & { readonly size: number }>();

function slotsOf(lexicon: Lexicon): Slots {
  const { words } = lexicon;
  const known = slotsOfLexicons.get(lexicon);
  if (known?.size === words.length) return known;
  let capacity = 1024;
  while (capacity < words.length * 4) capacity *= 2;
  const made = { slots: new Int32Array(capacity).fill(-1), hashes: new Int32Array(capacity), size: words.length };
  words.forEach((word, id) => {
    let hash = 7;
    for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
    put(made, hash, id);
  });
  slotsOfLexicons.set(lexicon, made);
  return made;
}

/** An open-addressing table from folded word to id that copies no strings: words are compared where they stand. */
class WordTable implements Slots {
  slots: Int32Array;
  hashes: Int32Array;
  private mask: number;
  private readonly base: readonly string[];
  size: number;
  readonly own: number[] = [];

  constructor(
    private readonly text: string,
    lexicon: Lexicon,
    private readonly starts: () => Int32Array,
    private readonly ends: () => Int32Array,
  ) {
    const { slots, hashes } = slotsOf(lexicon);
    this.base = lexicon.words;
    this.slots = slots.slice();
    this.hashes = hashes.slice();
    this.mask = slots.length - 1;
    this.size = this.base.length;
  }

  private grow(): void {
    const { slots, hashes } = this;
    this.slots = new Int32Array(slots.length * 2).fill(-1);
    this.hashes = new Int32Array(slots.length * 2);
    this.mask = slots.length * 2 - 1;
    for (let i = 0; i < slots.length; i++) if (slots[i] !== -1) put(this, hashes[i]!, slots[i]!);
  }

  private same(id: number, from: number, to: number): boolean {
    const { base, text } = this;
    if (id < base.length) {
      const word = base[id]!;
      if (word.length !== to - from) return false;
      for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== fold(text.charCodeAt(from + i))) return false;
      return true;
    }
    const token = this.own[id - base.length]!;
    const start = this.starts()[token]!;
    if (this.ends()[token]! - start !== to - from) return false;
    for (let i = from; i < to; i++) {
      if (fold(text.charCodeAt(i)) !== fold(text.charCodeAt(start + i - from))) return false;
    }
    return true;
  }

  /** @param token  the token that asks: it stands for the word from now on where the word is new. */
  idOf(token: number, from: number, to: number): number {
    let hash = 7;
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + fold(this.text.charCodeAt(i))) | 0;
    let slot = (hash ^ (hash >>> 15)) & this.mask;
    while (this.slots[slot] !== -1) {
      if (this.hashes[slot] === hash && this.same(this.slots[slot]!, from, to)) return this.slots[slot]!;
      slot = (slot + 1) & this.mask;
    }
    if (this.size * 2 > this.mask) this.grow();
    this.own.push(token);
    put(this, hash, this.size);
    return this.size++;
  }
}

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

/** Reads a text, or a span of it, into tokens in one pass. Offsets are those of the whole text. */
export function readTokens(text: string, lexicon: Lexicon, within: Span = { start: 0, end: text.length }): Tokens {
  const limit = Math.min(within.end, text.length);
  let capacity = Math.max(16, (limit - within.start) >> 2);
  let start = new Int32Array(capacity);
  let end = new Int32Array(capacity);
  let word = new Int32Array(capacity);
  let kind = new Uint8Array(capacity);
  let gap = new Uint8Array(capacity);
  let count = 0;
  const table = new WordTable(
    text,
    lexicon,
    () => start,
    () => end,
  );
  const widen = () => {
    capacity *= 2;
    const copy = <T extends Int32Array | Uint8Array>(into: T, old: T): T => {
      into.set(old);
      return into;
    };
    start = copy(new Int32Array(capacity), start);
    end = copy(new Int32Array(capacity), end);
    word = copy(new Int32Array(capacity), word);
    kind = copy(new Uint8Array(capacity), kind);
    gap = copy(new Uint8Array(capacity), gap);
  };

  let i = within.start;
  let between: number = GAP_BLANK_LINE;
  while (i < limit) {
    const code = text.charCodeAt(i);
    const type = classOf(code);
    if (type === SPACE) {
      if (code === NEWLINE || code === 12 || code === 13 || code === 0x2028 || code === 0x2029) {
        const half = code === 13 && text.charCodeAt(i + 1) === NEWLINE;
        if (!half) between = between >= GAP_LINE ? GAP_BLANK_LINE : GAP_LINE;
      } else if (between < GAP_SPACE) between = GAP_SPACE;
      i++;
      continue;
    }
    let to = i + 1;
    let after = to;
    let tokenKind = MARK;
    let next: number = GAP_NONE;
    if (type === LETTER) {
      tokenKind = WORD;
      while (to < limit) {
        const c = text.charCodeAt(to);
        if (classOf(c) === LETTER) to++;
        else if (fold(c) === APOSTROPHE && to + 1 < limit && classOf(text.charCodeAt(to + 1)) === LETTER) to += 2;
        else break;
      }
      after = to;
      const small = (at: number) => fold(text.charCodeAt(at));
      if (to - i > 2 && small(to - 1) === LOWER_S && small(to - 2) === APOSTROPHE) {
        to -= 2;
        next = GAP_JOIN;
      } else if (to < limit && small(to) === APOSTROPHE && small(to - 1) === LOWER_S) {
        after = to + 1;
        next = GAP_JOIN;
      }
    } else if (
      type === DIGIT ||
      (code === STOP && i + 1 < limit && isDigit(text.charCodeAt(i + 1)) && between !== GAP_NONE)
    ) {
      tokenKind = NUMBER;
      to = type === DIGIT ? numberEnd(text, i, limit) : numberEnd(text, i + 1, limit);
      after = to;
    } else if (type === IDEOGRAPH) {
      tokenKind = WORD;
    } else {
      const mark = fold(code);
      if (mark === HYPHEN && between === GAP_NONE && count > 0 && end[count - 1] === i) {
        const left = kind[count - 1]!;
        if (joins(text, to, limit, left, fold(text.charCodeAt(i - 1)))) {
          between = GAP_JOIN;
          i = to;
          continue;
        }
      }
      if (runs.has(mark)) while (to < limit && fold(text.charCodeAt(to)) === mark) to++;
      after = to;
    }
    if (count === capacity) widen();
    start[count] = i;
    end[count] = to;
    kind[count] = tokenKind;
    gap[count] = between;
    // A run of one mark is interned as the single mark, so that "____" and "_" are the same word.
    word[count] = table.idOf(count, i, tokenKind === MARK ? i + 1 : to);
    count++;
    i = after;
    between = next;
  }
  return {
    text,
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    word: word.subarray(0, count),
    kind: kind.subarray(0, count),
    gap: gap.subarray(0, count),
    lexicon,
    ownWords: Int32Array.from(table.own),
  };
}

/** The characters of a token. */
export function tokenText(tokens: Tokens, token: number): string {
  return tokens.text.slice(tokens.start[token], tokens.end[token]);
}

/** The span of tokens `[from, to)`; empty at the start of `from` where there are none. */
export function tokenSpan(tokens: Tokens, from: number, to: number): Span {
  const start = from < tokens.count ? tokens.start[from]! : tokens.text.length;
  return { start, end: to > from ? tokens.end[to - 1]! : start };
}

/** The first token that ends after an offset: the token at the offset or the next one; `count` where there is none. */
export function tokenAt(tokens: Tokens, offset: number): number {
  let low = 0;
  let high = tokens.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.end[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
