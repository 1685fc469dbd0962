import type { Modality } from '../model/obligation.js';
import { isAdverb, isParticiple, prepositions, stoppers } from './english.js';
import type { Lexis } from './lexis.js';
import type { Mention } from './mentions.js';
import type { Subject } from './predicate.js';
import type { SentenceWords } from './sentence-words.js';

/** What kind of doing stands at a verb, and whose it is where the words around it say so. */
export interface Group {
  readonly modality: Modality;
  readonly stated: boolean;
  readonly failure: boolean;
  /** Null where the words before the verb are to be asked. */
  readonly subject: Subject | null;
  readonly required: boolean;
  readonly spared: boolean;
  readonly order: boolean;
}

/** Every group is made from this one, so that all have one shape. */
export const plainVerb: Group = {
  modality: 'must',
  stated: false,
  failure: false,
  subject: null,
  required: false,
  spared: false,
  order: false,
};
export const shall: Group = { ...plainVerb, stated: true };
export const may: Group = { ...plainVerb, modality: 'may', stated: true };
export const mustNot: Group = { ...plainVerb, modality: 'must not', stated: true };
export const needNot: Group = { ...may, spared: true };
export const fails: Group = { ...plainVerb, failure: true };

/** "shall, within ten days of receiving the list, send": a phrase between modal and verb has at most so many words. */
const longestPhrase = 25;
const auxiliaries: ReadonlySet<string> = new Set(['be', 'been', 'is', 'are', 'get']);

/** The main verb of a group, over adverbs and asides, and whether it is passive.
 *  @param at  where the group begins; its modal words end at `groupEnd`
 *  @param failure  "is not", "has not": a participle may follow at once */
export function readVerbGroup(
  words: SentenceWords,
  lexis: Lexis,
  startsAt: readonly (Mention | undefined)[],
  at: number,
  groupEnd: number,
  failure: boolean,
): { verb: number; passive: boolean } {
  let verb = groupEnd;
  while (verb < words.count && (isAdverb(words.lower[verb]!) || opensAside(words, startsAt, verb))) verb++;
  verb = behindPhrase(words, lexis, verb);
  // "If it does not, the Miller may …": the comma ends the condition.
  if (words.lower[verb] === ',') return { verb: groupEnd - 1, passive: false };
  const word = words.lower[verb] ?? '';
  if (auxiliaries.has(word)) {
    let participle = verb + 1;
    // "are re-tested": the first half of a compound
    const half = (i: number) => words.isWord[i] && words.isWord[i + 1] && !words.isSpaced(i + 1);
    while (participle < words.count && (isAdverb(words.lower[participle]!) || half(participle))) participle++;
    const passive = isParticiple(words.lower[participle] ?? '');
    return { verb: passive ? participle : verb, passive };
  }
  return { verb, passive: failure && isParticiple(word) && /^(is|are|not|been)$/.test(words.lower[at] ?? '') };
}

/** A comma after "shall" opens an aside; before a party it ends the clause: "If it is not, the Miller may …". */
function opensAside(words: SentenceWords, startsAt: readonly (Mention | undefined)[], i: number): boolean {
  if (words.lower[i] !== ',') return false;
  const next = startsAt[i + 1] ?? startsAt[i + 2];
  return next === undefined || next.possessive;
}

/** "shall within five days notify", "shall, at its own cost, repair": the verb behind the phrase. */
function behindPhrase(words: SentenceWords, lexis: Lexis, at: number): number {
  if (!prepositions.has(words.lower[at] ?? '') && words.lower[at] !== 'no') return at;
  const opened = words.lower[at - 1] === ',';
  let brackets = 0;
  for (let i = at + 1; i < Math.min(words.count, at + longestPhrase); i++) {
    const word = words.lower[i]!;
    if (stoppers.has(word) && word !== '(' && word !== ')') break;
    // "shall, on notice (save in an emergency, when none is needed), inspect": the comma behind the bracket ends the phrase.
    if (word === '(') brackets++;
    else if (word === ')') brackets--;
    if (brackets > 0) continue;
    if (opened ? word === ',' : i > at + 1 && lexis.match('action-verb', words, i + 1) > 0) return i + 1;
  }
  return at;
}
