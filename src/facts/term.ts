import { CueFinder } from '../grammar/cue-finder.js';
import type { Match } from '../grammar/matcher.js';
import type { Read } from '../grammar/read.js';
import { valuesIn } from '../grammar/values-in.js';
import type { DocumentFacts, Stated, Term } from '../model/facts.js';
import { oncePer } from '../model/once-per.js';
import type { Span } from '../model/span.js';
import type { Period } from '../model/value.js';
import { addPeriod, dayBefore, monthEnd } from './add-period.js';
import { readStartBehind, runsFromOther } from './counted-from.js';
import { readNamedDay } from './defined-ends.js';
import { type FactSentence, matchesOf, says } from './fact-sentence.js';
import { itemsBehind, leadsToEnds } from './listed-ends.js';
import { dayCount, slotPeriod } from './periods.js';
import type { ReadPrintedEnd } from './printed-ends.js';
import { readNotice, readRenewal, runsAhead } from './renewal.js';
import { laysDown, opensWith, saysFromTo, scoreTerm } from './term-score.js';
import { readGoingOn, readOpenEnd } from './term-without-end.js';

export interface TermFacts {
  readonly expirationDate: Stated<string> | null;
  readonly term: Term;
  readonly termSpans: DocumentFacts['termSpans'];
}

const lengthOf = (match: Match): Period | null => slotPeriod(match.slots.period, match.slots.nth);

/** "On the day before the third anniversary": on that day, and not on the anniversary. */
function endsBefore(match: Match, { cues, from }: FactSentence): boolean {
  const to = match.slots.nth?.from;
  return to !== undefined && cues.ends('term/day-before', { from, to });
}

/** Words between a length and what says that its first day counts: "three years from and including 1 May 2026", "from and
 *  including 1 May 2026 for a period of three years". */
const besideLength = 14;

/** "From" a day leaves that day out, so that three years from 1 May end with 1 May; "from and including" makes it the first,
 *  so that they end with 30 April.
 *  @source BGB § 187(1), § 188(2) first case, and § 187(2), § 188(2) second case; the same day is counted or not in
 *    Regulation (EEC, Euratom) 1182/71, art. 3(1) */
function countsFirstDay({ slots }: Match, { cues, from, to }: FactSentence): boolean {
  const length = slots.period;
  if (!length) return false;
  const near = { from: Math.max(from, length.from - besideLength), to: Math.min(to, length.to + besideLength) };
  return cues.has('term/first-day-counts', near);
}

/** A length of time that another rule of the sentence claims (a notice, a renewal) is no first term. */
function isClaimed(match: Match, sentence: FactSentence): boolean {
  const slot = match.slots.period;
  if (!slot) return false;
  // "The 36th full month after that day" is counted in another way.
  if (sentence.cues.ends('term/nth', { from: sentence.from, to: slot.from })) return true;
  // "on three months' notice", "sixty days before".
  if (runsAhead(slot, sentence)) return true;
  return matchesOf(sentence, 'renewal-term').some(
    (other) =>
      other !== match && !sentence.cues.has('term/goes-on-until', other) && other.slots.period?.start === slot.start,
  );
}

/** Ends that the text defines elsewhere and that are looked up, so that the cost stays bounded. */
const mostDefined = 20;

/** Expiry, first term, renewal and the notice that stops it. Dates are computed only from what the text gives: a term
 *  that runs from some other event has no end here. */
