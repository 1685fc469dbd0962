import { type FactSentence, matchesOf, says } from './fact-sentence.js';
import { leadsToEnds } from './listed-ends.js';
import { withoutNumber } from './sentence-places.js';

/** "in any period of four quarters": a period, and not that of the contract. */
function aboutPeriods(sentence: FactSentence): boolean {
  const about = matchesOf(sentence, 'about-the-term');
  return about.length > 0 && about.every((match) => sentence.cues.is('term/a-period', match));
}

/** Facts that a term is made of. */
const termFacts = ['expiry-date', 'initial-term', 'endless-term', 'year-end'];

/** How surely a sentence lays down the term: it stands under such a heading, speaks of the term, says when it begins or
 *  ends, and is not about ending it early. */
export function scoreTerm(sentence: FactSentence): number {
  const { cues } = sentence;
  const lays = laysDown(sentence);
  const names = namesTerm(sentence);
  if (!sentence.headed && !lays && !names) return 0;
  let points = (sentence.headed ? 2 : 0) + (names ? 2 : 0) + (lays ? 1 : 0);
  if (says(sentence, 'about-the-term')) points += 1;
  if (says(sentence, 'effective-date')) points += 1;
  if (termFacts.some((fact) => says(sentence, fact)) || leadsToEnds(sentence)) points += 2;
  if (!lays && !names && aboutPeriods(sentence)) points -= 2;
  if (cues.has('term/other-matter', sentence)) points -= 1;
  if (isAfterwards(sentence)) points -= 3;
  if (definesOther(sentence) || cues.has('term/time-to-sue', sentence) || opensWith(sentence, 'whereas')) points -= 5;
  if (isFurtherTerm(sentence) && !laysDownFirst(sentence)) points -= 2;
  if (!lays && cues.has('term/right-to-end', sentence)) points -= 3;
  return points;
}

/** "The Baker's services begin on 1 May and end on 30 June": under such a heading, whatever it is that begins and ends. */
export function saysFromTo(sentence: FactSentence): boolean {
  const saysDay = (fact: string) => matchesOf(sentence, fact).some(({ slots }) => slots.date?.hit?.value || slots.day);
  return saysDay('effective-date') && saysDay('expiry-date');
}

/** Whether a cue stands right behind the number of the sentence. */
export const opensWith = (sentence: FactSentence, cue: string): boolean =>
  sentence.cues.begins(cue, withoutNumber(sentence.read, sentence));

export const laysDown = (sentence: FactSentence): boolean =>
  sentence.cues.has('term/lays-down', sentence) || opensWith(sentence, 'term/it-lays-down');

const namesTerm = (sentence: FactSentence): boolean =>
  sentence.cues.has('term/names-the-term', sentence) || opensWith(sentence, 'term/opens-with-the-term');

const isAfterwards = (sentence: FactSentence): boolean =>
  sentence.cues.has('term/afterwards', sentence) || opensWith(sentence, 'term/as-long-as');

/** "The term is one year and shall be automatically renewed": the first term stands before what follows it. */
function laysDownFirst(sentence: FactSentence): boolean {
  const first = matchesOf(sentence, 'initial-term').find(({ slots }) => slots.period)?.slots.period?.start;
  const further = matchesOf(sentence, 'renewal-term')[0]?.start;
  return first !== undefined && further !== undefined && first < further;
}

/** Characters of a sentence in which it comes to a renewal, where it is about one. */
const renewalReach = 60;

/** A sentence on what follows the first term. */
function isFurtherTerm(sentence: FactSentence): boolean {
  const { cues, read } = sentence;
  const { from, to } = withoutNumber(read, sentence);
  if (cues.begins('term/then', { from, to })) return true;
  const renewal = cues.find('term/is-renewed', { from, to });
  return (
    renewal !== null &&
    read.tokens.start[renewal.from]! - read.tokens.start[from]! <= renewalReach &&
    !cues.has('term/stands-before-renewal', { from, to: renewal.from })
  );
}

/** A definition of something else: "Exclusive Period" means …. */
function definesOther(sentence: FactSentence): boolean {
  const { cues, read } = sentence;
  const { from, to } = withoutNumber(read, sentence);
  return (
    /["“]/.test(read.text[read.tokens.start[from]!] ?? '') && !cues.begins('term/term-name', { from: from + 1, to })
  );
}
