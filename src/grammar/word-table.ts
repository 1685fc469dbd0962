import { fold } from './characters.js';
import type { Lexicon } from './lexicon.js';

interface Slots {
  slots: Int32Array;
  hashes: Int32Array;
}

/** The hash of no characters, and of some with one more, folded. */
export const emptyHash = 7;
export const extended = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;

function emptySlots(capacity: number): Slots {
  return { slots: new Int32Array(capacity).fill(-1), hashes: new Int32Array(capacity) };
}

function put({ slots, hashes }: Slots, hash: number, id: number): void {
  const mask = slots.length - 1;
  let slot = (hash ^ (hash >>> 15)) & mask;
  while (slots[slot] !== -1) slot = (slot + 1) & mask;
  slots[slot] = id;
  hashes[slot] = hash;
}

/** The words of a lexicon in their slots: made once for as long as no word is added. */
const slotsOfLexicons = new WeakMap<Lexicon, Slots & { readonly size: number }>();

function slotsOf(lexicon: Lexicon): Slots {
  const { words } = lexicon;
  const known = slotsOfLexicons.get(lexicon);
  if (known?.size === words.length) return known;
  let capacity = 1024;
  while (capacity < words.length * 4) capacity *= 2;
  const made = { ...emptySlots(capacity), size: words.length };
  words.forEach((word, id) => {
    let hash = emptyHash;
    for (let i = 0; i < word.length; i++) hash = extended(hash, word.charCodeAt(i));
    put(made, hash, id);
  });
  slotsOfLexicons.set(lexicon, made);
  return made;
}

/** An open-addressing table from folded word to id that copies no strings: words are compared where they stand. Those of
 *  the lexicon have a table of their own, which all texts share. */
export class WordTable {
  private readonly known: Slots;
  private readonly words: readonly string[];
  private ownSlots = emptySlots(1024);
  /** By id less the size of the lexicon: a token that has the word. */
  readonly own: number[] = [];

  constructor(
    private readonly text: string,
    lexicon: Lexicon,
    private readonly starts: () => Int32Array,
    private readonly ends: () => Int32Array,
  ) {
    this.known = slotsOf(lexicon);
    this.words = lexicon.words;
  }

  private grow(): void {
    const { slots, hashes } = this.ownSlots;
    this.ownSlots = emptySlots(slots.length * 2);
    for (let i = 0; i < slots.length; i++) if (slots[i] !== -1) put(this.ownSlots, hashes[i]!, slots[i]!);
  }

  private isWord(word: string, from: number, to: number): boolean {
    const { text } = this;
    if (word.length !== to - from) return false;
    for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== fold(text.charCodeAt(from + i))) return false;
    return true;
  }

  private isToken(token: number, from: number, to: number): boolean {
    const { text } = this;
    const start = this.starts()[token]!;
    if (this.ends()[token]! - start !== to - from) return false;
    for (let i = from; i < to; i++) {
      if (fold(text.charCodeAt(i)) !== fold(text.charCodeAt(start + i - from))) return false;
    }
    return true;
  }

  /** The hash of the folded characters of `[from, to)`. */
  hashOf(from: number, to: number): number {
    let hash = emptyHash;
    for (let i = from; i < to; i++) hash = extended(hash, fold(this.text.charCodeAt(i)));
    return hash;
  }

  /** @param hash  of the word  @param token  the token that asks: it stands for the word from now on where the word is new. */
  idOf(token: number, from: number, to: number, hash: number): number {
    const { known, words, own, ownSlots } = this;
    const place = hash ^ (hash >>> 15);
    let mask = known.slots.length - 1;
    for (let slot = place & mask; known.slots[slot] !== -1; slot = (slot + 1) & mask) {
      const id = known.slots[slot]!;
      if (known.hashes[slot] === hash && this.isWord(words[id]!, from, to)) return id;
    }
    mask = ownSlots.slots.length - 1;
    for (let slot = place & mask; ownSlots.slots[slot] !== -1; slot = (slot + 1) & mask) {
      const id = ownSlots.slots[slot]!;
      if (ownSlots.hashes[slot] === hash && this.isToken(own[id]!, from, to)) return words.length + id;
    }
    if (own.length * 2 > mask) this.grow();
    const id = own.push(token) - 1;
    put(this.ownSlots, hash, id);
    return words.length + id;
  }
}
