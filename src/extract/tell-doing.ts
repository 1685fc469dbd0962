import { tokenAt } from '../grammar/tokens.js';
import { clauseAt } from '../model/clause-tree.js';
import { conditionals, isAdverb, looksThirdPerson, prepositions } from './english.js';
import type { Lexis } from './lexis.js';
import { isPluralAct } from './plain-verbs.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import type { SentenceWords } from './sentence-words.js';

/** An action is told in at most this many words. */
export const longestAction = 24;

/** Words that open a phrase and no doing. */
const noVerb = /^(?:any|its|his|her|their|our|your|such|no|not|the|an?|or|and|besides|only|when|where|if)$/;
const pronoun = /^(?:it|he|she|they|we|you|i)$/;

/** An item of a list within a sentence, "(b) return it": its first word, and where the next item's number stands. */
interface Item {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** The words of a time limit, or of another value, counted within the sentence. */
export interface Limit {
  readonly from: number;
  readonly to: number;
}

export const noLimit: Limit = { from: -1, to: -1 };

/** What somebody does, as a calendar shows it: from the verb, or from the thing where a thing is the subject. Of a list it
 *  tells the item in which the limit stands; an item without a verb is told behind the words that lead into the list. */
export function tellDoing(context: ReadingContext, view: SentenceView, predicate: Predicate, limit: Limit): string {
  const { words } = view;
  // "The Miller shall be entitled to a refund": owed by the other, so that it tells who gets it.
  if (
    words.lower.slice(predicate.verb - 2, predicate.verb).join(' ') === 'entitled to' &&
    opensThing(words, predicate.verb)
  ) {
    const who = words.slice(predicate.from, predicate.at);
    const what = words.slice(predicate.verb, endOf(view, predicate, predicate.verb, words.count, noLimit));
    return `${uncapital(who)} ${isPlural(who) ? 'are' : 'is'} entitled to ${what}`;
  }
  const verb = Math.min(behindAside(context, words, predicate.verb), words.count - 1);
  const items = itemsOf(context, view, verb);
  const item = items.findLast(({ from }) => from <= limit.from) ?? (items[0]?.number === verb ? items[0] : undefined);
  if (!item)
    return tellFrom(
      context,
      view,
      predicate,
      verb,
      endOf(view, predicate, verb, items[0]?.number ?? words.count, limit),
    );
  const start = behindAside(context, words, item.from);
  if (opensWithVerb(words, start)) return words.slice(start, endOf(view, predicate, start, item.to, limit));
  const lead = tellListLead(context, view, predicate, verb, items);
  const rest = item.from <= limit.from && limit.from < item.from + 3 ? Math.min(limit.to, item.to) : item.from;
  if (rest >= item.to) return lead;
  if (rest > item.from && opensWithAct(context, words, rest))
    return words.slice(rest, endOf(view, predicate, rest, item.to, limit));
  const end = phraseEnd(words, rest, item.to);
  return `${lead.replace(/[\s:,;(]+$/, '')} ${words.slice(rest, end).replace(/^[,;.]\s*/, '')}`;
}

const opensThing = ({ lower }: SentenceWords, at: number): boolean =>
  /^(?:an?|the|any|such|its|all)$/.test(lower[at] ?? '');

/** The doing that leads into a list; where all of it stands in the first item, that item's as far as its first phrase. */
function tellListLead(
  context: ReadingContext,
  view: SentenceView,
  predicate: Predicate,
  verb: number,
  items: readonly Item[],
): string {
  const { words } = view;
  const first = items[0]!;
  if (first.number > verb) return tellFrom(context, view, predicate, verb, first.number);
  let end = first.from + 1;
  const last = phraseEnd(words, first.from, first.to);
  while (end < last && !prepositions.has(words.lower[end]!) && !conditionals.has(words.lower[end]!)) end++;
  return words.slice(first.from, end);
}

/** The end of words that belong together as far as the next strong stop. */
function phraseEnd(words: SentenceWords, from: number, to: number): number {
  let end = from + 1;
  while (end < to && end - from < longestAction && words.lower[end] !== ';' && words.lower[end] !== '.') end++;
  return end;
}

/** The end of what is told: the time limit, the next doing, or a stop. */
function endOf(view: SentenceView, predicate: Predicate, from: number, to: number, limit: Limit): number {
  const { words, predicates } = view;
  const next = predicates[predicates.indexOf(predicate) + 1];
  let end = from + 1;
  while (end < to && end < words.count && end - from < longestAction) {
    const word = words.lower[end]!;
    if (word === ';' || word === '.' || end === limit.from) break;
    if (next && end >= next.from && next.from > from) break;
    end++;
  }
  return end;
}

function tellFrom(
  context: ReadingContext,
  view: SentenceView,
  predicate: Predicate,
  verb: number,
  end: number,
): string {
  const { words } = view;
  const bound =
    predicate.passive && predicate.subject !== '' && context.lexis.contains('who/bound', words.lower[verb]!);
  if (bound) return `be ${words.slice(verb, end)}`;
  const ofThing = predicate.passive || (predicate.subject === '' && predicate.actor === null);
  const from = behindCondition(words, ownStart(context, view, predicate.from, predicate.at), predicate.at);
  const person = from + 1 === predicate.at && pronoun.test(words.lower[from]!);
  if (!ofThing || (person && !predicate.passive && !/^(?:is|are|has|have)$/.test(words.lower[verb]!)))
    return `${predicate.spared ? 'not ' : ''}${predicate.stated ? words.slice(verb, end) : baseForm(context.lexis, words.slice(verb, end))}`;
  if (from >= predicate.at) return words.slice(predicate.at, end);
  const thing = words.slice(from, predicate.at);
  // "The first count may not begin", "the list is kept": a right or a ban needs its modal to be understood.
  if (predicate.modality !== 'must' || !predicate.stated)
    return `${uncapital(thing)} ${words.slice(predicate.at, end)}`;
  if (predicate.passive) return `${uncapital(thing)} ${isPlural(thing) ? 'are' : 'is'} ${words.slice(verb, end)}`;
  return `${uncapital(thing)} ${words.slice(predicate.at, end)}`;
}

/** Whether several things are named: "sums due", "copies and lists", "they". */
function isPlural(thing: string): boolean {
  const named = thing.split(/ (?:of|that|which|in|for) /)[0]!;
  const head = named
    .split(/[,(]| (?:by|to|from|with|at|on|due|held|owed|paid|made|given|kept|hereunder|\w+ed)(?: |$)/i)[0]!
    .trim();
  return /(?:[^su]s|^(?:they|these|those))$/i.test(head) || /\band\b/.test(named);
}

/** "shall, at its own cost and within ten days, replace": the verb stands behind the comma. */
function behindAside(context: ReadingContext, words: SentenceWords, verb: number): number {
  const word = words.lower[verb] ?? '';
  if (word === 'besides' || (word === ':' && verb + 1 < words.count)) return verb + 1;
  if (!noVerb.test(word) && !prepositions.has(word)) return verb;
  const limit = Math.min(words.count, verb + longestAction);
  for (let i = verb + 1; i < limit; i++) {
    const next = words.lower[i]!;
    if (next === ';' || next === '.') break;
    // "may in its discretion amend"
    if (isPluralAct(context.lexis, next) && !noVerb.test(words.lower[i - 1]!)) return i;
    // "may at its choice (a) keep it": the list says it.
    if (next === '(' && words.lower[i + 2] === ')' && /^[a-z]{1,4}$/.test(words.lower[i + 1]!)) return i;
    if (next !== ',') continue;
    let at = i + 1;
    while (at < limit && isAdverb(words.lower[at]!)) at++;
    if (opensWithVerb(words, at)) return at;
  }
  return verb;
}

const opensWithVerb = ({ lower, isWord }: SentenceWords, at: number): boolean =>
  isWord[at] === true &&
  /^\p{L}/u.test(lower[at]!) &&
  !noVerb.test(lower[at]!) &&
  !prepositions.has(lower[at]!) &&
  !conditionals.has(lower[at]!) &&
  !pronoun.test(lower[at]!);

/** Whether a known verb follows, a comma aside: ", return the keys". */
export const opensWithAct = ({ lexis }: ReadingContext, { lower }: SentenceWords, at: number): boolean => {
  const word = lower[lower[at] === ',' ? at + 1 : at] ?? '';
  return isPluralAct(lexis, word) || lexis.contains('order', word);
};

/** The items of the list that a verb leads into, "shall (a) keep it; and (b) return it", as the clause tree has them. */
function itemsOf({ read, tree }: ReadingContext, { words }: SentenceView, verb: number): Item[] {
  const { start } = read.tokens;
  const found: { number: number; from: number }[] = [];
  for (let i = verb; i < words.count; i++) {
    const bracket = words.lower[i] === '(' && words.lower[i + 2] === ')';
    const decimal = /^\d+(?:\.\d+)+$/.test(words.lower[i]!);
    if (!bracket && !decimal && words.lower[i + 1] !== ')') continue;
    const at = start[words.first + i]!;
    if (clauseAt(tree, at)?.start !== at) continue;
    found.push({ number: i, from: i + (bracket ? 3 : decimal ? 1 : 2) });
  }
  return found.map((item, i) => ({ ...item, to: found[i + 1]?.number ?? words.count }));
}

/** Where the words of the clause begin in which a subject stands: behind the heading and the number that the sentence
 *  opens with ("3. Storage 3.1 The list is kept"). */
export function ownStart({ read, tree }: ReadingContext, { words }: SentenceView, from: number, at: number): number {
  const { start } = read.tokens;
  const clause = clauseAt(tree, start[words.first + Math.min(at, words.count - 1)]!);
  const first = clause ? Math.max(from, tokenAt(read.tokens, clause.start) - words.first) : from;
  return skipNumber(words, Math.min(first, at));
}

/** "Upon payment of the price, the sum is returned": the subject stands behind the comma. */
function behindCondition(words: SentenceWords, from: number, at: number): number {
  const opener = words.lower[from] ?? '';
  if (!prepositions.has(opener) && !conditionals.has(opener)) return from;
  const comma = words.lower.lastIndexOf(',', at);
  if (comma <= from || at - comma < 2 || at - comma > 8) return from;
  // "Upon termination keys, passes and fobs are returned": a comma between things.
  return words.lower.slice(comma, at).includes('and') ? from : comma + 1;
}

/** "keeps the data" is told as "keep the data". */
function baseForm(lexis: Lexis, doing: string): string {
  const [verb = '', ...rest] = doing.split(' ');
  if (!looksThirdPerson(lexis, verb)) return doing;
  const base = verb
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x|zz|o)es$/, '$1')
    .replace(/s$/, (s) => (/ss$/.test(verb) ? s : ''));
  return [base, ...rest].join(' ');
}

