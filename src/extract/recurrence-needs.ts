import { valueNames } from '../grammar/value-names.js';
import { placeOf } from './candidate-place.js';
import type { Check } from './consequence-needs.js';
import type { Cues } from './cues.js';
import { articles, conjunctions, isParticiple, prepositions } from './english.js';
import type { Lexis } from './lexis.js';
import type { Predicate } from './predicate.js';
import type { SentenceWords } from './sentence-words.js';

/** Words from "regularly" to the rate that makes it exact: "regular checks of the boats, and at least once a year". */
const besideRate = 12;
/** Words behind a frequency that name what it measures. */
const measureReach = 5;
/** Words between "in" and "monthly": "in twelve equal monthly instalments". */
const instalmentReach = 9;
/** Words of a name, and of the time that is told behind it: "Annual Charge within nine days of receipt of the invoice". */
const nameReach = 14;
/** Words between "at the end of" and "month", or between a price and what it is for. */
const dayReach = 6;
const rateReach = 8;
/** Words between "pay" and "monthly": "pay [to] the Baker a monthly fee". */
const paidReach = 5;
/** Words of "at the minimum of". */
const leastReach = 3;
/** Words of "not more often than". */
const ceilingReach = 4;
/** "In each quarter", "5.2 For each month": so many words may stand before the unit where a sentence opens with it. */
const openingWords = 4;

/** "annual net sales", "quarterly product volume": the words after a frequency name something that is measured. */
function isMeasure(words: SentenceWords, from: number, verb: number, cues: Cues, lexis: Lexis): boolean {
  // "shall annually prepare a plan": behind the article stands what is prepared. "Hourly and daily rates" are measures both.
  if (words.lower[from] === 'basis') return false;
  const joins = (at: number) =>
    joinsNames(words, at) || (words.lower[at] === 'and' && lexis.contains('frequency', words.lower[at + 1] ?? ''));
  let to = from;
  while (to < Math.min(from + measureReach, words.count) && (namesThing(words.lower[to]!) || joins(to))) to++;
  if (!cues.has('measured', words, from, to) || cues.has('handed-over', words, from, to)) return false;
  // "shall submit an annual marketing plan", but not "the monthly plan costs"
  return !(cues.has('plan', words, from, to) && cues.begins('makes-plans', words, verb));
}

const namesThing = (word: string): boolean =>
  /^[a-z]/.test(word) && !prepositions.has(word) && !conjunctions.has(word) && !articles.has(word);

/** "Monthly Sales and Royalty Reports": the name goes on behind the "and". */
const joinsNames = (words: SentenceWords, at: number): boolean =>
  words.lower[at] === 'and' && words.isCapital(at - 1) && words.isCapital(at + 1);

/** "in twelve equal monthly instalments": a payment for each of them. */
const inInstalments = (words: SentenceWords, from: number, to: number, cues: Cues): boolean =>
  cues.begins('instalment', words, to) && cues.has('in-or-by', words, from - instalmentReach, from);

/** "the annual charge by equal quarterly instalments": those tell when it is paid. */
function inOtherInstalments(words: SentenceWords, to: number, cues: Cues, lexis: Lexis): boolean {
  const parts = cues.find('instalment', words, to, to + instalmentReach);
  return parts !== null && parts.from > to && lexis.contains('frequency', words.lower[parts.from - 1] ?? '');
}

/** "the meeting held there each May", "because wages fall due weekly": tells what the meeting is, or why. */
function describes(words: SentenceWords, from: number, cues: Cues): boolean {
  const { lower } = words;
  const at = /^(?:there|here)$/.test(lower[from - 1] ?? '') ? from - 2 : from - 1;
  // "a list that is printed weekly"
  const told = /^(?:which|that)$/.test(lower[at - 2] ?? '') && /^(?:is|are|was|were)$/.test(lower[at - 1]!);
  return (
    (told && isParticiple(lower[at]!)) ||
    (cues.begins('held', words, at) && !cues.begins('being', words, at - 1)) ||
    lower.lastIndexOf('because', from) > lower.lastIndexOf(';', from)
  );
}

const pointing =
  /^(?:such|these|those|this|any|applicable|related|relevant|corresponding|said|foregoing|aforementioned|aforesaid|the|its|their|his|her|your|our)$/;

/** "the annual and | quarterly letters", "its usual | monthly letter": where the words that point stand before those. */
function beforeKinds(words: SentenceWords, from: number, cues: Cues, lexis: Lexis): number {
  const { lower } = words;
  let at = from - 1;
  for (;;) {
    if (/^(?:and|or|,|\/)$/.test(lower[at] ?? '') && lexis.contains('frequency', lower[at - 1] ?? '')) at -= 2;
    else if (cues.begins('usual', words, at)) at--;
    else return at;
  }
}

/** "files it with the annual report", "at the Baker's weekly market": a thing that is spoken of, where nobody is to make it, pay it
 *  or hand it over. "The first monthly letter" is one alone. */
