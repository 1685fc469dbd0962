import type { TokenRange } from '../grammar/sentences.js';
import type { Period } from '../model/value.js';
import { type FactSentence, matchesOf, says } from './fact-sentence.js';
import { dayCount, slotPeriod } from './periods.js';

/** The sentence by which a contract goes on after its first term until somebody ends it: "and shall continue thereafter
 *  until terminated by either party on thirty days' notice". Not a renewal: what follows has no length. */
export function readGoingOn(sentences: readonly FactSentence[]): FactSentence | null {
  const speaks = (sentence: FactSentence) => sentence.headed || says(sentence, 'about-the-term');
  return sentences.find((sentence) => says(sentence, 'goes-on') && speaks(sentence) && !later(sentence)) ?? null;
}

/** What goes on when the contract itself has ended. */
const later = (sentence: FactSentence): boolean => sentence.cues.has('term/goes-on-after-the-end', sentence);

/** The sentence by which either party may end a contract at any time, where nothing says how long it runs. */
export function readOpenEnd(sentences: readonly FactSentence[]): { sentence: FactSentence; rule: string } | null {
  for (const sentence of sentences) {
    const [match] = matchesOf(sentence, 'ended-by-notice');
    const length: Period | null = match ? slotPeriod(match.slots.notice) : null;
    if (match && length && dayCount(length) > 0 && !sentence.cues.has('term/for-cause', firstWay(sentence)))
      return { sentence, rule: match.rule.id };
  }
  return null;
}

/** "(a) at the option of any party, upon 90 days' notice; or (b) in the event of …": the first of several ways. */
function firstWay({ cues, from, to }: FactSentence): TokenRange {
  return { from, to: cues.find('term/second-way', { from, to })?.from ?? to };
}
