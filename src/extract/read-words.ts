import type { Candidate } from './candidate.js';
import { conjunctions } from './english.js';
import { readAction } from './read-action.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import type { SentenceWords } from './sentence-words.js';
import { skipNumber } from './tell-doing.js';

/** A quote reaches at most this many words to either side of the value. */
const widestQuote = 60;
/** An exception is told in at most this many words. */
const longestException = 40;

/** Fills in what must be done, what is excepted, and the quote: an exact piece of the text with the value and its verb. */
export function readWording(candidates: Candidate[], context: ReadingContext): Candidate[] {
  const { tokens } = context.read;
  for (const candidate of candidates) {
    const view = context.view(candidate.sentence);
    const { predicate, at } = candidate;
    const first = view.words.first;
    const last = first + view.words.count;
    let from = Math.min(at.from, candidate.match.from);
    let to = Math.max(at.to, candidate.match.to);
    if (predicate) {
      const verb = Math.min(first + predicate.verb + 1, last);
      if (at.from - (first + predicate.from) < widestQuote) from = Math.min(from, first + predicate.from);
      if (verb - at.to < widestQuote) to = Math.max(to, verb);
    }
    // An item of a list is quoted without the words that lead into the list.
    const item = lastItem(view, at.from - first);
    if (item > 0 && predicate && predicate.at < item)
      from = Math.max(from, Math.min(first + item, candidate.match.from));
    if (candidate.vague) to = Math.max(to, phraseEnd(view, at.to - first) + first);
    const trigger = candidate.triggerAt;
    if (trigger && trigger.from >= at.to && trigger.to - at.to < widestQuote) to = Math.max(to, trigger.to);
    from = first + quoteStart(view.words, from - first, Math.min(at.from, candidate.match.from) - first);
    candidate.start = tokens.start[from]!;
    candidate.end = tokens.end[Math.min(last, to) - 1]!;
    candidate.action = readAction(candidate, context, view);
    candidate.exceptions = readExceptions(candidate, view, context);
  }
  return candidates;
}

/** Not in the middle of a compound, and not with "and" or the clause's number, unless the value itself stands there. */
function quoteStart(words: SentenceWords, from: number, value: number): number {
  let start = Math.max(0, from);
  while (start > 0 && !words.isSpaced(start) && words.isWord[start] && words.isWord[start - 1]) start--;
  while (start < value && (conjunctions.has(words.lower[start]!) || /^[,;:.)]$/.test(words.lower[start]!))) start++;
  return start === 0 ? Math.min(skipNumber(words, 0), Math.max(0, value)) : start;
}

/** Where the item "(b)" of a list within the sentence begins that a word stands in; 0 where it stands in none. "one (1)
 *  hour" is no list. */
function lastItem({ words }: SentenceView, at: number): number {
  for (let i = at - 1; i > 1; i--) {
    const marked = words.lower[i] === ')' && words.lower[i - 2] === '(' && (words.lower[i - 1]?.length ?? 9) <= 4;
    if (marked && (i === 2 || /^(?:[,;:.]|and|or|to|shall|will|must|may|either|if)$/.test(words.lower[i - 3]!)))
      return i + 1;
  }
  return 0;
}

/** The end of the words behind "promptly" that say what is to be done: at most eight, up to a stop. */
function phraseEnd({ words }: SentenceView, from: number): number {
  let end = from;
  while (end < words.count && end - from < 8 && words.isWord[end]) end++;
  return end;
}

/** "except as set out in …", "unless otherwise agreed": up to the next stop. Words that hold the time limit itself are no
 *  exception to it: "renews unless notice is given thirty days before". */
function readExceptions({ at }: Candidate, { words }: SentenceView, context: ReadingContext): string[] {
  const found: string[] = [];
  if (!context.lexis.occurs('carve-out', words)) return found;
  for (let i = 0; i < words.count; i++) {
    const opener = context.lexis.match('carve-out', words, i);
    if (!opener) continue;
    let end = opener;
    let depth = 0;
    for (; end < words.count && end - i < longestException; end++) {
      const word = words.lower[end]!;
      if (word === '(') depth++;
      else if (word === ')' && depth > 0) depth--;
      else if (depth === 0 && /^[,;).]$/.test(word)) break;
    }
    const holds = words.first + i <= at.from && at.from < words.first + end;
    if (!holds) found.push(words.slice(i, end).replace(/[\s,;:(]+$/, ''));
    i = end;
  }
  return found;
}
