import { matchesIn } from '../model/matches-in.js';

const stop =
  /(?:(?<=[\p{Ll})])\.(?=\p{Lu}\p{Ll}+\s))|[.!?。！？]["”’')\]*]*(?=[\s\u00a0]+["“'‘([]?[\p{Lu}\d]|[\s\u00a0]*$)/gu;
const longestLook = 5000;

/** Where the first sentence that ends in `[from, limit)` ends, or -1. A stop after an abbreviation or a single initial
 *  ends none. Looks no further than 5000 characters. */
export function sentenceEnd(text: string, from: number, limit: number, abbreviations: ReadonlySet<string>): number {
  const stretch = text.slice(from, Math.min(limit, from + longestLook));
  for (const match of matchesIn(stop, stretch)) {
    const before = /([\p{L}.]+)$/u.exec(stretch.slice(Math.max(0, match.index - 16), match.index))?.[1] ?? '';
    const last = match.index + match[0].length === stretch.trimEnd().length;
    if (!last && match[0] === '.' && (abbreviations.has(before.toLowerCase()) || /(?:^|\.)\p{Lu}$/u.test(before)))
      continue;
    return from + match.index + match[0].length;
  }
  return -1;
}
