import type { Read } from '../grammar/read.js';
import { oncePer } from '../model/once-per.js';
import { wordList } from './word-list.js';

/** `(the "JSC")`, `(the "Joint Committee" or "JC")`: letters that a text gives a name to. */
const introduction =
  /[(](?:the |each,? (?:an? |the )?|an? )?(?:["“][^"“”()]{3,60}["”] or (?:the )?)?["“]([A-Z]{2,5})["”][)]/g;
/** `"JSC" means the joint steering committee`, `"KM" means Mr. Karl Miller`: letters and what they stand for. */
const definition =
  /["“]([A-Z]{2,5})["”] (?:shall mean|means?|refers to|has the meaning of) (?:an? |the )?([^.;:]{2,80})/g;
/** Characters before the bracket: "a joint committee to oversee the conduct of the work (the "JC")". */
const reach = 100;

/** Letters that stand for a committee or an officer who acts in this text: "JSC", "CEO". */
export const bodyLetters = oncePer(({ text, grammars }: Read): ReadonlySet<string> => {
  const bodies = wordList(grammars, 'who/body-noun');
  const people = wordList(grammars, 'actor');
  const letters = new Set<string>();
  const wordsOf = (words: string) => words.toLowerCase().match(/\p{L}+/gu) ?? [];
  for (const { index, 1: name } of text.matchAll(introduction)) {
    const before = text.slice(Math.max(0, index - reach), index);
    const words = wordsOf(before.slice(before.search(/[^.;:]*$/)));
    if (words.some((word) => bodies.has(word)) || people.has(words.at(-1) ?? '')) letters.add(name!);
  }
  for (const { 1: name, 2: meaning } of text.matchAll(definition)) {
    const words = wordsOf(meaning!);
    // "the joint steering committee of both", but no "list that the committee keeps".
    const body = words.slice(0, longestName).some((word) => bodies.has(word));
    if (body || /^(?:mr|mrs|ms|dr)$/.test(words[0] ?? '')) letters.add(name!);
  }
  return letters;
});

/** "joint research and development committee" */
const longestName = 5;
