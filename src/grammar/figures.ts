import { fold } from './characters.js';

const [COMMA, STOP] = [44, 46] as const;
/** What figures are blacked out with. */
export const BLACKED_OUT = '█'.charCodeAt(0);

export const isDigit = (code: number) => code >= 48 && code <= 57;

/** Where the number that begins at `at` ends: `200,000`, `12,34,567.89`, `1.5`, `8.4.1`; not the comma of `May 3,2024`. */
export function numberEnd(text: string, at: number, limit: number): number {
  let i = at;
  while (i < limit && isDigit(text.charCodeAt(i))) i++;
  if (i - at <= 3) {
    let j = i;
    let whole = i;
    while (j < limit && text.charCodeAt(j) === COMMA) {
      let k = j + 1;
      while (k < limit && k - j <= 4 && isDigit(text.charCodeAt(k))) k++;
      const digits = k - j - 1;
      if (digits !== 2 && digits !== 3) break;
      j = k;
      if (digits === 3) whole = k;
    }
    i = whole;
  }
  while (i + 1 < limit && text.charCodeAt(i) === STOP && isDigit(text.charCodeAt(i + 1))) {
    i++;
    while (i < limit && isDigit(text.charCodeAt(i))) i++;
  }
  return i;
}

/** Where a number ends some of whose figures are blacked out: `██,███`, `3█`.
 *  @param at  the first character that is */
export function blackedOutEnd(text: string, at: number, limit: number): number {
  const isPart = (code: number) => fold(code) === BLACKED_OUT || isDigit(code);
  let to = at + 1;
  for (; to < limit; to++) {
    const code = text.charCodeAt(to);
    const inside = (code === COMMA || code === STOP) && to + 1 < limit && isPart(text.charCodeAt(to + 1));
    if (!isPart(code) && !inside) break;
  }
  return to;
}
