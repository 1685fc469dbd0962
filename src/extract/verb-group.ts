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

const longestAside = 30;
const stopsAside = /^(?:[;:.]|shall|will|must)$/;
/** "the right of entry", "the right not to": no aside follows. */
const noAside: ReadonlySet<string> = new Set(['of', 'and', 'or', 'not', 'that', 'which', 'under']);
/** "subject to audit", "from time to time", "pursuant to": "to" before no verb. */
const beforeNoun = /^(?:subject|prior|pursuant|limited|due|according|relating|access|related|equal)$/;

/** The verb behind "agrees, at its own cost, to", "has the right, upon notice, to", "has the right at all times to": behind words that
 *  promise or give a right, and an aside with commas or without; 0 where there is none.
 *  @param from  the first word behind the promise or the right */
export function verbBehindAside(words: SentenceWords, lexis: Lexis, from: number): number {
  if (words.lower[from] === 'to') return from + 1;
  if (noAside.has(words.lower[from] ?? '.')) return 0;
  const limit = Math.min(words.count - 1, from + longestAside);
  for (let to = from + 1; to < limit; to++) {
    const word = words.lower[to]!;
    if (stopsAside.test(word)) return 0;
    if (word !== 'to' || words.lower[to + 1] === 'be') continue;
    const before = words.lower[to - 1]!;
    if (before === ',' || before === ')') return to + 1;
    if (!beforeNoun.test(before) && lexis.contains('who/right-deed', words.lower[to + 1]!)) return to + 1;
  }
  return 0;
}