export function readTerm(
  sentences: readonly FactSentence[],
  agreement: string | null,
  effective: string | null,
  printedEnd: ReadPrintedEnd,
  definedEnd: (sentence: FactSentence) => FactSentence | null,
): TermFacts {
  const about = sentences.filter(
    (sentence) =>
      (sentence.headed && (opensWith(sentence, 'term/it-goes-on') || saysFromTo(sentence))) ||
      says(sentence, 'about-the-term'),
  );
  const ranked = about
    .map((sentence) => ({ sentence, points: scoreTerm(sentence) }))
    .sort((a, b) => b.points - a.points || a.sentence.start - b.sentence.start);
  let expirationDate: Stated<string> | null = null;
  let initial: Period | null = null;
  let fromOtherEvent = false;
  for (const { sentence, points } of ranked) {
    // "Until terminated" beside a stated length or end: what follows the first term, not the whole.
    if (points < (expirationDate ? 5 : 4)) break;
    const items = leadsToEnds(sentence) ? itemsBehind(sentence, sentences) : [];
    const end = [sentence, ...items].map((each) => endOf(each, agreement, effective, printedEnd)).find((each) => each);
    if (!end || (expirationDate && !end.initial && end.date === 'perpetual')) continue;
    initial = end.initial;
    fromOtherEvent = end.fromOtherEvent ?? false;
    expirationDate =
      end.date === null
        ? null
        : { value: end.date, span: { start: sentence.start, end: sentence.end }, rule: end.rule };
    if (end.date !== 'perpetual') break;
  }
  if (!expirationDate && !initial) {
    let defined = 0;
    for (const { sentence, points } of ranked) {
      if (points < 2 || defined === mostDefined) break;
      const definition = definedEnd(sentence);
      if (!definition) continue;
      defined++;
      const end = endOf(definition, agreement, effective, printedEnd);
      if (!end?.date || end.date === 'perpetual') continue;
      expirationDate = { value: end.date, span: { start: sentence.start, end: sentence.end }, rule: end.rule };
      initial = end.initial;
      break;
    }
  }
  const renewal = readRenewal(sentences, initial);
  // What is renewed has an end, if one that the text does not date.
  if (
    renewal &&
    expirationDate?.value === 'perpetual' &&
    Math.abs(renewal.sentence.start - expirationDate.span.start) < sameClause
  )
    expirationDate = null;
  const goingOn = !renewal && (initial || isDay(expirationDate)) ? readGoingOn(sentences) : null;
  const after = renewal?.sentence ?? goingOn;
  const notice = after ? readNotice(sentences, after) : null;
  if (!expirationDate && !initial && !renewal && !hasEnd(ranked)) {
    const open = readOpenEnd(sentences);
    if (open)
      expirationDate = {
        value: 'perpetual',
        span: { start: open.sentence.start, end: open.sentence.end },
        rule: open.rule,
      };
  }
  return {
    expirationDate,
    term: {
      initial,
      ...(fromOtherEvent && { fromOtherEvent }),
      renewal: renewal?.period ?? null,
      evergreen: renewal?.evergreen ?? false,
      ...(renewal?.renewals ? { renewals: renewal.renewals } : {}),
      ...(goingOn && { endless: true }),
      noticeToStop: notice?.period ?? null,
      perpetual: expirationDate?.value === 'perpetual',
    },
    termSpans: { renewal: spanOf(after), noticeToStop: spanOf(notice?.sentence) },
  };
}

const isDay = (end: Stated<string> | null): boolean => end !== null && end.value !== 'perpetual';

/** Some sentence lays down an end that the text does not date: "until the later of …", "for [***] years". */
const hasEnd = (ranked: readonly { sentence: FactSentence; points: number }[]): boolean =>
  ranked.some(({ sentence, points }) => points >= 3 && sentence.cues.has('term/says-an-end', sentence));

/** Characters between a term and its renewal; what is renewed pages later is something else, such as maintenance. */
const sameClause = 4000;

function spanOf(sentence: FactSentence | null | undefined): Span | null {
  return sentence ? { start: sentence.start, end: sentence.end } : null;
}

/** The text explains its "Effective Date" itself. */
const definesStart = oncePer((read: Read) =>
  CueFinder.of(read).has('term/quoted-start', { from: 0, to: read.tokens.count }),
);

interface TermEnd {
  readonly date: string | null;
  readonly initial: Period | null;
  readonly rule: string;
  readonly fromOtherEvent?: boolean;
}

