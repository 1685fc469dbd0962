import type { Candidate } from './candidate.js';
import { actorOf } from './duty-bearers.js';
import { isRules, peopleOf } from './house-people.js';
import { BOTH, counterpartyOf } from './party-table.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { sidesOf } from './sides.js';
import { readActor } from './subjects.js';

/** Fills in who must act and who is owed it, according to the kind: a penalty falls on whoever broke the promise, an audit
 *  on whoever is audited. */
export function readRoles(candidates: Candidate[], context: ReadingContext): Candidate[] {
  for (const candidate of candidates) {
    const view = context.view(candidate.sentence);
    const at = candidate.at.from - view.words.first;
    const { predicate } = candidate;
    const actor = actorOf(context, view, predicate);
    if (candidate.kind === 'penalty') readPenaltyRoles(candidate, context, view, predicate, actor);
    else if (candidate.kind === 'audit-right') readAuditRoles(candidate, context, view, predicate, actor);
    else
      candidate.obligor = fallsOnOther(candidate, context, view, at) ? counterpartyOf(context.parties, actor) : actor;
    if (
      candidate.kind === 'notice-period' &&
      predicate &&
      !predicate.subject &&
      !predicate.actor &&
      view.mentions.length === 0
    )
      candidate.obligor = context.subjectBefore(view, { rights: true }) || candidate.obligor;
    candidate.obligee = obligeeOf(candidate, context, view);
  }
  return candidates;
}

/** Whether the time limit binds not whoever acts in the sentence but the other side: "You can have a copy within five
 *  days", "If a sum remains unpaid for 45 days, the Supplier may suspend". */
function fallsOnOther(candidate: Candidate, context: ReadingContext, view: SentenceView, at: number): boolean {
  const { predicate } = candidate;
  if (candidate.kind === 'notice-period') return noticeIsAsked(candidate, context, view) || receives(view, predicate);
  if (!predicate?.subject) return false;
  if (!predicate.failure && !predicate.conditional && receives(view, predicate)) return true;
  if (predicate.modality !== 'may') return false;
  if (isPaid(context, view, predicate)) return true;
  if (/^(?:have|receive|obtain|get|expect)$/.test(view.words.lower[predicate.verb] ?? '')) return true;
  return predicate.at > at && view.words.lower.slice(0, at).some((word) => /^(?:if|where|when|once)$/.test(word));
}

/** "notice that the Baker receives four weeks before", "the Baker shall receive his share within ten days": it is the other
 *  side that gives it. */
const receives = ({ words }: SentenceView, predicate: Predicate | null) =>
  predicate !== null &&
  predicate.subject !== '' &&
  /^(?:receives?|gets?|earns?)$/.test(words.lower[predicate.verb] ?? '');

/** "The Baker is entitled to a commission, payable within ten days": by the other side. */
function isPaid({ lexis }: ReadingContext, { words }: SentenceView, { at, verb }: Predicate): boolean {
  if (!words.lower.slice(at, verb).includes('entitled')) return false;
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
  if (lead.includes('with') && /^(?:provide|provides|furnish|supply)$/.test(words.lower[predicate.verb] ?? ''))
    return false;
  return (
    lead.some((word) => /^(?:upon|on|after|following|with)$/.test(word)) &&
    context.lexis.contains('lets', words.lower[predicate.verb] ?? '')
  );
}

/** Consequences that the other side brings about: who exercises them is not who suffers them. */
const exercised = new Set([
  'termination',
  'suspension',
  'withhold-payment',
  'suspend-payment',
  'forfeit-deposit',
  'forfeit-content',
]);
/** Consequences that fall on the very party of which the sentence speaks. */
const ownDoing = new Set(['deemed-acceptance', 'deemed-waiver', 'uncapped']);

/** What silence brings about. */
const deemed = new Set(['deemed-acceptance', 'deemed-waiver']);

/** "any party to whom …" is described by so many words at most. */
const describedReach = 20;

/** "The Buyer shall object within ten days; otherwise the goods are deemed accepted": the one who had to speak. */
function silentParty(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  // "the Buyer's continued use counts as consent"
  const user = view.mentions.find(
    ({ possessive, from, to }) => possessive && from >= predicate.from && to <= predicate.at,
  );
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
  return silent?.subject ?? context.subjectBefore(view, { rights: true });
}

/** "may end the order and refund the price": the one who chooses pays. */
function paysBack({ match }: Candidate, { words }: SentenceView): boolean {
  const at = match.from - words.first;
  return (
    /^(?:refund|repay|reimburse)$/.test(words.lower[at] ?? '') &&
    !/^(?:an?|the|any|full|of)$/.test(words.lower[at - 1] ?? '')
  );
}