/** "4.2", "(a)", "12A.1" before the first word of a clause. */
export function skipNumber(words: SentenceWords, from: number): number {
  let at = from;
  for (;;) {
    const word = words.lower[at] ?? '';
    const bracket = word === '(' && words.lower[at + 2] === ')' && (words.lower[at + 1]?.length ?? 9) <= 4;
    if (bracket) at += 3;
    // A name that begins with a figure is no number: "4Mills shall pay".
    else if (/^\d+$/.test(word) && words.isWord[at + 1] && !words.isSpaced(at + 1)) return at;
    else if (at < words.count - 1 && /^\d+[a-z]?(?:\.\d+)*\.?$/.test(word) && at === from) at++;
    else if (at < words.count - 1 && at > from && /^[.)\d]+$/.test(word)) at++;
    else if (at < words.count - 1 && !words.isWord[at] && word !== '(' && word !== '$' && word !== '£') at++;
    else return at;
  }
}

/** "The list" within a sentence; names keep their capitals. */
export const uncapital = (told: string) =>
  /^(?:The|A|An|Any|Each|Every|All|No|This|Such|If|It|Its|Where|When|Within|In|On|At|By|For|After|Before|Upon|These|Those)\b/.test(
    told,
  )
    ? told[0]!.toLowerCase() + told.slice(1)
    : told;
