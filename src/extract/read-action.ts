import type { GrammarSet } from '../grammar/load.js';
import { oncePer } from '../model/once-per.js';
import { spaceRuns } from '../model/space-runs.js';
import type { Candidate } from './candidate.js';
import { conditionals, prepositions } from './english.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import type { SentenceWords } from './sentence-words.js';
import { type Limit, longestAction, noLimit, opensWithAct, ownStart, tellDoing, uncapital } from './tell-doing.js';
import { wordList } from './word-list.js';

/** Words that cannot end what is told: "give the Buyer at least", "and", "the". */
const danglers = oncePer(
  (grammars: GrammarSet) => new RegExp(`[\\s,;:(]+${wordList(grammars, 'dangler').pattern}$`, 'i'),
);

/** An item of a list that has no doing of its own: "(b) by the Buyer, if …". */
const noDoing = /^(?:by|if|where|when|upon|on|in|at|for|after|before|within|following|during|unless|to)\b/i;

/** What must be done, as a calendar shows it: begins with the verb, or with the thing where a thing is the subject; without
 *  the clause number and without the time limit. */
export function readAction(candidate: Candidate, context: ReadingContext, view: SentenceView): string {
  const { words } = view;
  const value = candidate.match.from - words.first;
  const doing = doingOf(candidate, view);
  const action = doing
    ? tellDoing(context, view, doing, limitBehind(candidate, words, doing))
    : tellSentence(candidate, context, view, context.sentenceStart(candidate.match.from) - words.first);
  const short = finish(context, action);
  const told =
    doing && /^(?:is|are|be|has|have|was)$/i.test(short)
      ? finish(context, tellSentence(null, context, view, doing.from))
      : short;
  if (
    candidate.kind === 'notice-period' &&
    doing &&
    !/\bnoti(?:ce|f)/i.test(told) &&
    givesNotice(context, words, doing)
  )
    return `${told} notice`;
  return told || finish(context, words.slice(Math.max(0, value), Math.min(words.count, value + longestAction)));
}

/** What a penalty costs belongs to what is told; a time limit does not. */
const limitOf = ({ match, kind }: Candidate, { first }: SentenceWords): Limit => ({
  from: match.from - first,
  to: (kind === 'penalty' ? match.from : match.to) - first,
});

/** The words of a doing's time limit. A rule that reads the object too, "keep a list for two years", leaves only the value
 *  itself. */
function limitBehind(candidate: Candidate, words: SentenceWords, { verb }: Predicate): Limit {
  const limit = limitOf(candidate, words);
  const at = { from: candidate.at.from - words.first, to: candidate.at.to - words.first };
  const whole = limit.from > verb + 1 || at.from <= verb + 1 || candidate.vague || candidate.kind === 'penalty';
  return whole || prepositions.has(words.lower[verb + 1] ?? '') ? limit : at;
}

/** Whose words tell what is to be done. "(a) within an hour, where the lift stands": not the condition that follows the
 *  limit, but what was said before; null where only the lead of the list says it. */
function doingOf({ predicate, at }: Candidate, { predicates, words, lead }: SentenceView): Predicate | null {
  if (!predicate?.conditional || predicate.failure) return predicate;
  const place = at.from - words.first;
  const opener = words.lower.findLastIndex((word, i) => i < predicate.at && conditionals.has(word));
  if (opener <= place) return predicate;
  const before = predicates.findLast((other) => other.at < place && !other.conditional && !other.relative);
  return before ?? (lead ? null : predicate);
}

const givesNotice = ({ cues }: ReadingContext, words: SentenceWords, { verb }: Predicate): boolean =>
  cues.begins('gives-or-gets', words, verb) &&
  cues.has('some-notice', words, verb, Math.min(verb + longestAction, words.count));

/** Words that name no doing are told as they stand, up to the time limit, or after it where they open with it. An item
 *  without a doing is told with that of its lead: "this Agreement may be terminated by the Buyer". */
function tellSentence(candidate: Candidate | null, context: ReadingContext, view: SentenceView, start: number): string {
  const { words, lead } = view;
  const limit = candidate ? limitOf(candidate, words) : noLimit;
  const own = ownStart(context, view, Math.max(0, start), Math.max(0, limit.from));
  const timed = candidate !== null && candidate.kind !== 'penalty' && candidate.kind !== 'audit-right';
  const first = prepositions.has(words.lower[own]!) ? own + 1 : own;
  const opens = lead !== null && timed && own <= limit.from && limit.from <= first;
  const from = opens ? Math.min(limit.to, words.count - 1) : own;
  let end = Math.min(words.count, from + longestAction);
  if (limit.from > from + 1) end = Math.min(end, limit.from);
  for (let i = from; i < end; i++) if (words.lower[i] === ';') end = i;
  const told = uncapital(words.slice(from, Math.max(end, from + 1)).replace(/^[,;.:]\s*/, ''));
  if (opens && opensWithAct(context, words, from)) return told;
  const before = opens || noDoing.test(told) ? tellLeading(context, view) : '';
  return before === '' ? told : `${before} ${told}`;
}

function tellLeading(context: ReadingContext, view: SentenceView): string {
  const index = view.lead ? context.leadingSentence(view) : -1;
  return index < 0 ? '' : finish(context, tellDoing(context, context.view(index), view.lead!, noLimit));
}

function finish({ read }: ReadingContext, told: string): string {
  let short = told
    .replace(spaceRuns, ' ')
    .replace(/^[\s,;:.)]+|[\s,;:(.]+$/g, '')
    .replace(/^['’]?(?:ve|ll|re)\s/, '');
  const open = short.lastIndexOf('(');
  if (open > short.lastIndexOf(')')) short = short.slice(0, open);
  const dangling = danglers(read.grammars);
  for (;;) {
    const cut = short.replace(/[\s,;:(]+$/, '').replace(dangling, '');
    if (cut === short) break;
    short = cut;
  }
  return prepositions.has(short.toLowerCase()) ? '' : short;
}
