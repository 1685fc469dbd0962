import { blank, digit, isLower, kinds, letter } from './provision-characters.js';

/** Past the "and" in "and (c) …". */
export function skipJoiner(text: string, from: number, stop: number): number {
  const word = /^(?:and|or|and\/or),?\s+/.exec(text.slice(from, Math.min(stop, from + 12)));
  return word ? from + word[0].length : from;
}

/** Past `12.1`, `12.1.`, `(a)`, `(iv)`, `a)`, `A.`, and any row of them; `otherwise` where no number stands there. */
export function skipNumber(text: string, from: number, stop: number, otherwise = from): number {
  let at = from;
  for (let round = 0; round < 3; round++) {
    const start = at;
    let open = false;
    let here = at;
    if (text.charCodeAt(here) === 40) {
      open = true;
      here++;
    }
    const first = here;
    let digits = 0;
    let points = 0;
    let letters = 0;
    while (here < stop && here - first < 10) {
      const code = text.charCodeAt(here);
      if (kinds[code] === digit) digits++;
      else if (code === 46 && here > first && here + 1 < stop && kinds[text.charCodeAt(here + 1)] === digit) {
        points++; // the point inside 12.1
      } else if (kinds[code] === letter && code < 128) letters++;
      else break;
      here++;
    }
    if (here === first) break;
    const close = text.charCodeAt(here);
    const body = text.slice(first, here);
    const roman = letters > 1 && /^[ivxIVX]{2,6}$/.test(body);
    const small = digits === 0 && (letters === 1 || roman);
    const number = digits > 0 && letters <= 1 && here - first <= 8;
    if (!small && !number) break;
    if (open ? close === 41 : close === 41 || close === 46) here++;
    else if (open || small) break;
    else if (kinds[close] !== blank) break;
    if (here < stop && kinds[text.charCodeAt(here)] !== blank) break;
    while (here < stop && kinds[text.charCodeAt(here)] === blank) here++;
    // "2 years", "30 days": a number that counts something is no clause number.
    if (number && points < 2 && !open && close !== 46 && close !== 41 && here < stop && isLower(text.charCodeAt(here)))
      break;
    at = here;
    if (at === start) break;
  }
  return at > from && at < stop ? at : otherwise;
}

/** Past white space, and how many lines it ends. */
export function afterBlanks(text: string, from: number): { at: number; lines: number } {
  let at = from;
  let lines = 0;
  while (at < text.length && kinds[text.charCodeAt(at)] === blank) if (text.charCodeAt(at++) === 10) lines++;
  return { at, lines };
}

/** After `;` or `:`: does a numbered item or a new paragraph follow? */
export function itemFollows(text: string, at: number): boolean {
  const next = afterBlanks(text, at);
  if (next.at >= text.length || next.lines > 0) return true;
  const from = skipJoiner(text, next.at, text.length);
  return skipNumber(text, from, Math.min(text.length, from + 12)) > from;
}
