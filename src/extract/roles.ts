import type { Candidate } from './candidate.js';
import { BOTH, counterpartyOf } from './party-table.js';
import type { Predicate } from './predicates.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Verbs of the legal duty itself: their passive subject is the one who must act ("Party B is required to"). */
const bindingParticiples = new Set(['required', 'obliged', 'obligated', 'deemed', 'entitled', 'bound', 'allowed', 'permitted', 'relieved', 'prohibited', 'considered']);

/** The doing that a place of a sentence belongs to: the one to the left, or, for words that open the sentence ("Within
 *  five days after receipt, the Supplier shall …"), the one to the right. */
export function predicateAt(view: SentenceView, at: number): Predicate | null {
  const { predicates, words } = view;
  let left: Predicate | null = null;
  let right: Predicate | null = null;
  for (const predicate of predicates) {
    if (predicate.at <= at) left = predicate;
    else {
      right = predicate;
      break;
    }
  }
  if (!left) return right && !words.lower.slice(at, right.from).includes(';') ? right : null;
  if (!right) return left;
  // A strong stop between the left doing and the place: the place belongs to what follows.
  const between = words.lower.slice(left.verb, at);
  if (between.includes(';') || between.includes(':')) return words.lower.slice(at, right.from).includes(';') ? null : right;
  // "If Party A complains, within three days Party B shall …": a comma opens the phrase and a comma, or a subject, closes it.
  const opens = between.lastIndexOf(',');
  const fresh = right.from < right.at && !right.conditional;
  if (opens >= 0 && fresh && left.conditional && left.verb + opens + 6 >= at) {
    const phrase = words.lower.slice(left.verb + opens + 1, at);
    if (phrase.length <= 5) return right;
  }
  return left;
}

/** Who acts, and who is on the other side, for a doing. */
export function actorOf(context: ReadingContext, view: SentenceView, predicate: Predicate | null): string {
  if (!predicate) return '';
  const verb = view.words.lower[predicate.verb] ?? '';
  if (predicate.passive && !bindingParticiples.has(verb)) {
    if (predicate.agent) return predicate.agent;
    if (predicate.subject) return counterpartyOf(context.parties, predicate.subject);
  } else if (predicate.subject) return predicate.subject;
  return actorBehindThing(context, view, predicate);
}

/** Who acts where a thing is the subject: "Service Fees shall be paid to Contractor", "all amounts are due". */
function actorBehindThing(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  const { words, mentions, predicates } = view;
  const index = predicates.indexOf(predicate);
  // "Party B guarantees that the response time is …", "shall ensure that they are repaired".
  for (let i = index - 1; i >= 0; i--) {
    const outer = predicates[i]!;
    const between = words.lower.slice(outer.verb, predicate.at);
    if (between.includes(';')) break;
    if (outer.subject && !outer.conditional && (between.includes('that') || !between.includes(','))) return actorOf(context, view, outer);
  }
  const clauseEnd = predicates[index + 1]?.from ?? words.count;
  const money = context.lexis.occurs('payment-word', words, predicate.from, clauseEnd);
  for (let i = predicate.from; i < clauseEnd; i++) {
    const preposition = words.lower[i];
    if (preposition !== 'to' && preposition !== 'by' && preposition !== 'from') continue;
    const mention = mentions.find(({ from }) => from === i + 1);
    if (!mention?.party) continue;
    return preposition === 'to' ? counterpartyOf(context.parties, mention.party) : mention.party;
  }
  if (money) {
    const payer = context.payer();
    if (payer) return payer;
  }
  const owner = mentions.find(({ from, to, possessive }) => possessive && from >= predicate.from && to <= predicate.at);
  if (owner?.party && !context.parties.we) return owner.party;
  if (predicate.conditional) {
    const exerciser = predicates.find((other) => !other.conditional && other.subject);
    if (exerciser) return exerciser.modality === 'may' ? counterpartyOf(context.parties, exerciser.subject) : exerciser.subject;
    if (mentions.some(({ party }) => party === BOTH)) return BOTH;
  }
  if (context.parties.we) return context.parties.we;
  const before = context.subjectBefore(view);
  return before || (mentions.some(({ party }) => party === BOTH) ? BOTH : '');
}

