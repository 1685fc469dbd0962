import { BOTH } from '../model/obligation.js';
import type { Candidate } from './candidate.js';
import { isParticiple } from './english.js';
import { toldBehind, whoBroke } from './named-bearers.js';
import { counterpartyOf } from './party-table.js';
import { payerNear, payerOfList } from './payers.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** "due in full by": so many words before a limit; so many more tell that it is money. */
const dueReach = 3;
/** "payable in full within": so many words. */
const payableReach = 4;
const owedReach = 24;
/** "not cured to the Miller's satisfaction within" */
const cureReach = 8;

/** Who has to act within a time that the words around it give to somebody else than whoever acts in the sentence: who cures,
 *  objects, asks, tells, reviews. Empty where none of these is told. */
export function doerOfDeed(candidate: Candidate, context: ReadingContext, view: SentenceView): string {
  if (candidate.kind !== 'deadline') return '';
  return (
    curerBefore(candidate, context, view) ||
    objectorIn(candidate, context, view) ||
    askerBefore(candidate, context, view) ||
    giverOfSuch(candidate, context, view) ||
    reviewerBehind(candidate, view) ||
    doerOfProviso(candidate, view) ||
    takerOfTime(candidate, context, view) ||
    otherOfHolder(candidate, context, view)
  );
}

/** Who pays what falls due by the time, or sends what has to have come by then. Empty where nothing is paid or awaited. */
export function payerOrSender(
  candidate: Candidate,
  context: ReadingContext,
  view: SentenceView,
  predicate: Predicate | null,
): string {
  if (candidate.kind !== 'deadline') return '';
  return payerBefore(candidate, context, view) || senderTo(context, view, predicate);
}

/** "may end this Agreement upon the Baker's breach, not cured within ten days": whoever broke the promise cures it, whatever the
 *  other may do then. */
function curerBefore({ at, predicate }: Candidate, { cues }: ReadingContext, view: SentenceView): string {
  const { words } = view;
  const limit = at.from - words.first;
  const from = Math.max(0, limit - cureReach);
  // "the party in breach has not cured it within ten days after notice of a failure by the Baker"
  const told =
    predicate?.subject === BOTH && cues.begins('cured', words, predicate.verb)
      ? toldBehind(view, at.to - words.first, cues)
      : '';
  if (told) return told;
  if (predicate && predicate.verb >= from && predicate.at < limit) return '';
  const isLeft = cues.ends('uncured-for', words, from, limit) && cues.has('uncured', words, from, limit);
  return isLeft ? whoBroke(view, limit, cues) : '';
}

/** "agrees, upon the written request of the Miller made at least nine days before, to": whoever asks, asks in time. */
function askerBefore(
  { at, relation }: Candidate,
  { lexis }: ReadingContext,
  { words, mentions }: SentenceView,
): string {
  if (relation !== 'before') return '';
  const limit = at.from - words.first;
  const asker = mentions.findLast(({ to, possessive }) => !possessive && to < limit && limit - to <= askReach);
  if (!asker || !/^(?:by|from|of)$/.test(words.lower[asker.from - 1] ?? '')) return '';
  const asks = lexis.contains('who/demand', words.lower[asker.from - 2] ?? '');
  return asks && isParticiple(words.lower[asker.to] ?? '') ? asker.party : '';
}

/** "provided at least": so many words. */
const askReach = 6;

/** "will tell the Miller if it closes, such notice to be given within nine days": whoever tells. */
function giverOfSuch({ at }: Candidate, { lexis }: ReadingContext, { words, first, predicates }: SentenceView): string {
  const limit = at.from - first;
  const such = words.lower.slice(0, limit).lastIndexOf('such');
  if (such < 0 || limit - such > suchReach || words.lower[such - 1] !== ',') return '';
  const given = words.lower.slice(such, limit).join(' ');
  if (lexis.match('notice-word', words, such + 1) === 0 || !given.includes('to be ')) return '';
  return predicates.find(({ stated, subject, at: begin }) => stated && subject !== '' && begin < such)?.subject ?? '';
}

/** "such written notice to be given no later than": so many words. */
const suchReach = 10;

/** "rates are subject to annual review by the Miller", "any sack, counted monthly by the Miller": whoever reviews, or counts. */
function reviewerBehind({ value, at }: Candidate, { words, first, mentions }: SentenceView): string {
  const [begin, end] = [at.from - first, at.to - first];
  if (value.type !== 'recurrence') return '';
  const reviewed = words.lower[end] === 'review';
  if (!reviewed && (!isParticiple(words.lower[begin - 1] ?? '') || words.lower[begin - 2] !== ',')) return '';
  const by = reviewed ? end + 1 : end;
  if (words.lower[by] !== 'by') return '';
  return mentions.find(({ from, possessive }) => !possessive && from > by && from <= by + 2)?.party ?? '';
}

/** "goes on unless ended by the Miller within nine days of the fair": whoever does what else would not be. */
function doerOfProviso({ at }: Candidate, { words, first, mentions }: SentenceView): string {
  const limit = at.from - first;
  const doer = mentions.findLast(({ to, possessive }) => !possessive && to <= limit && limit - to <= provisoReach);
  if (!doer || words.lower[doer.from - 1] !== 'by') return '';
  if (/[,;]/.test(words.lower.slice(doer.to, limit).join(' '))) return '';
  const [before, joiner] = [
    words.lower[doer.from - 2] ?? '',
    words.lower.slice(Math.max(0, doer.from - 5), doer.from - 2),
  ];
  return isParticiple(before) && joiner.some((word) => /^(?:unless|if|until|when|where)$/.test(word)) ? doer.party : '';
}

