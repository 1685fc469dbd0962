import type { GrammarSet } from '../grammar/load.js';

/** Phrases of a vocabulary with their meanings (a phrase without one means itself), in lower case. */
export function phrasesOf(grammars: GrammarSet, name: string): ReadonlyMap<string, string> {
  const entries = grammars.vocabularies.get(name)?.entries ?? [];
  return new Map(entries.map(({ phrase, meaning }) => [phrase.toLowerCase(), meaning ?? phrase]));
}

/** Labels as documents print them: "Start date", "Start Date", "START DATE". */
export function spellingsOf(labels: Iterable<string>): Set<string> {
  return new Set(
    [...labels].flatMap((label) => [
      label[0]!.toUpperCase() + label.slice(1),
      label.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase()),
      label.toUpperCase(),
    ]),
  );
}
