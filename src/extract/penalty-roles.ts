import { BOTH } from '../model/obligation.js';
import { mostlyBound } from './bearer-around.js';
import { chargedTo, owedByPayer, ownerInSubject } from './by-sense.js';
import type { Candidate } from './candidate.js';
import { actorOf } from './duty-bearers.js';
import { isRules, peopleOf } from './house-people.js';
import { whoBroke } from './named-bearers.js';
import { counterpartyOf } from './party-table.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { sidesOf } from './sides.js';
import { ownerOfSilence, saidToAgree, silentParty, takesSilence } from './silent-party.js';

/** "by paying an early termination fee equal to" a sum: so many words lie before it. */
const feeReach = 12;

/** Consequences that the other side brings about: who exercises them is not who suffers them. */
const exercised = new Set([
  'termination',
  'suspension',
  'withhold-payment',
  'suspend-payment',
  'forfeit-deposit',
  'forfeit-content',
]);
/** What silence brings about. */
const deemed = new Set(['deemed-acceptance', 'deemed-waiver']);
/** Consequences that fall on the very party of which the sentence speaks. */
const ownDoing = new Set([...deemed, 'uncapped']);

/** Sentences back in which it may stand whose liability "this limit" is. */
const liabilityReach = 5;

/** "The Baker's liability is limited … This limit does not apply to fraud": whose liability it is; empty where the words before
 *  name nobody, or several. */
function liableParty(context: ReadingContext, view: SentenceView, predicate: Predicate | null): string {
  const liable = new Set<string>();
  for (let index = view.index; index >= Math.max(0, view.index - liabilityReach); index--) {
    const { words, mentions, clause } = context.view(index);
    if (clause !== view.clause) break;
    const end = index === view.index ? (predicate?.at ?? words.count) : words.count;
    for (const { to, possessive, party } of mentions) {
      const said = words.lower.slice(to, to + ownerReach).includes(possessive ? 'liability' : 'liable');
      if (said && to <= end) liable.add(party);
    }
  }
  return liable.size === 1 ? [...liable][0]! : '';
}

/** "the Carrier's total aggregate annual liability". */
const ownerReach = 5;

/** "may end the order and refund the price": the one who chooses pays. */
function paysBack({ match }: Candidate, { lexis }: ReadingContext, { words }: SentenceView): boolean {
  const at = match.from - words.first;
  return (
    lexis.contains('who/pays-back', words.lower[at] ?? '') &&
    !/^(?:an?|the|any|full|of)$/.test(words.lower[at - 1] ?? '')
  );
}

/** "The Tenant may leave early by paying a fee of EUR 9": the one who has the right pays. */
const paysForIt = ({ at }: Candidate, { cues }: ReadingContext, { words }: SentenceView): boolean =>
  cues.has('by-paying', words, at.from - words.first - feeReach, at.from - words.first);

/** "shall defend or, at its option, settle the claim, and indemnify the Miller": an option among what the same party must do. */
const alsoMust = ({ predicates }: SentenceView, { subject, at }: Predicate): boolean =>
  predicates.some((other) => other.at < at && other.stated && other.modality === 'must' && other.subject === subject);

/** "the Baker changes it back at the Miller's expense", "the rest becomes the Miller's responsibility": whose; empty where it is
 *  not said. */
const atWhoseCost = ({ cues }: ReadingContext, { words, mentions }: SentenceView): string =>
  mentions.find(
    ({ possessive, from, to }) =>
      (possessive && words.lower[from - 1] === 'at' && cues.begins('cost-or-risk', words, to)) ||
      cues.begins('responsibility', words, to) ||
      (!possessive && cues.ends('account-of', words, 0, from)),
  )?.party ?? '';

/** Who breaks a promise, or on whose doing the consequence depends, by the words of the sentence. */
const breakerIn = ({ predicates }: SentenceView): Predicate | undefined =>
  predicates.find(
    (other) => (other.failure || other.conditional) && other.subject && other.subject !== BOTH && !other.passive,
  );

/** Whether what brings a consequence about may be done by either party, as the words of the sentence say. */
const dependsOnEither = (context: ReadingContext, view: SentenceView): boolean =>
  view.predicates.some(
    (other) =>
      other.conditional && (other.subject === BOTH || (other.failure && actorOf(context, view, other) === BOTH)),
  ) && view.mentions.some(({ party, plural }) => party === BOTH && !plural);

/** Fills in on whom a consequence falls.
 *  @param actor  who acts in the sentence, a party or somebody by the text's own words */
