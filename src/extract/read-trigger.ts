import type { TokenRange } from '../grammar/sentences.js';
import { textOf } from '../grammar/tokens.js';
import { spaceRuns } from '../model/space-runs.js';
import type { Candidate } from './candidate.js';
import type { Lexis } from './lexis.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { labelEnd, type SentenceWords } from './sentence-words.js';

/** Words of a trigger are cut after this many. */
const longestTrigger = 28;
/** "At the first written request of the Miller" has so many words at most. */
const longestAsking = 8;
const hardStops = new Set([';', ':', '.', '?', '!', ')']);
const joins = new Set(['and', 'or', 'but', 'nor']);

/** Fills in what starts the clock: the words after "within 30 days after …"; else the condition or the fronted "Upon …"
 *  that the duty depends on. */
export function readTriggers(candidates: Candidate[], context: ReadingContext): Candidate[] {
  for (const candidate of candidates) {
    const view = context.view(candidate.sentence);
    const beside = wordsAfterValue(candidate, context, view);
    if (beside) setTrigger(candidate, context, view, beside);
    else {
      const condition = conditionOf(candidate, view, context.lexis);
      if (condition) setTrigger(candidate, context, view, condition);
    }
  }
  return candidates;
}

function setTrigger(
  candidate: Candidate,
  context: ReadingContext,
  view: SentenceView,
  at: { from: number; to: number },
): void {
  const { tokens } = context.read;
  const from = view.words.first + at.from;
  const to = view.words.first + at.to;
  if (to <= from) return;
  candidate.triggerAt = { from, to };
  candidate.trigger = { event: '', text: textOf(tokens, from, to).replace(spaceRuns, ' ') };
}

/** The noun phrase or clause after "after", "of", "before": up to a comma, a stop, or the next thing that somebody does. */
function wordsAfterValue(
  candidate: Candidate,
  context: ReadingContext,
  view: SentenceView,
): { from: number; to: number } | null {
  const { words } = view;
  const { lexis } = context;
  const { event } = candidate.match.slots;
  if (event) return { from: event.from - words.first, to: endOfEvent(view, context, event.from - words.first) };
  let i = candidate.at.to - words.first;
  // "30 days or more", "30 days (including 30 days)", "within 30 days at the latest after": small words in between.
  if (words.lower[i] === '(') {
    let close = i;
    while (close < words.count && words.lower[close] !== ')' && close - i < 12) close++;
    if (words.lower[close] === ')') i = close + 1;
  }
  if (words.lower[i] === 'at' && words.lower[i + 1] === 'the' && words.lower[i + 2] === 'latest') i += 3;
  if (words.lower[i] === 'period' || words.lower[i] === ',') i++;
  if (words.lower[i] === 'immediately') i++;
  const begin =
    lexis.match('before-event', words, i) ||
    lexis.match('after-event', words, i) ||
    lexis.match('in-advance-of', words, i);
  if (!begin) return null;
  const ends = [
    endOfEvent(view, context, begin),
    startOfDoing(candidate, view, begin),
    ownVerb(candidate, words, begin),
  ];
  return { from: begin, to: Math.min(...ends) };
}

/** Where whoever does it is named, behind an event that opens the sentence without a comma: "For a year after the end the Baker
 *  may …". Behind all words where the event names the one who does it first. */
function startOfDoing({ predicate }: Candidate, { words, mentions }: SentenceView, event: number): number {
  if (!predicate?.subject || predicate.conditional || predicate.at <= event) return words.count;
  // "The date that the Baker obtained consent" goes on.
  if (!predicate.stated && !/^(?:does|do)$/.test(words.lower[predicate.at]!)) return words.count;
  const doer = mentions.find(({ party, to }) => party === predicate.subject && to === predicate.at);
  if (!doer) return words.count;
  const from = words.lower[doer.from - 1] === 'the' ? doer.from - 1 : doer.from;
  return from > event + 1 ? from : words.count;
}

/** "The Baker shall within a month of the opening train …": the verb that the time stands before. */
function ownVerb({ predicate }: Candidate, { lower, count }: SentenceWords, event: number): number {
  if (!predicate?.stated || predicate.at >= event || predicate.verb <= event) return count;
  return trimJoin(lower, event, predicate.verb);
}

export function endOfEvent(view: SentenceView, context: ReadingContext, from: number): number {
  const { words, predicates, mentions } = view;
  let depth = 0;
  let clauseInside = false;
  for (let i = from; i < words.count; i++) {
    const word = words.lower[i]!;
    if (i - from >= longestTrigger) return i;
    if (word === '(') depth++;
    else if (word === ')' && depth > 0) depth--;
    else if (depth === 0) {
      if (hardStops.has(word)) return i;
      if (goesOn(words.lower, i)) return i;
      if (word === ',') {
        // "receipt of a legal, valid and correct invoice": a comma between adjectives, and not before "the Baker and the Miller".
        if (
          i > from &&
          words.isWord[i + 1] &&
          !context.lexis.match('clause-opener', words, i + 1) &&
          joinsLater(words.lower, i + 1) &&
          !mentions.some((mention) => mention.from === i + 1)
        )
          continue;
        return i;
      }
      if (/^(?:that|which|on|when|where|who|whichever|whose|being|this|such)$/.test(word)) clauseInside = true;
      const predicate = predicates.find(({ from: at }) => at === i) ?? predicates.find(({ at }) => at === i);
      if (predicate && i > from && !clauseInside && predicate.stated) return trimJoin(words.lower, from, i);
      if (joins.has(word) && i > from) {
        if (word === 'or' && words.lower[i + 1] === 'within') return i;
        const next = predicates.find(({ from: at, at: verb }) => at >= i && verb <= i + 4);
        if (next && (next.stated || next.at <= i + 3) && !clauseInside) return i;
        if (/^(?:it|them)$/.test(words.lower[i + 2] ?? '')) return i;
        if (context.lexis.match('vague-time', words, i + 1) || context.lexis.match('action-verb', words, i + 1))
          return i;
      }
      // "the end of the then-current term" opens nothing.
      const thenCurrent = word === 'then' && context.lexis.contains('behind-then', words.lower[i + 1] ?? '');
      if (context.lexis.match('clause-opener', words, i) > 0 && i > from && !thenCurrent)
        return trimJoin(words.lower, from, i);
    }
  }
  return words.count;
}

