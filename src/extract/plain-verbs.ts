import { readActor } from './actors.js';
import {
  articles,
  conjunctions,
  isAdverb,
  isParticiple,
  looksThirdPerson,
  mayBeVerb,
  prepositions,
  saysThat,
  stoppers,
  subordinators,
} from './english.js';
import type { Lexis } from './lexis.js';
import type { Mention } from './mentions.js';
import type { Actor, Predicate } from './predicate.js';
import type { SentenceWords } from './sentence-words.js';

/** Words before the colon of a label. */
const longestLabel = 8;

/** Whether a verb tells somebody to do something: "Report spills", and not "Report delivery is due", "Review of the plan".
 *  What follows must not be said of it. */
export function isOrdered(words: SentenceWords, lexis: Lexis, at: number): boolean {
  const next = words.lower[at + 1] ?? '.';
  if (!words.isWord[at + 1] || /^(?:of|by|and|or|is|are|was|in|on|at)$/.test(next)) return false;
  for (let i = at + 1; i < words.count; i++) {
    const word = words.lower[i]!;
    if (word === ',' || stoppers.has(word) || subordinators.has(word)) return true;
    if (/^(?:is|are|was|were|has|have|does|do)$/.test(word)) return false;
    if (lexis.match('duty', words, i) > 0 || lexis.match('permission', words, i) > 0) return false;
  }
  return true;
}

/** "All staff: report every spill": to whom the orders of a sentence are given. */
export function addressed(words: SentenceWords, lexis: Lexis): Actor | null {
  const colon = words.lower.slice(0, longestLabel).indexOf(':');
  return colon > 0 ? readActor(words, lexis, 0, colon - 1) : null;
}

/** "managers", "all staff": whether several are named. */
const isPlural = (lexis: Lexis, word: string): boolean =>
  (/.s$/.test(word) && !word.endsWith('ss')) || lexis.contains('who/several', word);

/** Whether a word is what several do: "managers respond", where "responds" is what one does. */
export const isPluralAct = (lexis: Lexis, word: string): boolean =>
  lexis.contains('acts', `${word}s`) || (word.endsWith('y') && lexis.contains('acts', `${word.slice(0, -1)}ies`));

/** "managers | respond": whether the word before names several, and a word is what they do. */
export const severalAct = (lexis: Lexis, left: string, word: string): boolean =>
  isPlural(lexis, left) && isPluralAct(lexis, word);

/** "the Keeper reviews the log", and not "the Keeper reviews are red": whether a word that may be a thing is done to one. */
export const isActOn = ({ lower, isWord }: SentenceWords, lexis: Lexis, at: number): boolean =>
  lexis.contains('acts-on', lower[at]!) &&
  isWord[at + 1] === true &&
  !/^(?:is|are|was|were|has|have|shall|must|will|may|can|should|do|does|within|that|which|who)$/.test(lower[at + 1]!) &&
  !prepositions.has(lower[at + 1]!) &&
  !conjunctions.has(lower[at + 1]!) &&
  !isParticiple(lower[at + 1]!);

/** "unless the Baker gave notice" */
const irregularPast =
  /^(?:gave|sent|told|made|paid|brought|began|kept|took|did|became|knew|found|left|lost|met|sold|held)$/;

/** Whether a word right behind a party is its verb.
 *  @param aside  in a condition or a relative clause, where "the Baker delivered" may stand */
export function looksVerb(held: Mention, word: string, lexis: Lexis, aside: boolean): boolean {
  const plural = held.pronoun === 'we' || held.pronoun === 'you' || held.plural;
  if (plural)
    return (
      !prepositions.has(word) &&
      !conjunctions.has(word) &&
      !subordinators.has(word) &&
      !articles.has(word) &&
      !isAdverb(word) &&
      mayBeVerb(lexis, word)
    );
  if (looksThirdPerson(lexis, word)) return true;
  return aside && ((word.length > 4 && word.endsWith('ed')) || irregularPast.test(word));
}

/** "Contracts with caterers who cook here shall require them to": whom "them" means, where they are no party.
 *  @param end  the word "require" */
export function peopleBefore(words: SentenceWords, lexis: Lexis, end: number): Actor | null {
  for (let i = 0; i < end; i++) {
    if (!lexis.meaning('actor', words, i) || !/^(?:who|that|which|shall|must|will|,)$/.test(words.lower[i + 1] ?? ''))
      continue;
    const from = words.lower.findLastIndex((word, at) => at < i && prepositions.has(word)) + 1;
    const actor = readActor(words, lexis, from, i);
    if (actor) return { ...actor, kind: 'outsider' };
  }
  return null;
}

/** "the Baker pays the Miller": the second of them receives, and does nothing.
 *  @param last  the last doing before the mention */
export const isObjectOf = (
  last: Predicate | undefined,
  { from }: Mention,
  { lower }: SentenceWords,
  lexis: Lexis,
): boolean =>
  lower[from] === 'us' ||
  (last !== undefined &&
    last.verb === from - 1 &&
    !last.passive &&
    !saysThat(lexis, lower[last.verb]!) &&
    !/^(?:is|are|has|have)$/.test(lower[last.verb]!));

/** "shall give the Tasting Committee reports": whether somebody right behind a verb is whom something is given to. */
export function isGiven(
  { lower }: SentenceWords,
  lexis: Lexis,
  { passive, stated, verb }: Predicate,
  { name }: Actor,
): boolean {
  const gives = lexis.contains('who/provides', lower[verb]!) || lexis.contains('who/gives-to', lower[verb]!);
  const first = articles.has(lower[verb + 1]!) ? verb + 2 : verb + 1;
  return gives && stated && !passive && name.toLowerCase().startsWith(lower[first]!);
}