function isSpokenOf(
  words: SentenceWords,
  from: number,
  predicate: Predicate | null,
  cues: Cues,
  lexis: Lexis,
): boolean {
  let at = beforeKinds(words, from, cues, lexis);
  if (cues.begins('one-of-a-series', words, at)) return true;
  if (words.isPossessive(at)) {
    while (at > 0 && words.isCapital(at - 1)) at--;
    if (articles.has(words.lower[at - 1] ?? '')) at--;
  } else if (!pointing.test(words.lower[at] ?? '')) return false;
  const hands = (verb: number) => cues.begins('hands-over', words, verb) || cues.begins('pays-or-bills', words, verb);
  // "provides a check of the ovens, that is, the daily reading of the gauges"
  if (hands(at - 1) || (words.lower[at - 1] === ',' && words.lower[at - 2] === 'is')) return false;
  if (words.lower[at - 1] === 'for' && words.lower[at - 2] === 'responsible') return false;
  if (predicate === null) return true;
  const { verb } = predicate;
  // "Where the sum of such annual letter is more, the Baker shall pay"
  if (predicate.at > from && words.lower[at - 1] === 'of') return true;
  if (predicate.at > from || !hands(verb)) return predicate.at > from ? !hands(verb) : verb !== at - 1;
  // "pays the Baker the rest of the monthly instalments"
  const between = words.lower.slice(verb + 1, at);
  return between.length > handedReach || between.some((word) => prepositions.has(word) && !/^(?:of|to)$/.test(word));
}

/** Words between "provide" and what is provided: "to the Baker copies of the". */
const handedReach = 9;

/** "keeps its records, including daily slips", "every letter (including annual letters)": what a whole is made up of. */
function isPartOfWhole(words: SentenceWords, from: number, predicate: Predicate | null, cues: Cues): boolean {
  const { lower } = words;
  if (/^an?$/.test(lower[from - 1] ?? '')) return false;
  let at = from - 1;
  while (at > from - wholeReach && at > 0 && !/^(?:\)|includ(?:es?|ing))$/.test(lower[at]!)) at--;
  if (!/^includ(?:es?|ing)$/.test(lower[at] ?? '')) return false;
  if (lower[at - 1] === '(') return true;
  const hands = predicate !== null && predicate.verb < at && cues.begins('hands-over', words, predicate.verb);
  return !hands && cues.has('records', words, at - recordReach, at);
}

/** Words of a list that tells what records include, and between the records and that. */
const wholeReach = 60;
const recordReach = 12;

/** "shall be computed and compounded, as the case may be, on a": so many words. */
const countedReach = 6;

/** "with interest calculated daily", "the quantities sold on a weekly basis": how something is measured. */
function tellsMeasure(words: SentenceWords, from: number, cues: Cues): boolean {
  const { lower } = words;
  const at = /^an?$/.test(lower[from - 1] ?? '') && lower[from - 2] === 'on' ? from - 3 : from - 1;
  if (cues.begins('accrues', words, at)) return true;
  const stated = /^(?:be|been|being|and|or|is|are)$/.test(lower[at - 1] ?? '') && lower[from] !== 'daily';
  // "interest is computed as applicable on a daily basis": a sum is counted so.
  if (cues.has('is-counted', words, at - countedReach, at + 1)) return true;
  return !stated && cues.begins('measured-by', words, at);
}

/** What somebody must hand over: done once for each of the times named, where "shall be entitled" or "has" is a state. */
const doesOften = ({ stated, modality, subject, verb }: Predicate, words: SentenceWords, cues: Cues): boolean =>
  stated && modality === 'must' && subject !== '' && cues.begins('hands-over', words, verb);

