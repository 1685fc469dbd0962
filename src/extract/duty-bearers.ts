import { BOTH } from '../model/obligation.js';
import { bearerAround } from './bearer-around.js';
import { actorBeside } from './bearer-beside.js';
import { bySense, jointMatter, keeperOfData, owedByPayer, saidByReceiver } from './by-sense.js';
import { doerBefore, doerOfNoun } from './deed-nouns.js';
import { isParticiple } from './english.js';
import { doneByPeople, isRules, peopleOf } from './house-people.js';
import {
  accused,
  namedElsewhere,
  namedTogether,
  notNamed,
  passedOn,
  responsible,
  whoCures,
  whoeverOf,
  withoutParty,
} from './named-bearers.js';
import { otherSideOf, unlessReceiver } from './other-side.js';
import { counterpartyOf } from './party-table.js';
import { isBilled, payerNear, payerOfList, payerOfSum, payerSpokenOf } from './payers.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { isOrder, sidesOf } from './sides.js';

/** An item of a list opens with at most so many words and marks: "(b) one to be named by the". */
const longestOpening = 9;
/** "either the keeper of the oven or the Guild" has so many words at most. */
const longestPair = 9;
/** Sentences back in which the one is looked for whom a pronoun means. */
const lookBack = 3;

/** Who acts, for a doing: a party by its alias, somebody else by the text's own words, `both`, or empty. Where more than
 *  two are parties, those who act together are named: "Owner and Tenant". */
export function actorOf(context: ReadingContext, view: SentenceView, predicate: Predicate | null): string {
  const actor = singleActorOf(context, view, predicate);
  return actor === BOTH && predicate?.subject === BOTH && !predicate.passive
    ? namedTogether(context, view, predicate) || BOTH
    : actor;
}

function singleActorOf(context: ReadingContext, view: SentenceView, predicate: Predicate | null): string {
  if (!predicate) return actorWithoutVerb(context, view);
  if (context.parties.house && isEitherOf(view, predicate)) return BOTH;
  const verb = view.words.lower[predicate.verb] ?? '';
  if (predicate.passive && !context.lexis.contains('who/bound', verb) && !isSaidOfSubject(context, view, predicate)) {
    if (predicate.agent) return predicate.agent;
    const by = predicate.agentActor;
    const byBody = by?.kind === 'staff' && isDefined(by.name);
    if (by && (by.kind === 'outsider' || byBody || context.parties.house)) return by.name;
    const doer = doerOfNoun(context, view, predicate);
    if (doer) return doer;
    if (predicate.subject)
      return (
        whoCures(view, predicate, context.cues) ||
        ensuredBy(context, view, predicate) ||
        accused(view, predicate, context.cues) ||
        payerAbove(context, view, predicate) ||
        passedOn(context, view, predicate) ||
        notNamed(context, view, predicate) ||
        otherSideOf(context, view, predicate.subject)
      );
  } else {
    const together =
      !context.parties.you && context.parties.parties.length > 1 && context.lexis.contains('joint-verb', verb);
    // "In May we meet": whoever says so for both.
    if (together && predicate.subject === context.parties.we && predicate.subject) return BOTH;
    const outsider = predicate.subject === '' && predicate.actor?.kind === 'outsider';
    const doer = (outsider && ensuredBy(context, view, predicate)) || doerOf(context, predicate, together);
    if (doer) return saysIt(view, predicate) ? unlessReceiver(context, view, predicate, doer) : doer;
  }
  return actorBehindThing(context, view, predicate);
}

/** "Either the keeper or the Guild may": the house and somebody of whom its rules speak. */
function isEitherOf({ words, mentions }: SentenceView, { at }: Predicate): boolean {
  const either = words.lower.slice(0, at).lastIndexOf('either');
  if (either < 0 || at - either > longestPair || !words.lower.slice(either, at).includes('or')) return false;
  return mentions.some(({ from, to, party }) => party !== BOTH && from > either && to <= at);
}

/** "you are taken to have accepted", "the Baker is held liable" are said of the one who accepts and is liable. */
const isSaidOfSubject = ({ cues }: ReadingContext, { words }: SentenceView, { verb }: Predicate): boolean =>
  cues.begins('said-of-subject', words, verb);

