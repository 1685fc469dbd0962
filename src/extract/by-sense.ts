import { BOTH } from '../model/obligation.js';
import { copulas } from './english.js';
import type { Mention } from './mentions.js';
import { payerNear, refunderNear } from './payers.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { sidesOf } from './sides.js';

/** Where the words of a doing end: at the next one. */
export const endOf = ({ predicates, words }: SentenceView, predicate: Predicate): number =>
  predicates[predicates.indexOf(predicate) + 1]?.at ?? words.count;

/** "notified in writing to": so many words. */
const otherReach = 5;

/** "shall be extended by mutual agreement": so many words behind the verb. */
const mutualReach = 4;

/** "the Baker's oven is inspected": to whom the subject of a doing belongs. */
export const ownerInSubject = ({ mentions }: SentenceView, predicate: Predicate): Mention | undefined =>
  mentions.find(({ possessive, from, to }) => possessive && from >= predicate.from && to <= predicate.at);

/** "Disputes are referred to the mediator", "There is a meeting once a month": what both sides take part in, by its nature. */
export function jointMatter(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  const { lexis, parties, cues } = context;
  if (parties.house) return '';
  const { words } = view;
  const verb = words.lower[predicate.verb] ?? '';
  // "This Article survives the end of the lease for a year", and not "the duties of the Baker survive"
  const inSubject = view.mentions.filter(({ from, to }) => from >= predicate.from && to <= predicate.at);
  if (cues.begins('survives', words, predicate.verb)) return inSubject[0]?.party || BOTH;
  // "The obligations of the Baker continue for a year", "This contract renews for a year"
  const ofContract = lexis.occurs('agreement-word', words, predicate.from, predicate.at);
  const ofDuties = cues.has('obligations', words, predicate.from, predicate.at);
  if (!predicate.passive && (ofContract || ofDuties) && cues.begins('goes-on', words, predicate.verb)) {
    const bearer = inSubject.find(({ party }) => party !== '' && party !== BOTH);
    if (ofDuties && bearer) return bearer.party;
    if (ofContract || !sidesOf(context).debtor) return BOTH;
  }
  // "The account managers shall try to settle it"
  const people = !predicate.passive && cues.ends('people-of-both', words, predicate.from, predicate.at);
  if (people && inSubject.every(({ party }) => party === '' || party === BOTH)) return BOTH;
  // "Such meetings take place every month"
  if (
    !predicate.passive &&
    cues.begins('takes-place', words, predicate.verb) &&
    lexis.occurs('joint-matter', words, predicate.from, predicate.at)
  ) {
    // "The Baker shall meet with the Miller. Such meetings take place": whoever was to meet.
    const meant = words.lower.slice(predicate.from, predicate.at).includes('such') && context.subjectBefore(view);
    return meant || BOTH;
  }
  // "This contract may be ended on nine days' notice"
  const ends = predicate.passive && predicate.modality === 'may' && lexis.contains('who/ended', verb);
  if (ends && ofContract) return BOTH;
  // "The prices shall be agreed every year"
  const agreed = predicate.passive && predicate.stated && /^(?:agreed|negotiated)$/.test(verb);
  if (agreed && !predicate.agent && !predicate.agentActor) return BOTH;
  // "The lease shall be signed by 5 May"
  if (predicate.passive && ofContract && !predicate.agent && lexis.contains('who/concluded', verb)) return BOTH;
  // "is referred to senior persons, who shall try to settle it"
  const tries = !predicate.passive && /^(?:try|attempt|endeavou?r)$/.test(verb);
  const settles = words.lower
    .slice(predicate.verb + 1, predicate.verb + 3)
    .some((word) => /^(?:resolve|settle)$/.test(word));
  if (tries && settles && inSubject.length === 0) return BOTH;
  // "If negotiations do not settle the dispute", "no agreement is reached"
  if (
    !predicate.passive &&
    /^(?:resolves?|settles?)$/.test(verb) &&
    lexis.occurs('joint-matter', words, predicate.from, predicate.at)
  )
    return BOTH;
  if (predicate.passive && cues.has('agreement-reached', words, predicate.from - 2, predicate.verb + 1)) return BOTH;
  // "Claims must be notified to the other party"
  const told = view.mentions.some(
    ({ other, from }) =>
      other && from > predicate.verb && from <= predicate.verb + otherReach && words.lower[from - 1] === 'to',
  );
  if (predicate.passive && told && inSubject.length === 0) return BOTH;
  // "renews unless notice of non-renewal is received": from either
  const noticed =
    predicate.passive &&
    /^(?:received|given|served|delivered)$/.test(verb) &&
    lexis.occurs('notice-word', words, predicate.from, predicate.at);
  if (noticed && !predicate.agent && view.mentions.every(({ party }) => party === '' || party === BOTH)) return BOTH;
  // "is mutually agreed", "is extended by mutual consent"
  const mutual = words.lower
    .slice(predicate.at, predicate.verb + mutualReach)
    .some((word) => /^mutual(?:ly)?$/.test(word));
  if (predicate.passive && mutual && !predicate.agent) return BOTH;
  // "A joint committee shall be established"
  if (predicate.passive && cues.has('set-up-together', words, predicate.from, predicate.verb + 1)) return BOTH;
  // "The accounts between the parties are settled"
  const between = inSubject.some(
    ({ party, from }) =>
      party === BOTH &&
      ['between', 'among'].some((word) => words.lower[from - 1] === word || words.lower[from - 2] === word),
  );
  if (between && predicate.passive) return BOTH;
  const there = verb === 'is' && words.lower[predicate.at - 1] === 'there';
  const shared = predicate.passive && lexis.contains('who/joint-deed', verb);
  // "a disagreement that is not settled"
  const from = there ? predicate.verb : predicate.from - (predicate.relative ? 2 : 0);
  return (there || shared) && lexis.occurs('joint-matter', words, from, there ? endOf(view, predicate) : predicate.at)
    ? BOTH
    : '';
}

