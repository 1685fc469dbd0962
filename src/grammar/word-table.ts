import { fold } from './characters.js';
import type { Lexicon } from './lexicon.js';
import type { TokenColumns } from './token-columns.js';

/** The hash of no characters, and of some with one more, folded. */
export const emptyHash = 7;
export const extended = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

/** Open addressing, two numbers to a slot: the hash of a word, and 1 + its id; 0 = free. */
type Slots = Int32Array;

const slotOf = (hash: number, length: number) => ((hash ^ (hash >>> 15)) << 1) & (length - 1);

function put(slots: Slots, hash: number, id: number): void {
  let slot = slotOf(hash, slots.length);
  while (slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
  slots[slot] = hash;
  slots[slot + 1] = id + 1;
}

/** The words of a lexicon in their slots, and their characters one after the other. */
interface KnownWords {
  readonly size: number;
  readonly slots: Slots;
  readonly chars: Uint16Array;
  /** Word i has the characters from `start[i]` to `start[i + 1]`. */
  readonly start: Int32Array;
}

function layOut({ words }: Lexicon): KnownWords {
  let length = 2048;
  while (length < words.length * 8) length *= 2;
  const slots = new Int32Array(length);
  const start = new Int32Array(words.length + 1);
  const chars = Uint16Array.from(
    words.flatMap((word) => Array.from({ length: word.length }, (_, i) => word.charCodeAt(i))),
  );
  words.forEach((word, id) => {
    const from = start[id]!;
    start[id + 1] = from + word.length;
    put(slots, chars.subarray(from, from + word.length).reduce(extended, emptyHash), id);
  });
  return { size: words.length, slots, chars, start };
}

const known = new WeakMap<Lexicon, KnownWords>();

/** Made once for as long as no word is added. */
function knownWords(lexicon: Lexicon): KnownWords {
  let words = known.get(lexicon);
  if (words?.size !== lexicon.words.length) {
    words = layOut(lexicon);
    known.set(lexicon, words);
  }
  return words!;
}

/** From folded word to id. It copies no strings: words are compared where they stand. Those of the lexicon have slots of
 *  their own, which all texts share. */
export class WordTable {
  private readonly known: KnownWords;
  private slots: Slots = new Int32Array(2048);
  /** By id less the size of the lexicon: a token that has the word. */
  readonly own: number[] = [];

  /** @param tokens  those of the text that were read by now */
  constructor(
    private readonly text: string,
    lexicon: Lexicon,
    private readonly tokens: TokenColumns,
  ) {
    this.known = knownWords(lexicon);
  }

  /** The hash of the folded characters of `[from, to)`. */
  hashOf(from: number, to: number): number {
    let hash = emptyHash;
    for (let i = from; i < to; i++) hash = extended(hash, fold(this.text.charCodeAt(i)));
    return hash;
  }

  /** The id of the word in `[from, to)`. Where it is new, the token that is read next stands for it from now on.
   *  @param hash  of the word */
  idOf(from: number, to: number, hash: number): number {
    const { slots } = this.known;
    for (let slot = slotOf(hash, slots.length); slots[slot + 1] !== 0; slot = (slot + 2) & (slots.length - 1)) {
      if (slots[slot] === hash && this.isKnown(slots[slot + 1]! - 1, from, to)) return slots[slot + 1]! - 1;
    }
    return this.known.size + this.ownIdOf(from, to, hash);
  }

  private ownIdOf(from: number, to: number, hash: number): number {
    const { slots, own } = this;
    for (let slot = slotOf(hash, slots.length); slots[slot + 1] !== 0; slot = (slot + 2) & (slots.length - 1)) {
      if (slots[slot] === hash && this.isToken(own[slots[slot + 1]! - 1]!, from, to)) return slots[slot + 1]! - 1;
    }
    const id = own.push(this.tokens.count) - 1;
    put(slots, hash, id);
    if (own.length * 4 > slots.length) this.grow();
    return id;
  }

  private isKnown(id: number, from: number, to: number): boolean {
    const { chars, start } = this.known;
    const first = start[id]!;
    const length = to - from;
    if (start[id + 1]! - first !== length) return false;
    for (let i = 0; i < length; i++) {
      const char = this.text.charCodeAt(from + i);
      // Most letters are small already.
      if (char !== chars[first + i] && fold(char) !== chars[first + i]) return false;
    }
    return true;
  }

  private isToken(token: number, from: number, to: number): boolean {
    const { text, tokens } = this;
    const first = tokens.start[token]!;
    const length = to - from;
    if (tokens.end[token]! - first !== length) return false;
    for (let i = 0; i < length; i++) {
      const char = text.charCodeAt(from + i);
      const other = text.charCodeAt(first + i);
      if (char !== other && fold(char) !== fold(other)) return false;
    }
    return true;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    for (let i = 0; i < old.length; i += 2) if (old[i + 1] !== 0) put(this.slots, old[i]!, old[i + 1]! - 1);
  }
}
