import type { Candidate } from './candidate.js';
import { bindingParticiples, looksThirdPerson, prepositions } from './english.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import type { SentenceWords } from './sentence-words.js';

/** An action is told in at most this many words. */
const longestAction = 24;

/** Words that cannot end what is told: "give the Buyer at least", "and", "the". */
const danglers =
  /[\s,;:(]+(?:and|or|but|the|an?|to|of|in|on|at|by|for|from|with|within|no|not|in no case|in any case|in any event|at least|at the latest|not later|no later|no later than|not less than|no more than|than|as|which|that|whichever|each|every|once|twice|is|are|be|until|after|before|if|unless|when|its|their|such|any|prior|ending|up|under|upon|during|whose|who)$/i;

/** What must be done, as a calendar shows it: begins with the verb, or with the thing where a thing is the subject; without
 *  the clause number and without the time limit. */
export function readAction(candidate: Candidate, context: ReadingContext, view: SentenceView): string {
  const { predicate } = candidate;
  const { words } = view;
  const value = candidate.match.from - words.first;
  const action = predicate
    ? tellDoing(view, predicate, value)
    : tellSentence(words, context.sentenceStart(candidate.match.from) - words.first, value);
  const short = finish(action);
  const told =
    predicate && /^(?:is|are|be|has|have|was)$/i.test(short) ? finish(tellSentence(words, predicate.from, -1)) : short;
  if (candidate.kind === 'notice-period' && predicate && !/\bnoti(?:ce|f)/i.test(told) && givesNotice(words, predicate))
    return `${told} notice`;
  return told || finish(words.slice(Math.max(0, value), Math.min(words.count, value + longestAction)));
}

const givesNotice = ({ lower }: SentenceWords, { verb }: Predicate) =>
  /^(?:give|gives|given|giving|provide|provides|send|sends|receives?)$/.test(lower[verb] ?? '') &&
  lower.slice(verb, verb + longestAction).some((word) => /^noti(?:ce|fication)s?$/.test(word));

function tellDoing(view: SentenceView, predicate: Predicate, value: number): string {
  const { words, predicates } = view;
  const verb = Math.min(predicate.verb, words.count - 1);
  const next = predicates[predicates.indexOf(predicate) + 1];
  let end = verb + 1;
  while (end < words.count && end - verb < longestAction) {
    const word = words.lower[end]!;
    if (word === ';' || word === '.' || end === value) break;
    if (next && end >= next.from && next.from > verb) break;
    end++;
  }
  const bound = predicate.passive && predicate.subject !== '' && bindingParticiples.has(words.lower[verb]!);
  if (bound) return `be ${words.slice(verb, end)}`;
  const ofThing = predicate.passive || (predicate.subject === '' && predicate.actor === null);
  if (!ofThing) return predicate.stated ? words.slice(verb, end) : baseForm(words.slice(verb, end));
  const from = skipNumber(words, predicate.from);
  if (from >= predicate.at) return words.slice(predicate.at, end);
  const thing = words.slice(from, predicate.at);
  // "The first count may not begin", "the list is kept": a right or a ban needs its modal to be understood.
  if (predicate.modality !== 'must' || !predicate.stated)
    return `${uncapital(thing)} ${words.slice(predicate.at, end)}`;
  const plural = /(?:[^s]s|\band\b.*)$/i.test(thing.split(/ (?:of|that|which|in|for) /)[0]!.trim());
  if (predicate.passive) return `${uncapital(thing)} ${plural ? 'are' : 'is'} ${words.slice(verb, end)}`;
  return `${uncapital(thing)} ${words.slice(predicate.at, end)}`;
}

/** "keeps the data" is told as "keep the data". */
function baseForm(doing: string): string {
  const [verb = '', ...rest] = doing.split(' ');
  if (!looksThirdPerson(verb)) return doing;
  const base = verb
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|zz|o)es$/, '$1')
    .replace(/s$/, (s) => (/ss$/.test(verb) ? s : ''));
  return [base, ...rest].join(' ');
}

/** Words that name no doing are told as they stand, up to the time limit, or after it where they open with it. */
function tellSentence(words: SentenceWords, start: number, value: number): string {
  const from = skipNumber(words, Math.max(0, start));
  let end = Math.min(words.count, from + longestAction);
  if (value > from + 1) end = Math.min(end, value);
  for (let i = from; i < end; i++) if (words.lower[i] === ';') end = i;
  return uncapital(words.slice(from, Math.max(end, from + 1)));
}

/** "4.2", "(a)", "12A.1" before the first word of a clause. */
export function skipNumber(words: SentenceWords, from: number): number {
  let at = from;
  for (;;) {
    const word = words.lower[at] ?? '';
    const bracket = word === '(' && words.lower[at + 2] === ')' && (words.lower[at + 1]?.length ?? 9) <= 4;
    if (bracket) at += 3;
    else if (at < words.count - 1 && /^\d+[a-z]?(?:\.\d+)*\.?$/.test(word) && at === from) at++;
    else if (at < words.count - 1 && at > from && /^[.)\d]+$/.test(word)) at++;
    else if (at < words.count - 1 && !words.isWord[at] && word !== '(' && word !== '$' && word !== '£') at++;
    else return at;
  }
}

/** "The list" within a sentence; names keep their capitals. */
const uncapital = (told: string) =>
  /^(?:The|A|An|Any|Each|Every|All|No|This|Such|If|It|Its|Where|When|Within|In|On|At|By|For|After|Before|Upon|These|Those)\b/.test(
    told,
  )
    ? told[0]!.toLowerCase() + told.slice(1)
    : told;

function finish(told: string): string {
  let short = told.replace(/\s+/g, ' ').replace(/^[\s,;:.)]+|[\s,;:(.]+$/g, '');
  const open = short.lastIndexOf('(');
  if (open > short.lastIndexOf(')')) short = short.slice(0, open);
  for (;;) {
    const cut = short.replace(/[\s,;:(]+$/, '').replace(danglers, '');
    if (cut === short) break;
    short = cut;
  }
  return prepositions.has(short.toLowerCase()) ? '' : short;
}
