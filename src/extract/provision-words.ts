import { oncePer } from '../model/once-per.js';
import type { ProvisionUnits } from './provision-columns.js';
import { wordClass } from './provision-hash.js';
import type { ProvisionModel } from './provision-model.js';

/** The single words that a model may know. */
export interface KnownWords {
  /** Open addressing in pairs: the hash of a word, 1 + the number of its stem; 0 = free. */
  readonly slots: Int32Array;
  /** Hashes of the stems. */
  readonly stems: Int32Array;
  /** The number that names share. */
  readonly name: number;
}

/** Made when first asked for, once a model. */
export const knownWords: (model: ProvisionModel) => KnownWords = oncePer(readKnownWords);

function readKnownWords(model: ProvisionModel): KnownWords {
  const stemOfWord = new Map(model.stems);
  for (const word of Object.values(wordClass)) if (!stemOfWord.has(word)) stemOfWord.set(word, word);
  const stems = Int32Array.from(sortStems(new Set(stemOfWord.values()), model));
  const numbers = new Map(Array.from(stems, (stem, number) => [stem, number]));
  let size = 1024;
  while (size < stemOfWord.size * 2) size *= 2;
  const slots = new Int32Array(size * 2);
  for (const [word, stem] of stemOfWord) {
    let slot = slotOf(word, slots.length);
    while (slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
    slots[slot] = word;
    slots[slot + 1] = 1 + numbers.get(stem)!;
  }
  return { slots, stems, name: numbers.get(wordClass.name)! };
}

/** Those that speak on many categories first: they are the frequent ones, and should lie side by side in memory. */
function sortStems(stems: ReadonlySet<number>, { keys, rowStart }: ProvisionModel): number[] {
  const categories = new Map<number, number>();
  keys.forEach((key, row) => {
    if (stems.has(key)) categories.set(key, rowStart[row + 1]! - rowStart[row]!);
  });
  return [...stems].sort((a, b) => (categories.get(b) ?? 0) - (categories.get(a) ?? 0));
}

const slotOf = (hash: number, length: number) => ((hash ^ (hash >>> 15)) << 1) & (length - 1);

/** The words of a document as a model knows them. */
export interface WordStems {
  /** Numbers of their stems; -1 for words that the model does not know. */
  readonly numbers: Int32Array;
  /** Hashes of their stems; of an unknown word its own. */
  readonly hashes: Int32Array;
  /** Indices of the unknown words. */
  readonly unknown: readonly number[];
}

export function findStems({ words, capital }: ProvisionUnits, { slots, stems, name }: KnownWords): WordStems {
  const numbers = new Int32Array(words.length);
  const hashes = new Int32Array(words.length);
  const unknown: number[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    let slot = slotOf(word, slots.length);
    while (slots[slot] !== word && slots[slot + 1] !== 0) slot = (slot + 2) & (slots.length - 1);
    let stem = slots[slot + 1]! - 1;
    if (stem < 0 && capital[i] === 1) stem = name;
    if (stem < 0) unknown.push(i);
    numbers[i] = stem;
    hashes[i] = stem < 0 ? word : stems[stem]!;
  }
  return { numbers, hashes, unknown };
}
