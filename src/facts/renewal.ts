import type { Match } from '../grammar/matcher.js';
import type { Period } from '../model/value.js';
import { dayCount, factOf, slotPeriod } from './periods.js';
import type { FactSentence } from './windows.js';

/** A renewal or a notice, with the sentence that lays it down. */
export interface Found {
  readonly sentence: FactSentence;
  readonly period: Period | null;
  readonly evergreen: boolean;
  /** How many renewals there are at most; null where the text does not say. */
  readonly renewals: number | null;
}

/** The best sentence on renewal: under such a heading, automatic, in words of renewing. */
export function readRenewal(sentences: readonly FactSentence[], initial: Period | null): Found | null {
  let best: (Found & { points: number }) | null = null;
  for (const sentence of sentences) {
    const passing = sentence.matches.filter((each) => factOf(each) === 'no-renewal');
    const match = nearest(
      sentence.matches.filter(
        (each) =>
          factOf(each) === 'renewal-term' &&
          !passing.some(({ start, end }) => start < each.end && each.start < end) &&
          isLongEnough(each) &&
          !isAhead(each, sentence) &&
          !goesOn.test(each.text) &&
          !/\bwithin\b/i.test(each.text) &&
          !(isUnmeasured(each) && lengthFollows.test(sentence.text.slice(each.end - sentence.start))),
      ),
    );
    if (!match || renewalOfOther.test(sentence.plain)) continue;
    if (
      !sentence.headed &&
      !sentence.matches.some((each) => factOf(each) === 'about-the-term') &&
      !/\bunless\b/i.test(sentence.plain)
    )
      continue;
    let points =
      (sentence.headed ? 2 : 0) +
      (/automatic/i.test(sentence.plain) ? 2 : 0) +
      (/\brenew|\bgoes on\b|\bcontinues? on an?\b|\brolls? over\b|\bprolong|\bdeemed extended\b/i.test(sentence.plain)
        ? 2
        : 0);
    if (
      /\b(?:successive|additional|consecutive|further|(?:month|year)[\s-]to[\s-](?:month|year))\b/i.test(sentence.plain)
    )
      points += 1;
    // "Thereafter from year to year": renewed, whatever the verb.
    if (/\bthereafter\b/i.test(sentence.plain) && /\b(?:month|year)[\s-]to[\s-](?:month|year)\b/i.test(sentence.plain))
      points += 2;
    if (/\bthereafter\b/i.test(sentence.plain) && /\bextend(?:s|ed)\b/i.test(sentence.plain)) points += 2;
    if (/\bextend(?:s|ed)?\b[^.;]{0,60}\b(?:periods|terms) of\b/i.test(sentence.plain)) points += 2;
    if (
      /\bthereafter for (?:successive|additional|further|consecutive)\b|\boptions? to (?:extend|renew)\b/i.test(
        sentence.plain,
      )
    )
      points += 2;
    if (
      /\bunless\b(?! otherwise)/i.test(sentence.plain) &&
      /\b(?:renews?|renewed|extend(?:s|ed)?)\b/i.test(sentence.plain)
    )
      points += 1;
    if (isUnmeasured(match)) points -= 2;
    // What the parties may agree on at any time is no term of this contract.
    if (
      byAgreement.test(sentence.plain) &&
      !/automatic|\bunless\b(?! (?:sooner |earlier |otherwise )?terminated)/i.test(sentence.plain)
    )
      continue;
    if (points < 3 || (best && best.points >= points)) continue;
    const renewals = countOf(sentence);
    const evergreen =
      renewals === null &&
      /\b(?:successive|consecutive|each|year[\s-]to[\s-]year|month[\s-]to[\s-]month|thereafter|periods|terms|at a time|then[\s-]current (?:term|period)|any (?:renewal )?term)\b/i.test(
        sentence.plain,
      );
    const period = match.slots.same ? initial : slotPeriod(match.slots.period);
    if (period) best = { sentence, period, evergreen, renewals, points };
  }
  return best;
}

/** "shall be automatically renewed unless …": without a length, it is renewed for that of the first term. */
const isUnmeasured = ({ slots }: Match): boolean => /^(?:automatic|tacit)/i.test(slots.same?.text ?? '');
const lengthFollows = /^[\s\u00a0,]*(?:for|on|upon|each|every|in|by)(?!\p{L})/iu;

