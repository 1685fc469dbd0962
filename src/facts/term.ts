import { Temporal } from 'temporal-polyfill';
import type { Match, SlotMatch } from '../grammar/matcher.js';
import type { DocumentFacts, Stated, Term } from '../model/facts.js';
import type { Span } from '../model/span.js';
import type { Period } from '../model/value.js';
import type { FactSentence } from './windows.js';

export interface TermFacts {
  readonly expirationDate: Stated<string> | null;
  readonly term: Term;
  readonly termSpans: DocumentFacts['termSpans'];
}

const unitOf: Record<string, Period['unit']> = { Y: 'year', M: 'month', W: 'week', D: 'day' };

/** `P2Y` as a period. */
export function periodOf(iso: string): Period | null {
  const match = /^P(\d+)([YMWD])$/.exec(iso);
  return match ? { count: Number(match[1]), unit: unitOf[match[2]!]!, business: false } : null;
}

function slotPeriod(slot: SlotMatch | undefined, nth?: SlotMatch): Period | null {
  // "the fourth anniversary": four years.
  if (nth?.meaning) return { count: Number(nth.meaning), unit: 'year', business: false };
  if (!slot) return null;
  if (slot.hit) return slot.hit.value?.type === 'period' ? slot.hit.value.period : null;
  return slot.meaning ? periodOf(slot.meaning) : null;
}

const lengthOf = (match: Match): Period | null => slotPeriod(match.slots.period, match.slots.nth);

const dayLengths = { year: 365, month: 30, week: 7, day: 1 } as const;

function days(period: Period): number {
  return period.unit in dayLengths ? period.count * dayLengths[period.unit as keyof typeof dayLengths] : 0;
}

/** A date and a period added on the calendar: months and years clamp to the month's end. */
export function addPeriod(date: string, period: Period): string | null {
  const { count, unit } = period;
  const whole = Math.floor(count);
  const field = { year: 'years', month: 'months', week: 'weeks', day: 'days' }[unit as 'year'];
  if (!field || count > 1000) return null;
  const months = unit === 'year' ? Math.round((count - whole) * 12) : 0;
  return Temporal.PlainDate.from(date)
    .add({ [field]: whole, ...(months ? { months } : {}) })
    .toString();
}

const factOf = (match: Match): string => String(match.rule.fields.fact);

/** A length of time that another rule of the sentence claims (a notice, a renewal) is no first term. */
function isClaimed(match: Match, sentence: FactSentence): boolean {
  const slot = match.slots.period;
  if (!slot) return false;
  // "on three months' notice", "sixty days before".
  if (
    /^['’]?s?['’]?[\s\u00a0]+(?:(?:prior|written|advance|previous)[\s\u00a0]+)*(?:notice|prior|before|in advance)/i.test(
      sentence.text.slice(slot.end - sentence.start, slot.end - sentence.start + 40),
    )
  )
    return true;
  return sentence.matches.some(
    (other) =>
      other !== match &&
      /^(?:renewal-term|notice-to-stop-renewal)$/.test(factOf(other)) &&
      other.slots.period?.start === slot.start,
  );
}

const ofOtherEvent =
  /(?:from|after|following|commenc\w+ (?:on|upon|at|with|from)|begin\w* (?:on|upon|at|with|from)|start\w* (?:on|upon|at|with|from)|anniversary of)\s+(?!(?:and after\s+)?(?:the\s+)?(?:said\s+)?(?:(?:\p{L}+\s+)?effective|commencement|date (?:hereof|of (?:this|its|execution|signature|signing|the agreement))|date (?:first|set)|first date (?:above|set|written)|execution|start date|agreement|signing|signature|day and|day first|initial|term|contract date|such|that|date signed|last|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d))(?:the\s+)?(?:\p{L}+[\s-]+){0,6}?(?:date|launch|closing|sale|delivery|acceptance|approval|completion|opening|installation|initiation)\b/iu;

/** Expiry, first term, renewal and the notice that stops it. Dates are computed only from what the text gives: a term
 *  that runs from some other event has no end here. */
