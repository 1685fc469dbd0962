import { firstIndex } from '../model/first-index.js';
import { classOf, DIGIT, fold, IDEOGRAPH, LETTER } from './characters.js';
import type { GrammarSet } from './grammar-set.js';
import { GAP_BLANK_LINE, GAP_LINE, GAP_NONE, GAP_SPACE, isCapital, NUMBER, type Tokens, WORD } from './tokens.js';

/** A half-open run of tokens. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** Longer sentences are cut, so that what happens within a sentence stays bounded. */
const longestSentence = 400;

const code = (char: string) => char.charCodeAt(0);
const [STOP, QUESTION, EXCLAMATION, SEMICOLON, COLON, COMMA] = [...'.?!;:,'].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
];
const [OPEN, CLOSE, QUOTE, APOSTROPHE, BULLET, HYPHEN, STAR] = [...'()"\'●-*'].map(code) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const IDEOGRAPHIC_STOP = code('。');

const charAt = (tokens: Tokens, token: number) => fold(tokens.text.charCodeAt(tokens.start[token]!));

/** `(a)`, `a)`, `1.`, `8.4`, `iv.`, a bullet: the beginning of a list item or of a numbered clause. */
function opensItem(tokens: Tokens, token: number): boolean {
  const char = charAt(tokens, token);
  if (char === BULLET || ((char === HYPHEN || char === STAR) && tokens.gap[token + 1] === GAP_SPACE)) return true;
  const at = char === OPEN ? token + 1 : token;
  if (at + 1 >= tokens.count) return false;
  const length = tokens.end[at]! - tokens.start[at]!;
  const short = tokens.kind[at] === NUMBER ? length <= 8 : tokens.kind[at] === WORD && length <= 5;
  if (!short) return false;
  const next = charAt(tokens, at + 1);
  if (next === CLOSE && tokens.gap[at + 1] === GAP_NONE) return true;
  if (tokens.kind[at] === NUMBER && tokens.text.slice(tokens.start[at], tokens.end[at]).includes('.')) return true;
  return next === STOP && tokens.gap[at + 1] === GAP_NONE && (tokens.kind[at] === NUMBER || length <= 2);
}

/** "a. The Supplier": the letter of an item that stands in the middle of a line. */
const opensLettered = (tokens: Tokens, token: number): boolean =>
  token + 2 < tokens.count &&
  tokens.end[token]! - tokens.start[token]! === 1 &&
  charAt(tokens, token + 1) === STOP &&
  tokens.gap[token + 1] === GAP_NONE &&
  tokens.gap[token + 2]! >= GAP_SPACE &&
  isCapital(tokens, token + 2);

/** A bullet, a hyphen or a star that stands apart from the word behind it. */
function opensBullet(tokens: Tokens, token: number): boolean {
  const char = charAt(tokens, token);
  return (char === BULLET || char === HYPHEN || char === STAR) && tokens.gap[token + 1] === GAP_SPACE;
}

/** "2. Keys are returned" below "1. Lamps are put out": the next number of a list whose items end without a stop. */
function countsOn(tokens: Tokens, item: number, next: number): boolean {
  const [one, two] = [item, next].map((token) =>
    tokens.kind[token] === NUMBER && tokens.gap[token + 1] === GAP_NONE && tokens.gap[token + 2] === GAP_SPACE
      ? Number(tokens.text.slice(tokens.start[token], tokens.end[token]))
      : Number.NaN,
  );
  return one! + 1 === two && isCapital(tokens, next + 2);
}

/** Whether the stop at `token` ends its sentence. */
function stopEnds(tokens: Tokens, token: number, abbreviations: ReadonlySet<number>): boolean {
  const next = token + 1;
  if (next >= tokens.count) return true;
  const before = token - 1;
  const gap = tokens.gap[next]!;
  if (gap < GAP_SPACE) return false;
  if (before >= 0 && tokens.gap[token] === GAP_NONE && gap !== GAP_BLANK_LINE) {
    if (abbreviations.has(tokens.word[before]!)) return false;
    const length = tokens.end[before]! - tokens.start[before]!;
    // An initial ("J. Smith", "U.S. Treasury"), unless a letter is the whole word of an "Exhibit A. The…".
    if (tokens.kind[before] === WORD && length === 1 && before > 0 && charAt(tokens, before - 1) === STOP) {
      return gap === GAP_LINE && isCapital(tokens, next);
    }
    if (tokens.kind[before] === WORD && length === 1 && isCapital(tokens, before) && !isCapital(tokens, next))
      return false;
    // The number of a clause at the beginning of a line: "8.4. The Supplier".
    if (tokens.kind[before] === NUMBER && tokens.gap[before]! >= GAP_LINE) return false;
  }
  if (isInDate(tokens, before, next)) return false;
  const char = tokens.text.charCodeAt(tokens.start[next]!);
  const type = classOf(char);
  if (type === LETTER) return isCapital(tokens, next) || opensLettered(tokens, next);
  return (
    type === DIGIT ||
    type === IDEOGRAPH ||
    [OPEN, QUOTE, APOSTROPHE, BULLET, STAR, code('['), code('$')].includes(fold(char))
  );
}

