import { BOTH } from '../model/obligation.js';
import { readActor } from './actors.js';
import type { Candidate } from './candidate.js';
import { actorOf, mostlyBound } from './duty-bearers.js';
import { isParticiple } from './english.js';
import { granterOf, toldBehind, whoBroke } from './named-bearers.js';
import { giverOf } from './notice-giver.js';
import { otherSideOf } from './other-side.js';
import { counterpartyOf } from './party-table.js';
import { payerNear, payerOfList } from './payers.js';
import { readPenaltyRoles } from './penalty-roles.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** "due in full by": so many words before a limit; so many more tell that it is money. */
const dueReach = 3;
/** "payable in full within": so many words. */
const payableReach = 4;
const owedReach = 24;
/** "not cured to the Miller's satisfaction within" */
const cureReach = 8;

/** Fills in who must act and who is owed it, according to the kind: a penalty falls on whoever broke the promise, an audit
 *  on whoever is audited. */
export function readRoles(candidates: Candidate[], context: ReadingContext): Candidate[] {
  let audit: Candidate | null = null;
  for (const candidate of candidates) {
    const view = context.view(candidate.sentence);
    const at = candidate.at.from - view.words.first;
    const { predicate } = candidate;
    const actor = actorOf(context, view, predicate);
    const payer =
      candidate.kind === 'deadline' ? payerBefore(candidate, context, view) || senderTo(context, view, predicate) : '';
    const curer =
      curerBefore(candidate, context, view) ||
      objectorIn(candidate, context, view) ||
      askerBefore(candidate, context, view) ||
      giverOfSuch(candidate, context, view) ||
      reviewerBehind(candidate, view) ||
      doerOfProviso(candidate, view);
    if (curer) candidate.modality = 'must';
    if (candidate.kind === 'penalty') readPenaltyRoles(candidate, context, view, predicate, actor);
    else if (candidate.kind === 'audit-right') {
      const before = audit && context.view(audit.sentence).clause === view.clause ? audit.obligor : '';
      readAuditRoles(candidate, context, view, predicate, actor, before);
      audit = candidate;
    } else if (payer || curer) candidate.obligor = curer || payer;
    else candidate.obligor = fallsOnOther(candidate, context, view, at) ? otherSideOf(context, view, actor) : actor;
    if (candidate.kind === 'retention') candidate.obligor = keeperIn(candidate, context, view) || candidate.obligor;
    if (candidate.kind === 'notice-period') candidate.obligor = giverOf(candidate, context, view);
    candidate.obligee = obligeeOf(candidate, context, view);
  }
  return candidates;
}

/** "may end this Agreement upon the Baker's breach, not cured within ten days": whoever broke the promise cures it, whatever the
 *  other may do then. */
function curerBefore({ kind, at, predicate }: Candidate, { cues }: ReadingContext, view: SentenceView): string {
  const { words } = view;
  const limit = at.from - words.first;
  const from = Math.max(0, limit - cureReach);
  // "the party in breach has not cured it within ten days after notice of a failure by the Baker"
  const told =
    kind === 'deadline' && predicate?.subject === BOTH && cues.begins('cured', words, predicate.verb)
      ? toldBehind(view, at.to - words.first, cues)
      : '';
  if (told) return told;
  if (kind !== 'deadline' || (predicate && predicate.verb >= from && predicate.at < limit)) return '';
  const isLeft = cues.ends('uncured-for', words, from, limit) && cues.has('uncured', words, from, limit);
  return isLeft ? whoBroke(view, limit, cues) : '';
}

/** "agrees, upon the written request of the Miller made at least nine days before, to": whoever asks, asks in time. */
function askerBefore(
  { kind, at, relation }: Candidate,
  { lexis }: ReadingContext,
  { words, mentions }: SentenceView,
): string {
  if (kind !== 'deadline' || relation !== 'before') return '';
  const limit = at.from - words.first;
  const asker = mentions.findLast(({ to, possessive }) => !possessive && to < limit && limit - to <= askReach);
  if (!asker || !/^(?:by|from|of)$/.test(words.lower[asker.from - 1] ?? '')) return '';
  const asks = lexis.contains('who/demand', words.lower[asker.from - 2] ?? '');
  return asks && isParticiple(words.lower[asker.to] ?? '') ? asker.party : '';
}

