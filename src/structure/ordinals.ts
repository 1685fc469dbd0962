/** The number systems that clauses are numbered with. */
export type Alphabet = 'digit' | 'lower' | 'upper' | 'roman' | 'Roman' | 'word';

export interface Reading {
  readonly alphabet: Alphabet;
  /** 1-based place in its series: `c` is 3, `iv` is 4, `aa` is 27. */
  readonly value: number;
}

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** @returns the value of a well-formed Roman numeral up to 399, or 0. `iiii` and `vx` are none. */
export function romanValue(text: string): number {
  const letters = text.toLowerCase();
  if (!/^(?=.)c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(letters)) return 0;
  let value = 0;
  for (let i = 0; i < letters.length; i++) {
    const digit = romanDigits[letters[i]!]!;
    value += digit < (romanDigits[letters[i + 1] ?? ''] ?? 0) ? -digit : digit;
  }
  return value;
}

/** @returns 1 to 26 for `a` to `z`, 27 for `aa`, 28 for `bb` (as drafters count on), 0 for other words. */
export function letterValue(text: string): number {
  const letters = text.toLowerCase();
  const first = letters.charCodeAt(0) - 96;
  if (first < 1 || first > 26 || letters.length > 3) return 0;
  for (let i = 1; i < letters.length; i++) if (letters[i] !== letters[0]) return 0;
  return first + 26 * (letters.length - 1);
}

const readOrdinals = new Map<string, readonly Reading[]>();

/** All readings of a printed number: `i` is the ninth letter and the first Roman numeral. The likelier comes first. The
 *  same list for the same number. */
export function readOrdinal(text: string): readonly Reading[] {
  let readings = readOrdinals.get(text);
  if (!readings) {
    if (readOrdinals.size > 5000) readOrdinals.clear();
    readings = readingsOf(text);
    readOrdinals.set(text, readings);
  }
  return readings;
}

function readingsOf(text: string): readonly Reading[] {
  if (/^\d+$/.test(text)) return [{ alphabet: 'digit', value: Number(text) }];
  const lower = text === text.toLowerCase();
  if (!lower && text !== text.toUpperCase()) return [];
  const readings: Reading[] = [];
  const roman = romanValue(text);
  const letter = letterValue(text);
  if (roman) readings.push({ alphabet: lower ? 'roman' : 'Roman', value: roman });
  if (letter) readings.push({ alphabet: lower ? 'lower' : 'upper', value: letter });
  return readings;
}
