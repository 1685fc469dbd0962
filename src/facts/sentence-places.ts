import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { NUMBER, type Tokens, WORD } from '../grammar/tokens.js';

/** A sentence without the number of its clause: "2.1 (a) It lasts a year." */
export function withoutNumber({ tokens }: Read, { from, to }: TokenRange): TokenRange {
  let at = from;
  while (at < to && (tokens.kind[at] === NUMBER || isNumbering(tokens, at) || isItem(tokens, at))) at++;
  return { from: at, to };
}

const isNumbering = ({ text, start, end }: Tokens, at: number) => /^[.()]$/.test(text.slice(start[at], end[at]));

/** "a)", "iv." */
const isItem = ({ text, kind, start, end, count }: Tokens, at: number): boolean =>
  kind[at] === WORD &&
  at + 1 < count &&
  start[at + 1] === end[at] &&
  /^[a-z]{1,3}[.)]$/.test(text.slice(start[at], end[at + 1]));
