import type { Candidate } from './candidate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** An action is told in at most this many words. */
const longestAction = 24;
/** A quote reaches at most this many words to either side of the value. */
const widestQuote = 60;

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
    candidate.start = tokens.start[Math.max(first, from)]!;
    candidate.end = tokens.end[Math.min(last, to) - 1]!;
    candidate.action = readAction(candidate, context, view);
    candidate.exceptions = readExceptions(view, context);
  }
  return candidates;
}

/** Where the item "(b)" of a list within the sentence begins that a word stands in; 0 where it stands in none. */
function lastItem({ words }: SentenceView, at: number): number {
  for (let i = at - 1; i > 1; i--) {
    if (words.lower[i] === ')' && words.lower[i - 2] === '(' && (words.lower[i - 1]?.length ?? 9) <= 4) return i + 1;
  }
  return 0;
}

/** The end of the words behind "promptly" that say what is to be done: at most eight, up to a stop. */
function phraseEnd({ words }: SentenceView, from: number): number {
  let end = from;
  while (end < words.count && end - from < 8 && words.isWord[end]) end++;
  return end;
}

const clean = (words: string) => words.replace(/\s+/g, ' ').replace(/^[\s,;:(]+|[\s,;:(]+$/g, '');

function readAction(candidate: Candidate, context: ReadingContext, view: SentenceView): string {
  const { predicate } = candidate;
  const { tokens, text } = context.read;
  const { words } = view;
  if (!predicate) return clean(text.slice(tokens.start[candidate.match.from], tokens.end[candidate.match.to - 1]));
  const value = candidate.match.from - words.first;
  const verb = Math.min(predicate.verb, words.count - 1);
  let end = verb + 1;
  const next = view.predicates[view.predicates.indexOf(predicate) + 1];
  while (end < words.count && end - verb < longestAction) {
    const word = words.lower[end]!;
    if (word === ';' || word === '.' || end === value) break;
    if (next && end >= next.from && next.from > verb) break;
    end++;
  }
  const slice = (from: number, to: number) =>
    clean(text.slice(tokens.start[words.first + from], tokens.end[words.first + to - 1]));
  const doing = slice(verb, end);
  if (predicate.passive || predicate.subject === '') {
    const thing = predicate.from < predicate.at ? slice(predicate.from, predicate.at) : '';
    return clean(`${thing}${thing ? ' ' : ''}${predicate.passive ? 'to be ' : ''}${doing}`);
  }
  return doing;
}

/** "except as set out in …", "unless otherwise agreed": up to the next stop. */
function readExceptions(view: SentenceView, context: ReadingContext): string[] {
  const { words } = view;
  const { tokens, text } = context.read;
  const found: string[] = [];
  for (let i = 0; i < words.count; i++) {
    const opener = context.lexis.match('carve-out', words, i);
    if (!opener) continue;
    let end = opener;
    while (end < words.count && end - i < 40 && ![',', ';', ')', '.'].includes(words.lower[end]!)) end++;
    found.push(clean(text.slice(tokens.start[words.first + i], tokens.end[words.first + end - 1])));
    i = end;
  }
  return found;
}