function endOf(
  sentence: FactSentence,
  agreement: string | null,
  effective: string | null,
  printedEnd: ReadPrintedEnd,
): TermEnd | null {
  const { read, cues } = sentence;
  const start = effective ?? agreement;
  const of = (fact: string) => matchesOf(sentence, fact);
  // A table of dates is no clause on the end.
  if (valuesIn(read, 'date', sentence).length > 4) return null;
  if (valuesIn(read, 'duration', sentence).length > 4 && !laysDown(sentence)) return null;
  const dated = of('expiry-date').filter((match) => match.slots.date?.hit?.value?.type === 'date');
  const lengths = of('initial-term').filter((match) => {
    const length = lengthOf(match);
    return length !== null && !length.business && !isClaimed(match, sentence);
  });
  const long = lengths.filter(
    (match) => dayCount(lengthOf(match)!) >= (sentence.headed && lengthOf(match)!.unit !== 'day' ? 28 : 85),
  );
  const initial = long.length > 0 ? lengthOf(long[0]!) : null;
  const begins = of('effective-date').find((match) => match.slots.date?.hit?.value?.type === 'date');
  const first = begins?.slots.date?.hit?.value;
  for (const match of dated) {
    const value = match.slots.date!.hit!.value!;
    // "from 1 May 2020 to 30 April 2021": the later of the two; "to commence on 1 May"; a treaty "concluded on 11 April 1980";
    // "on or prior to 1 May".
    if (
      value.type === 'date' &&
      !(first?.type === 'date' && first.date >= value.date) &&
      !cues.has('term/begins', match) &&
      !cues.ends('term/prior', { from: sentence.from, to: match.from }) &&
      !(start && value.date < start)
    )
      return { date: value.date, initial, rule: match.rule.id };
  }
  const printed = dated.length === 0 ? printedEnd(sentence) : null;
  if (printed && !(start && printed.date! < start))
    return { date: printed.date, initial, rule: 'facts/expiry-date-printed' };
  // A length that is blacked out or left blank: there is an end, but not one to be known.
  if (!initial && of('initial-term').some((match) => match.slots.period?.hit?.problem && !isClaimed(match, sentence))) {
    return { date: null, initial: null, rule: '' };
  }
  if (initial) {
    const known =
      cues.has('term/names-the-start', sentence) && definesStart(read)
        ? effective
        : cues.has('term/date-of-this', sentence)
          ? (agreement ?? start)
          : start;
    const behind = readStartBehind(sentence);
    const other = behind !== null || runsFromOther(sentence);
    const oneLength = lengths.every(({ slots }) => slots.period?.start === lengths[0]!.slots.period?.start);
    const named =
      other && oneLength && !opensWith(sentence, 'term/in-a-case')
        ? readNamedDay(sentence, behind ?? sentence.plain)
        : null;
    if ((other && !named) || cues.has('term/longer-of', sentence))
      return { date: null, initial, rule: long[0]!.rule.id, fromOtherEvent: true };
    const from = named ?? (first?.type === 'date' ? first.date : known);
    let end = from ? addPeriod(from, initial) : null;
    if (end && long.some(({ slots }) => slots['month-end'])) end = monthEnd(end);
    else if (end && (endsBefore(long[0]!, sentence) || countsFirstDay(long[0]!, sentence))) end = dayBefore(end);
    return { date: end, initial, rule: long[0]!.rule.id };
  }
  const yearEnds = of('year-end');
  const yearEnd = yearEnds.find((match) => match.slots.year) ?? yearEnds[0];
  const yearsAfter = Number(yearEnd?.slots.nth?.meaning ?? 0);
  const year = yearEnd?.slots.year ? yearEnd.slots.year.hit?.number : Number(start?.slice(0, 4)) + yearsAfter;
  if (yearEnd && year && year >= 1900 && year < 2200)
    return { date: `${year}-12-31`, initial: null, rule: 'facts/year-end' };
  const [endless] = of('endless-term');
  if (endless && !cues.has('term/leaves-alone', sentence) && long.length === 0 && of('renewal-term').length === 0)
    return { date: 'perpetual', initial: null, rule: endless.rule.id };
  return null;
}
