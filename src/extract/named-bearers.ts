import { BOTH } from '../model/obligation.js';
import { counterpartyOf } from './party-table.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Whom a sentence names as the one who must act, though not as the subject of what is to be done: whose consent it is,
 *  whose option, the other of the two. Empty where it names nobody so. */
export const namedElsewhere = (context: ReadingContext, view: SentenceView, predicate: Predicate): string =>
  consentGiver(context, view, predicate) ||
  eachOther(view, predicate) ||
  atOptionOf(view, predicate) ||
  whoCures(view, predicate) ||
  ownerOfDeed(context, view);

/** "Repair is subject to the Baker's prompt notice": whose notice it is. */
const ownerOfDeed = ({ lexis }: ReadingContext, { words, mentions }: SentenceView): string =>
  mentions.find(
    ({ to, possessive }) =>
      possessive &&
      /^(?:prompt|timely|immediate)$/.test(words.lower[to] ?? '') &&
      lexis.match('notice-word', words, to + 1) > 0,
  )?.party ?? '';

/** "It is the Baker's responsibility to check the oven." */
export function responsible({ words, mentions }: SentenceView, predicate: Predicate): string {
  if (!/^(?:is|be|remains?)$/.test(words.lower[predicate.verb] ?? '')) return '';
  const owner = mentions.find(
    ({ from, possessive }) => possessive && from > predicate.verb && from <= predicate.verb + 3,
  );
  return owner && /^(?:sole)?(?:responsibility|duty|obligation|job)$/.test(words.lower[owner.to] ?? '')
    ? owner.party
    : '';
}

/** "The Tenant alters nothing without consent, which is given within ten days": by the one who is asked. */
function consentGiver(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  const { lexis, parties } = context;
  const { words, mentions } = view;
  if (!predicate.passive || !lexis.contains('consents', words.lower[predicate.verb] ?? '')) return '';
  if (!lexis.occurs('consent-word', words, 0, predicate.at)) return '';
  const giver = mentions.find(
    ({ to, possessive }) =>
      possessive && lexis.match('consent-word', words, to + (words.lower[to] === 'prior' ? 1 : 0)),
  );
  if (giver?.party) return giver.party;
  // "needs the consent of the Baker, which is given"
  const asked = mentions.find(
    ({ from, possessive }) =>
      !possessive && words.lower[from - 1] === 'of' && lexis.match('consent-word', words, from - 2) > 0,
  );
  if (asked?.party && asked.party !== BOTH) return asked.party;
  const asks = view.predicates.find(({ subject, at }) => subject && subject !== BOTH && at < predicate.at);
  return counterpartyOf(parties, asks?.subject ?? context.subjectBefore(view, { rights: true }));
}

/** "Whoever of the parties …, will notify the other party": either of them. */
function eachOther({ mentions }: SentenceView, predicate: Predicate): string {
  if (predicate.passive) return '';
  const other = mentions.some(({ other, from }) => other && from > predicate.verb);
  return other && mentions.some(({ party, from, other }) => party === BOTH && !other && from < predicate.at)
    ? BOTH
    : '';
}

/** "This contract ends (a) at the option of any party, upon ten days' notice": whose option it is. */
function atOptionOf({ words, mentions }: SentenceView, predicate: Predicate): string {
  if (!/^(?:terminat|cancel|renew|extend|end)/.test(words.lower[predicate.verb] ?? '')) return '';
  const option = mentions.find(
    ({ from, possessive }) =>
      !possessive &&
      words.lower[from - 1] === 'of' &&
      /^(?:option|election|discretion)$/.test(words.lower[from - 2] ?? ''),
  );
  return option?.party ?? '';
}

const breaks = /^(?:breach\w*|default\w*|fail\w*|violat\w*)$/;
const breakage = /^(?:breach|breaches|default|defaults|failure|failures|violation|non-?payment|non-?performance)$/;
const cured = /^(?:cured|remedied|corrected|rectified)$/;

/** "a breach that has not been cured within ten days": whoever broke it, where the sentence says so; in a sentence that names
 *  neither side, either. */
export function whoCures(view: SentenceView, predicate: Predicate): string {
  const { words, mentions } = view;
  const ofBreach = words.lower.slice(predicate.from, predicate.at).some((word) => breakage.test(word));
  const broken = predicate.failure || predicate.conditional || predicate.relative || ofBreach;
  if (!broken || !predicate.passive || !cured.test(words.lower[predicate.verb] ?? '')) return '';
  if (mentions.every(({ party }) => party === BOTH || party === '')) return BOTH;
  return breakerIn(view, predicate);
}

/** "either of them breaches", "the Baker's failure to", "a default by the Baker". */
function breakerIn({ words, mentions, predicates }: SentenceView, predicate: Predicate): string {
  const breach = predicates.findLast(
    ({ at, verb, subject, failure }) =>
      at < predicate.at && subject !== '' && (failure || breaks.test(words.lower[verb] ?? '')),
  );
  if (breach) return breach.subject;
  const of = mentions.findLast(({ from, to, party, possessive }) => {
    if (!party || to > predicate.at) return false;
    if (possessive) return words.lower.slice(to, to + 3).some((word) => breakage.test(word));
    return /^(?:by|of)$/.test(words.lower[from - 1] ?? '') && breakage.test(words.lower[from - 2] ?? '');
  });
  return of?.party ?? '';
}