/** The subject of a doing: a party, or somebody who acts though no party. Staff acts for a party where there are two; a role
 *  that no party is known by has duties, while who grants its rights is not known. */
function doerOf(
  { parties }: ReadingContext,
  { subject, actor, passive, modality }: Predicate,
  together = false,
): string {
  if (subject) return subject;
  if (!actor) return '';
  const name = withoutParty(actor.name, parties);
  // "All Tenants must", of a form for one Tenant
  const meant = parties.parties.find(({ alias }) => `${alias}s` === name);
  if (meant) return meant.alias;
  const onItsOwn =
    actor.kind === 'outsider' ||
    (actor.kind === 'role' && !passive && modality !== 'may') ||
    // "The Steering Committee shall meet", but "the Account Managers shall meet" for both.
    (actor.kind === 'staff' && !passive && isDefined(name) && !(together && name.endsWith('s')));
  return onItsOwn || parties.house ? name : '';
}

/** "Licensed Users", "Board of Directors", "JSC": a name, as terms are written. */
const isDefined = (name: string): boolean =>
  /^(?!Every|Any)(?:\p{Lu}\p{Ll}[\p{L}-]+(?: |$)|of )+$|^[A-Z]{2,5}$/u.test(name);

function actorWithoutVerb(context: ReadingContext, view: SentenceView): string {
  const by = view.mentions.find(({ from, possessive }) => view.words.lower[from - 1] === 'by' && !possessive);
  // "(b) by the Baker giving notice"
  if (by?.party && by.from <= longestOpening) return whoeverOf(view, by);
  if (view.lead) return payerOfList(context, view, 0) || actorOf(context, view, view.lead);
  if (view.mentions.length === 0 && context.cues.has('survives', view.words)) return BOTH;
  if (isOrder(context, view)) return context.parties.reader;
  if (by?.party) return whoeverOf(view, by);
  const payer = payerOfSum(context, view);
  if (payer) return payer;
  const { lower } = view.words;
  // "Training: to be completed by 5 May"
  const undone = lower.some((word, i) => word === 'to' && lower[i + 1] === 'be' && isParticiple(lower[i + 2] ?? ''));
  if (undone && sidesOf(context).performer) return sidesOf(context).performer;
  // "Critical issues: four hours", "Resolution time: two days": the one who performs comes and mends.
  const served = lower.some((word) => context.lexis.contains('who/service-level', word));
  if (served && sidesOf(context).performer) return sidesOf(context).performer;
  return owedByPayer(context, view) || bearerAround(context, view);
}

const saysIt = ({ words }: SentenceView, { from }: Predicate): boolean =>
  /^(?:it|she|he|they)$/.test(words.lower[from]!);

/** Who acts where a thing is the subject: "Service Fees shall be paid to Contractor", "all amounts are due". */
function actorBehindThing(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  const index = view.predicates.indexOf(predicate);
  const owner = responsible(view, predicate, context.cues);
  if (owner) return owner;
  // "notify the Guild", in the rules that the Guild makes
  const told = predicate.order && isRules(context) && view.mentions.some(({ from }) => from === predicate.verb + 1);
  if (told && peopleOf(context)) return peopleOf(context);
  if (!predicate.passive && predicate.from < predicate.at && saysIt(view, predicate)) {
    const meant = antecedent(context, view, predicate);
    if (meant) return unlessReceiver(context, view, predicate, meant);
  }
  return (
    payerAbove(context, view, predicate) ||
    payerSpokenOf(context, view, predicate) ||
    payerOfSum(context, view) ||
    promisedBy(context, view, index) ||
    namedElsewhere(context, view, predicate) ||
    doerBefore(context, view, predicate) ||
    (isRules(context) && doneByPeople(context, view, predicate) ? peopleOf(context) : '') ||
    jointMatter(context, view, predicate) ||
    saidByReceiver(context, view, predicate) ||
    actorBeside(context, view, predicate) ||
    bySense(context, view, predicate) ||
    keeperOfData(context, view, predicate) ||
    (isOrder(context, view) ? context.parties.reader : '') ||
    (context.parties.house ? '' : bearerOfCondition(context, view, predicate)) ||
    bearerAround(context, view, predicate)
  );
}

