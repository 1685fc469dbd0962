import { classOf, fold, LETTER } from '../grammar/characters.js';
import { markupEnd, withoutMarkup } from '../grammar/markup.js';
import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { GAP_SPACE, MARK, type Tokens, tokenText, WORD } from '../grammar/tokens.js';
import { spaceRuns } from '../model/space-runs.js';

/** One sentence as words, for reading who does what. Word `i` is token `first + i` of the document. */
export interface SentenceWords {
  readonly first: number;
  readonly count: number;
  /** Lower case, straight quotes. */
  readonly lower: readonly string[];
  readonly isWord: readonly boolean[];
  /** Begins with a capital letter, or has one close behind: "iVillage", "eBay". */
  readonly capital: readonly boolean[];
  /** A possessive ending follows: "Party B's", "the parties'". */
  readonly possessive: readonly boolean[];
  /** White space stands before the word: it is not the second half of a compound. */
  readonly spaced: readonly boolean[];
  /** Part of "where practicable", "if any": words that change nothing in who does what. */
  readonly aside: readonly boolean[];
  /** A heading in a line of its own ends right before the word. */
  behindHeading(i: number): boolean;
  /** The words `[from, to)` as printed. */
  slice(from: number, to: number): string;
}

/** The words that only one text has as strings, made when first asked for: the same word is one string everywhere, so that
 *  sets and maps hash it once. By word id less the size of the lexicon. */
const known = new WeakMap<Tokens, (string | undefined)[]>();

export function stringsOf(tokens: Tokens): (string | undefined)[] {
  let strings = known.get(tokens);
  if (!strings) {
    strings = new Array<string | undefined>(tokens.ownWords.length);
    known.set(tokens, strings);
  }
  return strings;
}

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

const isUpper = (code: number): boolean => classOf(code) === LETTER && fold(code) !== code;

function isCapital({ text, start, end }: Tokens, token: number): boolean {
  const at = start[token]!;
  if (isUpper(text.charCodeAt(at))) return true;
  return end[token]! - at > 2 && (isUpper(text.charCodeAt(at + 1)) || isUpper(text.charCodeAt(at + 2)));
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

export function readWords(read: Read, range: TokenRange): SentenceWords {
  const { tokens, hits } = read;
  const asides = read.grammars.trie.idOf('aside');
  const strings = stringsOf(tokens);
  const count = range.to - range.from;
  const aside: boolean[] = [];
  const lower = new Array<string>(count);
  const isWord = new Array<boolean>(count);
  const capital = new Array<boolean>(count);
  const possessive = new Array<boolean>(count);
  const spaced = new Array<boolean>(count);
  for (let i = 0; i < count; i++) {
    const token = range.from + i;
    const small = lowerCase(tokens, token, strings);
    lower[i] = small;
    isWord[i] = tokens.kind[token] !== MARK;
    capital[i] = tokens.kind[token] === WORD && isCapital(tokens, token);
    spaced[i] = tokens.gap[token]! >= GAP_SPACE || i === 0;
    for (let hit = hits.firstHit[token]!; hit < hits.firstHit[token + 1]!; hit++) {
      if (hits.vocabulary[hit] === asides) for (let k = token; k < hits.end[hit]!; k++) aside[k - range.from] = true;
    }
    possessive[i] = endsPossessive(tokens.text, tokens.end[token]!) && /\w/.test(small);
  }
  const slice = (from: number, to: number) =>
    withoutMarkup(read.text.slice(tokens.start[range.from + from], tokens.end[range.from + to - 1])).replace(
      spaceRuns,
      ' ',
    );
  const behindHeading = (i: number) => i > 0 && endsHeading(tokens, range.from + i - 1);
  return { first: range.from, count, lower, isWord, capital, possessive, spaced, aside, behindHeading, slice };
}
