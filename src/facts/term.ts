import type { Match } from '../grammar/matcher.js';
import type { DocumentFacts, Stated, Term } from '../model/facts.js';
import type { Span } from '../model/span.js';
import type { Period } from '../model/value.js';
import { addPeriod, dayBefore, monthEnd } from './add-period.js';
import { readNamedDay } from './defined-ends.js';
import { itemsBehind, leadsToEnds } from './listed-ends.js';
import { dayCount, factOf, slotPeriod } from './periods.js';
import type { ReadPrintedEnd } from './printed-ends.js';
import { readNotice, readRenewal, runsAhead } from './renewal.js';
import { laysDown, opensWith, saysFromTo, scoreTerm } from './term-score.js';
import { readGoingOn, readOpenEnd } from './term-without-end.js';
import type { FactSentence } from './windows.js';

export interface TermFacts {
  readonly expirationDate: Stated<string> | null;
  readonly term: Term;
  readonly termSpans: DocumentFacts['termSpans'];
}

const lengthOf = (match: Match): Period | null => slotPeriod(match.slots.period, match.slots.nth);

/** "On the day before the third anniversary": on that day, and not on the anniversary. */
function endsBefore(match: Match, { text, start }: FactSentence): boolean {
  const at = match.slots.nth?.start;
  return (
    at !== undefined &&
    /\b(?:(?:day|date)\s+(?:immediately\s+|next\s+)?(?:before|preceding|prior\s+to)|last\s+day\s+of)\s+(?:the\s+)?$/i.test(
      text.slice(0, at - start),
    )
  );
}

/** A length of time that another rule of the sentence claims (a notice, a renewal) is no first term. */
function isClaimed(match: Match, sentence: FactSentence): boolean {
  const slot = match.slots.period;
  if (!slot) return false;
  // "The 36th full month after that day" is counted in another way.
  if (
    /(?:\d\s*(?:st|nd|rd|th)|\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)|teenth|tieth)\)?\s+(?:full\s+)?(?:calendar\s+)?$/i.test(
      sentence.text.slice(0, slot.start - sentence.start),
    )
  )
    return true;
  // "on three months' notice", "sixty days before".
  if (runsAhead(slot, sentence)) return true;
  return sentence.matches.some(
    (other) =>
      other !== match &&
      factOf(other) === 'renewal-term' &&
      !sentence.cues.has('term/goes-on-until', other) &&
      other.slots.period?.start === slot.start,
  );
}

const ofOtherEvent =
  /(?:from|after|following|commenc\w+ (?:on|upon|at|with|from)|begin\w* (?:on|upon|at|with|from)|start\w* (?:on|upon|at|with|from)|anniversary of)\s+(?!(?:and after\s+)?(?:the\s+)?(?:said\s+)?(?:(?:\p{L}+\s+)?effective|commencement|its date|date (?:hereof|on which (?:it|this|the parties)|of (?:this|its|execution|signature|signing|the agreement))|date (?:first|set)|first date (?:above|set|written)|execution|start date|agreement|signing|signature|day and|day first|initial|term|contract date|such|that|date signed|last|expir|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d))(?:the\s+)?(?:\p{L}+[\s-]+){0,6}?(?:date|launch|closing|sale|delivery|acceptance|approval|completion|opening|installation|initiation)\b/iu;
/** What else a length may run from: "after such election", "effective as of the date of completion". */
const afterOther =
  /(?:after|following)\s+(?:such|any|the giving of|notice|delivery of)\b|\beffective (?:as of|on|upon|from) (?:the date of )?(?:the )?(?:\p{L}+ ){0,2}(?:completion|delivery|deliveries|launch|closing|opening|acceptance|approval|installation)\b|\banniversary of the expiration\b/iu;

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
      sentence.matches.some((match) => factOf(match) === 'about-the-term'),
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
  ranked.some(
    ({ sentence, points }) =>
      points >= 3 &&
      /\b(?:until|through|terminates? (?:on|upon|when)|expires? (?:on|upon|when)|ends? (?:on|upon|when)|for (?:an? )?(?:initial )?(?:period|term) of|(?:continue|remain|last|run)s?\b[^.;]{0,40}\bfor)\b/i.test(
        sentence.plain,
      ),
  );

/** Characters between a term and its renewal; what is renewed pages later is something else, such as maintenance. */
const sameClause = 4000;

function spanOf(sentence: FactSentence | null | undefined): Span | null {
  return sentence ? { start: sentence.start, end: sentence.end } : null;
}