export function readTerm(
  sentences: readonly FactSentence[],
  agreement: string | null,
  effective: string | null,
): TermFacts {
  const about = sentences.filter((sentence) => sentence.matches.some((match) => factOf(match) === 'about-the-term'));
  const ranked = [...about].sort((a, b) => score(b) - score(a) || a.start - b.start);
  let expirationDate: Stated<string> | null = null;
  let initial: Period | null = null;
  for (const sentence of ranked) {
    if (score(sentence) < 4) break;
    const end = endOf(sentence, effective ?? agreement, effective);
    if (!end) continue;
    initial = end.initial;
    expirationDate =
      end.date === null
        ? null
        : { value: end.date, span: { start: sentence.start, end: sentence.end }, rule: end.rule };
    break;
  }
  const renewal = readRenewal(sentences);
  const notice = renewal ? readNotice(sentences, renewal.sentence) : null;
  return {
    expirationDate,
    term: {
      initial,
      renewal: renewal?.period ?? null,
      evergreen: renewal?.evergreen ?? false,
      noticeToStop: notice?.period ?? null,
      perpetual: expirationDate?.value === 'perpetual',
    },
    termSpans: { renewal: spanOf(renewal?.sentence), noticeToStop: spanOf(notice?.sentence) },
  };
}

function spanOf(sentence: FactSentence | undefined): Span | null {
  return sentence ? { start: sentence.start, end: sentence.end } : null;
}

/** How surely a sentence lays down the term: it stands under such a heading, speaks of the term, says when it begins or
 *  ends, and is not about ending it early. */
function score(sentence: FactSentence): number {
  const facts = new Set(sentence.matches.map(factOf));
  const { plain: text } = sentence;
  const lays = laysDown.test(text);
  const names = namesTerm.test(text);
  if (!sentence.headed && !lays && !names) return 0;
  let points = (sentence.headed ? 2 : 0) + (names ? 2 : 0) + (lays ? 1 : 0);
  if (facts.has('about-the-term')) points += 1;
  if (facts.has('effective-date')) points += 1;
  if (facts.has('expiry-date') || facts.has('initial-term') || facts.has('endless-term')) points += 2;
  if (otherMatter.test(text)) points -= 1;
  if (afterwards.test(text) || otherDefinition.test(text)) points -= 3;
  return points;
}

export const laysDown =
  /\b(?:this|the) (?:[\w-]+ ){0,3}(?:agreement|contract|amendment|lease|license|licence|venture|appointment|employment|term|duration|period|oma|order|franchise|mou|support|study|cooperation|programme?|services|lease)(?: \([^)]{0,30}\))?,? (?:shall |will |is |and |hereby |automatically |to )*(?:become|commence|be(?:gin)?|continue|remain|start|run|last|effective|valid|take|come|enter|expire|terminate on|end|in effect|in force|have a)/i;
const namesTerm =
  /^[\d.\s]*(?:initial )?term (?:shall mean|means|is)\b|["“](?:the |initial |contract |license |this )*(?:term|period|duration|contract period|expiration date|termination date)[,.]?["”]|\((?:the )?(?:initial )?term\)|\binitial (?:\w+ )?(?:term|period)\b|\bterm of th(?:is|e)\b|\bthe term (?:shall|will|is|means)\b|\bcontract (?:term|period)\b|\bexpir(?:ation|y) date\b/i;
const otherMatter =
  /\b(?:cure|breach|invoice|payment|confidential|warrant|royalt\w+ (?:rate|payment)|audit|insurance|records|default|quarter|non-?compet\w*|solicit\w*)/i;
const afterwards =
  /\bsurviv|\b(?:following|after|upon|for a period of [^.]{0,40} after) (?:the )?(?:such )?(?:termination|expiration|expiry)|\bduring (?:the )?(?:initial |contract )?(?:term|period)|\bfor the duration/i;
