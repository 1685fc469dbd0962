import { BOTH } from '../model/obligation.js';
import { doneByHouse } from './house-people.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';
import { sidesOf } from './sides.js';

/** Who must act where the sentence names nobody: those who act together, whoever the clause is about, the one on whom most
 *  duties of the document fall, the one who is paid for performing; else both. */
export function bearerAround(context: ReadingContext, view: SentenceView, predicate: Predicate | null = null): string {
  const { parties, lexis } = context;
  const sides = sidesOf(context);
  const alone = parties.parties.length < 2;
  if (alone && parties.we)
    return parties.you && sides.debtor === parties.you && !(predicate && doneByHouse(context, view, predicate))
      ? parties.you
      : parties.we;
  const verb = predicate ? (view.words.lower[predicate.verb] ?? '') : '';
  if (!alone && predicate && lexis.contains('joint-verb', verb)) return BOTH;
  return (
    (speaksOfEither(view) ? BOTH : '') ||
    context.subjectBefore(view) ||
    (isOrdered(view, predicate) && context.leadAround(view)) ||
    context.partyOfHeading(view) ||
    (namesEither(view) ? BOTH : '') ||
    mostlyBound(context)
  );
}

/** "must be mown": what the list lays on somebody; "will be mown" tells what the other side does. */
const isOrdered = ({ words }: SentenceView, predicate: Predicate | null): boolean =>
  predicate === null || /^(?:must|shall|should)$/.test(words.lower[predicate.at] ?? '');

/** Whoever has most of a document's duties, or performs what it is about; its only party; else both. Empty where
 *  the document shows no party at all. */
export function mostlyBound(context: ReadingContext): string {
  const { parties } = context.parties;
  const sides = sidesOf(context);
  return sides.debtor || sides.performer || (parties.length < 2 ? (parties[0]?.alias ?? '') : BOTH);
}

/** "shall give the party from whom approval is sought ten days": no party by its name. "The parties" alone do not tell. */
function speaksOfEither({ mentions }: SentenceView): boolean {
  const named = mentions.filter(({ party }) => party !== '');
  return named.every(({ party }) => party === BOTH) && named.some(({ plural }) => !plural);
}

/** "Either the Baker or the Miller may end it on a day that is at least nine days away" */
const namesEither = ({ words, mentions }: SentenceView): boolean =>
  mentions.some(
    ({ from, to, party }) =>
      words.lower[from - 1] === 'either' &&
      words.lower[to] === 'or' &&
      mentions.some((other) => other.from === to + 1 && other.party !== party),
  );
