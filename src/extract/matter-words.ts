import type { Read } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { GAP_JOIN, isCapital, type Tokens, tokenText, WORD } from '../grammar/tokens.js';
import { oncePer } from '../model/once-per.js';
import type { PartyTable } from './party-table.js';
import type { SentencePhrases } from './sentence-phrases.js';
import { lowerCase } from './sentence-words.js';

/** Words by which two sentences are compared: so many of one at most, each of so many letters at least. */
export const mostWords = 24;
export const shortestWord = 3;

/** The words of the names of parties. */
export const nameWords = oncePer(
  ({ parties }: PartyTable): ReadonlySet<string> => new Set(parties.flatMap(({ forms }) => forms.flat())),
);

/** By token of a range: whether it belongs to a phrase of one of some vocabularies, which tell nothing of the matter. */
export function idleTokens(phrases: SentencePhrases, vocabularies: readonly string[], range: TokenRange): boolean[] {
  const idle = new Array<boolean>(range.to - range.from).fill(false);
  for (const name of vocabularies)
    for (const { from, to } of phrases.places(name, range)) idle.fill(true, from - range.from, to - range.from);
  return idle;
}

/** A word in lower case as it is printed: with its own apostrophe, and of "can't" neither "can" nor "not".
 *  @param strings  of `stringsOf` */
export function printedWord(tokens: Tokens, token: number, strings: (string | undefined)[]): string {
  const word = lowerCase(tokens, token, strings);
  const other = tokens.gap[token] === GAP_JOIN || word.length !== tokens.end[token]! - tokens.start[token]!;
  return other || word.includes("'") ? tokenText(tokens, token).toLowerCase() : word;
}

/** Without the "s" of a plural: "keys" and "key" are one word. */
export function singular(word: string): string {
  return word.length > shortestWord && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** Whether a text writes a word of a name in small letters too: it knows toys beside the company Alpha Toys. */
export function isCommonWord(word: string, read: Read): boolean {
  return smallWords(read).has(singular(word.toLowerCase()));
}

/** The words that a text writes in small letters, without the "s" of a plural; read once for all who ask. */
const smallWords = oncePer(({ tokens }: Read): ReadonlySet<string> => {
  const { count, kind, word: ids, lexicon, ownWords } = tokens;
  const words = new Set<string>();
  const known = new Uint8Array(lexicon.words.length + ownWords.length);
  for (let i = 0; i < count; i++) {
    const id = ids[i]!;
    if (known[id] !== 0 || kind[i] !== WORD || isCapital(tokens, i)) continue;
    const word = tokenText(tokens, i);
    if (word !== word.toLowerCase()) continue;
    // Of "don't" no word is printed as it is known.
    known[id] = Number(id >= lexicon.words.length || word === lexicon.words[id]);
    words.add(singular(word));
  }
  return words;
});