export function readPenaltyRoles(
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
  const verb = view.words.lower[predicate?.verb ?? -1] ?? '';
  // "The Baker may have its licence withdrawn", "you will be fined EUR 9": said of whoever loses by it.
  const loser =
    (name === 'cost-shifting' && atWhoseCost(context, view)) ||
    (predicate ? loserOf(context, view, predicate) || chargedTo(context, view, predicate) : '');
  if (loser) {
    candidate.obligor = loser;
    return;
  }
  if (!exercised.has(name)) {
    candidate.obligor =
      (deemed.has(name) &&
        (saidToAgree(candidate, view) ||
          ownerOfSilence(context, view) ||
          (predicate &&
            (predicate.subject === '' || takesSilence(context, view, predicate)) &&
            silentParty(context, view, predicate)))) ||
      (name === 'deemed-acceptance' && predicate?.subject === '' && sidesOf(context).payer) ||
      actor;
    const takes = ['deducts', 'who/receives', 'who/obtains'].some((list) => context.lexis.contains(list, verb));
    const exercises =
      candidate.modality === 'may' &&
      !paysBack(candidate, context, view) &&
      !paysForIt(candidate, context, view) &&
      !(name === 'indemnity' && predicate && alsoMust(view, predicate));
    if ((takes || exercises) && !ownDoing.has(name)) candidate.obligor = counterpartyOf(context.parties, actor);
    if (name === 'uncapped' && (predicate?.modality !== 'must not' || !predicate.subject))
      candidate.obligor =
        predicate?.subject || breakerIn(view)?.subject || liableParty(context, view, predicate) || BOTH;
    if (candidate.rule.fields.obligor === 'counterparty') candidate.obligor = counterpartyOf(context.parties, actor);
    // "EUR 9: a wet floor", "Delay: 5% of the price": those on whom most duties fall break them.
    const sum = candidate.value.type === 'money' || candidate.value.type === 'percentage';
    if (
      sum &&
      !predicate &&
      !view.lead &&
      (isFine(context, view) || !owedByPayer(context, view)) &&
      context.leadingSentence(view) >= 0
    )
      candidate.obligor = mostlyBound(context) || candidate.obligor;
    // "If the Miller fails to pay the Baker, interest begins to accrue": on the one who fails.
    const fails = predicate?.stated && !predicate.subject && !predicate.agent ? breakerIn(view) : undefined;
    if (sum && fails?.failure && fails.at < predicate!.at) candidate.obligor = fails.subject;
    if (isCredit(candidate, context, view) && candidate.obligor === sidesOf(context).payer)
      candidate.obligor = sidesOf(context).performer || candidate.obligor;
    return;
  }
  // "The Hirer's deposit will be forfeited if the Keeper finds a breach": of whom the deposit is.
  const kept =
    name === 'forfeit-deposit' && predicate?.passive && !predicate.conditional
      ? ownerInSubject(view, predicate)
      : undefined;
  if (kept?.party) {
    candidate.obligor = kept.party;
    return;
  }
  // "is forfeited by the Hirer", "the Hirer shall forfeit what it has paid"
  const forfeits = context.lexis.contains('who/forfeits', verb);
  if (name === 'forfeit-deposit' && forfeits && predicate && (predicate.agent || predicate.modality === 'must')) {
    const gives = predicate.passive ? predicate.agent : predicate.subject;
    if (gives) {
      candidate.obligor = gives;
      return;
    }
  }
  const holder = remedyHolder(candidate, view);
  if (holder) {
    candidate.obligor = counterpartyOf(context.parties, holder);
    return;
  }
  // "Either party may end it if the other breaks it, except that the Baker may not": of either.
  const breaker = predicate?.subject === BOTH && dependsOnEither(context, view) ? undefined : breakerIn(view);
  const owner = ownerOfLoss(candidate, view) || shutOut(candidate, context, view);
  const named = [...new Set(view.mentions.map(({ party }) => party).filter((party) => party && party !== BOTH))];
  const unsaid = predicate?.subject === '' && named.length === 1 && !context.parties.we;
  const undone = predicate?.subject === '' && !predicate.agent;
  const broke = undone ? whoBroke(view, predicate.at, context.cues) : '';
  if (breaker && (actor !== breaker.subject || predicate === breaker || undone)) candidate.obligor = breaker.subject;
  // "if a sum is overdue": who owes it has broken the promise.
  else if (predicate?.conditional && predicate.subject === '' && predicate.modality !== 'may')
    candidate.obligor = actor;
  // "A breach by the Baker is grounds for ending the lease"
  else if (broke) candidate.obligor = broke;
  else if (owner) candidate.obligor = owner;
  else if (name === 'forfeit-deposit' && predicate?.subject === '' && sidesOf(context).payer)
    candidate.obligor = sidesOf(context).payer;
  // "The Miller shall pay damages. They are deducted from the rent": from what is owed to the one who pays them.
  else if (predicate?.passive && !predicate.agent && view.words.lower[predicate.verb] === 'deducted')
    candidate.obligor = actor;
  // "The Baker may not lend the oven. Violations lead to termination": the one of whom the clause speaks.
  else if (predicate && !predicate.subject && namesBreach(context, view, predicate) && !named.length)
    candidate.obligor = context.subjectBefore(view, { rights: true }) || actor;
  // "This contract ends at once if either party is wound up": of either.
  else if (undone && dependsOnEither(context, view)) candidate.obligor = BOTH;
  // "This contract ends of itself if the Miller dies": nobody exercises it.
  else if (candidate.rule.fields.obligor === 'named' && named.length < 2 && (undone || !predicate))
    candidate.obligor = named[0] ?? BOTH;
  else if (unsaid) candidate.obligor = counterpartyOf(context.parties, named[0]!);
  else candidate.obligor = counterpartyOf(context.parties, actor);
  // "Breach of these rules may lead to dismissal": of those for whom they are.
  const { parties, you, reader } = context.parties;
  const nobody = ['', parties[0]?.alias ?? '', reader ? '' : you];
  if (nobody.includes(candidate.obligor) && !predicate?.subject && !predicate?.actor && isRules(context))
    candidate.obligor = peopleOf(context);
}

