import { valueNames } from '../grammar/value-names.js';
import { clausesAround } from '../model/clause-tree.js';
import { span } from '../model/span.js';
import type { Candidate } from './candidate.js';
import { commas, placeOf, sinceMark } from './candidate-place.js';
import { articles, prepositions } from './english.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Characters of a list in which the first causes stand. */
const listReach = 600;

/** Words before a request for deletion in which somebody only helps with it. */
const helpReach = 14;

/** Vocabularies of words that tell that somebody is late, or does wrong. */
const lateWords = ['going-wrong', 'failure', 'fault'];

/** Leads of lists around a clause that are looked at. */
const mostLeads = 3;

/** Words before a percentage that tell what it measures. */
const measureReach = 10;

/** Words between "no right", "may not", and what nobody may do. */
const denialReach = 8;

/** "to the extent that the Baker must indemnify": words from its beginning to its end. */
const extentReach = 12;

export type Check = (candidate: Candidate, view: SentenceView, context: ReadingContext) => boolean;

/** Whether a cue stands in the sentence before a place, or in the headings and leads of the clauses around it. */
function toldAround(
  cue: string,
  { match }: Candidate,
  { words, clause }: SentenceView,
  context: ReadingContext,
): boolean {
  const { tree, cues } = context;
  if (cues.has(cue, words, 0, match.from - words.first)) return true;
  let depth = 0;
  for (const around of clausesAround(tree, clause)) {
    if (depth++ === mostLeads) break;
    if (cues.inLead(cue, around, listReach) || cues.inHeading(cue, around)) return true;
  }
  return false;
}

/** What rules about the price of a breach, looks into books, and the keeping of records may ask for beyond their patterns,
 *  by the names that `needs:` uses in the grammar files. */
