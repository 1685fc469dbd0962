import type { Rule } from '../grammar/grammar-set.js';
import { parentOf } from '../model/clause-tree.js';
import { oncePer } from '../model/once-per.js';
import type { Candidate } from './candidate.js';
import { placeOf, sinceMark, stops } from './candidate-place.js';
import { type Check, consequenceChecks } from './consequence-needs.js';
import type { Cues } from './cues.js';
import { conjunctions, copulas, isAdverb, isParticiple, prepositions, subordinators } from './english.js';
import type { Lexis } from './lexis.js';
import { needsOf } from './place-needs.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { recurrenceChecks } from './recurrence-needs.js';
import type { SentenceWords } from './sentence-words.js';

/** Words before a length of notice that tell what it gives time for. */
const cureReach = 12;

/** "8.3", "8 .", "( a )" before the words of a clause. */
const ownNumber = /^(?:\( )?(?:[\d.]+|[a-z] [.)]|[ivx]+ [.)])(?: [.)])? (?=[a-z])/;

/** "( a ) ." and the word behind it. */
const longestNumber = 5;

/** Words between "in no event shall" and what shall not be. */
const denialReach = 16;

/** "will not impair a right, or be | deemed a waiver", "in no event shall a delay be | deemed a waiver" */
function isDenied(words: SentenceWords, to: number, cues: Cues): boolean {
  const from = sinceMark(words, to, stops);
  return (
    (cues.ends('or-be', words, from, to) && cues.has('denial', words, from, to)) ||
    cues.has('in-no-event', words, Math.max(from, to - denialReach), to)
  );
}

/** "No delay by a party", "neither the visit nor the payment", "nor shall it": what stands before the doing denies it. */
function deniedSubject(words: SentenceWords, verb: number, cues: Cues): boolean {
  const { lower } = words;
  let end = verb;
  // "No waiver shall be deemed, or will be, a waiver": verbs that "or" joins have one subject.
  const joined = joins(lower[verb - 1]) && lower[verb - 2] === ',';
  for (let from = verb - 1; from >= -1; from--) {
    if (from >= 0 && !/^[,;:]$/.test(lower[from]!)) continue;
    // What has a verb of its own denies only that.
    if (!joined && end < verb && cues.has('own-verb', words, from + 1, end)) return false;
    let head = from + 1 + numberLength(lower.slice(from + 1, end));
    while (head < end && (joins(lower[head]) || lower[head] === 'but')) head++;
    if (head < end && cues.begins('denied-subject', words, head)) return true;
    if (lower[head] === 'which' || lower[from] === ';' || lower[from] === ':') return false;
    end = from;
  }
  return false;
}

const joins = (word: string | undefined): boolean => word === 'and' || word === 'or';

/** How many words the number of a clause takes. */
const numberLength = (lower: readonly string[]): number =>
  ownNumber.exec(lower.slice(0, longestNumber).join(' '))?.[0].trim().split(' ').length ?? 0;

/** What is done at a place; for an item of a list without a verb group of its own, what leads into the list: "The Baker must:
 *  (a) …; (b) promptly obtain a permit". */
const doingOf = ({ predicate }: Candidate, { lead }: SentenceView): Predicate | null =>
  predicate ?? (lead?.stated ? lead : null);

/** "on two or more separate occasions within any period of": so many words. */
const countReach = 14;