/** "within nine days of the opening, | and thereafter each month", "| and quarterly thereafter": another time begins. */
function goesOn(lower: readonly string[], at: number): boolean {
  const join = lower[at] === ',' ? at + 1 : at;
  if (lower[join] !== 'and') return false;
  const thereafter = lower.indexOf('thereafter', join);
  return thereafter > 0 && thereafter - join <= longestInterval && !lower.slice(join, thereafter).includes(',');
}

/** "and on each anniversary of it thereafter": so many words. */
const longestInterval = 7;

/** Whether a comma belongs to a row of adjectives: a joining word follows before the next comma. */
function joinsLater(lower: readonly string[], from: number): boolean {
  for (let i = from; i < Math.min(lower.length, from + 4); i++) {
    if (lower[i] === ',') return false;
    if (lower[i] === 'and' || lower[i] === 'or') return i - from <= 1;
  }
  return false;
}

function trimJoin(lower: readonly string[], from: number, to: number): number {
  let end = to;
  while (end > from && (joins.has(lower[end - 1]!) || lower[end - 1] === ',')) end--;
  return end > from ? end : to;
}

/** "If the payment information changes, …", "On receipt of the claim, …": the condition nearest before the doing; else the event
 *  within it or behind it. */
function conditionOf(candidate: Candidate, view: SentenceView, lexis: Lexis): { from: number; to: number } | null {
  const { words, predicates } = view;
  const predicate = candidate.predicate;
  const limit = Math.min(predicate && predicate.from > 0 ? predicate.from : words.count, words.count);
  for (let i = Math.min(limit, words.count) - 1; i >= 0; i--) {
    const word = words.lower[i]!;
    if (word === ';' && i < limit - 1) break;
    if (
      (/^(?:if|when|where|once|upon|after|following|unless)$/.test(word) ||
        lexis.match('fronted-event', words, i) > 0) &&
      (i === 0 || /^[,;:.)(]$|^(?:and|or|but)$/.test(words.lower[i - 1]!) || i < 2)
    ) {
      let end = i + 1;
      while (end < limit && end - i < longestTrigger && words.lower[end] !== ',' && words.lower[end] !== ';') end++;
      return { from: i + 1, to: end };
    }
    if (word === 'at' && (i === 0 || !words.isWord[i - 1])) {
      // "At the Miller's request, …"
      let end = i + 1;
      while (end < limit && end - i < longestAsking && words.isWord[end]) end++;
      if (lexis.contains('asking', words.lower[end - 1]!)) return { from: i + 1, to: end };
    }
    if (word === 'event' && words.lower[i - 1] === 'the' && words.lower[i - 2] === 'in') {
      let from = i + 1;
      if (words.lower[from] === 'that' || words.lower[from] === 'of') from++;
      let end = from;
      while (end < limit && end - from < longestTrigger && words.lower[end] !== ',' && words.lower[end] !== ';') end++;
      return { from, to: end };
    }
  }
  const event = eventInDoing(candidate, words, lexis);
  if (event) return event;
  // "… if the other party becomes insolvent", "… unless it is settled": the condition behind the doing.
  const after = predicates.find(
    ({ conditional, from }) => conditional && predicate !== null && from > (predicate?.verb ?? 0),
  );
  if (after && candidate.kind === 'penalty') {
    return { from: after.from, to: endOfCondition(words, after.from) };
  }
  return null;
}

/** "shall, upon receipt of the order, send a sample within a week", "shall send a sample upon request within a week". */
function eventInDoing({ predicate, match, at }: Candidate, words: SentenceWords, lexis: Lexis): TokenRange | null {
  if (!predicate) return null;
  const value = Math.min(match.from, at.from) - words.first;
  for (let i = predicate.at + 1; i < Math.min(value, words.count); i++) {
    let end = lexis.match('fronted-event', words, i);
    if (end === 0) continue;
    if (lexis.contains('of-an-event', words.lower[end] ?? ''))
      while (end < value && words.isWord[end] && lexis.match('action-verb', words, end) === 0) end++;
    // "upon the expiry of 30 days", "upon written notice of 30 days": the length of time belongs to it.
    if (end < value || !lexis.contains('dangler', words.lower[end - 1]!))
      return { from: i + 1, to: Math.min(end, value) };
  }
  return null;
}

/** Where a condition behind a doing ends, with the items of its list: "if the Baker: (i) stops baking, or (ii) leaves". */
function endOfCondition(words: SentenceWords, from: number): number {
  const most = Math.min(words.count, from + longestTrigger);
  let end = from;
  while (end < most) {
    const item = labelEnd(words, words.lower[end] === ':' ? end + 1 : end);
    if (item < 0 && hardStops.has(words.lower[end]!)) break;
    end = Math.max(end + 1, item);
  }
  return Math.min(end, words.count);
}
