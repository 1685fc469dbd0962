import type { TokenRange } from '../grammar/sentences.js';
import { oncePer } from '../model/once-per.js';
import type { PartyTable } from './party-table.js';
import type { SentencePhrases } from './sentence-phrases.js';

/** Words by which two sentences are compared: so many of one at most, each of so many letters at least. */
export const mostWords = 24;
export const shortestWord = 3;

/** The words of the names of parties. */
export const nameWords = oncePer(
  ({ parties }: PartyTable): ReadonlySet<string> => new Set(parties.flatMap(({ forms }) => forms.flat())),
);

/** The tokens of a range that belong to phrases of some vocabularies, which tell nothing of the matter. */
export function idleTokens(phrases: SentencePhrases, vocabularies: readonly string[], range: TokenRange): Set<number> {
  const idle = new Set<number>();
  for (const name of vocabularies)
    for (const { from, to } of phrases.places(name, range)) for (let i = from; i < to; i++) idle.add(i);
  return idle;
}

/** Without the "s" of a plural: "keys" and "key" are one word. */
export function singular(word: string): string {
  return word.length > shortestWord ? word.replace(/(?<!s)s$/, '') : word;
}
