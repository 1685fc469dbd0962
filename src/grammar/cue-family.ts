import type { FamilyReader } from './families.js';
import { matchRules } from './matcher.js';
import { readText } from './read-text.js';

/** What the examples of `grammars/cue/` write: the words that were found. Cues claim nothing: one word may tell much. */
export const readCueFamily: FamilyReader = (text, rule, grammars) => {
  const found = new Map<string, number[]>();
  for (const { text: words, start, pattern } of matchRules(readText(text, grammars), [rule])) {
    const key = `${start} ${words}`;
    found.set(key, [...(found.get(key) ?? []), pattern]);
  }
  return [...found].map(([key, patterns]) => ({ gives: key.slice(key.indexOf(' ') + 1), claims: [], patterns }));
};
