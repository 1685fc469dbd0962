import { leadsToEnds } from './listed-ends.js';
import { factOf } from './periods.js';
import type { FactSentence } from './windows.js';

/** "in any period of four quarters": a period, and not that of the contract. */
function aboutPeriods({ matches }: FactSentence): boolean {
  const about = matches.filter((match) => factOf(match) === 'about-the-term');
  return about.length > 0 && about.every(({ text }) => /^(?:an? |the )?period$/i.test(text));
}

/** How surely a sentence lays down the term: it stands under such a heading, speaks of the term, says when it begins or
 *  ends, and is not about ending it early. */
export function scoreTerm(sentence: FactSentence): number {
  const facts = new Set(sentence.matches.map(factOf));
  const { plain: text } = sentence;
  const lays = laysDown.test(text);
  const names = namesTerm.test(text);
  if (!sentence.headed && !lays && !names) return 0;
  let points = (sentence.headed ? 2 : 0) + (names ? 2 : 0) + (lays ? 1 : 0);
  if (facts.has('about-the-term')) points += 1;
  if (facts.has('effective-date')) points += 1;
  if (facts.has('expiry-date') || facts.has('initial-term') || facts.has('endless-term') || facts.has('year-end'))
    points += 2;
  else if (leadsToEnds.test(text)) points += 2;
  if (!lays && !names && aboutPeriods(sentence)) points -= 2;
  if (otherMatter.test(text)) points -= 1;
  if (afterwards.test(text)) points -= 3;
  if (otherDefinition.test(text) || timeToSue.test(text) || recital.test(text)) points -= 5;
  if (furtherTerm.test(text) && !laysDownFirst(sentence)) points -= 2;
  if (!lays && rightToEnd.test(text)) points -= 3;
  return points;
}

/** "The Baker's services begin on 1 May and end on 30 June": under such a heading, whatever it is that begins and ends. */
export function saysFromTo({ matches }: FactSentence): boolean {
  const says = (fact: string) =>
    matches.some((match) => factOf(match) === fact && (match.slots.date?.hit?.value || match.slots.day));
  return says('effective-date') && says('expiry-date');
}

export const laysDown =
  /(?:^[\d.\s()]*It|\bobligations (?:hereunder|under (?:this|the) [\w-]+)|\b(?:this|the|your|his|her) (?:[\w'’-]+ ){0,3}(?:agreement|contract|amendment|lease|license|licence|venture|appointment|employment|term|duration|period|oma|order|franchise|mou|support|study|cooperation|engagement|sponsorship|validity|programme?|services|lease)(?: \([^)]{0,30}\))?(?: and the (?:licen[sc]es?|rights) granted(?: \w+){1,3})?(?: (?:of|with) (?:this|the) [\w-]+)?),? (?:shall |will |is |and |hereby |automatically |to |apply and )*(?:become|commence|be(?:gin)?|continue|remain|stay|start|run|last|effective|valid|take|come|enter|expire|terminate (?:on|at|automatically|\w+ \(\d)|end|in effect|in force|ha(?:ve|s) a|cover the period|for a (?:term|period)|binding for|from \d)/i;
const namesTerm =
  /^[\d.\s]*(?:initial )?term (?:shall mean|means|is)\b|^[\d.\s]*(?:terms?|duration) of the (?:project|engagement|services|order)\b|\bagrees? to an? [\w-]+(?: \(\d+\))?[ -](?:year|month)s? (?:engagement|appointment|contract|agreement|retainer)\b|["“](?:the |initial |contract |license |service |subscription |this )*(?:term|period|duration|contract period|expiration date|termination date)[,.]?["”]|\((?:the )?(?:initial )?term\)|\binitial (?:\w+ )?(?:term|period)\b|\bterm of th(?:is|e)\b|\bthe (?:effective |service )?term (?:shall|will|is|means)\b|^[\d.\s]*term:|\bfixed term\b|\bcontract (?:term|period)\b|\bexpir(?:ation|y) date\b/i;
const otherMatter =
  /\b(?:cure|breach|invoice|payment|confidential|warrant|royalt\w+ (?:rate|payment)|audit|insurance|records|default|quarter|non-?compet\w*|solicit\w*)/i;
const afterwards =
  /\bsurviv|^[\d.\s()a-z]{0,8}(?:so|as) long as\b|\bwhile this\b|\bavoidance of doubt\b|\b(?:following|after|upon|for a period of [^.]{0,40} after) (?:the )?(?:such )?(?:termination|expiration|expiry)|\bduring (?:the )?(?:initial |contract )?(?:term|period)|\bfor the duration/i;
/** "The term is one year and shall be automatically renewed": the first term stands before what follows it. */
function laysDownFirst({ matches }: FactSentence): boolean {
  const first = matches.find((match) => factOf(match) === 'initial-term' && match.slots.period)?.slots.period?.start;
  const further = matches.find((match) => factOf(match) === 'renewal-term')?.start;
  return first !== undefined && further !== undefined && first < further;
}

/** A sentence on what follows the first term. */
const furtherTerm =
  /^[\d.\s()]*(?:(?:after|following|upon|if|thereafter)\b|(?:(?!\b(?:continue|remain|in force|in effect|(?:be|is) for)\b)[^,;]){0,60}\b(?:(?:shall|will|automatically|be) renew|renews\b|be extended))/i;
/** A definition of something else: "Exclusive Period" means …. */
const otherDefinition =
  /^[\d.\s()a-z]{0,8}["“](?!(?:the |initial |contract |license )?(?:term|period|expir|contract period|effective|service period|duration))/i;

/** What was before the contract. */
const recital = /^[\d.\s()a-z]{0,8}WHEREAS\b/i;

/** "No action may be brought more than two years after the cause of action arose." */
const timeToSue = /\bcauses? of action\b|\bbring (?:an?|any|such) (?:\w+ )?(?:action|claim|suit|proceeding)s?\b/i;

const rightToEnd =
  /\b(?:right|entitled|option) to terminate\b|\bmay (?:\w+ ){0,2}terminate\b|\bshall not have occurred\b/i;
