import type { Period } from '../model/value.js';
import { dayCount, factOf, slotPeriod } from './periods.js';
import type { FactSentence } from './windows.js';

/** The sentence by which a contract goes on after its first term until somebody ends it: "and shall continue thereafter
 *  until terminated by either party on thirty days' notice". Not a renewal: what follows has no length. */
export function readGoingOn(sentences: readonly FactSentence[]): FactSentence | null {
  const speaks = ({ matches, headed }: FactSentence) =>
    headed || matches.some((match) => factOf(match) === 'about-the-term');
  return (
    sentences.find(
      (sentence) =>
        sentence.matches.some((match) => factOf(match) === 'goes-on') && speaks(sentence) && !later(sentence),
    ) ?? null
  );
}

/** What goes on when the contract itself has ended. */
const later = ({ plain }: FactSentence): boolean =>
  /\bsurviv|\bconfidential|\b(?:after|upon|following) (?:the |any |such )?(?:expiration or )?(?:earlier )?termination\b/i.test(
    plain,
  );

/** The sentence by which either party may end a contract at any time, where nothing says how long it runs. */
export function readOpenEnd(sentences: readonly FactSentence[]): { sentence: FactSentence; rule: string } | null {
  for (const sentence of sentences) {
    const match = sentence.matches.find((each) => factOf(each) === 'ended-by-notice');
    const length: Period | null = match ? slotPeriod(match.slots.notice) : null;
    if (match && length && dayCount(length) > 0 && !forCause.test(firstWay(sentence.plain)))
      return { sentence, rule: match.rule.id };
  }
  return null;
}

/** "(a) at the option of any party, upon 90 days' notice; or (b) in the event of …": the first of several ways. */
const firstWay = (plain: string): string => plain.split(/[;,] (?:or |and )?\((?:b|ii|2)\)/, 1)[0]!;

const forCause =
  /\b(?:breach|default|insolven|bankrupt|cure[ds]?\b|fails?\b|failure|force majeure|if\b|in the event|in case|after the (?:initial|first)|(?:initial|renewal) (?:term|period)|replaced|deleted|amended|restated|statement of work|work order|anniversary)/i;