const isYear = (tokens: Tokens, token: number): boolean =>
  token < tokens.count && /^(?:19|20)\d\d$/.test(tokens.text.slice(tokens.start[token], tokens.end[token]));

/** "March 18. 2021", "April. 1st 2019": a stop that stands in a date for a comma. */
function isInDate(tokens: Tokens, before: number, next: number): boolean {
  if (before < 1 || tokens.kind[next] !== NUMBER) return false;
  if (tokens.kind[before] === NUMBER)
    return (
      tokens.end[before]! - tokens.start[before]! <= 2 &&
      tokens.kind[before - 1] === WORD &&
      tokens.end[before - 1]! - tokens.start[before - 1]! > 2 &&
      isCapital(tokens, before - 1) &&
      isYear(tokens, next)
    );
  return (
    isCapital(tokens, before) &&
    tokens.gap[next + 1] === GAP_NONE &&
    tokens.kind[next + 1] === WORD &&
    isYear(tokens, next + 2)
  );
}

/** Finds the sentences of tokens `[from, to)`. A sentence ends at a stop that is no abbreviation, at a blank line unless
 *  the words plainly run on, and before a list item that stands on a line of its own. Every token is in one sentence. */
export function findSentences(
  tokens: Tokens,
  { abbreviations, danglers }: Pick<GrammarSet, 'abbreviations' | 'danglers'>,
  from = 0,
  to = tokens.count,
): TokenRange[] {
  const sentences: TokenRange[] = [];
  let begin = from;
  for (let i = from; i < to; i++) {
    const last = i + 1 >= to;
    if (!last && i + 1 - begin < longestSentence) {
      const char = charAt(tokens, i);
      const gap = tokens.gap[i + 1]!;
      let ends = false;
      if (char === IDEOGRAPHIC_STOP) ends = true;
      else if (char === STOP || char === QUESTION || char === EXCLAMATION) ends = stopEnds(tokens, i, abbreviations);
      else if ((char === QUOTE || char === CLOSE) && i > begin && charAt(tokens, i - 1) === STOP && gap >= GAP_SPACE) {
        ends = isCapital(tokens, i + 1);
      }
      if (!ends && gap === GAP_BLANK_LINE) {
        const dangles = danglers.has(tokens.word[i]!) && startsLower(tokens, i);
        ends = (char !== COMMA && !dangles && !startsLower(tokens, i + 1)) || opensItem(tokens, i + 1);
      } else if (!ends && gap === GAP_LINE && opensItem(tokens, i + 1)) {
        ends = char === SEMICOLON || char === COLON || char === STOP || char === COMMA || endsWithJoiner(tokens, i);
        // "- Keys are returned", below a heading or another item that ends without a stop.
        if (!ends && opensBullet(tokens, i + 1)) ends = opensBullet(tokens, begin) || isCapital(tokens, i + 2);
        if (!ends) ends = countsOn(tokens, begin, i + 1);
      } else if (!ends && gap === GAP_LINE && char === SEMICOLON) ends = true;
      if (!ends) continue;
    }
    sentences.push({ from: begin, to: i + 1 });
    begin = i + 1;
  }
  return sentences;
}

function startsLower(tokens: Tokens, token: number): boolean {
  return tokens.kind[token] === WORD && !isCapital(tokens, token);
}

/** Index of the sentence that holds a token; their number where it stands behind them all.
 *  @param sentences  in order, without gaps between them */
export function sentenceAt(sentences: readonly TokenRange[], token: number): number {
  return firstIndex(sentences.length, (i) => sentences[i]!.to > token);
}

/** "; and", "; or" before the next item. */
function endsWithJoiner(tokens: Tokens, token: number): boolean {
  return tokens.kind[token] === WORD && token > 0 && [SEMICOLON, COMMA].includes(charAt(tokens, token - 1));
}
