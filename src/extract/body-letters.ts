import type { Read } from '../grammar/read.js';
import { oncePer } from '../model/once-per.js';
import { wordList } from './word-list.js';

/** `(the "JSC")`, `(the "Joint Committee" or "JC")`: letters that a text gives a name to. */
const introduction =
  /[(](?:the |each,? (?:an? |the )?|an? )?(?:["“][^"“”()]{3,60}["”] or (?:the )?)?["“]([A-Z]{2,5})["”][)]/g;
/** Characters before the bracket: "a joint committee to oversee the conduct of the work (the "JC")". */
const reach = 100;

/** Letters that stand for a committee or an officer who acts in this text: "JSC", "CEO". */
export const bodyLetters = oncePer(({ text, grammars }: Read): ReadonlySet<string> => {
  const bodies = wordList(grammars, 'who/body-noun');
  const people = wordList(grammars, 'actor');
  const letters = new Set<string>();
  for (const { index, 1: name } of text.matchAll(introduction)) {
    const before = text.slice(Math.max(0, index - reach), index);
    const words =
      before
        .slice(before.search(/[^.;:]*$/))
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [];
    if (words.some((word) => bodies.has(word)) || people.has(words.at(-1) ?? '')) letters.add(name!);
  }
  return letters;
});