/** What a rule may ask for beyond its pattern, by the names that `needs:` uses in the grammar files; see `place-needs` too. */
const checks: Record<string, Check> = {
  /** Somebody must do it: no right, no failure to do it, no refusal. */
  duty: (candidate, view) => {
    const doing = doingOf(candidate, view);
    return doing !== null && doing.modality === 'must' && !doing.failure;
  },
  /** "shall", "may", "agrees to", "has the right to require": not what merely is so. */
  stated: (candidate, view) => {
    const doing = doingOf(candidate, view);
    return doing !== null && (doing.stated || doing.subject !== '') && !doing.failure;
  },
  'stated-or-right': ({ predicate }) => predicate?.stated === true,
  /** The sentence, its heading, or what leads into its list, speaks of the end of the agreement. */
  ends: ({ match }, { words, clause }, { lexis, cues, read, tree }) => {
    if (cues.has('survives', words)) return false;
    if (lexis.occurs('at-the-end', words, 0, match.from - words.first)) return true;
    const parent = parentOf(tree, clause);
    if (cues.inHeading('of-an-end', clause) || cues.inHeading('of-an-end', parent)) return true;
    return (
      parent !== null &&
      words.first > 0 &&
      read.tokens.start[words.first]! >= parent.lead.end &&
      cues.inLead('after-the-end', parent)
    );
  },
  /** A duty, or a plain sentence about somebody who is no party: "The committee meets every month." In the rules of a house,
   *  and behind a bullet, it need be no sentence: "Weekly scans of all servers". */
  'duty-or-custom': ({ predicate }, { words, lead }, { lexis, cues, parties }) =>
    predicate === null
      ? (lead?.stated && lead.modality === 'must') ||
        ((parties.house || !words.isWord[0]) && words.count > 2 && lexis.occurs('activity', words)) ||
        (words.count > 4 && words.lower.at(-1) === '.' && !cues.begins('no-custom', words, 0))
      : predicate.modality === 'must' && !predicate.failure,
  /** "if this agreement ends before 1 May": the case that it is about, unless something is not done by then. */
  'no-case': (candidate, { words }, { cues }) => {
    const { predicate } = candidate;
    const { from } = placeOf(candidate, words).value;
    if (!predicate?.conditional || predicate.failure || predicate.at > from) return true;
    return !cues.ends('before-a-day', words, from - 3, from) || words.lower.slice(from - 4, from).includes('or');
  },
  /** "three times within any twelve months", "less than eighteen years of age", "60-Day Delinquent Loans": what is counted, or the
   *  name of a thing. */
  'no-count': (candidate, { words }, { cues }) => {
    const { from, to } = placeOf(candidate, words).value;
    if (words.lower[to] === 'of' && words.lower[to + 1] === 'age') return false;
    if (words.isCapital(to - 1) && !words.isSpaced(to - 1) && words.isCapital(to)) return false;
    const times = cues.find('times-counted', words, from - countReach, from);
    return times === null || !words.lower.slice(times.to, from).includes('within');
  },
  permission: ({ predicate }) => predicate?.modality === 'may',
  'no-permission': ({ predicate }) => predicate?.modality !== 'may',
  'duty-or-permission': (candidate, view) => {
    const doing = doingOf(candidate, view);
    return doing !== null && doing.modality !== 'must not' && !doing.failure;
  },
  /** "If the house is destroyed by fire and not rebuilt within a year", "lost, destroyed or stolen": nobody does away with it. */
  'not-harmed': (candidate, { words }, { cues }) => {
    const { match, value } = placeOf(candidate, words);
    return !cues.has('came-to-harm', words, match.from - 2, Math.max(value.from, match.to) + 2);
  },
  /** "Whoever erases a list shall tell the Keeper within five days": the time is for another doing. */
  'no-other-doing': (candidate, { words, predicates }, { cues }) => {
    const { match, value } = placeOf(candidate, words);
    return !predicates.some(
      ({ at, verb, stated }) =>
        stated && match.from < at && verb < value.from && !cues.begins('deletes-or-happens', words, verb),
    );
  },
  /** The sentence depends on something: "if", "where", "in the event". */
  condition: (_candidate, view, context) => {
    const speaksOfCase = ({ words, predicates }: SentenceView) =>
      predicates.some(({ conditional }) => conditional) || context.cues.has('case', words);
    // "(a) a debt remains unpaid for ten days", of a list of what lets somebody end it
    const lead = view.lead ? context.leadingSentence(view) : -1;
    return speaksOfCase(view) || (lead >= 0 && speaksOfCase(context.view(lead)));
  },
  /** It is what follows, not what it follows from. */
  'no-condition': ({ predicate }) => !predicate?.conditional || predicate.modality === 'may',
  'no-negation': (candidate, { words }, { cues }) => {
    const { predicate } = candidate;
    const { from, to } = placeOf(candidate, words).match;
    // The doing may be that of the condition ("If no objection is raised the plan is deemed approved"): then only the words
    // right before the consequence deny it.
    const own =
      predicate !== null &&
      !predicate.conditional &&
      predicate.at < to &&
      !cues.has('which-aside', words, predicate.verb + 1, to - 1);
    let start = own ? predicate.at : to - 1;
    while (!own && start > to - 6 && words.isWord[start - 1] && !joins(words.lower[start - 1])) start--;
    // "It does not mean that the Baker waives it."
    if (own && cues.ends('does-not-mean', words, predicate.from - 4, predicate.from)) return false;
    return (
      !cues.has('negation', words, start, Math.max(to, own ? predicate.at + 2 : 0)) &&
      !isDenied(words, from, cues) &&
      !deniedSubject(words, Math.max(0, own ? predicate.at : to - 1), cues)
    );
  },
  /** "No delay shall give a right to terminate": nobody has it. */
  'no-denied-subject': ({ predicate }, { words }, { cues }) =>
    predicate === null ||
    (predicate.from === predicate.at
      ? words.lower[predicate.at - 1] !== 'nor'
      : !deniedSubject(words, predicate.at, cues)),
  /** Who acts may not do so. */
  prohibited: ({ predicate }) => predicate?.modality === 'must not',
  /** It may not be done at the time: "the Baker shall not open before 3 May", and not "bids not sent before 3 May shall not count",
   *  whose time is that of another doing. */
  'prohibited-then': ({ match, predicate }, { words }, { cues }) => {
    if (!predicate || predicate.failure) return false;
    // "if the sale shall not have taken place before 3 May": the sale had a time limit.
    if (words.lower.slice(predicate.at, predicate.verb).includes('have')) return false;
    const denied = predicate.modality === 'must not' || predicate.spared || deniedSubject(words, predicate.at, cues);
    if (!denied) return false;
    const [from, to] = [match.from - words.first, match.to - words.first];
    return from > predicate.verb || to <= predicate.from || from === 0;
  },
  /** Nothing was owed on a day before the agreement was made: "under the licence signed on 3 May". */
  'no-past-day': ({ value }, _view, { facts }) => {
    const made = facts.agreementDate?.value ?? facts.effectiveDate?.value;
    return value?.type !== 'date' || made === undefined || value.date >= made;
  },
  /** "if prior notice is prohibited by law". */
  'not-barred': ({ match }, { words }, { cues }) => !cues.begins('is-barred', words, match.to - words.first),
  'no-prohibition': ({ predicate }) => predicate?.modality !== 'must not',
  /** "the licence will immediately end": it lapses by itself, and nobody has to do anything. */
  'no-lapse': ({ predicate }, { words }, { cues, lexis }) =>
    predicate?.subject !== '' ||
    predicate.passive ||
    !cues.begins('lapses', words, predicate.verb) ||
    hasObject(words, predicate.verb, lexis),
  /** "as each may bear": no month. */
  'no-modal': ({ match }, { words }) =>
    words.lower
      .slice(match.from - words.first, match.to - words.first)
      .every((word, i) => word !== 'may' || words.isCapital(match.from - words.first + i)),
  /** "fees that the Baker periodically sets": tells which. */
  'own-doing': ({ predicate }) =>
    !(predicate?.relative || predicate?.conditional) || predicate.stated || predicate.passive,
  /** "(b) immediately, if a receiver is appointed": a ground for ending something, not a doing. */
  'no-ground': ({ at, predicate }, { words, predicates }) => {
    const from = at.from - words.first;
    return !(
      predicate?.conditional &&
      predicate.at > from &&
      predicate.from >= from &&
      !predicates.some((later) => later.at > from && !later.conditional && (later.stated || later.subject !== ''))
    );
  },
  /** "by the Delivery Date": a term that the document defines. */
  'defined-day': ({ match, predicate }, { words }, { tree, cues }) => {
    const day = words.slice(match.from - words.first, match.to - words.first);
    const from = match.from - words.first;
    // "made on or before the Delivery Date" tells which; the days of signing and effect are past.
    const tells = isParticiple(words.lower[from - 1] ?? '') && predicate?.verb !== from - 1;
    if (tells || cues.has('day-of-signing', words, from, match.to - words.first)) return false;
    return tree.terms.some(({ term }) => /\p{Lu}/u.test(term) && day.endsWith(` the ${term.replace(/^the /i, '')}`));
  },
  /** Not how long the agreement itself runs. */
  'no-term': (candidate, { words, predicates }, { lexis, cues }) => {
    const { predicate, value } = candidate;
    const { from, to } = placeOf(candidate, words).match;
    if (cues.begins('runs', words, from - 1) || cues.begins('renewed', words, from - 2)) return false;
    if (cues.has('sort-of-term', words, from, to)) return false;
    if (!predicate || predicate.subject) return true;
    const verb = predicate.verb;
    // "Certificates are renewed every three years", "issued each month": something is done, and again and again.
    const again = value.type === 'recurrence' && cues.begins('done-again', words, verb);
    if (!again && cues.begins('begins-or-ends', words, verb)) return false;
    if (!again && !predicate.stated && cues.begins('came-about', words, verb)) return false;
    const life = lexis.match('term-verb', words, verb) > 0 || lexis.match('term-verb', words, predicate.at) > 0;
    // "This Agreement starts on signature and shall continue for a year": the second verb has the first one's subject.
    let head = predicates.indexOf(predicate);
    while (head > 0 && predicates[head]!.from === predicates[head]!.at) head--;
    const { from: begin, at } = predicates[head]!;
    const about = lexis.occurs('agreement-word', words, begin < at ? begin : Math.max(0, at - 20), at);
    return !((life || copulas.has(words.lower[verb] ?? '')) && about);
  },
  /** Somebody must do it on that day: "shall", or a party that does it. */
  firm: ({ predicate, match }, { words }, { cues }) =>
    predicate !== null &&
    // "as amended on 3 May 2030, the Choir shall": what the day tells of is no doing of the sentence.
    (predicate.verb === match.from - words.first - 1 ||
      !cues.ends('came-about', words, match.from - words.first - 1, match.from - words.first)) &&
    !predicate.failure &&
    (predicate.stated || (predicate.subject !== '' && !cues.begins('is-or-has', words, predicate.at))) &&
    !cues.begins('signs-or-ends', words, predicate.verb),
  /** "uncured after ten days' notice", "cured within the ten day notice period": a time to mend, which a notice starts. */
  'no-cure': (candidate, { words }, { cues }) => {
    const { from } = placeOf(candidate, words).value;
    // "unless before the end of such ten day notice period the breach is cured"
    if (cues.ends('by-the-end-of', words, from - cureReach, from) && cues.has('cures', words)) return false;
    return !cues.ends('uncured-for', words, sinceMark(words, from, null, cureReach), from);
  },
  /** "with less than six months' notice" says that a notice was too short. */
  'no-shortfall': (candidate, { words }, { cues, lexis }) => {
    const { from, to } = placeOf(candidate, words).value;
    // "notice to the end of a calendar quarter": the quarter is no length of notice.
    if (cues.ends('end-of', words, from - 2, from)) return false;
    // "upon a notice, must choose before the end of nine days": what is to be done by then, and no length of notice.
    if (cues.ends('by-the-end-of', words, from - cureReach, from) && lexis.match('notice-word', words, to) === 0)
      return false;
    // "of which it receives notice, for a period of five years": so long it tells of it.
    if (cues.ends('lasting', words, from - 4, from)) return false;
    return !cues.ends('less-than', words, from - 2, from) || cues.ends('no-less-than', words, from - 3, from);
  },
};

/** "will at once cease using the name", "will end the guest's stay": something is to be left off, or brought to an end. */
function hasObject(words: SentenceWords, verb: number, lexis: Lexis): boolean {
  const next = words.lower[verb + 1] ?? '';
  const opens =
    prepositions.has(next) || conjunctions.has(next) || subordinators.has(next) || /^(?:without|effective)$/.test(next);
  return (
    words.isWord[verb + 1] === true && !opens && !isAdverb(next) && lexis.match('vague-time', words, verb + 1) === 0
  );
}

/** Drops what lacks something that its rule needs. */
export function checkNeeds(candidates: Candidate[], context: ReadingContext): Candidate[] {
  return candidates.filter((candidate) => hasNeeds(candidate, context));
}

const checksOf = oncePer(({ fields }: Rule): readonly Check[] =>
  needsOf(fields)
    .map((need) => checks[need] ?? recurrenceChecks[need] ?? consequenceChecks[need])
    .filter((check) => check !== undefined),
);

function hasNeeds(candidate: Candidate, context: ReadingContext): boolean {
  const view = context.view(candidate.sentence);
  for (const check of checksOf(candidate.rule)) if (!check(candidate, view, context)) return false;
  return true;
}