/** "Violations will result in", "Any breach of this clause leads to". */
const namesBreach = ({ cues }: ReadingContext, { words }: SentenceView, { from, at }: Predicate): boolean =>
  cues.begins('a-breach', words, words.isWord.indexOf(true, from < at ? from : 0), at);

/** Of whom a consequence is said in the passive, or as what they "have": a party, or somebody by the text's own words. */
function loserOf(
  { parties, lexis, cues }: ReadingContext,
  { words }: SentenceView,
  { subject, actor, passive, verb }: Predicate,
): string {
  const word = words.lower[verb] ?? '';
  const has = word === 'have' && /^(?:its|their|your|his|her)$/.test(words.lower[verb + 1] ?? '');
  // "may be subject to disciplinary action", "faces dismissal"
  const faces = () => cues.has('faces', words, verb, Math.min(verb + facingReach, words.count));
  if (!has && !(passive && lexis.contains('who/loses', word)) && !faces()) return '';
  return subject || (actor && parties.house ? actor.name : '');
}

/** "is liable to formal sanctions": so many words from the verb tell what somebody faces. */
const facingReach = 4;

/** "Not told in due time: a fine of 9%": no sum that was owed before. */
const isFine = ({ lexis }: ReadingContext, { words }: SentenceView): boolean => lexis.occurs('penalty-word', words);

/** "(a) a credit of 9%", in a list of what the Buyer receives: given by the one who is paid. */
function isCredit({ match }: Candidate, { lexis }: ReadingContext, { words }: SentenceView): boolean {
  const [from, to] = [match.from - words.first, match.to - words.first];
  return lexis.occurs('credit-given', words, from - creditReach, to);
}

/** "credits are given of 9%": so many words before a rate tell what it is. */
const creditReach = 3;

/** "the Miller's sole remedy is to end this agreement": whoever may. */
const remedyHolder = ({ match }: Candidate, { words, mentions }: SentenceView): string =>
  mentions.find(
    ({ possessive, party, to }) =>
      possessive &&
      party !== BOTH &&
      to < match.to - words.first &&
      words.lower.slice(to, to + remedyReach).includes('remedy'),
  )?.party ?? '';

/** "sole and exclusive remedy": so many words. */
const remedyReach = 4;

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

/** "may suspend the Miller": whoever is shut out. */
function shutOut(
  { match, predicate }: Candidate,
  { lexis }: ReadingContext,
  { words, mentions }: SentenceView,
): string {
  const from = match.from - words.first;
  const object = mentions.find(
    ({ from: at, possessive, party, pronoun }) =>
      at > from &&
      lexis.contains('who/shuts-out', words.lower[at - 1] ?? '') &&
      !possessive &&
      pronoun !== 'it' &&
      party !== predicate?.subject,
  );
  return object && object.party !== BOTH ? object.party : '';
}