/** A definition of something else: "Exclusive Period" means …. */
const otherDefinition =
  /^[\d.\s()a-z]{0,8}["“](?!(?:the |initial |contract |license )?(?:term|period|expir|contract period|effective|service period|duration))/i;

function endOf(
  sentence: FactSentence,
  start: string | null,
  effective: string | null,
): { date: string | null; initial: Period | null; rule: string } | null {
  const of = (fact: string) => sentence.matches.filter((match) => factOf(match) === fact);
  const dated = of('expiry-date').filter((match) => match.slots.date?.hit?.value?.type === 'date');
  const lengths = of('initial-term').filter((match) => !isClaimed(match, sentence) && lengthOf(match) !== null);
  const long = lengths.filter(
    (match) => days(lengthOf(match)!) >= (sentence.headed && lengthOf(match)!.unit !== 'day' ? 28 : 85),
  );
  const initial = long.length > 0 ? lengthOf(long[0]!) : null;
  const begins = of('effective-date').find((match) => match.slots.date?.hit?.value?.type === 'date');
  const first = begins?.slots.date?.hit?.value;
  for (const match of dated) {
    const value = match.slots.date!.hit!.value!;
    // "from 1 May 2020 to 30 April 2021": the later of the two.
    if (value.type === 'date' && !(first?.type === 'date' && first.date >= value.date))
      return { date: value.date, initial, rule: match.rule.id };
  }
  // A length that is blacked out or left blank: there is an end, but not one to be known.
  if (!initial && of('initial-term').some((match) => match.slots.period?.hit?.problem && !isClaimed(match, sentence))) {
    return { date: null, initial: null, rule: '' };
  }
  if (initial) {
    const known = /\b(?:effective|commencement) date/i.test(sentence.plain) ? effective : start;
    if (ofOtherEvent.test(sentence.plain)) return { date: null, initial, rule: long[0]!.rule.id };
    const value = begins?.slots.date?.hit?.value;
    const from = value?.type === 'date' ? value.date : known;
    return { date: from ? addPeriod(from, initial) : null, initial, rule: long[0]!.rule.id };
  }
  const [endless] = of('endless-term');
  if (endless && lengths.length === 0) return { date: 'perpetual', initial: null, rule: endless.rule.id };
  return null;
}

interface Found {
  readonly sentence: FactSentence;
  readonly period: Period | null;
  readonly evergreen: boolean;
}

function readRenewal(sentences: readonly FactSentence[]): Found | null {
  let best: (Found & { points: number }) | null = null;
  for (const sentence of sentences) {
    const match = sentence.matches.find(
      (each) => factOf(each) === 'renewal-term' && isLongEnough(each) && !isAhead(each, sentence),
    );
    if (!match) continue;
    if (
      !sentence.headed &&
      !sentence.matches.some((each) => factOf(each) === 'about-the-term') &&
      !/\bunless\b/i.test(sentence.plain)
    )
      continue;
    let points =
      (sentence.headed ? 2 : 0) +
      (/automatic/i.test(sentence.plain) ? 2 : 0) +
      (/\brenew|\bgoes on\b/i.test(sentence.plain) ? 2 : 0);
    if (/\b(?:successive|additional|consecutive|further)\b/i.test(sentence.plain)) points += 1;
    if (points < 3 || (best && best.points >= points)) continue;
    const evergreen =
      /\b(?:successive|consecutive|each|year[\s-]to[\s-]year|month[\s-]to[\s-]month|thereafter|periods|terms|at a time)\b/i.test(
        sentence.plain,
      );
    best = { sentence, period: slotPeriod(match.slots.period), evergreen, points };
  }
  return best;
}

/** "not to renew at least six months before": the length of a notice, not of a term. */
function isAhead(match: Match, sentence: FactSentence): boolean {
  const end = (match.slots.period?.end ?? sentence.start) - sentence.start;
  return aheadOf.test(sentence.text.slice(end, end + 60));
}

function isLongEnough(match: Match): boolean {
  const period = slotPeriod(match.slots.period);
  if (period === null || period.business || days(period) < 28) return false;
  // Thirty days are a notice, unless they are said to be a term.
  return period.unit !== 'day' || /period|term/i.test(match.text);
}

const aheadOf =
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

/** In the sentence of the renewal, or in one close behind it. */
function readNotice(sentences: readonly FactSentence[], renewal: FactSentence): Found | null {
  const near = sentences
    .filter(
      (sentence) =>
        sentence === renewal || (sentence.start > renewal.start - 600 && sentence.start < renewal.end + 900),
    )
    .sort((a, b) => Number(b === renewal) - Number(a === renewal) || a.start - b.start);
  for (const sentence of near) {
    if (!sentence.matches.some((each) => factOf(each) === 'notice-to-stop-renewal')) continue;
    if (sentence !== renewal && !/renew|exten[ds]|expir|end of|terminate this agreement/i.test(sentence.plain))
      continue;
    if (/\bcure|\bbreach|\bdefault/i.test(sentence.plain) && sentence !== renewal) continue;
    const period = noticeIn(sentence);
    if (period) return { sentence, period, evergreen: false };
  }
  return null;
}
