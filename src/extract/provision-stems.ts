import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { hashWord } from './provision-hash.js';

/** The hash under which a word and its inflections are known: `terminate`, `terminated` and `termination` share one. Slow
 *  (10 µs a word): training asks it once for each word and writes the answers into the weights file. */
export function hashStem(word: string): number {
  return hashWord(`~${stemmer.stem(word)}`);
}