function readPenaltyRoles(
  candidate: Candidate,
  context: ReadingContext,
  view: SentenceView,
  predicate: Predicate | null,
  actor: string,
): void {
  const name =
    candidate.value.type === 'consequence'
      ? candidate.value.consequence
      : candidate.value.type === 'words'
        ? candidate.value.words
        : '';
  // "The Baker may have its licence withdrawn", "you will be fined EUR 9": said of whoever loses by it.
  const loser = predicate ? loserOf(context, view, predicate) : '';
  if (loser) {
    candidate.obligor = loser;
    return;
  }
  if (!exercised.has(name)) {
    candidate.obligor =
      (deemed.has(name) && predicate?.subject === '' && silentParty(context, view, predicate)) || actor;
    const receives = /^(?:receives?|gets?|obtains?)$/.test(view.words.lower[predicate?.verb ?? -1] ?? '');
    const deducts =
      receives || (predicate && context.lexis.contains('deducts', view.words.lower[predicate.verb] ?? ''));
    const exercises = candidate.modality === 'may' && !paysBack(candidate, view);
    if ((deducts || exercises) && !ownDoing.has(name)) candidate.obligor = counterpartyOf(context.parties, actor);
    if (name === 'uncapped' && (predicate?.modality !== 'must not' || !predicate.subject))
      candidate.obligor = predicate?.subject || BOTH;
    if (candidate.rule.fields.obligor === 'counterparty') candidate.obligor = counterpartyOf(context.parties, actor);
    if (isCredit(candidate, context, view) && candidate.obligor === sidesOf(context).payer)
      candidate.obligor = sidesOf(context).performer || candidate.obligor;
    return;
  }
  const breaker = view.predicates.find(
    (other) => (other.failure || other.conditional) && other.subject && other.subject !== BOTH && !other.passive,
  );
  const owner = ownerOfLoss(candidate, view);
  const named = [...new Set(view.mentions.map(({ party }) => party).filter((party) => party && party !== BOTH))];
  const nobody = predicate?.subject === '' && named.length === 1 && !context.parties.we;
  if (breaker && (actor !== breaker.subject || predicate === breaker)) candidate.obligor = breaker.subject;
  // "if a sum is overdue": who owes it has broken the promise.
  else if (predicate?.conditional && predicate.subject === '' && predicate.modality !== 'may')
    candidate.obligor = actor;
  else if (owner) candidate.obligor = owner;
  else if (nobody) candidate.obligor = counterpartyOf(context.parties, named[0]!);
  else candidate.obligor = counterpartyOf(context.parties, actor);
  // "Breach of these rules may lead to dismissal": of those for whom they are.
  if (!candidate.obligor && !predicate?.subject && !predicate?.actor && isRules(context))
    candidate.obligor = peopleOf(context);
}

/** Of whom a consequence is said in the passive, or as what they "have": a party, or somebody by the text's own words. */
function loserOf(
  { parties }: ReadingContext,
  { words }: SentenceView,
  { subject, actor, passive, verb }: Predicate,
): string {
  const word = words.lower[verb] ?? '';
  const has = word === 'have' && /^(?:its|their|your|his|her)$/.test(words.lower[verb + 1] ?? '');
  if (!has && !(passive && /^(?:billed|charged|fined|docked|penali[sz]ed|debited)$/.test(word))) return '';
  return subject || (actor && parties.house ? actor.name : '');
}

/** "(a) a credit of 9%", in a list of what the Buyer receives: given by the one who is paid. */
function isCredit({ match }: Candidate, { lexis }: ReadingContext, { words }: SentenceView): boolean {
  const [from, to] = [match.from - words.first, match.to - words.first];
  return lexis.occurs('credit-given', words, from - creditReach, to);
}

/** "credits are given of 9%": so many words before a rate tell what it is. */
const creditReach = 3;

/** Words behind a consequence in which whose loss it is may stand. */
const lossReach = 6;

/** "suspend or terminate your access", "the termination of the Baker's lease": whoever loses it. */
function ownerOfLoss({ match, predicate }: Candidate, { words, mentions }: SentenceView): string {
  const owner = mentions.find(
    ({ possessive, party, from }) =>
      possessive &&
      party !== '' &&
      party !== BOTH &&
      party !== predicate?.subject &&
      from > match.from - words.first &&
      from <= match.to - words.first + lossReach,
  );
  return owner?.party ?? '';
}

function readAuditRoles(
  candidate: Candidate,
  context: ReadingContext,
  view: SentenceView,
  predicate: Predicate | null,
  actor: string,
): void {
  const from = candidate.match.from - view.words.first;
  const owner = view.mentions.find(({ from: at, possessive, party }) => possessive && party && at >= from);
  const looker = lookerOf(view);
  if (looker) candidate.obligor = counterpartyOf(context.parties, looker);
  else if (predicate && predicate.modality !== 'may' && !predicate.required && predicate.stated && actor)
    candidate.obligor = actor;
  else if (predicate && !predicate.stated && predicate.subject)
    candidate.obligor = counterpartyOf(context.parties, actor);
  else if (predicate?.required && predicate.modality === 'must' && actor) candidate.obligor = actor;
  else if (predicate?.required || predicate?.modality === 'may')
    candidate.obligor = counterpartyOf(context.parties, actor) || owner?.party || '';
  else candidate.obligor = owner?.party || actor;
  if (!candidate.obligor && predicate) {
    const audited = view.mentions.find(({ party, from: at }) => party && at > predicate.verb);
    candidate.obligor = audited?.party ?? askedPerson(context, view, predicate);
  }
}

/** "open for inspection by the Owner": whoever looks. */
function lookerOf({ words, mentions }: SentenceView): string {
  const by = mentions.find(
    ({ from, possessive }) =>
      !possessive &&
      words.lower[from - 1] === 'by' &&
      /^(?:inspections?|audits?|examinations?|review)$/.test(words.lower[from - 2] ?? ''),
  );
  return by?.party ?? '';
}

/** "may ask a supplier for evidence": somebody who is no party. */
function askedPerson({ lexis }: ReadingContext, { words }: SentenceView, predicate: Predicate): string {
  for (let last = predicate.verb + 1; last < Math.min(predicate.verb + 5, words.count); last++) {
    const actor = readActor(words, lexis, predicate.verb + 1, last);
    if (actor) return actor.name;
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