/** "shall give the Baker nine days to collect the flour": whoever is given the time. */
function takerOfTime(
  { at, vague }: Candidate,
  { lexis }: ReadingContext,
  { words, first, mentions }: SentenceView,
): string {
  const [limit, end] = [at.from - first, at.to - first];
  if (vague || words.lower[end] !== 'to') return '';
  const taker = mentions.find(({ from, to, possessive }) => {
    if (possessive || to > limit || limit - to > givenReach) return false;
    const before = words.lower[from - 1] === 'the' ? from - 2 : from - 1;
    return lexis.contains('who/gives-time', words.lower[before] ?? '');
  });
  return taker && taker.party !== BOTH ? taker.party : '';
}

/** "give the Baker a further period of nine days": so many words. */
const givenReach = 4;

/** "The Miller may cancel any order that is not delivered within nine days": the other side of whoever may do something about it. */
function otherOfHolder({ at }: Candidate, { parties }: ReadingContext, { first, predicates }: SentenceView): string {
  const limit = at.from - first;
  const undone = predicates.findIndex(
    ({ relative, failure, passive, verb }) =>
      relative && failure && passive && verb < limit && limit - verb <= undoneReach,
  );
  const holder = predicates[undone - 1];
  const may = holder?.stated && holder.modality === 'may' && holder.subject !== '' && holder.subject !== BOTH;
  return may ? counterpartyOf(parties, holder.subject) : '';
}

/** "not delivered in full within": so many words. */
const undoneReach = 4;

/** "by the Miller not later than": so many words. */
const provisoReach = 3;

/** "is deemed accepted ten days after delivery, unless the Miller rejects it": whoever may still object has the time. */
function objectorIn({ vague, predicate }: Candidate, { cues }: ReadingContext, view: SentenceView): string {
  const { words, predicates } = view;
  if (vague || !predicate) return '';
  const settled = predicate.passive
    ? cues.begins('deemed', words, predicate.verb)
    : cues.begins('becomes-final', words, predicate.verb);
  if (!settled) return '';
  const unless = words.lower.indexOf('unless', predicate.verb);
  if (unless < 0) return '';
  const objects = predicates.find(
    ({ at, subject, actor }) => at > unless && (subject === '' ? actor?.kind === 'outsider' : subject !== BOTH),
  );
  return objects?.subject || (objects?.actor?.name ?? '');
}

/** "bakes the bread, with payment due to the Baker within nine days", "invoices the Miller on net nine days": by the other. */
function payerBefore({ at, match, predicate }: Candidate, context: ReadingContext, view: SentenceView): string {
  const { first, words, mentions } = view;
  const { parties, lexis, cues } = context;
  const limit = at.from - words.first;
  const verb = words.lower[predicate?.verb ?? -1] ?? '';
  // "invoices the Miller for the bread at its price, payable within nine days"
  const dueNow = words.lower.slice(Math.max(predicate?.verb ?? 0, limit - payableReach), limit);
  if (
    dueNow.some((word) => word === 'net' || lexis.contains('who/due', word)) &&
    !dueNow.includes('per') &&
    predicate?.subject &&
    !predicate.passive &&
    lexis.contains('who/invoices', verb)
  )
    return counterpartyOf(parties, predicate.subject);
  // "terms for payment to the Baker are net nine days"
  const paidTo = mentions.find(
    ({ from, to, possessive }) =>
      !possessive &&
      to <= limit &&
      limit - to <= payableReach &&
      words.lower[from - 1] === 'to' &&
      lexis.match('payment-word', words, from - 2) > 0,
  );
  if (paidTo && cues.begins('is-or-remains', words, paidTo.to)) return counterpartyOf(parties, paidTo.party);
  const payee = mentions.findLast(({ to, possessive }) => !possessive && to <= limit && limit - to <= 2);
  if (payee?.party && cues.ends('owed-to', words, 0, payee.from)) return counterpartyOf(parties, payee.party);
  // "followed by eight instalments due by the tenth", "a sum payable in full by 1 May": by whoever pays.
  const begin = Math.min(limit, match.from - first);
  const due = words.lower.slice(0, begin + 1).findLastIndex((word) => lexis.contains('who/due', word));
  // "Payment by the Miller is due"
  const by = mentions.findLast(
    ({ from, to, possessive }) => to <= due && to >= due - 2 && !possessive && cues.ends('payment-by', words, 0, from),
  );
  if (by?.party && due >= begin - dueReach) return by.party;
  // "All sums owed by either party are due at once."
  if (mentions.some(({ party, to }) => party === BOTH && to <= due)) return '';
  const above =
    due >= begin - dueReach && words.lower.lastIndexOf(':', begin) > 0 ? payerOfList(context, view, begin) : '';
  if (above) return above;
  const open = !predicate?.subject && !predicate?.agent && !predicate?.actor && predicate?.modality !== 'may';
  return open && due >= begin - dueReach && lexis.occurs('payment-word', words, due - owedReach, due)
    ? payerNear(context, view)
    : '';
}

/** "Claims must reach the Baker by noon": sent by the other side. */
function senderTo(
  { lexis, parties }: ReadingContext,
  { words, mentions }: SentenceView,
  predicate: Predicate | null,
): string {
  if (!predicate || predicate.passive || predicate.subject || predicate.actor) return '';
  if (!lexis.contains('who/reaches', words.lower[predicate.verb] ?? '')) return '';
  const reached = mentions.find(({ from, possessive }) => from === predicate.verb + 1 && !possessive);
  return reached?.party ? counterpartyOf(parties, reached.party) : '';
}
