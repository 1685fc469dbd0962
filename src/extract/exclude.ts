import { parentOf } from '../model/clause-tree.js';
import type { Candidate } from './candidate.js';
import { placeOf } from './candidate-place.js';
import type { Cues } from './cues.js';
import { leadSpan } from './lead-words.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** A clause with fewer characters behind its heading says nothing else. */
const shortestBody = 40;
/** "the end of such" stands in so many words before a term. */
const termReach = 5;
/** "if, with respect to any month": so many words. */
const caseReach = 8;
/** "ending not more than" has so many words, and the noun before it. */
const windowReach = 8;
/** Words between "notice" and "will be effective". */
const noticeReach = 20;

/** Drops what only looks like an obligation: definitions that only define, rules about when a notice counts as received,
 *  looks back over a time that is past. */
export function excludeLookalikes(candidates: Candidate[], context: ReadingContext): Candidate[] {
  return candidates.filter((candidate) => !isLookalike(candidate, context));
}

function isLookalike(candidate: Candidate, context: ReadingContext): boolean {
  const view = context.view(candidate.sentence);
  const { cues } = context;
  const place = candidate.at.from - view.words.first;
  return (
    definesOnly(candidate, view, cues, place) ||
    cues.inHeading('example', view.clause) ||
    (candidate.kind !== 'penalty' && deemsReceipt(candidate, context, view, place)) ||
    (candidate.kind === 'deadline' && countsFromPosting(candidate, view, cues, place)) ||
    (!candidate.vague && candidate.value.type !== 'consequence' && cues.begins('for-example', view.words, 0)) ||
    looksBack(candidate, view, cues, place) ||
    isAmountOfTime(candidate, view, cues) ||
    isHeading(candidate, view) ||
    tellsHours(candidate, view, cues, place) ||
    amendsClause(candidate, view, cues) ||
    happensToFall(candidate, view, cues) ||
    hasNoDuty(candidate, view, cues) ||
    recites(view, cues, place)
  );
}

/** `"Termination Fee" means an amount …`: the doing that the value belongs to is the meaning itself. */
function definesOnly(
  { predicate, kind, rule }: Candidate,
  { words, predicates }: SentenceView,
  cues: Cues,
  place: number,
): boolean {
  if (kind === 'retention' || (rule.fields.needs as string[] | undefined)?.includes('in-definitions')) return false;
  const means = cues.behindLast('means', words, 1, place) - 1;
  if (means < 1 || cues.begins('by-any-means', words, means - 1)) return false;
  const since = predicates.filter(({ at }) => at > means && at <= place);
  return !since.some(({ stated, subject }) => stated || subject) || (predicate !== null && predicate.verb <= means);
}

/** "The period in clause 3.1 is extended to 45 days": what is to be done stands in the clause. The new words, in quotation
 *  marks or behind a colon, are read. */
function amendsClause({ match }: Candidate, { words }: SentenceView, cues: Cues): boolean {
  if (!cues.has('amends-clause', words)) return false;
  return !words.lower.slice(0, match.from - words.first).some((word) => word === '"' || word === ':');
}

/** "15.4 Annual Test.": the heading of a clause whose words behind it tell what is to be done. */
function isHeading({ kind, value, end }: Candidate, { predicates, words, clause }: SentenceView): boolean {
  if (kind !== 'deadline' || value.type !== 'recurrence' || predicates.length > 0 || !clause?.heading) return false;
  if (clause.end - end < shortestBody) return false;
  const said = words.slice(0, words.count).replace(/[\s.:]+$/, '');
  return said.endsWith(clause.heading.replace(/[\s.:]+$/, ''));
}

/** "The working hours are nine to five on each working day": nobody has to do anything. */
const tellsHours = ({ kind, value }: Candidate, { words }: SentenceView, cues: Cues, place: number): boolean =>
  kind === 'deadline' && value.type === 'recurrence' && cues.has('hours-are', words, 0, place);

/** "up to ten hours of training", "one minute for every film": how much, not until when. */
function isAmountOfTime(candidate: Candidate, { words }: SentenceView, cues: Cues): boolean {
  if (candidate.kind !== 'deadline') return false;
  const { from, to } = placeOf(candidate, words).value;
  // "if it fails three times within any month"
  if (candidate.value.type === 'recurrence')
    return (
      isOfAnyTime(words.lower, from) ||
      (candidate.predicate?.conditional === true && cues.has('times-within', words, from, to))
    );
  if (candidate.value.type !== 'period') return false;
  // "fails three times within a 30-day period"
  if (cues.has('times-within', words, from - 3, from)) return true;
  // "before the end of such five-year term"
  if (cues.has('end-of-that-term', words, from - termReach, to + 1)) return true;
  // "within nine days of vacation" of the house
  return words.lower[from - 1] !== 'within' && cues.begins('how-much-of', words, to);
}

/** "If, with respect to | any month, the sum is negative": when a case arises, and not how often something is done. */
function isOfAnyTime(lower: readonly string[], value: number): boolean {
  const before = lower.slice(Math.max(0, value - caseReach), value);
  if (lower[value] === 'any' && before.slice(-3).join(' ') === 'with respect to') return true;
  return lower[value] === 'any' && before.some((word) => /^(?:if|where|when|should)$/.test(word));
}