/** What rules of recurring duties need. */
export const recurrenceChecks: Record<string, Check> = {
  /** What recurs is what is done, not what it is done for: "a fee for each month", "each day of delay". */
  series: (candidate, { words }, { cues, lexis }) => {
    const { predicate } = candidate;
    const { lower } = words;
    const { from, to } = placeOf(candidate, words).value;
    const verb = predicate?.verb ?? -1;
    if (inInstalments(words, from, to, cues)) return true;
    // "For each month the Baker shall pay the Miller": what opens the sentence tells when it is done.
    const opens = from <= openingWords && predicate !== null && predicate.at > to && doesOften(predicate, words, cues);
    // "a minimum of four times a year"
    const least = words.lower[from - 1] === 'of' && cues.ends('least-of', words, from - leastReach, from);
    if (cues.begins('counted-over', words, from - 1) && !opens && !least) return false;
    if (predicate && predicate.from <= from && predicate.at > to && cues.begins('described-as', words, verb))
      return false;
    // "shall show the numbers on a weekly basis": how it is made.
    if (predicate?.modality === 'must' && verb < from && cues.begins('shows', words, verb)) return false;
    // "Once the monthly plan is set": which plan it is.
    if (
      predicate?.conditional &&
      !predicate.failure &&
      !predicate.subject &&
      predicate.from < from &&
      to < predicate.at
    )
      return false;
    // "upon each anniversary of this lease": a day.
    const measures =
      lower[to] === 'of' &&
      !lexis.contains('anniversary', lower[to - 1] ?? '') &&
      !(opens && cues.begins('of-its-life', words, to));
    if (measures || tellsMeasure(words, from, cues)) return false;
    // "keeps a copy for each monthly letter": whichever of them. "For each monthly letter, the Baker shall pay" is each time.
    const whichever = lower[from - 1] === 'each' && to === from + 1;
    if (whichever && (lower[from - 2] === 'of' || (lower[from - 2] === 'for' && (predicate?.at ?? from) < from)))
      return false;
    if (describes(words, from, cues)) return false;
    if (to === from + 1 && isPartOfWhole(words, from, predicate, cues)) return false;
    if (to === from + 1 && isSpokenOf(words, from, predicate, cues, lexis)) return false;
    // "the limit on weekly hours"; "has reached the Annual Target": the name of a thing.
    if (to === from + 1 && words.lower[from - 1] === 'on') return false;
    const named = to === from + 1 && words.isCapital(from) && words.isCapital(to) && words.isWord[from - 1];
    // '"Annual Charge" means', '"Quarterly" shall mean': what a definition calls it.
    const quoted = /^["“]$/.test(words.lower[from - 1] ?? '') && words.isCapital(from);
    if (quoted && (words.isCapital(to) || /^["”]$/.test(words.lower[to] ?? ''))) return false;
    // "buys a tenth of its annual need": a part of what a year brings.
    if (words.lower[from - 2] === 'of' && /^(?:its|their|his|her|our|your)$/.test(words.lower[from - 1]!)) return false;
    // "shall pay the Annual Charge on demand": a name, and the time is another.
    if (named && cues.has('own-time', words, to, to + nameReach)) return false;
    if (inOtherInstalments(words, to, cues, lexis)) return false;
    // "shall pay the Annual Charge", "shall send the Monthly Report": each time.
    const handed = cues.begins('hands-over', words, verb) && cues.has('handed-over', words, to, to + measureReach);
    if (named && !handed && !cues.begins('pays-or-bills', words, verb)) return false;
    if (cues.begins('bounded', words, verb)) return false;
    // "each day that the report is late" measures a delay.
    if (!cues.is('each-day', words, from, to)) return true;
    const does = predicate !== null && (predicate.stated || predicate.passive || predicate.subject !== '');
    return does && words.lower[from] === 'every' && /^[.,;]$|^and$/.test(words.lower[to] ?? '.');
  },
  /** "the end of the month in which": that one month only. */
  'unit-alone': ({ match }, { words }, { cues }) => !cues.begins('names-the-unit', words, match.to - words.first),
  /** "£3,500 a year in advance": the time is what the price is for. */
  'not-priced': ({ at }, _view, { read }) => {
    const prices = read.valuesAt[valueNames.indexOf('money')]!;
    for (let token = Math.max(0, at.from - rateReach); token < at.from; token++) {
      const price = prices.get(token);
      if (price && price.to >= at.from) return false;
    }
    return true;
  },
  /** "regularly, and at least once a year": the number alone is the item. */
  'no-rate-beside': ({ at }, { words, predicates }, { read, cues }) => {
    const rates = read.valuesAt[valueNames.indexOf('recurrence')]!;
    const from = at.to - words.first;
    for (let token = at.to + 1; token < at.to + besideRate; token++) {
      const to = token - words.first;
      if (!rates.has(token) || !cues.ends('makes-rate-exact', words, from, to)) continue;
      return predicates.some((other) => from <= other.at && other.at < to && other.stated);
    }
    return true;
  },
  'no-rate': (candidate, { words }, { cues, lexis }) => {
    const { predicate } = candidate;
    const { from, to } = placeOf(candidate, words).value;
    // "on request, but not more often than once a year": a ceiling.
    if (cues.ends('no-oftener', words, from - ceilingReach, from)) return false;
    const verb = predicate?.verb ?? -1;
    if (cues.begins('kind-of-figure', words, from - 1) || /^20\d\d$/.test(words.lower[from - 1] ?? '')) return false;
    // "The annual charge shall be invoiced": its payment recurs.
    const paid = predicate !== null && predicate.at >= to && cues.begins('billed', words, verb);
    // "shall pay the Baker a monthly fee": the payment recurs.
    const pays =
      predicate?.stated === true &&
      cues.begins('pay', words, verb) &&
      from > verb &&
      from - verb <= paidReach &&
      /^(?:an?|the)$/.test(words.lower[from - 1] ?? '') &&
      !lexis.contains('of-a-rate', words.lower[from] ?? '');
    const parts = inInstalments(words, from, to, cues);
    if (!paid && !pays && !parts && isMeasure(words, to, verb, cues, lexis)) return false;
    if (/^(?:per|an?)$/.test(words.lower[from] ?? '') || words.lower[from - 1] === 'per') return false;
    if (parts || cues.ends('on-the-day', words, from - dayReach, from)) return true;
    // "Interest at 4% a year is payable quarterly": the payment recurs.
    if (cues.begins('pays-or-bills', words, from - 1)) return true;
    // "shall spend $90 every four years on paint"
    if (words.lower[from] === 'every' && predicate?.stated && !predicate.passive && verb < from) return true;
    return !words.lower.slice(Math.max(0, from - rateReach), from).some((word) => word === '%' || word === '$');
  },
};
