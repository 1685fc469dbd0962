/** One word of a text: lower case, without the accents of Latin letters. Offsets are half-open, in UTF-16 units. */
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

/** Letter by letter: accents go from Latin letters alone. */
function foldWord(word: string): string {
  if (/^[\x20-\x7e]*$/.test(word)) return word.toLowerCase();
  let folded = '';
  for (const letter of word) folded += foldLetter(letter);
  return folded;
}

/** Letters that are only another form of one: the micro sign, the long s, the sigma at a word's end. */
const forms = /[\u00b5\u017f\u0370-\u03ff]/;

function foldLetter(letter: string): string {
  const upper = forms.test(letter) ? letter.toUpperCase() : letter;
  const lower = (upper.length === letter.length ? upper : letter).toLowerCase();
  const [base] = lower.normalize('NFD');
  if (base! >= 'a' && base! <= 'z') return base!;
  return /[\u0300-\u0331]/.test(letter) ? '' : lower;
}
