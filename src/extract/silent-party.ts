import { BOTH } from '../model/obligation.js';
import { ownerInSubject } from './by-sense.js';
import type { Candidate } from './candidate.js';
import { otherSideOf } from './other-side.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** "the Baker deems the Miller's silence acceptance", "your continued use": whose silence or doing it is; else empty. */
export const ownerOfSilence = ({ cues }: ReadingContext, { words, mentions }: SentenceView): string =>
  mentions.find(({ possessive, to }) => possessive && cues.begins('silence', words, to))?.party ?? '';

/** "deemed that the Buyer agrees": who does; else empty. */
export function saidToAgree({ match }: Candidate, { words, mentions }: SentenceView): string {
  const at = match.from - words.first;
  if (words.lower[at + 1] !== 'that') return '';
  return mentions.find(({ from, possessive }) => from === at + 2 && !possessive)?.party ?? '';
}

/** "may treat its silence as consent": who does so is not the one who is silent. */
export const takesSilence = (
  { lexis }: ReadingContext,
  { words }: SentenceView,
  { verb, passive }: Predicate,
): boolean => !passive && lexis.contains('who/takes-as', words.lower[verb] ?? '');

/** "any party to whom …" is described by so many words at most. */
const describedReach = 20;

/** "The Buyer shall object within ten days; otherwise the goods are deemed accepted": the one who had to speak. */
export function silentParty(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  // "the Buyer's continued use counts as consent"
  const user = ownerInSubject(view, predicate);
  if (user?.party) return user.party;
  // "any party to whom it was told is deemed to know it"
  const { lower } = view.words;
  const described = view.mentions.findLast(
    ({ to, possessive }) =>
      !possessive && to <= predicate.at && /^(?:to whom|(?:that|who|which) .*)$/.test(`${lower[to]} ${lower[to + 1]}`),
  );
  if (described && described.party === BOTH && described.to > predicate.at - describedReach) return BOTH;
  const earlier = view.predicates.filter(({ at, subject }) => at < predicate.at && subject !== '');
  const silent = earlier.find(({ conditional }) => conditional) ?? earlier.findLast(({ passive }) => !passive);
  // "If the Baker receives no answer": of the other side.
  const waits = silent?.conditional && context.lexis.contains('who/receives', view.words.lower[silent.verb] ?? '');
  return (
    (waits ? otherSideOf(context, view, silent.subject) : silent?.subject) ??
    context.subjectBefore(view, { rights: true })
  );
}