/** "Party B guarantees that the response time is …", "shall ensure that they are repaired". */
function promisedBy(context: ReadingContext, view: SentenceView, index: number): string {
  const { words, predicates } = view;
  for (let i = index - 1; i >= 0; i--) {
    const outer = predicates[i]!;
    const between = words.lower.slice(outer.verb, predicates[index]!.at);
    if (between.includes(';')) break;
    // "All parties agree that the period shall not exceed …" says nothing of who must keep it.
    if (
      outer.subject &&
      outer.subject !== BOTH &&
      !outer.conditional &&
      (between.includes('that') || (!between.includes(',') && !predicates[index]!.conditional))
    )
      return actorOf(context, view, outer);
  }
  return '';
}

/** "The Baker shall pay as follows: (i) the first sum shall be payable on the day that is nine days after": whoever is to pay,
 *  above the list; "invoices the Miller, which invoice shall be paid": whoever is billed. */
function payerAbove(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  const { verb, at, from, relative, subject } = predicate;
  const { lower } = view.words;
  // "The Miller will be invoiced as follows: (a) EUR 9 on 1 March"
  if (isBilled(lower[verb] ?? '') && subject && lower.slice(verb + 1, verb + 4).includes(':')) return subject;
  const isOwed = (place: number) => /^(?:payable|due|paid)$/.test(lower[place] ?? '');
  const owed =
    isOwed(verb) || (relative && view.predicates.some((one) => one.stated && one.at < at && isOwed(one.verb)));
  if (!owed) return '';
  return (
    payerOfList(context, view, verb) ||
    (/^invoices?$/.test(lower[at - 1] ?? '') && from < at ? payerNear(context, view) : '')
  );
}

/** "The Baker shall ensure that the Miller is told": whoever has to see to it. */
function ensuredBy({ lexis }: ReadingContext, { words, predicates }: SentenceView, predicate: Predicate): string {
  const outer = predicates[predicates.indexOf(predicate) - 1];
  const that = outer && words.lower[outer.verb + 1] === 'that' && predicate.from - outer.verb <= 3;
  return that && lexis.contains('who/ensures', words.lower[outer.verb] ?? '') ? outer.subject : '';
}

/** "If the fee is not paid, the Baker may …": the other side of whoever may do something about it. */
function bearerOfCondition(
  { parties }: ReadingContext,
  { predicates, mentions }: SentenceView,
  predicate: Predicate,
): string {
  if (!predicate.conditional) return '';
  const exerciser = predicates.find((other) => !other.conditional && other.subject);
  if (exerciser) return exerciser.modality === 'may' ? counterpartyOf(parties, exerciser.subject) : exerciser.subject;
  return mentions.some(({ party }) => party === BOTH) ? BOTH : '';
}

/** Whom "it" or "they" means: the last one who did something, in this sentence or before it. */
function antecedent(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  const named = new Set(
    view.mentions.filter(({ party, to }) => party && to <= predicate.from).map(({ party }) => party),
  );
  if (view.words.lower[predicate.from] === 'they' && named.size > 1) return BOTH;
  // "Each party agrees that, if the giver asks, it will return the drafts"
  const [first] = view.mentions;
  const says = (word = '') =>
    context.lexis.contains('who/promises', word) || context.lexis.contains('who/says-that', word);
  if (first?.party === BOTH && !first.other && says(view.words.lower[first.to])) return BOTH;
  for (const earlier of view.predicates) {
    if (earlier.at >= predicate.at) break;
    const doer = doerOf(context, earlier);
    if (doer) return doer;
    if (!context.parties.house && context.lexis.contains('joint-verb', view.words.lower[earlier.verb] ?? ''))
      return BOTH;
  }
  for (let index = view.index - 1; index >= 0 && index >= view.index - lookBack; index--) {
    for (const earlier of context.view(index).predicates) {
      const doer =
        earlier.passive && !earlier.subject
          ? earlier.agent || (earlier.agentActor?.name ?? '')
          : doerOf(context, earlier);
      if (doer) return doer;
    }
  }
  return '';
}
