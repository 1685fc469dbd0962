/** Character classes of the tokenizer. */
export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;
export const PUNCTUATION = 4;
/** Chinese, Japanese and Korean ideographs: each is a word of its own. */
export const IDEOGRAPH = 5;

const classes = new Uint8Array(65536);
const lower = new Uint16Array(65536);
/** The folded letter; 0 for what is no letter, or not known to be one yet. */
export const letters = new Uint16Array(65536);
const folded: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‛': "'",
  '`': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '−': '-',
  '（': '(',
  '）': ')',
  '，': ',',
  '；': ';',
  '：': ':',
  '％': '%',
  '￥': '¥',
  '…': '.',
  '∗': '*',
  '•': '●',
  '∙': '●',
  '·': '●',
};
/** What words are blacked out with: blocks, shades, bars. */
for (const char of '▀▄▇▉▊▋▌▐░▒▓■▬▮◼⬛') folded[char] = '█';

/** Unit by unit, so half of a surrogate pair counts as a letter: names in rare scripts stay whole. */
function classify(code: number): number {
  const char = String.fromCharCode(code);
  if (/\s|\u200b|\u200c|\u200d|\u2060|\ufeff|\0/.test(char)) return SPACE;
  if (/\p{Nd}/u.test(char)) return code < 128 ? DIGIT : LETTER;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(char)) return IDEOGRAPH;
  return /[\p{L}\p{M}]/u.test(char) || (code >= 0xd800 && code <= 0xdfff) ? LETTER : PUNCTUATION;
}

function learn(code: number): void {
  const char = String.fromCharCode(code);
  const small = (folded[char] ?? char).toLowerCase();
  lower[code] = small.length === 1 ? small.charCodeAt(0) : code;
  classes[code] = classify(code);
  if (classes[code] === LETTER) letters[code] = lower[code]!;
}
for (let code = 0; code < 128; code++) learn(code);

export function classOf(code: number): number {
  if (classes[code] === 0) learn(code);
  return classes[code]!;
}

/** Lower case, with curly quotes made straight and dashes made hyphens (not the em dash, which parts sentences). */
export function fold(code: number): number {
  if (classes[code] === 0) learn(code);
  return lower[code]!;
}

export const isCapitalLetter = (code: number): boolean => classOf(code) === LETTER && fold(code) !== code;

export function foldWord(word: string): string {
  let folds = '';
  for (let i = 0; i < word.length; i++) folds += String.fromCharCode(fold(word.charCodeAt(i)));
  return folds;
}

/** Marks whose repetition says nothing more: rules, blanks, leaders. */
export const repeatedMarks = '_*.-=~#█';