/** "shall send the list within ten days before the fair": to be done, where "the goods sold within ten days before" are
 *  past. */
function isDueWithin(
  { predicate }: Candidate,
  { words: { lower } }: SentenceView,
  isPast: (i: number) => boolean,
  place: number,
): boolean {
  if (lower[place - 1] !== 'within' || !predicate || (!predicate.stated && predicate.subject === '')) return false;
  return predicate.verb < place && !isPast(predicate.verb) && !isPast(place - 2);
}

/** "if the sale occurs within a year after the opening": a window in which something may happen, that nobody has to keep. */
function happensToFall({ kind, match }: Candidate, { words }: SentenceView, cues: Cues): boolean {
  const from = match.from - words.first;
  if (kind !== 'deadline' || !cues.begins('happens', words, from - 1)) return false;
  if (cues.begins('happening', words, from - 1)) return true;
  return cues.has('in-case', words, cues.behindLast('is-bound', words, 0, from), from);
}

/** "The Baker has no obligation to bake later than a week after the fair." */
const hasNoDuty = ({ kind, predicate }: Candidate, { words }: SentenceView, cues: Cues): boolean =>
  kind === 'deadline' && predicate !== null && cues.begins('has-no-duty', words, predicate.verb);

/** "WHEREAS a lease was signed on 3 May": what moved the parties binds nobody. */
const recites = ({ words }: SentenceView, cues: Cues, place: number): boolean =>
  cues.begins('whereas', words, 0) && !cues.has('recitals-end', words, 0, place);

/** "Notices are deemed received on the third day after mailing." */
function deemsReceipt(
  { predicate }: Candidate,
  context: ReadingContext,
  { words, clause }: SentenceView,
  place: number,
): boolean {
  const { lexis, cues } = context;
  // "Any notice given by mail will be effective five days after posting", but not "termination on notice".
  const told = (cue: string) => predicate !== null && cues.has(cue, words, predicate.at - noticeReach, predicate.at);
  const verbIs = (cue: string) => predicate !== null && cues.begins(cue, words, predicate.verb);
  const takesEffect =
    verbIs('effective') || (predicate !== null && cues.begins('effective', words, predicate.verb + 1));
  if (takesEffect && told('ending')) return false;
  if (takesEffect && told('notices')) return true;
  if (!lexis.occurs('deemed-received', words)) return itemOfReceipt(context, clause);
  // "must be received nine days before, and letters are deemed received": what is deemed is another matter.
  const own = predicate?.stated && !predicate.conditional && !takesEffect;
  if (own && !lexis.occurs('deemed-received', words, 0, place)) return false;
  if (verbIs('deemed-or-given')) return true;
  // "shall for all purposes be treated as given ten days after posting"
  if (predicate?.subject === '' && lexis.occurs('deemed-received', words, predicate.verb, place)) return true;
  // "deemed given when hand-delivered": no order to hand anything over.
  const bound = predicate?.stated && !predicate.order;
  return !predicate || (predicate.subject === '' && !bound && lexis.occurs('deemed-received', words, 0, place));
}

/** "Letters are given when they arrive, or five days after posting", but not "shall answer within five days after posting". */
function countsFromPosting(candidate: Candidate, { words }: SentenceView, cues: Cues, place: number): boolean {
  const { to } = placeOf(candidate, words).value;
  const bound = cues.has('bound-word', words, place - 4, place) || candidate.predicate?.order;
  return !bound && cues.begins('after-posting', words, to) && cues.has('deemed-or-given', words, 0, place);
}

/** "A notice is deemed received: (a) … (b) on the second day after posting". */
function itemOfReceipt({ tree, cues }: ReadingContext, clause: SentenceView['clause']): boolean {
  const parent = parentOf(tree, clause);
  return parent !== null && cues.endsText('receipt-is-deemed', leadSpan(parent));
}

/** "in the twelve months before the claim", "during the 30 days preceding". */
function looksBack(candidate: Candidate, view: SentenceView, cues: Cues, place: number): boolean {
  const { kind, match } = candidate;
  const { words } = view;
  if (kind !== 'deadline' && kind !== 'notice-period') return false;
  const isPast = (i: number) => (words.lower[i] ?? '').endsWith('ed') || cues.begins('was-done', words, i);
  // "On the day before they come" looks ahead.
  if (match.slots.next || match.slots.nth || isDueWithin(candidate, view, isPast, place)) return false;
  if (cues.begins('past', words, place - 1)) return true;
  // "for any year ending not more than two years before the request": of what time, and not until when.
  if (kind === 'deadline' && cues.has('window-ends', words, place - windowReach, place)) return true;
  const { to } = placeOf(candidate, words).value;
  return (
    cues.begins('back-from', words, to, to + 3) &&
    cues.ends('over-the-last', words, place - 4, place) &&
    !cues.has('bound-word', words, place - 4, place)
  );
}
