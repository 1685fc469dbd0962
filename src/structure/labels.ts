import { matchesIn } from '../model/matches-in.js';
import { letterValue, type Reading, readOrdinal, romanValue } from './ordinals.js';
import type { StructureWords } from './words.js';

/** How a number is set off: `(a)`, `a)`, `a.`, nothing, or a word before it (`Article 4`). */
export type Bracket = '()' | ')' | '.' | '' | 'word';

/** A number as printed in front of a clause. */
export interface Label {
  /** Where the label begins, and where the words after it begin. */
  readonly start: number;
  readonly end: number;
  /** The number alone: `8.4`, `IX`, `a`. */
  readonly text: string;
  readonly bracket: Bracket;
  /** `article`, `section`; empty without a word. */
  readonly prefix: string;
  /** The letters of a series that the house itself made: `SC`, of `SC.22`. */
  readonly house?: string;
  /** For `8.4`: [8, 4]; null for single numbers. */
  readonly numbers: readonly number[] | null;
  readonly readings: readonly Reading[];
  /** `(a)(iii)` printed in one piece with it: `a`, `iii`. */
  readonly tail: readonly string[];
  /** The character that closes it, to tell `4,` from `4.` */
  readonly separator: string;
  /** "11. 9": written with a space, so it counts only where just this number was to come. */
  readonly spaced: boolean;
}

// A Markdown file may write the mark behind a number with a backslash: `4\. Fees`.
const decimal =
  /(\d{1,3}|[A-Z])(?:\.(\d{1,3}))(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?(?![\d%])((?:\([A-Za-z0-9]{1,5}\))*)\\?([.):、]?)/y;
/** A letter and a number: `A1.`, `B2)`, `C1.4`. The mark behind it tells it from a grade or a size of paper. */
const lettered = /([A-Z])(\d{1,2})((?:\.\d{1,2})*)(?![\d%])((?:\([A-Za-z0-9]{1,5}\))*)\\?([.):])/y;
const spacedDecimal = /(\d{1,2})((?:\. ?\d{1,2}){1,5})\.?(?=[ \u00a0]{1,12}["“‘([]?[A-Za-z])/y;
const integer = /(\d{1,3})(?![\d%/])((?:\([A-Za-z0-9]{1,5}\))*)\\?([.)、,:]?)/y;
const parenthesised = /\( ?([A-Za-z]{1,6}|\d{1,3}) ?\)((?:\([A-Za-z0-9]{1,5}\))*)(\.?)/y;
const letters =
  /(?:([A-Za-z]|[ivxl]{2,6}|[IVXLC]{2,7}|aa|bb|cc|dd)\\?([.)])(?=[\s*_]|$)|([A-Z])(\.)(?=[A-Z][a-z]+[ \u00a0]))/y;
/** What a number that begins with a letter looks like, whatever its style: `A.1`, `A1`, `iv)`. */
const letterNumber = /[A-Za-z]{1,7}\\?[.)]|[A-Z]\d/y;
const gap = /[ \t\u00a0\u3000*_]*(?:[-–—:.][ \t\u00a0*_]+)?/y;
const chained = /\(([A-Za-z0-9]{1,5})\)/g;

const noTail: readonly string[] = [];

function tailOf(text: string): readonly string[] {
  return text === '' ? noTail : [...matchesIn(chained, text)].map((match) => match[1]!);
}

/** Where the words behind a number begin: past white space, emphasis and a dash. */
export function afterGap(text: string, at: number): number {
  gap.lastIndex = at;
  return gap.exec(text) ? gap.lastIndex : at;
}

/** True where only white space or the end follows. */
function standsFree(text: string, at: number): boolean {
  return at >= text.length || /[\s*_\u00a0]/.test(text[at]!);
}

