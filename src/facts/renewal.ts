import type { CueFinder } from '../grammar/cue-finder.js';
import type { Match } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import { valuesIn } from '../grammar/values-in.js';
import type { Period } from '../model/value.js';
import { type FactSentence, matchesOf, says } from './fact-sentence.js';
import { dayCount, slotPeriod } from './periods.js';
import { withoutNumber } from './sentence-places.js';

/** A renewal or a notice, with the sentence that lays it down. */
export interface Found {
  readonly sentence: FactSentence;
  readonly period: Period | null;
  readonly evergreen: boolean;
  /** How many renewals there are at most; null where the text does not say. */
  readonly renewals: number | null;
}

/** Points for cues of `grammars/cue/term/` that stand together in a sentence. */
const renewalPoints: readonly (readonly [points: number, ...cues: readonly string[]])[] = [
  [2, 'term/automatic'],
  [2, 'term/renews'],
  [1, 'term/further'],
  // "Thereafter from year to year": renewed, whatever the verb.
  [2, 'term/thereafter', 'term/year-to-year'],
  [2, 'term/thereafter', 'term/extends'],
  [2, 'term/extended-for-periods'],
  [2, 'term/series-or-option'],
];

function scoreRenewal(sentence: FactSentence): number {
  const { cues } = sentence;
  let points = sentence.headed ? 2 : 0;
  for (const [each, ...all] of renewalPoints) if (all.every((cue) => cues.has(cue, sentence))) points += each;
  if (cues.hasBut('term/unless', 'term/unless-otherwise', sentence) && cues.has('term/renewed-or-extended', sentence))
    points += 1;
  return points;
}

/** The best sentence on renewal: under such a heading, automatic, in words of renewing. */
export function readRenewal(sentences: readonly FactSentence[], initial: Period | null): Found | null {
  let best: (Found & { points: number }) | null = null;
  for (const sentence of sentences) {
    const { cues } = sentence;
    const passing = matchesOf(sentence, 'no-renewal');
    const match = nearest(
      matchesOf(sentence, 'renewal-term').filter(
        (each) =>
          !passing.some(({ start, end }) => start < each.end && each.start < end) &&
          isLongEnough(each, cues) &&
          !isAhead(each, sentence) &&
          !cues.has('term/goes-on-until', each) &&
          !cues.has('term/within', each) &&
          !(isUnmeasured(each, cues) && cues.begins('term/length-follows', { from: each.to, to: sentence.to })),
      ),
    );
    if (!match || isRenewalOfOther(sentence)) continue;
    if (!sentence.headed && !says(sentence, 'about-the-term') && !cues.has('term/unless', sentence)) continue;
    // What the parties may agree on at any time is no term of this contract.
    if (
      cues.has('term/by-agreement', sentence) &&
      !cues.has('term/automatic', sentence) &&
      !cues.hasBut('term/unless', 'term/unless-ended', sentence)
    )
      continue;
    const points = scoreRenewal(sentence) - (isUnmeasured(match, cues) ? 2 : 0);
    if (points < 3 || (best && best.points >= points)) continue;
    const renewals = countOf(sentence);
    const evergreen = renewals === null && cues.has('term/again-and-again', sentence);
    const period = match.slots.same ? initial : slotPeriod(match.slots.period);
    if (period) best = { sentence, period, evergreen, renewals, points };
  }
  return best;
}

/** "shall be automatically renewed unless …": without a length, it is renewed for that of the first term. */
const isUnmeasured = ({ slots }: Match, cues: CueFinder): boolean =>
  slots.same !== undefined && cues.begins('term/of-itself', slots.same);

/** "on a yearly basis up to ten years": the length that is named first; one that is that of the first term comes last. */
function nearest(matches: readonly Match[]): Match | undefined {
  const start = ({ slots }: Match) => slots.period?.start ?? Number.POSITIVE_INFINITY;
  return [...matches].sort((a, b) => (start(a) < start(b) ? -1 : Number(start(a) > start(b))))[0];
}

/** "Upon renewal of a licence": of something that is renewed under the contract. */
function isRenewalOfOther(sentence: FactSentence): boolean {
  const { cues, read, to } = sentence;
  const renewal = cues.atStart('term/on-renewal-of', withoutNumber(read, sentence));
  return renewal !== null && !cues.begins('term/contract-itself', { from: renewal.to, to });
}

/** "two further periods of one year": how many renewals there are. */
function countOf(sentence: FactSentence): number | null {
  for (const { slots } of matchesOf(sentence, 'renewal-count')) {
    const count = slots.count?.hit?.number ?? Number(slots.once?.meaning);
    if (Number.isInteger(count) && count > 0) return count;
  }
  return null;
}

/** "not to renew at least six months before": the length of a notice, not of a term. */
const isAhead = ({ slots }: Match, sentence: FactSentence): boolean =>
  slots.period !== undefined && runsAhead(slots.period, sentence);

/** "sixty days before": a length of notice. */
export const runsAhead = (length: TokenRange, { cues, to }: FactSentence): boolean =>
  cues.begins('term/ahead-of', { from: length.to, to });

function isLongEnough(match: Match, cues: CueFinder): boolean {
  if (match.slots.same) return true;
  const period = slotPeriod(match.slots.period);
  if (period === null || period.business || dayCount(period) < 28) return false;
  // Thirty days are a notice, unless they are said to be a term.
  return period.unit !== 'day' || cues.has('term/period-or-term', match);
}

/** The first length of time of a sentence that a notice must be ahead by: "sixty days before", "notice of 3 months". */
function noticeIn(sentence: FactSentence): Period | null {
  const { read, cues, from } = sentence;
  for (const hit of valuesIn(read, 'duration', sentence)) {
    if (hit.value?.type !== 'period') continue;
    if (runsAhead(hit, sentence) || cues.ends('term/notice-of', { from, to: hit.from })) return hit.value.period;
  }
  return null;
}

const stops = (sentence: FactSentence): boolean => sentence.cues.has('term/stops-renewal', sentence);

/** In the sentence of the renewal, or in one close behind it; further away where it says that nothing is renewed. What
 *  somebody has to ask for is stopped by silence: a notice beside it is one to renew, or ends the contract early. */
export function readNotice(sentences: readonly FactSentence[], renewal: FactSentence): Found | null {
  const byChoice = says(renewal, 'option-to-renew');
  const near = sentences
    .filter(
      (sentence) =>
        sentence === renewal ||
        (sentence.start > renewal.start - 600 && sentence.start < renewal.end + 900) ||
        (Math.abs(sentence.start - renewal.start) < 4000 && stops(sentence)),
    )
    .sort((a, b) => Number(b === renewal) - Number(a === renewal) || a.start - b.start);
  for (const sentence of near) {
    if (!says(sentence, 'notice-to-stop-renewal') || says(sentence, 'notice-to-renew')) continue;
    if (byChoice && !stops(sentence)) continue;
    if (
      sentence !== renewal &&
      (!sentence.cues.has('term/about-the-end', sentence) || sentence.cues.has('term/breach', sentence))
    )
      continue;
    const period = noticeIn(sentence);
    if (period) return { sentence, period, evergreen: false, renewals: null };
  }
  return null;
}