/** "provided at least": so many words. */
const askReach = 6;

/** "will tell the Miller if it closes, such notice to be given within nine days": whoever tells. */
function giverOfSuch(
  { kind, at }: Candidate,
  { lexis }: ReadingContext,
  { words, first, predicates }: SentenceView,
): string {
  const limit = at.from - first;
  const such = words.lower.slice(0, limit).lastIndexOf('such');
  if (kind !== 'deadline' || such < 0 || limit - such > suchReach || words.lower[such - 1] !== ',') return '';
  const given = words.lower.slice(such, limit).join(' ');
  if (lexis.match('notice-word', words, such + 1) === 0 || !given.includes('to be ')) return '';
  return predicates.find(({ stated, subject, at: begin }) => stated && subject !== '' && begin < such)?.subject ?? '';
}

/** "such written notice to be given no later than": so many words. */
const suchReach = 10;

/** "rates are subject to annual review by the Miller", "any sack, counted monthly by the Miller": whoever reviews, or counts. */
function reviewerBehind({ kind, value, at }: Candidate, { words, first, mentions }: SentenceView): string {
  const [begin, end] = [at.from - first, at.to - first];
  if (kind !== 'deadline' || value.type !== 'recurrence') return '';
  const reviewed = words.lower[end] === 'review';
  if (!reviewed && (!isParticiple(words.lower[begin - 1] ?? '') || words.lower[begin - 2] !== ',')) return '';
  const by = reviewed ? end + 1 : end;
  if (words.lower[by] !== 'by') return '';
  return mentions.find(({ from, possessive }) => !possessive && from > by && from <= by + 2)?.party ?? '';
}

/** "goes on unless ended by the Miller within nine days of the fair": whoever does what else would not be. */
function doerOfProviso({ kind, at }: Candidate, { words, first, mentions }: SentenceView): string {
  const limit = at.from - first;
  const doer = mentions.findLast(({ to, possessive }) => !possessive && to <= limit && limit - to <= provisoReach);
  if (kind !== 'deadline' || !doer || words.lower[doer.from - 1] !== 'by') return '';
  if (/[,;]/.test(words.lower.slice(doer.to, limit).join(' '))) return '';
  const [before, joiner] = [
    words.lower[doer.from - 2] ?? '',
    words.lower.slice(Math.max(0, doer.from - 5), doer.from - 2),
  ];
  return isParticiple(before) && joiner.some((word) => /^(?:unless|if|until|when|where)$/.test(word)) ? doer.party : '';
}

/** "by the Miller not later than": so many words. */
const provisoReach = 3;

