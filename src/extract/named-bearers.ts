import { BOTH } from '../model/obligation.js';
import type { Cues } from './cues.js';
import type { Mention } from './mentions.js';
import { counterpartyOf } from './party-table.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Whom a sentence names as the one who must act, though not as the subject of what is to be done: whose consent it is,
 *  whose option, the other of the two. Empty where it names nobody so. */
export const namedElsewhere = (context: ReadingContext, view: SentenceView, predicate: Predicate): string =>
  consentGiver(context, view, predicate) ||
  eachOther(view, predicate) ||
  atOptionOf(view, predicate, context.cues) ||
  whoCures(view, predicate, context.cues) ||
  accused(view, predicate, context.cues) ||
  ownerOfDeed(context, view);

/** "Repair is subject to the Baker's prompt notice": whose notice it is. */
const ownerOfDeed = ({ lexis, cues }: ReadingContext, { words, mentions }: SentenceView): string =>
  mentions.find(
    ({ to, possessive }) =>
      possessive && cues.begins('in-good-time', words, to) && lexis.match('notice-word', words, to + 1) > 0,
  )?.party ?? '';

/** "It is the Baker's responsibility to check the oven.", "The rest becomes the Baker responsibility." */
export function responsible({ words, mentions }: SentenceView, predicate: Predicate, cues: Cues): string {
  if (!cues.begins('is-or-remains', words, predicate.verb)) return '';
  const owner = mentions.find(({ from }) => from > predicate.verb && from <= predicate.verb + 3);
  // "is the responsibility of the Baker"
  const bearer = mentions.find(
    ({ from, possessive }) =>
      !possessive &&
      from <= predicate.verb + 4 &&
      words.lower[from - 1] === 'of' &&
      cues.begins('responsibility', words, from - 2),
  );
  if (bearer) return bearer.party;
  return owner && cues.begins('responsibility', words, owner.to) ? owner.party : '';
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
function atOptionOf({ words, mentions }: SentenceView, predicate: Predicate, cues: Cues): string {
  if (!cues.begins('ends-or-renews', words, predicate.verb)) return '';
  const option = mentions.find(({ from, possessive }) => !possessive && cues.ends('option-of', words, from - 2, from));
  return option?.party ?? '';
}

/** "a breach of this clause by the Baker", "remains uncured for ten days is": so many words lie between. */
const breachReach = 8;

/** "a breach that has not been cured within ten days": whoever broke it, where the sentence says so; in a sentence that names
 *  neither side, either. */
export function whoCures(view: SentenceView, predicate: Predicate, cues: Cues): string {
  const { words, mentions } = view;
  const ofBreach = cues.has('breakage', words, predicate.from, predicate.at);
  const broken = predicate.failure || predicate.conditional || predicate.relative || ofBreach;
  const cured = predicate.passive && cues.begins('cured', words, predicate.verb);
  const lasts = cues.has('goes-uncured', words, predicate.at - breachReach, predicate.verb + 2);
  if (!(broken && cured) && !lasts) return '';
  if (mentions.every(({ party }) => party === BOTH || party === '')) return BOTH;
  if (mentions.some((mention) => mention.party !== BOTH && whoeverOf(view, mention) === BOTH)) return BOTH;
  return whoBroke(view, predicate.at, cues);
}

/** "a petition against the Baker that is not dismissed within ten days": against whom it is; either, where a sentence speaks of
 *  whichever party it is. */
export function accused(
  { words, mentions, predicates }: SentenceView,
  { passive, verb, at }: Predicate,
  cues: Cues,
): string {
  if (!passive) return '';
  // "any proceeding is instituted against the Baker (and not dismissed within nine days)"
  if (/^(?:instituted|filed|commenced|brought|initiated|entered)$/.test(words.lower[verb] ?? '')) {
    const by = mentions.find(
      ({ from }) => from > verb && from <= verb + 3 && cues.ends('against', words, from - 2, from),
    );
    return by && cues.has('set-aside', words, by.to, by.to + asideReach) ? by.party : '';
  }
  if (!cues.begins('set-aside', words, verb)) return '';
  const against = mentions.findLast(({ from, to }) => to <= at && cues.ends('against', words, from - 2, from));
  // "the Baker becomes insolvent, or a petition is filed against it, which is not dismissed"
  if (against?.pronoun && !against.party)
    return predicates.findLast((earlier) => earlier.at < at && earlier.subject !== '')?.subject ?? '';
  return against?.party ?? (mentions.some(({ party }) => party === BOTH) ? BOTH : '');
}

/** "(and not dismissed": so many words. */
const asideReach = 8;

/** "by the Baker or the Miller": whichever of them it is; the party of the mention where no other stands beside it. */
export const whoeverOf = ({ words, mentions }: SentenceView, { to, party }: Mention): string =>
  words.lower[to] === 'or' &&
  mentions.some((other) => other.from === to + 1 && !other.possessive && other.party !== party)
    ? BOTH
    : party;

/** "the Baker's repeated and material breach": so many words. */
const ownReach = 5;

/** Who broke a promise, by the words before a place: "either of them breaches", "the Baker's failure to", "a default by the
 *  Baker". Empty where they do not say. */
export function whoBroke({ words, mentions, predicates }: SentenceView, before: number, cues: Cues): string {
  const breach = predicates.findLast(
    ({ at, verb, subject, failure }) =>
      at < before &&
      subject !== '' &&
      (failure || cues.begins('breaks', words, verb) || cues.begins('is-in-breach', words, verb)),
  );
  if (breach) return breach.subject;
  const of = mentions.findLast(({ from, to, party, possessive }) => {
    if (!party || to > before) return false;
    if (possessive) return cues.has('breakage', words, to, to + ownReach);
    if (words.lower[from - 1] === 'by') return cues.has('breakage', words, from - breachReach, from);
    return words.lower[from - 1] === 'of' && cues.begins('breakage', words, from - 2);
  });
  return of?.party ?? '';
}

/** "not mended within five days after notice of a failure by the Baker": whose breach the words behind a time tell. */
export const toldBehind = ({ words, mentions }: SentenceView, from: number, cues: Cues): string =>
  mentions.find(
    (mention) =>
      mention.from > from &&
      mention.from <= from + noticeReach &&
      words.lower[mention.from - 1] === 'by' &&
      cues.has('breakage', words, Math.max(from, mention.from - breachReach), mention.from),
  )?.party ?? '';

/** Words of "after notice is given of any failure". */
const noticeReach = 10;

/** "The Miller grants the Baker the right to inspect", "the Baker is given access": who gives it. Empty where nobody does. */
export function granterOf(
  { words }: SentenceView,
  predicate: Predicate | null,
  { cues, parties }: ReadingContext,
): string {
  if (!predicate?.subject || !cues.begins('grants-a-right', words, predicate.verb)) return '';
  return predicate.passive ? counterpartyOf(parties, predicate.subject) : predicate.subject;
}

/** "The Owner and the Tenant shall be told": by the one of three who is not named. */
export function notNamed(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  const told = predicate.subject === BOTH ? namedTogether(context, view, predicate).split(' and ') : [];
  const others = context.parties.parties.filter(({ alias, annexed }) => !annexed && !told.includes(alias));
  const [other] = others.length === 1 ? others : [];
  return told.length > 1 && other && !view.mentions.some(({ party }) => party === other.alias) ? other.alias : '';
}

/** "the Owner and the Tenant shall", where there is a Guild too. */
export function namedTogether(
  { parties }: ReadingContext,
  { words, mentions }: SentenceView,
  { from, at }: Predicate,
): string {
  const introduced = parties.parties.filter(({ annexed }) => !annexed).length;
  if (introduced < 3) return '';
  if (words.lower.slice(from, at).includes('or')) return '';
  const named = mentions.filter((mention) => mention.from >= from && mention.to <= at && mention.party !== BOTH);
  const names = [...new Set(named.map(({ party }) => party))].filter(Boolean);
  return names.length > 1 && names.length < introduced ? names.join(' and ') : '';
}

/** "chairman of a Guild", where the Guild is a party: the chairman. */
export function withoutParty(name: string, { parties }: ReadingContext['parties']): string {
  const [head, owner] = name.split(/ of (?:an?|the|each|any|that|such) /);
  return owner && parties.some(({ alias }) => alias.toLowerCase() === owner.toLowerCase()) ? head! : name;
}

/** "A letter that reaches the Baker is passed to the Miller": by whoever is not the receiver, though "Baker" stands before the
 *  verb. */
export function passedOn(
  { lexis, parties }: ReadingContext,
  { words, mentions }: SentenceView,
  { verb }: Predicate,
): string {
  if (!lexis.contains('who/handed-on', words.lower[verb] ?? '')) return '';
  const to = words.lower[verb + 1] === 'on' ? verb + 2 : verb + 1;
  const receiver = words.lower[to] === 'to' && mentions.find(({ from }) => from === to + 1);
  return receiver ? counterpartyOf(parties, receiver.party) : '';
}