export const consequenceChecks: Record<string, Check> = {
  /** Ending without a reason is a right that costs nothing. */
  'no-convenience': (_candidate, { words }, { lexis, cues }) =>
    (!lexis.occurs('for-convenience', words) || cues.has('happens-anyhow', words)) &&
    !cues.has('if-notice-is-given', words),
  /** "documents sent under this Agreement will be void" says nothing of the agreement. */
  'own-subject': ({ match }, { words }, { lexis }) => {
    let before = match.from - words.first - 1;
    if (lexis.match('agreement-word', words, before + 1) === 0) return true;
    while (articles.has(words.lower[before] ?? '')) before--;
    return !prepositions.has(words.lower[before] ?? '');
  },
  /** "has no right to offset", "may not withhold": nobody may. */
  'no-missing-right': ({ match }, { words }, { cues }) => {
    const to = match.from - words.first;
    return !cues.has('no-right', words, sinceMark(words, to, commas, denialReach), to);
  },
  /** "may modify, suspend or discontinue any service": the offer changes, and nobody did anything wrong. */
  'no-change-of-offer': (candidate, { words }, { lexis, cues }) => {
    if (lexis.occurs('going-wrong', words) || lexis.occurs('fault', words)) return true;
    const { match } = placeOf(candidate, words);
    return !cues.has('changes-offer', words, match.from, match.to + 5);
  },
  /** "will work together to amend or end it": both look for a way, and neither has one yet. */
  'no-talk': ({ predicate }, { words }, { cues }) =>
    predicate === null || !cues.begins('talks-over', words, predicate.verb),
  /** No period of notice is asked for, as for an end without a reason. */
  'no-notice': (_candidate, { words }, { cues }) => !cues.has('notice', words),
  /** "Upon termination all rights shall terminate": what follows an end is not what causes it. */
  'no-aftermath': ({ match, predicate }, { words }, { cues }) =>
    !predicate || !cues.has('past-end', words, match.from - words.first, predicate.at),
  /** "the duty to supply shall terminate": done with, and not a consequence. "Without terminating it" ends nothing either. */
  'no-duty-ends': (candidate, { words }, { cues }) => {
    const { predicate } = candidate;
    const { match } = placeOf(candidate, words);
    if (cues.has('without-ending', words, match.from, match.to)) return false;
    return predicate?.subject !== '' || !cues.has('duty', words, predicate.from, predicate.at);
  },
  'about-liability': (candidate, { words, clause }, { cues }) => {
    const { match } = placeOf(candidate, words);
    const inMatch = (cue: string) => cues.has(cue, words, match.from, match.to);
    if (cues.begins('as-law-allows', words, match.to)) return false;
    const told = (cue: string) => cues.has(cue, words) || cues.inHeading(cue, clause);
    const limit = inMatch('limits-liability');
    // "The warranty does not apply to misuse" limits a warranty.
    if (inMatch('warranty') && !inMatch('liability') && !limit) return false;
    return (limit || told('liability')) && told('liability-matter') && !told('looks-into');
  },
  /** "takes reasonable steps to verify", "verify your identity": somebody's own care. */
  'no-steps': (candidate, { words }, { cues }) => {
    const { match } = placeOf(candidate, words);
    return !cues.has('steps', words, match.from - 4, match.to + 6);
  },
  /** "for the period required by law": the law lays the period down, and it may be any. */
  'no-law': ({ match }, { words }, { cues }) => !cues.begins('by-law', words, match.to - words.first),
  /** Records or information, not a place or a machine. */
  'about-data': (_candidate, { words }, { lexis }) => lexis.occurs('data-word', words),
  /** "shall help with requests for access or deletion": not the deletion itself. */
  'no-assistance': (candidate, { words }, { cues }) => {
    const { match } = placeOf(candidate, words);
    return (
      !cues.has('will-help', words, match.to, match.to + helpReach) &&
      !cues.has('help', words, match.from - helpReach, match.to)
    );
  },
  /** "shall certify the deletion", "a return authorization": nothing is deleted, no record comes back. */
  'no-proof-of-deletion': (candidate, { words }, { cues }) => {
    const { match } = placeOf(candidate, words);
    let from = Math.max(0, match.from - 5);
    let proof = cues.find('proof-of-deletion', words, from, match.to);
    if (!proof) return true;
    for (; proof; proof = cues.find('proof-of-deletion', words, from, match.to)) {
      if (cues.has('gets-rid', words, from, proof.from)) return true;
      from = proof.to;
    }
    return cues.has('gets-rid', words, from, match.to);
  },
  /** "the Client may delete his data": whoever is free to do so owes nothing. */
  'no-own-deletion': ({ predicate }, { words }, { cues }) =>
    predicate?.modality !== 'may' || !cues.begins('takes-own-data', words, predicate.verb),
  /** A list of what is kept: the words before it, or its heading, say so. */
  'storage-told': (candidate, view, context) => toldAround('storage-time', candidate, view, context),
  /** A list of how soon somebody comes or answers. */
  'response-told': (candidate, view, context) => toldAround('response-time', candidate, view, context),
  /** A list of lengths of notice. */
  'notice-told': (candidate, view, context) => toldAround('length-of-notice', candidate, view, context),
  /** "may, at its own expense, defend the claim": who chooses to act pays for it. */
  'no-own-choice': (candidate, { words }, { cues }) => {
    const { predicate } = candidate;
    const { match } = placeOf(candidate, words);
    const chooses =
      predicate !== null && (predicate.modality === 'may' || cues.begins('has-the-right', words, predicate.verb));
    return !chooses || !cues.has('at-own-cost', words, match.from, match.to);
  },
  /** "keeps them for six years": the sentence before speaks of records. */
  'data-before': ({ match }, { index, words, clause }, context) => {
    if (context.lexis.occurs('data-word', words, 0, match.from - words.first)) return true;
    const before = index > 0 ? context.view(index - 1) : null;
    return before !== null && before.clause === clause && context.lexis.occurs('data-word', before.words);
  },
  /** Kept in a state, not kept in store: "keep the licences valid", "hold the information in confidence". */
  'no-state': (candidate, { words }, { cues }) => {
    const { match, value } = placeOf(candidate, words);
    return !cues.has('kept-in-a-state', words, match.from, value.from);
  },
  /** "obligation to indemnify": speaks of the duty, does not lay it. */
  'no-duty-noun': (candidate, { words }, { cues }) => {
    const { match } = placeOf(candidate, words);
    // "to the extent that the Baker must indemnify": it is laid down elsewhere.
    return (
      !cues.has('to-the-extent', words, sinceMark(words, match.to, commas, extentReach), match.to) &&
      !cues.begins('promise-noun', words, match.to - 3) &&
      !cues.begins('promise-noun', words, match.from - 1)
    );
  },
  /** "in accordance with Section 4": the right is laid down elsewhere. */
  'no-reference': ({ match }, { words }, { cues }) => !cues.has('laid-down-in', words, match.to - words.first),
  /** "at any time", "in its sole discretion": no reason is asked for. */
  'no-whim': (_candidate, { words }, { cues }) => !cues.has('at-will', words),
  /** "if unpaid fees exceed 5%": what sets it off, not what it costs. */
  'no-threshold': (candidate, { words }, { cues }) => {
    const { value } = placeOf(candidate, words);
    return !cues.has('threshold', words, value.from - 4, value.from);
  },
  /** "a double recovery", "double taxation" is what nobody may have. */
  'no-double-recovery': (candidate, { words }, { cues }) =>
    !cues.begins('never-doubled', words, placeOf(candidate, words).value.to),
  /** What is paid for a service or a right, what is lodged or insured, is no consequence of a breach. */
  'no-price': (candidate, { words }, { lexis, cues }) => {
    const { value } = placeOf(candidate, words);
    const before = (cue: string) => cues.has(cue, words, value.from - 8, value.from);
    return !before('price') && (!before('compensation') || lexis.occurs('fault', words));
  },
  /** "bear the cost of EUR 200 per day": the sum is the consequence. */
  'no-sum-after': ({ match }, _view, { read }) => {
    const sums = read.valuesAt[valueNames.indexOf('money')]!;
    for (let token = match.to; token < match.to + 4; token++) if (sums.has(token)) return false;
    return true;
  },
  /** Paid less for paying early, or for buying much: no consequence of a breach. */
  'no-discount': (_candidate, { words }, { cues }) => !cues.has('discount', words),
  /** The sentence leads into a list of what must have gone wrong: "Either party may terminate this Agreement: (a) …". */
  'causes-listed': ({ predicate }, { words, clause }, { read, cues }) => {
    if (!predicate?.subject && !predicate?.agent) return false;
    const start = read.tokens.end[words.first + words.count - 1]!;
    return cues.inText('cause-for-ending', span(start, Math.min(clause?.end ?? read.text.length, start + listReach)));
  },
  /** A percentage that measures something ("if availability is 95%"), or a share that somebody owns. */
  'no-measure': (candidate, { words }, { cues }) => {
    const { match, value } = placeOf(candidate, words);
    const from = Math.max(value.from - measureReach, Math.min(match.from, value.from - 3));
    return !cues.has('measure', words, from, value.from);
  },
  /** "shall not exceed 20% of the fees": a limit, not a charge. */
  'no-cap': (candidate, { words }, { cues }) => {
    const { match, value } = placeOf(candidate, words);
    return !cues.has('cap', words, Math.max(match.from, value.from - 8), value.from);
  },
  'no-share': (candidate, { words }, { cues }) => {
    const { match, value } = placeOf(candidate, words);
    return !cues.has('holding', words, match.from, value.to + 8);
  },
  /** "Interest on the Loan accrues at 4%": the price of a loan, where nobody is late. */
  'no-loan': (_candidate, { index, words, clause }, context) => {
    const { lexis, cues } = context;
    if (!cues.has('ordinary-interest', words)) return true;
    const before = index > 0 ? context.view(index - 1) : null;
    const told = before !== null && before.clause === clause ? [words, before.words] : [words];
    return (
      cues.inHeading('went-wrong', clause) ||
      told.some((each) => cues.has('paid-late', each) || lateWords.some((vocabulary) => lexis.occurs(vocabulary, each)))
    );
  },
  /** Not a part of it: "a pro-rated portion of the price". */
  whole: (candidate, { words }, { cues }) => {
    const { match } = placeOf(candidate, words);
    return !cues.has('part-of-it', words, match.from, match.to);
  },
  /** Tax that the law has withheld is no consequence of a breach. */
  'answers-breach': (_candidate, { words }, { cues }) => !cues.has('no-answer-to-breach', words),
  'no-tax': (_candidate, { words }, { cues }) => !cues.has('tax', words),
};