/** "is deemed accepted ten days after delivery, unless the Miller rejects it": whoever may still object has the time. */
function objectorIn({ kind, vague, predicate }: Candidate, { cues }: ReadingContext, view: SentenceView): string {
  const { words, predicates } = view;
  if (kind !== 'deadline' || vague || !predicate) return '';
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

/** "Order data: seven years", in a text that speaks to "you" as "we": kept by us. Empty where somebody is named, or told to keep. */
function keeperIn({ predicate, obligor }: Candidate, { parties }: ReadingContext, { mentions }: SentenceView): string {
  const named =
    predicate && (predicate.subject || predicate.actor || predicate.agent || predicate.agentActor || predicate.order);
  const byName = mentions.some(({ party, pronoun }) => party === obligor && !pronoun);
  return !named && !byName && parties.you !== '' && obligor === parties.you ? parties.we : '';
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

/** Whether the time limit binds not whoever acts in the sentence but the other side: "You can have a copy within five
 *  days", "If a sum remains unpaid for 45 days, the Supplier may suspend". */
function fallsOnOther(candidate: Candidate, context: ReadingContext, view: SentenceView, at: number): boolean {
  const { predicate } = candidate;
  if (candidate.kind === 'notice-period')
    return (
      noticeIsAsked(candidate, context, view) || receives(context, view, predicate) || isGiven(view, predicate, at)
    );
  // "must be received by the Baker within nine days": sent by the other.
  if (predicate?.passive && predicate.agent && view.words.lower[predicate.verb] === 'received') return true;
  if (!predicate?.subject) return false;
  // "Unless the Baker receives the list within nine days": from the other.
  const unless = predicate.conditional && view.words.lower.slice(0, predicate.at).includes('unless');
  const told = predicate.failure || !predicate.conditional || unless;
  if (told && receives(context, view, predicate)) return true;
  if (predicate.modality !== 'may') return false;
  if (isPaid(context, view, predicate)) return true;
  const verb = view.words.lower[predicate.verb] ?? '';
  if (verb === 'have' || receives(context, view, predicate) || context.lexis.contains('who/obtains', verb)) return true;
  return predicate.at > at && view.words.lower.slice(0, at).some((word) => /^(?:if|where|when|once)$/.test(word));
}

/** "The Miller will have six months' notice", "is received by the Miller nine days before": by the other side. */
const isGiven = ({ words }: SentenceView, predicate: Predicate | null, at: number): boolean => {
  if (!predicate) return false;
  const verb = words.lower[predicate.verb] ?? '';
  if (predicate.passive) return verb === 'received' && predicate.agent !== '';
  // "has given", "has first given" is the perfect.
  const perfect = words.lower.slice(predicate.verb + 1, predicate.verb + 3).some(isParticiple);
  if (perfect || !/^ha(?:ve|s)$/.test(verb)) return false;
  return predicate.subject !== '' && at > predicate.verb && at <= predicate.verb + hadReach;
};

/** "will have not less than six months": so many words. */
const hadReach = 6;

/** "notice that the Baker receives four weeks before", "the Baker shall receive his share within ten days": it is the other
 *  side that gives it. */
const receives = ({ lexis }: ReadingContext, { words }: SentenceView, predicate: Predicate | null) =>
  predicate !== null && predicate.subject !== '' && lexis.contains('who/receives', words.lower[predicate.verb] ?? '');

/** "The Baker is entitled to a commission, payable within ten days": by the other side. */
function isPaid({ lexis }: ReadingContext, { words }: SentenceView, { at, verb }: Predicate): boolean {
  if (!words.lower.slice(at, verb).includes('entitled') || lexis.contains('who/keeps-back', words.lower[verb]!))
    return false;
  const last = Math.min(verb + 3, words.count);
  for (let i = verb; i < last && words.isWord[i]; i++) if (lexis.match('payment-word', words, i) > 0) return true;
  return false;
}

/** "Upon 10 days' notice, the Supplier shall permit …": the notice is given to whoever must act. */
function noticeIsAsked({ predicate, match }: Candidate, context: ReadingContext, { words }: SentenceView): boolean {
  if (predicate?.modality !== 'must') return false;
  const from = match.from - words.first;
  const lead = words.lower.slice(Math.max(0, from - 4), from);
  // "shall provide the Miller with ten days' notice": the notice is what is given.
  if (lead.includes('with') && context.lexis.contains('who/provides', words.lower[predicate.verb] ?? '')) return false;
  return (
    lead.some((word) => /^(?:upon|on|after|following|with)$/.test(word)) &&
    (context.lexis.contains('lets', words.lower[predicate.verb] ?? '') ||
      // "shall move out on receiving ten days' notice"
      lead.some((word) => context.lexis.contains('who/on-receipt', word)))
  );
}

function readAuditRoles(
  candidate: Candidate,
  context: ReadingContext,
  view: SentenceView,
  predicate: Predicate | null,
  actor: string,
  before: string,
): void {
  const from = candidate.match.from - view.words.first;
  const owner = view.mentions.find(({ from: at, possessive, party }) => possessive && party && at >= from);
  const looker = lookerOf(context, view, predicate);
  // "The Baker audits its own records", "The Baker's books are audited by an auditor"
  const own =
    predicate?.modality !== 'may' && predicate?.subject && owner?.party === predicate.subject ? owner.party : '';
  const granter = granterOf(view, predicate, context);
  const books = predicate?.passive && !predicate.agent && predicate.agentActor ? auditedIn(view, predicate) : '';
  if (own || books || granter) candidate.obligor = own || books || granter;
  else if (looker) candidate.obligor = counterpartyOf(context.parties, looker);
  // "Such audits take place once a year": of whoever was audited before.
  else if (
    before &&
    predicate &&
    !predicate.subject &&
    !view.mentions.some(({ party, to }) => party && to <= predicate.at)
  )
    candidate.obligor = before;
  else if (predicate?.passive && predicate.agentActor?.kind === 'outsider' && !context.parties.house)
    // "All counts are audited by a third party": whoever the clause is about is audited.
    candidate.obligor = context.subjectBefore(view) || mostlyBound(context);
  else if (predicate && predicate.modality !== 'may' && !predicate.required && predicate.stated && actor)
    candidate.obligor = actor;
  else if (predicate && !predicate.stated && predicate.subject)
    candidate.obligor = counterpartyOf(context.parties, actor);
  else if (predicate?.required && predicate.modality === 'must' && actor) candidate.obligor = actor;
  else if (predicate?.required || predicate?.modality === 'may')
    candidate.obligor = permitterOf(view, predicate) || counterpartyOf(context.parties, actor) || owner?.party || '';
  else candidate.obligor = owner?.party || actor;
  if (!candidate.obligor && predicate) {
    const audited = view.mentions.find(({ party, from: at }) => party && at > predicate.verb);
    candidate.obligor = audited?.party || askedPerson(context, view, predicate);
  }
}

/** "The Baker's ovens are inspected by a surveyor": whose things are audited by somebody who is no party. */
const auditedIn = ({ mentions }: SentenceView, { from, at }: Predicate): string =>
  mentions.find(({ from: start, to, party }) => party !== BOTH && start >= from && to <= at)?.party ?? '';

/** "open for inspection by the Owner", "by an accountant of the Owner", "the Owner's auditors may", "Owner Audits are made", "the Owner
 *  has the right of entry": whoever looks. */
function lookerOf({ lexis }: ReadingContext, { words, mentions }: SentenceView, predicate: Predicate | null): string {
  const { lower } = words;
  const isOne = (list: string, i: number) => lexis.contains(list, lower[i] ?? '');
  const isBy = (i: number) => lower[i] === 'by' && isOne('audit-word', i - 1);
  const limit = predicate?.at ?? 0;
  const one = mentions.find(({ from, to, possessive, party }) => {
    if (!party || party === BOTH) return false;
    if (possessive) return to < limit && (isOne('who/looking-people', to) || isOne('who/looking-people', to + 1));
    if (isBy(from - 1) || (to < limit && isOne('who/looking-noun', to))) return true;
    const person = lower[from - 1] === 'of' && isOne('who/looking-people', from - 2) ? from - 2 : -1;
    return person > 0 && [person - 1, person - 2, person - 3].some(isBy);
  });
  const holds = predicate?.stated && !one && lexis.match('who/holds-right', words, predicate.verb) > 0;
  return one?.party ?? (holds ? predicate.subject : '');
}

/** "Members shall permit the Club to inspect them": whoever lets the other look. */
function permitterOf({ predicates }: SentenceView, predicate: Predicate): string {
  const before = predicate.required ? predicates[predicates.indexOf(predicate) - 1] : undefined;
  return before && before.verb >= predicate.from - 2 ? before.subject || before.actor?.name || '' : '';
}

/** "may ask a supplier for evidence", "may inspect the halls of an exhibitor": so many words behind the verb. */
const askedReach = 7;

/** "may ask a supplier for evidence", "may inspect the halls of an exhibitor": somebody who is no party. */
function askedPerson({ lexis }: ReadingContext, { words }: SentenceView, predicate: Predicate): string {
  let from = predicate.verb + 1;
  for (let last = from; last < Math.min(predicate.verb + askedReach, words.count); last++) {
    const actor = readActor(words, lexis, from, last);
    if (actor) return actor.name;
    if (words.lower[last] === 'of') from = last + 1;
  }
  return '';
}

/** "notify Provider", "pay to the Contractor": the party that the doing is done to; else the other side. */
function obligeeOf(candidate: Candidate, context: ReadingContext, view: SentenceView): string {
  const { predicate, obligor } = candidate;
  if (predicate) {
    const to = view.predicates[view.predicates.indexOf(predicate) + 1]?.from ?? view.words.count;
    const other = view.mentions.find(
      ({ from, possessive, party }) =>
        from >= predicate.verb && from < to && !possessive && party && party !== obligor && party !== BOTH,
    );
    if (other) return other.party;
  }
  return counterpartyOf(context.parties, obligor);
}