/** Fills in who must act and who is owed it, according to the kind: a penalty falls on whoever broke the promise, an audit
 *  on whoever is audited. */
export function readRoles(candidates: Candidate[], context: ReadingContext): Candidate[] {
  for (const candidate of candidates) {
    const view = context.view(candidate.sentence);
    const at = candidate.at.from - view.words.first;
    const predicate = predicateAt(view, anchorOf(candidate, view, at));
    candidate.predicate = predicate;
    candidate.modality = predicate?.modality ?? 'must';
    const actor = actorOf(context, view, predicate);
    if (candidate.kind === 'penalty') readPenaltyRoles(candidate, context, view, predicate, actor);
    else if (candidate.kind === 'audit-right') readAuditRoles(candidate, context, view, predicate, actor);
    else candidate.obligor = actor;
    candidate.obligee = obligeeOf(candidate, context, view);
  }
  return candidates;
}

/** For a consequence the doing that matters is that of its last words, not of the condition that opens the match. */
function anchorOf(candidate: Candidate, view: SentenceView, at: number): number {
  if (candidate.kind === 'deadline' || candidate.kind === 'notice-period' || candidate.match.slots.value) return at;
  return Math.min(candidate.match.to - view.words.first - 1, view.words.count - 1);
}

/** Consequences that the other side brings about: who exercises them is not who suffers them. */
const exercised = new Set(['termination', 'suspension', 'withhold-payment', 'suspend-payment', 'forfeit-deposit']);

function readPenaltyRoles(candidate: Candidate, context: ReadingContext, view: SentenceView, predicate: Predicate | null, actor: string): void {
  const name = candidate.value.type === 'consequence' ? candidate.value.consequence : candidate.value.type === 'words' ? candidate.value.words : '';
  if (!exercised.has(name)) {
    candidate.obligor = actor;
    const deducts = predicate && /^(deduct|withhold|charge|collect|levy|impose|claim)/.test(view.words.lower[predicate.verb] ?? '');
    if (deducts || (predicate?.modality === 'may' && !predicate.required && predicate.subject && candidate.value.type !== 'consequence')) {
      candidate.obligor = counterpartyOf(context.parties, actor);
    }
    return;
  }
  const breaker = view.predicates.find((other) => (other.failure || other.conditional) && other.subject && other.subject !== BOTH && !other.passive);
  if (breaker && actor !== breaker.subject) candidate.obligor = breaker.subject;
  else candidate.obligor = counterpartyOf(context.parties, actor);
}

function readAuditRoles(candidate: Candidate, context: ReadingContext, view: SentenceView, predicate: Predicate | null, actor: string): void {
  const from = candidate.match.from - view.words.first;
  const owner = view.mentions.find(({ from: at, possessive, party }) => possessive && party && at >= from);
  if (predicate && predicate.modality !== 'may' && !predicate.required && actor) candidate.obligor = actor;
  else if (predicate?.required || predicate?.modality === 'may') candidate.obligor = counterpartyOf(context.parties, actor) || owner?.party || '';
  else candidate.obligor = owner?.party || actor;
}

/** "notify Provider", "pay to the Contractor": the party that the doing is done to; else the other side. */
function obligeeOf(candidate: Candidate, context: ReadingContext, view: SentenceView): string {
  const { predicate, obligor } = candidate;
  if (predicate) {
    const to = view.predicates[view.predicates.indexOf(predicate) + 1]?.from ?? view.words.count;
    const other = view.mentions.find(
      ({ from, possessive, party }) => from >= predicate.verb && from < to && !possessive && party && party !== obligor && party !== BOTH,
    );
    if (other) return other.party;
  }
  return counterpartyOf(context.parties, obligor);
}

