import { oncePer } from '../model/once-per.js';
import type { ProvisionUnits } from './provision-columns.js';
import { wordClass } from './provision-hash.js';
import type { ProvisionModel } from './provision-model.js';

/** The single words that a model may know, so that a word is looked up once however many units see it. */
export interface KnownWords {
  /** Open addressing by the hash of a word: 1 + its index in `hashes` and `stemOf`, 0 = free. */
  readonly slots: Int32Array;
  readonly hashes: Int32Array;
  /** The number of its stem. */
  readonly stemOf: Int32Array;
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
  const stems = Int32Array.from(new Set(stemOfWord.values()));
  const numbers = new Map(Array.from(stems, (stem, number) => [stem, number]));
  const hashes = Int32Array.from(stemOfWord.keys());
  let size = 1024;
  while (size < hashes.length * 4) size *= 2;
  const slots = new Int32Array(size);
  for (let i = 0; i < hashes.length; i++) {
    let slot = slotOf(hashes[i]!, size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = i + 1;
  }
  const stemOf = Int32Array.from(hashes, (word) => numbers.get(stemOfWord.get(word)!)!);
  return { slots, hashes, stemOf, stems, name: numbers.get(wordClass.name)! };
}

const slotOf = (hash: number, mask: number) => (hash ^ (hash >>> 15)) & mask;

/** The words of a document as a model knows them. */
export interface WordStems {
  /** Numbers of their stems; -1 for words that the model does not know. */
  readonly numbers: Int32Array;
  /** Hashes of their stems; of an unknown word its own. */
  readonly hashes: Int32Array;
}

export function findStems(
  { words, capital }: ProvisionUnits,
  { slots, hashes, stemOf, stems, name }: KnownWords,
): WordStems {
  const mask = slots.length - 1;
  const found = { numbers: new Int32Array(words.length).fill(-1), hashes: Int32Array.from(words) };
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    for (let slot = slotOf(word, mask); slots[slot] !== 0; slot = (slot + 1) & mask) {
      const index = slots[slot]! - 1;
      if (hashes[index] !== word) continue;
      const stem = stemOf[index]!;
      found.numbers[i] = stem;
      found.hashes[i] = stems[stem]!;
      break;
    }
    if (found.numbers[i]! < 0 && capital[i] === 1) {
      found.numbers[i] = name;
      found.hashes[i] = wordClass.name;
    }
  }
  return found;
}
