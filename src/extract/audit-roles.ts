import { BOTH } from '../model/obligation.js';
import { readActor } from './actors.js';
import { mostlyBound } from './bearer-around.js';
import type { Candidate } from './candidate.js';
import { granterOf } from './named-bearers.js';
import { counterpartyOf } from './party-table.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Fills in on whom an audit falls: whoever is audited.
 *  @param actor  who acts in the sentence
 *  @param before  who was audited before, in the same clause */
export function readAuditRoles(
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
