import type { GrammarSet } from '../grammar/load.js';
import type { Read, ValueHit } from '../grammar/read.js';
import type { DocumentFacts } from '../model/facts.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';
import { phrasesOf } from './word-lists.js';

type Hours = NonNullable<DocumentFacts['workingHours']>;

/** Words before the first of two times that make them the hours in which the parties work. */
const lead = oncePer((grammars: GrammarSet): RegExp => {
  const named = alternatives(phrasesOf(grammars, 'facts/working-hours').keys());
  return new RegExp(
    `(?<![\\p{L}])(?:${named})["”’]?\\)?[\\s\\u00a0]*(?:[:(]|,?[\\s\\u00a0]+(?:being|means?|shall mean|are|is|shall be|refers? to))[^.;:()]{0,60}$`,
    'iu',
  );
});

const between = /^[\s\u00a0]*(?:to|until|till|and|through|[-–—])[\s\u00a0]*$/iu;
const longestLead = 120;

/** The hours in which the parties work, as the text defines them ("Business Hours means 9:00 a.m. to 5:30 p.m."); null where
 *  it does not, or gives different ones in different places. */
export function readHoursOfWork(read: Read, grammars: GrammarSet): Hours | null {
  const times = read.values['time-of-day'];
  let found: Hours | null = null;
  for (let i = 0; i + 1 < times.length; i++) {
    const [opens, closes] = [times[i]!, times[i + 1]!];
    if (!between.test(read.text.slice(opens.end, Math.min(closes.start, opens.end + 12)))) continue;
    if (!lead(grammars).test(read.text.slice(Math.max(0, opens.start - longestLead), opens.start))) continue;
    const hours = hoursOf(opens, closes);
    if (!hours || (found && (found.from !== hours.from || found.to !== hours.to || found.zone !== hours.zone)))
      return null;
    found = hours;
  }
  return found;
}

function hoursOf(opens: ValueHit, closes: ValueHit): Hours | null {
  const [from, to] = [opens.time, closes.time];
  if (!from || !to || to <= from) return null;
  return { from, to, zone: closes.zone ?? opens.zone };
}
