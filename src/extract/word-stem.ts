import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** The stems that were asked for lately. */
const known = new Map<string, string>();
const mostKnown = 4096;

/** What a word and its inflections have in common: `termin` of `terminate`, `terminated` and `termination` (Porter). Some
 *  10 µs a word when first asked for. */
export function stemOf(word: string): string {
  let stem = known.get(word);
  if (stem === undefined) {
    stem = stemmer.stem(word);
    if (known.size === mostKnown) known.clear();
    known.set(word, stem);
  }
  return stem;
}