/** "Claims are made", "defects are notified": what the one who receives goods or services does. */
const isReceiverDeed = ({ lexis }: ReadingContext, { words }: SentenceView, { passive, verb, from, at }: Predicate) =>
  passive &&
  lexis.contains('receiver-deed', words.lower[verb] ?? '') &&
  lexis.occurs('received-thing', words, from, at);

/** "Claims must be made within nine days", "Credits are requested in writing": by the one who receives goods or services. */
export function saidByReceiver(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  if (!predicate.stated || !isReceiverDeed(context, view, predicate)) return '';
  // An employee is paid, and yet is the one who asks and complains.
  const { person } = context.parties;
  return context.lexis.contains('natural-person', person.toLowerCase()) ? person : sidesOf(context).payer;
}

/** Whose business it is by the sense of the words: money falls on who pays, refunds and invoices on who is paid,
 *  complaints of goods on who receives them, and what belongs to a party on that party. */
export function bySense(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  const { lexis, parties } = context;
  const { words } = view;
  const sides = sidesOf(context);
  const verb = words.lower[predicate.verb] ?? '';
  const clauseEnd = endOf(view, predicate);
  if (predicate.passive && lexis.contains('performer-deed', verb) && sides.performer) return sides.performer;
  // "Wages are reviewed every year": by whoever pays them.
  const wages = predicate.passive && lexis.contains('who/wage-deed', verb);
  if (wages && lexis.occurs('wage-word', words, predicate.from, predicate.at) && (sides.payer || parties.we))
    return parties.house && parties.we ? parties.we : sides.payer;
  // "The deposit is protected within thirty days": by whoever holds it.
  const held = predicate.passive
    ? lexis.contains('who/deposit-deed', verb)
    : words.lower.slice(predicate.verb, predicate.verb + 3).some((word) => lexis.contains('who/refundable', word));
  if (held && sides.performer && lexis.occurs('deposit-word', words, predicate.from, predicate.at))
    return sides.performer;
  // "The garden must be mown": by whoever uses it, where the other side only lets it.
  const lets = sides.payer && lexis.contains('premises-role', sides.performer.toLowerCase());
  const money = lexis.occurs('payment-word', words, predicate.from, predicate.at);
  if (lets && !money && predicate.passive && predicate.stated && predicate.modality === 'must') return sides.payer;
  // "EUR 9 is charged for each key"
  if (predicate.passive && verb === 'charged' && sides.payer && !predicate.subject) return sides.payer;
  // "A late return costs EUR 9"
  if (sides.payer && lexis.contains('who/costs', verb)) return sides.payer;
  // "Payment is completed within nine days"
  const done = predicate.passive && lexis.contains('who/payment-deed', verb);
  const ofPayment = isOfPayment(context, view, predicate);
  const source = ofPayment ? paidFrom(context, view, predicate) : '';
  if (source) return source;
  if (done && sides.payer && ofPayment) return payerNear(context, view);
  // "The monthly payment will be charged": on whoever pays.
  // "A charge will be raised", but "invoices are raised" by the other.
  const raised = chargedTo(context, view, predicate) !== '';
  // "All refunds shall be paid within nine days": by whoever was paid.
  const refund = predicate.passive && /^refunds?$/.test(words.lower[predicate.at - 1] ?? '');
  if (refund) return refunderNear(context, view) || sides.performer;
  const owed =
    raised || copulas.has(verb) || lexis.contains('owed', verb) || lexis.contains('who/taken-from-payer', verb);
  if (owed && lexis.occurs('payment-word', words, predicate.from, clauseEnd) && sides.payer)
    return payerNear(context, view);
  if (isReceiverDeed(context, view, predicate) && sides.payer) return sides.payer;
  const owner = ownerInSubject(view, predicate);
  return owner?.party && !parties.we ? owner.party : '';
}

