import { valueNames } from '../grammar/value-names.js';
import type { Check } from './consequence-needs.js';
import { articles, conjunctions, prepositions } from './english.js';
import type { Predicate } from './predicate.js';
import { tellsOf } from './tells-of.js';

/** What a frequency may say of a price or a measure, of which nothing recurs: "the hourly rate", "monthly uptime". */
const measured = new Set(
  'rate rates fee fees charge charges price prices rent salary uptime average net cost costs cap minimum maximum limit allowance sum sums total premium premiums interest compounding volume sales revenue quota usage instalment period periods plan plans subscription subscriptions billing installment installments availability amount amounts volume volumes commitment commitments allocation bonus bonuses salaries holiday leave penalty penalties operation operations activities direction'.split(
    ' ',
  ),
);

/** What is done or handed over again and again, though its name begins with a measure: "the monthly sales report". */
const delivered =
  /^(?:reports?|statements?|reviews?|meetings?|updates?|audits?|invoices?|checks?|calls?|forecasts?|payments?|data|information|summar(?:y|ies)|calculations?|reconciliations?)$/;

const makesPlans = /^(?:submit|prepare|develop|present|produce|propose|draft|deliver|write|adopt|review|update)s?$/;

/** "annual net sales", "quarterly product volume": the words after a frequency name something that is measured. */
function isMeasure(after: readonly string[], verb: string): boolean {
  // "shall annually prepare a plan": behind the article stands what is prepared.
  const end = after.findIndex(
    (word) => !/^[a-z][a-z-]*$/.test(word) || prepositions.has(word) || conjunctions.has(word) || articles.has(word),
  );
  const noun = end < 0 ? after : after.slice(0, end);
  // "shall submit an annual marketing plan", but not "the monthly plan costs"
  const handedOver = (word: string) => delivered.test(word) || (/^plans?$/.test(word) && makesPlans.test(verb));
  return noun.some((word) => measured.has(word)) && !noun.some(handedOver);
}

/** "in twelve equal monthly instalments": a payment for each of them. */
const inInstalments = (lower: readonly string[], from: number, to: number): boolean =>
  /^instal/.test(lower[to] ?? '') &&
  /\b(?:in|by)(?: \S+){0,4}$/.test(lower.slice(Math.max(0, from - 5), from).join(' '));

/** "at the end of each month", "on the first day of every quarter": when, and no rate. */
const tellsDay = (lower: readonly string[], from: number): boolean =>
  /\b(?:at|by|on|before) (?:the )?(?:end|beginning|start|close|(?:first|last|\S+) (?:business |working )?day) (?:of )?$/.test(
    `${lower.slice(Math.max(0, from - 6), from).join(' ')} `,
  );

/** Words between "pay" and "monthly": "pay [to] the Baker a monthly fee". */
const paidReach = 5;
/** "In each quarter", "5.2 For each month": so many words may stand before the unit where a sentence opens with it. */
const openingWords = 4;

/** What somebody must hand over: done once for each of the times named, where "shall be entitled" or "has" is a state. */
const doesOften = ({ stated, modality, subject, verb }: Predicate, lower: readonly string[]): boolean =>
  stated &&
  modality === 'must' &&
  subject !== '' &&
  /^(?:pay|deliver|provide|submit|send|prepare|report|furnish|issue|supply|hold|conduct|perform|remit|publish)$/.test(
    lower[verb] ?? '',
  );

/** "Each monthly invoice shall be itemized": how it is made, not how often. */
const describedAs =
  /^(?:itemi[sz]ed|accompanied|based|supported|subject|equal|include|contain|show|state|specify|consist|comprise|reflect|detail|bear|calculated|determined|computed)$/;

/** What rules of recurring duties need. */
export const recurrenceChecks: Record<string, Check> = {
  /** What recurs is what is done, not what it is done for: "a fee for each month", "each day of delay". */
  series: ({ at, predicate }, { words }) => {
    const from = at.from - words.first;
    const to = at.to - words.first;
    if (inInstalments(words.lower, from, to)) return true;
    // "For each month the Baker shall pay the Miller": what opens the sentence tells when it is done.
    const opens = from <= openingWords && predicate !== null && predicate.at > to && doesOften(predicate, words.lower);
    if (/^(?:for|in|during|within|per|over|of)$/.test(words.lower[from - 1] ?? '') && !opens) return false;
    if (predicate && predicate.from <= from && predicate.at > to && describedAs.test(words.lower[predicate.verb] ?? ''))
      return false;
    if (words.lower[to] === 'of' || /^accru/.test(words.lower[from - 1] ?? '')) return false;
    if (tellsOf(words.lower, from)) return false;
    // "the limit on weekly hours"; "has reached the Annual Target": the name of a thing.
    if (to === from + 1 && words.lower[from - 1] === 'on') return false;
    const named = to === from + 1 && words.capital[from] && words.capital[to] && words.isWord[from - 1];
    // "shall pay the Annual Charge": each year.
    if (named && !/^(?:pays?|paid|payable|invoiced?|billed)$/.test(words.lower[predicate?.verb ?? -1] ?? ''))
      return false;
    if (/^(?:limited|capped|expressed|reduced|averaged)$/.test(words.lower[predicate?.verb ?? -1] ?? '')) return false;
    // "each day that the report is late" measures a delay.
    if (!/^(?:each|every|any) (?:day|hour|minute)$/.test(words.lower.slice(from, to).join(' '))) return true;
    const does = predicate !== null && (predicate.stated || predicate.passive || predicate.subject !== '');
    return does && words.lower[from] === 'every' && /^[.,;]$|^and$/.test(words.lower[to] ?? '.');
  },
  /** "£3,500 a year in advance": the time is what the price is for. */
  'not-priced': ({ at }, _view, { read }) => {
    const prices = read.valuesAt[valueNames.indexOf('money')]!;
    for (let token = Math.max(0, at.from - 8); token < at.from; token++) {
      const price = prices.get(token);
      if (price && price.to >= at.from) return false;
    }
    return true;
  },
  'no-rate': ({ at, predicate }, { words }) => {
    const end = at.to - words.first;
    const from = at.from - words.first;
    if (
      /^(?:20\d\d|total|maximum|minimum|average|aggregate|low|high|target|estimated|compound\w*)$/.test(
        words.lower[from - 1] ?? '',
      )
    )
      return false;
    // "The annual charge shall be invoiced": its payment recurs.
    const paid =
      predicate !== null &&
      predicate.at >= end &&
      /^(?:paid|payable|invoiced|billed)$/.test(words.lower[predicate.verb] ?? '');
    // "shall pay the Baker a monthly fee": the payment recurs.
    const pays =
      predicate?.stated === true &&
      /^pays?$/.test(words.lower[predicate.verb] ?? '') &&
      from > predicate.verb &&
      from - predicate.verb <= paidReach &&
      /^(?:an?|the)$/.test(words.lower[from - 1] ?? '');
    const parts = inInstalments(words.lower, from, end);
    if (
      !paid &&
      !pays &&
      !parts &&
      isMeasure(words.lower.slice(end, end + 5), words.lower[predicate?.verb ?? -1] ?? '')
    )
      return false;
    if (/^(?:per|a|an)$/.test(words.lower[from] ?? '') || words.lower[from - 1] === 'per') return false;
    if (parts || tellsDay(words.lower, from)) return true;
    for (let i = Math.max(0, from - 8); i < from; i++)
      if (words.lower[i] === '%' || words.lower[i] === '$') return false;
    return true;
  },
};
