/** The source of a regular expression that means these words themselves. */
export const literalPattern = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const space = '[\\s\\u00a0]+';

/** A character as a phrase means it: any white space, either apostrophe. */
function unit(char: string): string {
  if (char === ' ') return space;
  return char === "'" || char === '’' ? "['’]" : literalPattern(char);
}

/** Phrases as alternatives of a regular expression, the longest first, so that none hides a longer one. Those that begin
 *  alike share their beginning, so that a place where none of them stands is left after a letter or two. No phrases stand
 *  nowhere. */
export function alternatives(phrases: Iterable<string>): string {
  const longestFirst = [...phrases].sort((a, b) => b.length - a.length);
  return longestFirst.length === 0 ? '(?!)' : branches(longestFirst.map((phrase) => [...phrase].map(unit)));
}

/** @param phrases  each by its units */
function branches(phrases: readonly (readonly string[])[]): string {
  const rests = new Map<string, (readonly string[])[]>();
  for (const [first = '', ...rest] of phrases) {
    const alike = rests.get(first);
    if (alike) alike.push(rest);
    else rests.set(first, [rest]);
  }
  const found = [...rests].map(([first, alike]) => (first === '' ? '' : first + branches(alike)));
  return found.length === 1 ? found[0]! : `(?:${found.join('|')})`;
}
