import { readActor } from './actors.js';
import type { Lexis } from './lexis.js';
import type { Mention } from './mentions.js';
import type { Predicate } from './predicate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** "payment by the Baker for the flour, as agreed in clause 2, will be made": so many words lie between. */
const reach = 24;
/** "of the first year's rent" has so many words at most. */
const longestThing = 6;

/** Whose doing it is where a noun names it: "Payment by the Baker will be made within nine days", "Meetings of the Board shall be
 *  held monthly". Empty where the noun does not tell.
 *  @returns a party by its alias, or a body by the text's own words */
export function doerOfNoun(context: ReadingContext, view: SentenceView, predicate: Predicate): string {
  if (!predicate.passive || predicate.agent) return '';
  const { words } = view;
  if (!context.lexis.contains('who/carried-out', words.lower[predicate.verb] ?? '')) return '';
  return byParty(context, view, predicate)?.party || meetingOf(context, view, predicate);
}

function byParty({ lexis }: ReadingContext, view: SentenceView, predicate: Predicate): Mention | undefined {
  const { lower } = view.words;
  return view.mentions.findLast(
    ({ from, to, party, possessive }) =>
      party !== '' &&
      !possessive &&
      to <= predicate.at &&
      predicate.at - to <= reach &&
      lower[from - 1] === 'by' &&
      isDeed(lexis, lower, from - 1) &&
      !lower.slice(to, predicate.at).includes(';') &&
      view.predicates.every(({ at }) => at < from || at >= predicate.at),
  );
}

/** "rejection | by", "rejection of the bread | by": whether the noun before a preposition is a deed. */
function isDeed(lexis: Lexis, lower: readonly string[], by: number): boolean {
  const of = lower.lastIndexOf('of', by);
  const nouns = of > 0 && by - of <= longestThing ? [by - 1, of - 1] : [by - 1];
  return nouns.some((noun) => lexis.contains('who/deed-noun', lower[noun] ?? ''));
}

function meetingOf({ lexis }: ReadingContext, { words }: SentenceView, { from, at }: Predicate): string {
  const { lower } = words;
  for (let i = from; i + 1 < at; i++) {
    if (!/^(?:meetings?|sessions?)$/.test(lower[i]!) || lower[i + 1] !== 'of') continue;
    return readActor(words, lexis, i + 2, at - 1)?.name ?? '';
  }
  return '';
}
