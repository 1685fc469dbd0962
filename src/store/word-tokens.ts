/** One word of a text: lower case, without accents. Offsets are half-open, in UTF-16 units. */
export interface WordToken {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Letters and figures in a row, as FTS5's `unicode61 remove_diacritics 2` takes them: accents that stand alone belong to the
 *  word. @source sqlite.org/fts5.html, section 4.3.1 */
const words = /[\p{L}\p{N}\p{Co}](?:[\p{L}\p{N}\p{Co}]|[\u0300-\u0331])*/gu;

export function* readWords(text: string): Generator<WordToken> {
  for (const match of text.matchAll(words)) {
    yield { word: foldWord(match[0]), start: match.index, end: match.index + match[0].length };
  }
}

function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return /^[\x20-\x7e]*$/.test(lower) ? lower : lower.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
}
