import type { GrammarSet } from '../grammar/load.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';
import type { FactSentence } from './fact-sentence.js';
import { type NumberOrder, type PrintedDate, readPrintedDates } from './printed-dates.js';
import { phrasesOf } from './word-lists.js';

/** The day on which something ends by the words of a sentence; null where it has none. */
export type ReadPrintedEnd = (sentence: FactSentence) => PrintedDate | null;

const untilWords = oncePer(
  (grammars: GrammarSet) =>
    new RegExp(
      `(?<!\\p{L})(?:${alternatives(phrasesOf(grammars, 'facts/until-word').keys())})(?:[\\s\\u00a0]+[\\w.:]+){0,5}[\\s\\u00a0,]*$`,
      'iu',
    ),
);

/** For days that the values of the grammar do not read: "12/1/2013" where the order of its numbers is known from
 *  elsewhere, "April. 1st 2019", "30t h of June" as scanners part it. */
export function printedEnds(grammars: GrammarSet, order: NumberOrder): ReadPrintedEnd {
  const until = untilWords(grammars);
  return ({ read: { text }, start, end }) =>
    readPrintedDates(text, start, end, order, grammars).find(
      (date) => date.date && until.test(text.slice(Math.max(start, date.start - 60), date.start)),
    ) ?? null;
}
