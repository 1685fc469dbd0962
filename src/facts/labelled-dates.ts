import type { GrammarSet } from '../grammar/load.js';
import type { Stated } from '../model/facts.js';
import { matchesIn } from '../model/matches-in.js';
import { oncePer } from '../model/once-per.js';
import { type NumberOrder, readPrintedDates } from './printed-dates.js';
import { stated } from './signing-dates.js';
import { alternatives, phrasesOf, spellingsOf } from './word-lists.js';

const labelPatterns = oncePer((grammars: GrammarSet) => {
  const pattern = (vocabulary: string) => {
    const spellings = spellingsOf(phrasesOf(grammars, vocabulary).keys());
    return new RegExp(
      `(?:${alternatives(spellings)})(?:[ \\t\\u00a0](?:for|of|under|FOR|OF|UNDER)(?:[ \\t\\u00a0]\\p{L}+){1,6}(?=:))?["”*]{0,2}[\\s\\u00a0]{0,3}[-–—:|.](?:[\\s\\u00a0*|]{0,20}|[ \\t\\u00a0]{0,60})(?=[\\d\\p{Lu}])`,
      'gu',
    );
  };
  return { start: pattern('facts/start-label'), end: pattern('facts/end-label') };
});

/** A label begins a line or a cell, or stands behind a wide gap, a mark or a quote. */
export const labelled = /(?:^|\n|[\s\u00a0]{2}|[|*"“]|\d[.)])[ \t]?$/u;

/** "Effective Date: 3 May 2020", "| Start date | 3 May 2020 |", `"End Date" - 3 May 2021`, wherever it stands; null where no
 *  label of that sort has a date behind it. */
export function readLabelledDate(
  text: string,
  label: 'start' | 'end',
  order: NumberOrder,
  grammars: GrammarSet,
): Stated<string> | null {
  for (const match of matchesIn(labelPatterns(grammars)[label], text)) {
    if (!labelled.test(text.slice(Math.max(0, match.index - 3), match.index))) continue;
    const at = match.index + match[0].length;
    const [date] = readPrintedDates(text, at, at + 40, order, grammars);
    if (date?.date && date.start === at)
      return stated(date, label === 'start' ? 'facts/effective-date-label' : 'facts/expiry-date-label');
  }
  return null;
}