/** "The Miller receives a fee from the Baker, where payment is made within nine days": whose money it is. */
const paidFrom = ({ lexis }: ReadingContext, { words, mentions }: SentenceView, { from: end }: Predicate): string =>
  mentions.find(
    ({ from, to, possessive }) =>
      !possessive && to <= end && words.lower[from - 1] === 'from' && lexis.match('payment-word', words, from - 2) > 0,
  )?.party ?? '';

/** "Data older than three months are deleted": in a text that speaks as "we", by us. */
export function keeperOfData(
  { lexis, parties }: ReadingContext,
  { words }: SentenceView,
  predicate: Predicate,
): string {
  if (!predicate.passive || !parties.you) return '';
  const kept = lexis.match('keep', words, predicate.verb) > 0 || lexis.match('deletes', words, predicate.verb) > 0;
  return kept && lexis.occurs('data-word', words, 0, predicate.at) ? parties.we : '';
}

/** "Payment is completed", "Settlement is effected": whether a doing is a payment's. */
function isOfPayment({ lexis }: ReadingContext, { words }: SentenceView, { from, at }: Predicate): boolean {
  const first = words.isWord.indexOf(true, from < at ? from : 0);
  return first >= 0 && first < at && lexis.contains('who/act-of-paying', words.lower[first]!);
}

/** "Overdue fees bear interest of 9%": who owes what a sentence without a doing says is owed; empty where it says none. */
export const owedByPayer = (context: ReadingContext, view: SentenceView): string =>
  context.lexis.occurs('owed', view.words) && context.lexis.occurs('payment-word', view.words)
    ? payerNear(context, view)
    : '';

/** "A charge will be raised", "late fees are added": who pays what is charged; empty where nothing is. */
export function chargedTo(context: ReadingContext, { words }: SentenceView, predicate: Predicate): string {
  const { lexis } = context;
  if (!predicate.passive || predicate.agent || predicate.subject) return '';
  if (!lexis.contains('levied', words.lower[predicate.verb] ?? '')) return '';
  return lexis.occurs('charge-noun', words, Math.max(predicate.from, predicate.at - chargeReach), predicate.at)
    ? sidesOf(context).payer
    : '';
}

/** "a charge of EUR 9 for each sack is added": so many words before the doing tell what is charged. */
const chargeReach = 16;
