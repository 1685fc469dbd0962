import { BOTH } from '../model/obligation.js';
import { readAuditRoles } from './audit-roles.js';
import type { Candidate } from './candidate.js';
import { doerOfDeed, payerOrSender } from './deadline-doers.js';
import { actorOf } from './duty-bearers.js';
import { isParticiple } from './english.js';
import { giverOf } from './notice-giver.js';
import { otherSideOf } from './other-side.js';
import { counterpartyOf } from './party-table.js';
import { readPenaltyRoles } from './penalty-roles.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Fills in who must act and who is owed it, according to the kind: a penalty falls on whoever broke the promise, an audit
 *  on whoever is audited. */
export function readRoles(candidates: Candidate[], context: ReadingContext): Candidate[] {
  let audit: Candidate | null = null;
  for (const candidate of candidates) {
    const view = context.view(candidate.sentence);
    const at = candidate.at.from - view.words.first;
    const { predicate } = candidate;
    const actor = actorOf(context, view, predicate);
    const doer = doerOfDeed(candidate, context, view);
    if (doer) candidate.modality = 'must';
    if (candidate.kind === 'penalty') readPenaltyRoles(candidate, context, view, predicate, actor);
    else if (candidate.kind === 'audit-right') {
      const before = audit && context.view(audit.sentence).clause === view.clause ? audit.obligor : '';
      readAuditRoles(candidate, context, view, predicate, actor, before);
      audit = candidate;
    } else
      candidate.obligor =
        doer ||
        payerOrSender(candidate, context, view, predicate) ||
        (fallsOnOther(candidate, context, view, at) ? otherSideOf(context, view, actor) : actor);
    if (candidate.kind === 'retention') candidate.obligor = keeperIn(candidate, context, view) || candidate.obligor;
    if (candidate.kind === 'notice-period') candidate.obligor = giverOf(candidate, context, view);
    candidate.obligee = obligeeOf(candidate, context, view);
  }
  return candidates;
}

/** "Order data: seven years", in a text that speaks to "you" as "we": kept by us. Empty where somebody is named, or told to keep. */
function keeperIn({ predicate, obligor }: Candidate, { parties }: ReadingContext, { mentions }: SentenceView): string {
  const named =
    predicate && (predicate.subject || predicate.actor || predicate.agent || predicate.agentActor || predicate.order);
  const byName = mentions.some(({ party, pronoun }) => party === obligor && !pronoun);
  return !named && !byName && parties.you !== '' && obligor === parties.you ? parties.we : '';
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
