import { classOf, fold, isCapitalLetter, LETTER } from '../grammar/characters.js';
import { markupEnd, withoutMarkup } from '../grammar/markup.js';
import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { GAP_SPACE, isCapital, MARK, type Tokens, textOf, tokenText, WORD } from '../grammar/tokens.js';
import { oncePer } from '../model/once-per.js';
import { spaceRuns } from '../model/space-runs.js';

/** One sentence as words, for reading who does what. Word `i` is token `first + i` of the document. */
export interface SentenceWords {
  readonly first: number;
  readonly count: number;
  /** Lower case, straight quotes. */
  readonly lower: readonly string[];
  readonly isWord: readonly boolean[];
  /** Part of "where practicable", "if any": words that change nothing in who does what. */
  readonly aside: readonly boolean[];
  /** Begins with a capital letter, or has one close behind: "iVillage", "eBay". */
  isCapital(i: number): boolean;
  /** A possessive ending follows: "Party B's", "the parties'". */
  isPossessive(i: number): boolean;
  /** White space stands before the word: it is not the second half of a compound. */
  isSpaced(i: number): boolean;
  /** A heading in a line of its own ends right before the word. */
  behindHeading(i: number): boolean;
  /** The words `[from, to)` as printed. */
  slice(from: number, to: number): string;
}

/** The words that only one text has as strings, made when first asked for: the same word is one string everywhere, so that
 *  sets and maps hash it once. By word id less the size of the lexicon. */
export const stringsOf = oncePer(({ ownWords }: Tokens) => new Array<string | undefined>(ownWords.length));

/** A word in lower case, with straight quotes. @param strings  of `stringsOf` */
export function lowerCase(tokens: Tokens, token: number, strings: (string | undefined)[]): string {
  const kind = tokens.kind[token]!;
  if (kind === MARK && tokens.end[token]! - tokens.start[token]! === 1) {
    const mark = tokens.text[tokens.start[token]!]!;
    return mark === '’' ? "'" : mark === '“' || mark === '”' ? '"' : mark;
  }
  if (kind !== WORD) return tokenText(tokens, token);
  const { words } = tokens.lexicon;
  const id = tokens.word[token]!;
  if (id < words.length) return words[id]!;
  let string = strings[id - words.length];
  if (string === undefined) {
    string = tokenText(tokens, token).toLowerCase().replaceAll('’', "'");
    strings[id - words.length] = string;
  }
  return string;
}

const space = 32;
const apostrophe = 39;
const smallS = 115;

/** "Mill", also "eMill". */
function isNameLike(tokens: Tokens, token: number): boolean {
  if (isCapital(tokens, token)) return true;
  const { text, start, end } = tokens;
  const at = start[token]!;
  return end[token]! - at > 2 && (isCapitalLetter(text.charCodeAt(at + 1)) || isCapitalLetter(text.charCodeAt(at + 2)));
}

/** "party's", "parties'", "_party_'s"; not "you'll". */
function endsPossessive(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  // Behind most words stands a space.
  if (code === space) return false;
  const at = markupEnd(text, end, code, text.length) || end;
  if (fold(text.charCodeAt(at)) !== apostrophe) return false;
  const next = fold(text.charCodeAt(at + 1));
  return next === smallS || classOf(next) !== LETTER;
}

/** A line that is shorter and ends without a stop is a heading, and no line of a paragraph. */
const longestHeading = 40;

/** "3. Holiday" in a line of its own, above "Leave must be asked for": whether a token ends it. */
export function endsHeading({ text, start, end }: Tokens, token: number): boolean {
  const at = end[token]!;
  if (text[at] !== '\n' || !/[\p{L}\p{N}]/u.test(text[at - 1]!)) return false;
  return at - text.lastIndexOf('\n', start[token]!) <= longestHeading;
}

/** By token: whether it is part of an aside. Made once a document, for most sentences have none. */
const asidesOf = oncePer((read: Read): Uint8Array => {
  const { tokens, hits, sentences, places } = read;
  const marks = new Uint8Array(tokens.count);
  const id = read.grammars.trie.idOf('aside');
  let sentence = 0;
  for (const token of id < 0 ? [] : places.ofVocabulary(id)) {
    while (sentences[sentence]!.to <= token) sentence++;
    for (let hit = hits.firstHit[token]!; hit < hits.firstHit[token + 1]!; hit++)
      if (hits.vocabulary[hit] === id) marks.fill(1, token, Math.min(hits.end[hit]!, sentences[sentence]!.to));
  }
  return marks;
});

const noAside: readonly boolean[] = [];

function readAsides(read: Read, first: number, count: number): readonly boolean[] {
  const marks = asidesOf(read);
  let asides: boolean[] | null = null;
  for (let i = 0; i < count; i++) {
    if (marks[first + i] === 0) continue;
    asides ??= new Array<boolean>(count).fill(false);
    asides[i] = true;
  }
  return asides ?? noAside;
}

/** Each list is made when first asked for: of most sentences nobody asks for all. */
class WordsOfSentence implements SentenceWords {
  readonly first: number;
  readonly count: number;
  readonly lower: readonly string[];
  #isWord: readonly boolean[] | undefined;
  #aside: readonly boolean[] | undefined;

  constructor(
    private readonly read: Read,
    { from, to }: TokenRange,
  ) {
    const { tokens } = read;
    const strings = stringsOf(tokens);
    const lower = new Array<string>(to - from);
    for (let i = 0; i < lower.length; i++) lower[i] = lowerCase(tokens, from + i, strings);
    this.first = from;
    this.count = lower.length;
    this.lower = lower;
  }

  get isWord(): readonly boolean[] {
    this.#isWord ??= this.#readKinds();
    return this.#isWord;
  }

  #readKinds(): boolean[] {
    const { kind } = this.read.tokens;
    const words = new Array<boolean>(this.count);
    for (let i = 0; i < words.length; i++) words[i] = kind[this.first + i] !== MARK;
    return words;
  }

  get aside(): readonly boolean[] {
    this.#aside ??= readAsides(this.read, this.first, this.count);
    return this.#aside;
  }

  isCapital(i: number): boolean {
    const { tokens } = this.read;
    const token = this.first + i;
    return i >= 0 && i < this.count && tokens.kind[token] === WORD && isNameLike(tokens, token);
  }

  isPossessive(i: number): boolean {
    const { text, end } = this.read.tokens;
    return endsPossessive(text, end[this.first + i]!) && /\w/.test(this.lower[i]!);
  }

  isSpaced(i: number): boolean {
    return i === 0 || i >= this.count || this.read.tokens.gap[this.first + i]! >= GAP_SPACE;
  }

  behindHeading(i: number): boolean {
    return i > 0 && endsHeading(this.read.tokens, this.first + i - 1);
  }

  slice(from: number, to: number): string {
    const { tokens } = this.read;
    return withoutMarkup(textOf(tokens, this.first + from, this.first + to)).replace(spaceRuns, ' ');
  }
}

export const readWords = (read: Read, range: TokenRange): SentenceWords => new WordsOfSentence(read, range);

/** The word behind a label of a list at a place: "(a)", "(ii)", "(1)"; -1 where none stands there. */
export const labelEnd = ({ lower }: SentenceWords, at: number): number =>
  lower[at] === '(' && lower[at + 2] === ')' && /^(?:[a-z]|[ivx]{1,4}|\d{1,3})$/.test(lower[at + 1]!) ? at + 3 : -1;
