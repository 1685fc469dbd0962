import type { GrammarSet } from '../grammar/load.js';
import { PhraseFinder } from '../grammar/phrase-finder.js';
import type { Read } from '../grammar/read.js';
import type { Stated } from '../model/facts.js';
import { alternatives } from '../model/literal-pattern.js';
import { oncePer } from '../model/once-per.js';
import type { Period } from '../model/value.js';
import { addPeriod } from './add-period.js';
import { labelled } from './labelled-dates.js';
import { dayCount } from './periods.js';
import { type NumberOrder, readPrintedDates } from './printed-dates.js';
import { phrasesOf, spellingsOf } from './word-lists.js';

const labels = oncePer((grammars: GrammarSet) => {
  const phrases = [...phrasesOf(grammars, 'facts/term-label').keys()];
  const labelAt = new RegExp(
    `(?:${alternatives(spellingsOf(phrases))})["”*]{0,2}[\\s\\u00a0]{0,3}(?:[.:|–—][\\s\\u00a0*|]{0,40}|\\n[\\s\\u00a0]{1,8})(?=[\\d\\p{Lu}\\p{Ll}])`,
    'uy',
  );
  return new PhraseFinder(grammars.lexicon, phrases, labelAt);
});

/** Behind a length: nothing more in its cell or sentence, or the day from which the contract itself runs. */
const closes =
  /^[\s\u00a0]*(?:[.;|\n]|$|,?[\s\u00a0]*(?:from|after|following|commencing|beginning|starting)[\s\u00a0](?:(?:on|as of|and after|with)[\s\u00a0])?(?:the[\s\u00a0])?(?:Effective Date|effective date|[Dd]ate (?:hereof|of (?:this|the|signature|execution)))(?!\p{L}))/u;
/** Labels that are looked at, so that the cost stays bounded. */
const mostLabels = 60;
const betweenDays = /^[\s\u00a0]*(?:-|–|—|to|through|thru|until|till|up to)[\s\u00a0]*(?:and including[\s\u00a0])?$/i;

/** "Term: 36 months", "| Subscription period | 1 May 2024 - 30 April 2027 |", "TERM" above "Ten (10) years.": the end, and
 *  the length where it is given instead; null where no label has either behind it. */
export function readLabelledTerm(
  read: Read,
  start: string | null,
  order: NumberOrder,
  grammars: GrammarSet,
): { readonly end: Stated<string> | null; readonly initial: Period | null } | null {
  const { text, tokens } = read;
  let tried = 0;
  for (const match of labels(grammars).find(tokens)) {
    if (!labelled.test(text.slice(Math.max(0, match.index - 3), match.index))) continue;
    if (++tried > mostLabels) break;
    const at = match.index + match[0].length;
    const [from, to] = readPrintedDates(text, at, at + 90, order, grammars);
    if (from?.start === at && to?.date && betweenDays.test(text.slice(from.end, to.start)))
      return { end: { value: to.date, span: { start: at, end: to.end }, rule: 'facts/term-label' }, initial: null };
    const length = read.values.duration.find((hit) => hit.start === at);
    const period = length?.value?.type === 'period' ? length.value.period : null;
    if (
      !length ||
      !period ||
      period.business ||
      dayCount(period) < 85 ||
      !closes.test(text.slice(length.end, length.end + 60))
    )
      continue;
    const end = start ? addPeriod(start, period) : null;
    return {
      end: end ? { value: end, span: { start: at, end: length.end }, rule: 'facts/term-label' } : null,
      initial: period,
    };
  }
  return null;
}