/** "on a yearly basis up to ten years": the length that is named first; one that is that of the first term comes last. */
function nearest(matches: readonly Match[]): Match | undefined {
  const start = ({ slots }: Match) => slots.period?.start ?? Number.POSITIVE_INFINITY;
  return [...matches].sort((a, b) => (start(a) < start(b) ? -1 : Number(start(a) > start(b))))[0];
}

/** "Upon renewal of a licence": of something that is renewed under the contract. */
const renewalOfOther =
  /^[\d.\s()]*(?:upon|on|after|following|at) (?:the |any |each )?renewal of (?!(?:this|the|such|said) (?:agreement|contract|lease|term|initial))/i;

const byAgreement =
  /\bmutual(?:ly)?\b|\bagreement (?:of|between|by) (?:the|both) parties\b|\bby (?:written )?agreement\b/i;

/** "two further periods of one year": how many renewals there are. */
function countOf(sentence: FactSentence): number | null {
  for (const match of sentence.matches) {
    if (factOf(match) !== 'renewal-count') continue;
    const count = match.slots.count?.hit?.number ?? Number(match.slots.once?.meaning);
    if (Number.isInteger(count) && count > 0) return count;
  }
  return null;
}

/** "not to renew at least six months before": the length of a notice, not of a term. */
function isAhead(match: Match, sentence: FactSentence): boolean {
  const end = (match.slots.period?.end ?? sentence.start) - sentence.start;
  return aheadOf.test(sentence.text.slice(end, end + 60));
}

function isLongEnough(match: Match): boolean {
  if (match.slots.same) return true;
  const period = slotPeriod(match.slots.period);
  if (period === null || period.business || dayCount(period) < 28) return false;
  // Thirty days are a notice, unless they are said to be a term.
  return period.unit !== 'day' || /period|term/i.test(match.text);
}

/** "unless terminated or extended, shall continue for three years": the length is not that of the extension. */
export const goesOn = /\b(?:shall|will) (?:continue|remain|expire|end|terminate)\b|\b(?:expires|ends|terminates)\b/i;
/** Behind a length of time: it is one of notice. */
export const aheadOf =
  /^(?:['’]?s?['’]?|\))?[\s\u00a0]+(?:(?:of|in|the|written|such|prior|advance|calendar)[\s\u00a0]+){0,3}(?:prior|before|in advance|advance|notice|preceding|ahead)\b/i;
const noticeOf = /\bnotice[^.;]{0,60}(?:of|than|least)[\s\u00a0]+(?:a[\s\u00a0]+)?$/i;

/** The first length of time of a sentence that a notice must be ahead by: "sixty days before", "notice of 3 months". */
function noticeIn(sentence: FactSentence): Period | null {
  const { read, start, end, text } = sentence;
  for (const hit of read.values.duration) {
    if (hit.start < start || hit.end > end || hit.value?.type !== 'period') continue;
    const after = text.slice(hit.end - start, hit.end - start + 60);
    if (aheadOf.test(after) || noticeOf.test(text.slice(0, hit.start - start))) return hit.value.period;
  }
  return null;
}

const stops = /\b(?:not to renew|non-?renewal|not renew)\b/i;

const says = (sentence: FactSentence, fact: string): boolean => sentence.matches.some((each) => factOf(each) === fact);

/** In the sentence of the renewal, or in one close behind it; further away where it says that nothing is renewed. What
 *  somebody has to ask for is stopped by silence: a notice beside it is one to renew, or ends the contract early. */
export function readNotice(sentences: readonly FactSentence[], renewal: FactSentence): Found | null {
  const byChoice = says(renewal, 'option-to-renew');
  const near = sentences
    .filter(
      (sentence) =>
        sentence === renewal ||
        (sentence.start > renewal.start - 600 && sentence.start < renewal.end + 900) ||
        (Math.abs(sentence.start - renewal.start) < 4000 && stops.test(sentence.plain)),
    )
    .sort((a, b) => Number(b === renewal) - Number(a === renewal) || a.start - b.start);
  for (const sentence of near) {
    if (!says(sentence, 'notice-to-stop-renewal') || says(sentence, 'notice-to-renew')) continue;
    if (byChoice && !stops.test(sentence.plain)) continue;
    if (sentence !== renewal && !/renew|exten[ds]|expir|end of|terminate this agreement/i.test(sentence.plain))
      continue;
    if (/\bcure|\bbreach|\bdefault/i.test(sentence.plain) && sentence !== renewal) continue;
    const period = noticeIn(sentence);
    if (period) return { sentence, period, evergreen: false, renewals: null };
  }
  return null;
}