const word = /["“]?\p{Lu}\p{Ll}/uy;
const capitals = /["“]?\p{Lu}{2,}(?=[\s,]|$)/uy;

/** "1.The Baker", "2.10Change": the words stand right behind the number. */
function touchesWord(text: string, at: number): boolean {
  word.lastIndex = at;
  capitals.lastIndex = at;
  return word.test(text) || (text[at - 1] === '.' && capitals.test(text));
}

function decimalAt(text: string, at: number): Label | null {
  decimal.lastIndex = at;
  const match = decimal.exec(text);
  const end = decimal.lastIndex;
  if (!match || !(standsFree(text, end) || (/\d/.test(match[1]!) && touchesWord(text, end)))) return null;
  const parts = match.slice(1, 6).filter((part) => part !== undefined && part !== '');
  const head = /\d/.test(parts[0]!) ? Number(parts[0]) : letterValue(parts[0]!);
  return {
    start: at,
    end: afterGap(text, decimal.lastIndex),
    text: parts.join('.'),
    bracket: '.',
    prefix: '',
    numbers: [head, ...parts.slice(1).map(Number)],
    readings: [],
    tail: tailOf(match[6]!),
    separator: match[7]!,
    spaced: false,
  };
}

function letteredAt(text: string, at: number): Label | null {
  lettered.lastIndex = at;
  const match = lettered.exec(text);
  if (!match || !standsFree(text, lettered.lastIndex)) return null;
  const [, letter, number, more, tail, separator] = match;
  return {
    start: at,
    end: afterGap(text, lettered.lastIndex),
    text: `${letter}${number}${more}`,
    bracket: '.',
    prefix: '',
    numbers: [letterValue(letter!), Number(number), ...more!.split('.').slice(1).map(Number)],
    readings: [],
    tail: tailOf(tail!),
    separator: separator!,
    spaced: false,
  };
}

/** `11. 9`, `2. 3. 1.`: decimals with spaces in them. */
function spacedDecimalAt(text: string, at: number): Label | null {
  spacedDecimal.lastIndex = at;
  const match = spacedDecimal.exec(text);
  if (!match || !match[2]!.includes(' ')) return null;
  const numbers = [Number(match[1]), ...match[2]!.split('.').slice(1).map(Number)];
  return {
    start: at,
    end: afterGap(text, spacedDecimal.lastIndex),
    text: numbers.join('.'),
    bracket: '.',
    prefix: '',
    numbers,
    readings: [],
    tail: [],
    separator: '',
    spaced: true,
  };
}

function single(
  text: string,
  start: number,
  end: number,
  number: string,
  bracket: Bracket,
  separator: string,
  tail = '',
): Label | null {
  const readings = readOrdinal(number);
  if (readings.length === 0) return null;
  return {
    start,
    end: afterGap(text, end),
    text: number,
    bracket,
    prefix: '',
    numbers: null,
    readings,
    tail: tailOf(tail),
    separator,
    spaced: false,
  };
}

function integerAt(text: string, at: number): Label | null {
  integer.lastIndex = at;
  const match = integer.exec(text);
  if (!match) return null;
  const end = integer.lastIndex;
  const [, number, tail, separator] = match;
  if (separator !== '、' && !standsFree(text, end) && !(/[.)]/.test(separator!) && touchesWord(text, end))) return null;
  const bracket: Bracket = separator === ')' ? ')' : separator === '' ? '' : '.';
  return single(text, at, end, number!, bracket, separator!, tail);
}

/** `(a)`, `( iv )`, `(a)(iii)` at an offset. */
export function parenthesisedAt(text: string, at: number): Label | null {
  parenthesised.lastIndex = at;
  const match = parenthesised.exec(text);
  if (!match || !(standsFree(text, parenthesised.lastIndex) || /["“A-Za-z]/.test(text[parenthesised.lastIndex]!)))
    return null;
  return single(text, at, parenthesised.lastIndex, match[1]!, '()', '', match[2]);
}

/** `a)`, `A.`, `iv.`, `(a)`-like numbers that are letters. */
function lettersAt(text: string, at: number): Label | null {
  letters.lastIndex = at;
  const match = letters.exec(text);
  if (!match) return null;
  const mark = match[2] ?? match[4]!;
  return single(text, at, letters.lastIndex, match[1] ?? match[3]!, mark === ')' ? ')' : '.', mark);
}

function prefixedAt(text: string, at: number, words: StructureWords): Label | null {
  words.numbered.lastIndex = at;
  const match = words.numbered.exec(text);
  if (!match) return null;
  const [, word, number, tail = '', separator = ''] = match;
  const end = words.numbered.lastIndex;
  const prefix = words.prefixes.get(word!.toLowerCase()) ?? word!.toLowerCase();
  const spelled = words.numberWords.get(number!.toLowerCase());
  const base = {
    start: at,
    end: afterGap(text, end),
    bracket: 'word' as const,
    prefix,
    tail: tailOf(tail),
    separator,
    spaced: false,
  };
  if (number!.includes('.')) {
    const parts = number!.split('.');
    const numbers = parts.map((part) => (/\d/.test(part) ? Number(part) : romanValue(part) || letterValue(part)));
    return { ...base, text: number!, numbers, readings: [] };
  }
  const readings: readonly Reading[] = spelled ? [{ alphabet: 'word', value: spelled }] : readOrdinal(number!);
  return readings.length === 0 ? null : { ...base, text: spelled ? String(spelled) : number!, numbers: null, readings };
}

/** The number printed at an offset, whatever its style; null where none is. Whether it numbers a clause is decided by
 *  its neighbours. */
export function labelAt(text: string, at: number, words: StructureWords): Label | null {
  const code = text.charCodeAt(at);
  if (code === 40) return parenthesisedAt(text, at);
  if (code >= 48 && code <= 57) return spacedDecimalAt(text, at) ?? decimalAt(text, at) ?? integerAt(text, at);
  const prefixed = prefixedAt(text, at, words);
  if (prefixed) return prefixed;
  letterNumber.lastIndex = at;
  if (!letterNumber.test(text)) return null;
  return decimalAt(text, at) ?? letteredAt(text, at) ?? lettersAt(text, at);
}
