import type { GrammarSet } from '../grammar/load.js';
import { PhraseFinder } from '../grammar/phrase-finder.js';
import type { Read } from '../grammar/read.js';
import type { Stated } from '../model/facts.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';
import { type NumberOrder, readPrintedDates } from './printed-dates.js';
import { stated } from './signing-dates.js';
import { phrasesOf, spellingsOf } from './word-lists.js';

const labelPatterns = oncePer((grammars: GrammarSet) => {
  const pattern = (vocabulary: string) => {
    const phrases = [...phrasesOf(grammars, vocabulary).keys()];
    const labelAt = new RegExp(
      `(?:${alternatives(spellingsOf(phrases))})(?:[ \\t\\u00a0](?:for|of|under|FOR|OF|UNDER)(?:[ \\t\\u00a0]\\p{L}+){1,6}(?=:))?["”*]{0,2}[\\s\\u00a0]{0,3}[-–—:|.](?:[\\s\\u00a0*|]{0,20}|[ \\t\\u00a0]{0,60})(?=[\\d\\p{Lu}])`,
      'uy',
    );
    return new PhraseFinder(grammars.lexicon, phrases, labelAt);
  };
  return { start: pattern('facts/start-label'), end: pattern('facts/end-label') };
});

/** A label begins a line or a cell, or stands behind a wide gap, a mark or a quote. */
export const labelled = /(?:^|\n|[\s\u00a0]{2}|[|*"“]|\d[.)])[ \t]?$/u;

/** "Effective Date: 3 May 2020", "| Start date | 3 May 2020 |", `"End Date" - 3 May 2021`, wherever it stands; null where no
 *  label of that sort has a date behind it. */
export function readLabelledDate(
  read: Read,
  label: 'start' | 'end',
  order: NumberOrder,
  grammars: GrammarSet,
): Stated<string> | null {
  const { text, tokens } = read;
  for (const match of labelPatterns(grammars)[label].find(tokens)) {
    if (!labelled.test(text.slice(Math.max(0, match.index - 3), match.index))) continue;
    const at = match.index + match[0].length;
    const [date] = readPrintedDates(text, at, at + 40, order, grammars);
    if (date?.date && date.start === at)
      return stated(date, label === 'start' ? 'facts/effective-date-label' : 'facts/expiry-date-label');
  }
  return null;
}
