/** Character classes of the tokenizer. */
export const SPACE = 1;
export const LETTER = 2;
export const DIGIT = 3;
export const PUNCTUATION = 4;
/** Chinese, Japanese and Korean ideographs: each is a word of its own. */
export const IDEOGRAPH = 5;

const classes = new Uint8Array(65536);
const lower = new Uint16Array(65536);
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

export function foldWord(word: string): string {
  let folds = '';
  for (let i = 0; i < word.length; i++) folds += String.fromCharCode(fold(word.charCodeAt(i)));
  return folds;
}

/** Marks whose repetition says nothing more: rules, blanks, leaders. */
export const repeatedMarks = '_*.-=~#';

const noPrefixes = new Int32Array(0);

/** A place in the tree of the characters of named beginnings. */
interface Beginning {
  readonly next: Map<number, Beginning>;
  /** The id of the beginning that ends here, or -1. */
  prefix: number;
}

/** The words and word beginnings that grammars name. Ids are dense; ids of words that only a document uses follow. */
export class Lexicon {
  readonly words: string[] = [];
  readonly prefixes: string[] = [];
  private readonly wordIds = new Map<string, number>();
  private readonly prefixIds = new Map<string, number>();
  private readonly beginnings: Beginning = { next: new Map(), prefix: -1 };
  private prefixCache: Int32Array[] = [];

  constructor() {
    // A run of one of these marks is read as a single mark, whose word must therefore be known. The section mark is
    // looked for though no grammar names it.
    for (const mark of `${repeatedMarks}§`) this.intern(mark);
  }

  intern(word: string): number {
    const key = foldWord(word);
    let id = this.wordIds.get(key);
    if (id === undefined) {
      id = this.words.push(key) - 1;
      this.wordIds.set(key, id);
    }
    return id;
  }

  internPrefix(prefix: string): number {
    const key = foldWord(prefix);
    let id = this.prefixIds.get(key);
    if (id === undefined) {
      id = this.prefixes.push(key) - 1;
      this.prefixIds.set(key, id);
      let node = this.beginnings;
      for (let i = 0; i < key.length; i++) {
        const char = key.charCodeAt(i);
        if (!node.next.has(char)) node.next.set(char, { next: new Map(), prefix: -1 });
        node = node.next.get(char)!;
      }
      node.prefix = id;
      this.prefixCache = [];
    }
    return id;
  }

  /** The id of a word that some grammar names, or -1. */
  idOf(word: string): number {
    return this.wordIds.get(foldWord(word)) ?? -1;
  }

  /** Ids of the named beginnings that the word in `[from, to)` of a text has, shorter ones first. */
  prefixesOf(text: string, from = 0, to = text.length): Int32Array {
    const found: number[] = [];
    let node = this.beginnings.next.get(fold(text.charCodeAt(from)));
    for (let i = from + 1; node; i++) {
      if (node.prefix >= 0) found.push(node.prefix);
      node = i < to ? node.next.get(fold(text.charCodeAt(i))) : undefined;
    }
    return found.length ? Int32Array.from(found) : noPrefixes;
  }

  private wordsByPrefix: number[][] = [];
  private sorted = 0;

  /** Ids of the lexicon's words that have a named beginning, in order. */
  wordsOfPrefix(prefix: number): readonly number[] {
    if (this.sorted !== this.words.length || this.wordsByPrefix.length !== this.prefixes.length) {
      this.wordsByPrefix = this.prefixes.map(() => []);
      this.sorted = this.words.length;
      for (let word = 0; word < this.sorted; word++) {
        for (const each of this.prefixesOfId(word)) this.wordsByPrefix[each]!.push(word);
      }
    }
    return this.wordsByPrefix[prefix]!;
  }

  /** The same for a word of the lexicon, remembered. */
  prefixesOfId(id: number): Int32Array {
    this.prefixCache[id] ??= this.prefixesOf(this.words[id]!);
    return this.prefixCache[id]!;
  }
}
