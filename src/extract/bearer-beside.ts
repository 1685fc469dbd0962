import { BOTH } from '../model/obligation.js';
import { endOf } from './by-sense.js';
import { isParticiple } from './english.js';
import { whoeverOf } from './named-bearers.js';
import { otherSideOf } from './other-side.js';
import { counterpartyOf } from './party-table.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** "paid to the Contractor": so many words after the verb the receiver is looked for. */
const reach = 12;
/** "paid to the Contractor", "expected from the Supplier": whoever stands behind the verb. */
export function actorBeside(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  const { parties } = context;
  const { mentions } = view;
  // "somebody else will answer you within two days"
  const told = !predicate.passive && parties.we ? mentions.find(({ from }) => from === predicate.verb + 1) : undefined;
  if (told?.pronoun && told.party && !told.possessive) return counterpartyOf(parties, told.party);
  const end = Math.min(endOf(view, predicate), predicate.verb + reach);
  // What stands behind the verb counts first: "Letters sent to the Baker are to be passed on to the Miller".
  return (
    behindPreposition(context, view, predicate, predicate.verb, end) ??
    behindPreposition(context, view, predicate, predicate.from, Math.min(predicate.verb, end)) ??
    ''
  );
}

/** Who is bound by the first words of `[from, to)` that a preposition puts before a party. */
function behindPreposition(
  context: ReadingContext,
  view: SentenceView,
  predicate: Predicate,
  from: number,
  to: number,
): string | null {
  const { words, mentions } = view;
  for (let i = from; i < to; i++) {
    const preposition = words.lower[i];
    // "claims are filed with the Baker"
    const filed = preposition === 'with' && /^(?:filed|lodged)$/.test(words.lower[predicate.verb] ?? '');
    if (preposition !== 'to' && preposition !== 'by' && preposition !== 'from' && !filed) continue;
    const mention = mentions.find(({ from: start }) => start === i + 1);
    if (!mention?.party || (mention.possessive && i < predicate.verb)) continue;
    // "in the period designated by the Baker" tells more of the period.
    const noun = i - 1 > predicate.verb && isParticiple(words.lower[i - 1]!);
    if (preposition === 'by' && noun && !/^(?:unless|if|when|as)$/.test(words.lower[i - 2]!)) continue;
    // "is open to the Miller upon notice by the Baker": who only tells.
    if (preposition === 'by' && !predicate.failure && context.lexis.contains('notice-word', words.lower[i - 1] ?? ''))
      continue;
    // "Claims are notified to the other party"
    if (mention.party === BOTH && mention.other && preposition === 'to') return BOTH;
    // "is charged to the Baker": who bears it.
    if (
      preposition === 'to' &&
      i > predicate.verb &&
      context.lexis.contains('who/charged-to', words.lower[predicate.verb]!)
    )
      return mention.party;
    // "is paid to the Baker or the Miller": by the other of them.
    if (whoeverOf(view, mention) === BOTH) return BOTH;
    // "is not cured within five days of notice from the Baker": the Baker waits, the other cures.
    const waits = predicate.failure && i > predicate.verb && warns(context, words.lower, i);
    return (preposition === 'to' || filed) === waits ? mention.party : otherSideOf(context, view, mention.party);
  }
  return null;
}

/** "written notice from", "demand by": whether what stands before a preposition is a warning. */
const warns = ({ lexis }: ReadingContext, lower: readonly string[], preposition: number) =>
  lower
    .slice(Math.max(0, preposition - 4), preposition)
    .some((word) => lexis.contains('notice-word', word) || lexis.contains('who/demand', word));
