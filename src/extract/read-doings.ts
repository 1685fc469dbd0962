import type { Modality } from '../model/obligation.js';
import type { Candidate } from './candidate.js';
import type { Cues } from './cues.js';
import type { Predicate } from './predicate.js';
import { predicateAt } from './predicate-at.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** Fills in the doing that each candidate belongs to, and whether it is a duty, a right or a ban. */
export function readDoings(candidates: Candidate[], context: ReadingContext): Candidate[] {
  for (const candidate of candidates) {
    const view = context.view(candidate.sentence);
    const last = predicateAt(view, anchorOf(candidate, view, candidate.at.from - view.words.first));
    candidate.predicate = candidate.kind === 'retention' ? doingOfRetention(candidate, view, last, context) : last;
    candidate.modality = modalityOf(view, candidate.predicate, context.cues);
  }
  return candidates;
}

/** What is done with data, of the doings that the words of a rule hold: "The Baker deletes the list if we tell it to", "the Baker
 *  shall return the list or, as the Miller directs, delete it" are about the Baker. */
function doingOfRetention(
  { match }: Candidate,
  view: SentenceView,
  last: Predicate | null,
  { lexis }: ReadingContext,
): Predicate | null {
  const { words } = view;
  const asks = last !== null && (last.conditional || words.lower.slice(last.from - 2, last.from).includes('as'));
  if (!asks) return last;
  const [from, to] = [match.from - words.first, match.to - words.first];
  const does = view.predicates.findLast(
    ({ at, verb, conditional }) =>
      at >= from &&
      at < to &&
      !conditional &&
      (lexis.contains('deletes', words.lower[verb] ?? '') || lexis.match('give-back', words, verb) > 0),
  );
  return does ?? predicateAt(view, last.conditional ? from : Math.max(from, last.from - 2));
}

/** "No vehicle may stay longer", "Neither party may", "the Baker does not sell", "Do not park": bans without "shall not". */
function modalityOf({ words }: SentenceView, predicate: Predicate | null, cues: Cues): Modality {
  if (!predicate) return 'must';
  // "reserves the right, beside any other remedy, to charge interest"
  if (cues.begins('reserves-the-right', words, predicate.verb)) return 'may';
  const before = words.lower.slice(Math.max(0, predicate.from - 1), predicate.from + 2);
  const none = before.some(
    (word, i) => /^(?:no|neither|nor|nobody)$/.test(word) && !/^(?:later|less|more|fewer)$/.test(before[i + 1] ?? ''),
  );
  if (none && predicate.stated && predicate.from < predicate.at) return 'must not';
  const plain = predicate.failure && !predicate.conditional && !predicate.relative;
  return plain && /^(?:do|does)$/.test(words.lower[predicate.at] ?? '') ? 'must not' : predicate.modality;
}

/** For a consequence the doing that matters is that of its last words, not of the condition that opens the match. */
function anchorOf(candidate: Candidate, view: SentenceView, at: number): number {
  if (candidate.kind === 'deadline' || candidate.kind === 'notice-period' || candidate.match.slots.value) return at;
  // "it shall be deemed that the Baker accepts": what counts is that it is deemed.
  const from = candidate.match.from - view.words.first;
  if (view.words.lower[from] === 'deemed' && view.words.lower[from + 1] === 'that') return from;
  return Math.min(candidate.match.to - view.words.first - 1, view.words.count - 1);
}