/** "If nothing has been sold by the end of twelve months": what then happens, and no term. */
const conditional = /^[\d.\s()a-z]{0,8}(?:In the event|If|Should|Where)\b/;

/** The sentence behind: "The term begins on the Launch Date." */
const startBehind =
  /^\s*(?:The|Its) (?:\w+ ){0,5}(?:start|beginning|commencement) of the (?:initial )?[Tt]erm (?:shall|will) be (?:from|on|upon|as of) the (?!(?:Effective|Commencement|Start|Agreement|Execution|Signing) Date)(?:\p{Lu}[\p{L}-]+ ){1,4}Date/u;

/** The text explains its "Effective Date" itself. */
const definesStart = /["“](?:the )?(?:effective|commencement) date/i;
/** Of two ends only one is known. */
const unknownEnd = /\blonger of\b/i;

interface TermEnd {
  readonly date: string | null;
  readonly initial: Period | null;
  readonly rule: string;
  readonly fromOtherEvent?: boolean;
}

/** "until revoked by any party, and then only with respect to that party": when somebody leaves, and no end. */
const leavesAlone =
  /\brevoked\b.*\bonly (?:with respect to|as to|for) (?:such|that|the) (?:revoking )?(?:party|person)\b/i;

const dateHereof = /\bdate (?:hereof|of this)\b|\babove written\b/i;

function endOf(
  sentence: FactSentence,
  agreement: string | null,
  effective: string | null,
  printedEnd: ReadPrintedEnd,
): TermEnd | null {
  const start = effective ?? agreement;
  const of = (fact: string) => sentence.matches.filter((match) => factOf(match) === fact);
  // A table of dates is no clause on the end.
  const dates = sentence.read.values.date.filter((hit) => hit.start >= sentence.start && hit.end <= sentence.end);
  if (dates.length > 4) return null;
  const lengthsInIt = sentence.read.values.duration.filter(
    (hit) => hit.start >= sentence.start && hit.end <= sentence.end,
  );
  if (lengthsInIt.length > 4 && !laysDown(sentence)) return null;
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
    // "from 1 May 2020 to 30 April 2021": the later of the two; "to commence on 1 May"; a treaty "concluded on 11 April 1980".
    if (
      value.type === 'date' &&
      !(first?.type === 'date' && first.date >= value.date) &&
      !/\b(?:commenc|begin|start)/i.test(match.text) &&
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
    const namesStart = /\b(?:effective|commencement) date/i.test(sentence.plain);
    const known =
      namesStart && definesStart.test(sentence.read.text)
        ? effective
        : dateHereof.test(sentence.plain)
          ? (agreement ?? start)
          : start;
    const behind = startBehind.exec(sentence.read.text.slice(sentence.end, sentence.end + 240))?.[0] ?? '';
    const { plain } = sentence;
    const other = behind !== '' || ofOtherEvent.test(plain) || afterOther.test(plain);
    const oneLength = lengths.every(({ slots }) => slots.period?.start === lengths[0]!.slots.period?.start);
    const named = other && oneLength && !conditional.test(plain) ? readNamedDay(sentence, behind || plain) : null;
    if ((other && !named) || unknownEnd.test(plain))
      return { date: null, initial, rule: long[0]!.rule.id, fromOtherEvent: true };
    const from = named ?? (first?.type === 'date' ? first.date : known);
    let end = from ? addPeriod(from, initial) : null;
    if (end && long.some(({ slots }) => slots['month-end'])) end = monthEnd(end);
    else if (end && endsBefore(long[0]!, sentence)) end = dayBefore(end);
    return { date: end, initial, rule: long[0]!.rule.id };
  }
  const yearEnds = of('year-end');
  const yearEnd = yearEnds.find((match) => match.slots.year) ?? yearEnds[0];
  const yearsAfter = Number(yearEnd?.slots.nth?.meaning ?? 0);
  const year = yearEnd?.slots.year ? yearEnd.slots.year.hit?.number : Number(start?.slice(0, 4)) + yearsAfter;
  if (yearEnd && year && year >= 1900 && year < 2200)
    return { date: `${year}-12-31`, initial: null, rule: 'facts/year-end' };
  const [endless] = of('endless-term');
  if (endless && !leavesAlone.test(sentence.plain) && long.length === 0 && of('renewal-term').length === 0)
    return { date: 'perpetual', initial: null, rule: endless.rule.id };
  return null;
}
