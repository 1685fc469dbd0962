import { readDaysOfYear } from '../grammar/days-of-year.js';
import type { Match } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenText } from '../grammar/tokens.js';
import { firstIndex } from '../model/first-index.js';
import { type Anchor, eventUnderClause, type Timing } from '../model/timing.js';
import type { Period } from '../model/value.js';
import type { Candidate } from './candidate.js';
import type { ReadingContext } from './reading-context.js';
import { type TimingMarks, unitOf, unitPeriod } from './timing-marks.js';
import { endOfOwnYear } from './year-of-accounts.js';

/** A slug has at most so many words. */
const longestSlug = 6;

/** Where the clock of a candidate starts, by the words of its trigger; what no grammar names gets a slug of its own words.
 *  Sets `candidate.trigger.event`, and `unresolved` where the words name a date that is none. */
export function readAnchor(
  candidate: Candidate,
  words: TokenRange,
  direction: Timing['direction'],
  context: ReadingContext,
  marks: TimingMarks,
): Anchor {
  const { sentence } = candidate;
  const within = (range: TokenRange) => words.from <= range.from && range.to <= words.to;
  const either = readAlternatives(sentence, words, context, marks);
  if (either) {
    const read = (part: TokenRange): Timing => ({
      anchor: readAnchor(candidate, part, direction, context, marks),
      direction: 'after',
    });
    const [part, ...rest] = either.parts;
    const others = rest.map(read);
    // Read last, because it names the trigger.
    const first = read(part!);
    const pick = either.mark.rule.fields.whichever as 'earlier' | 'later';
    return { type: 'timing', timing: { ...first, whichever: { pick, others } } };
  }
  if (
    marks
      .having(sentence, 'chain')
      .some((mark) => mark.rule.fields.chain === 'deemed' && mark.from < words.to && words.from < mark.to)
  ) {
    const deemed = deemedReceipt(candidate, context, marks);
    if (deemed) return deemed;
  }
  const bare = marks
    .having(sentence, 'chain')
    .find((mark) => mark.rule.fields.chain === 'receipt' && mark.to === words.to && mark.from - words.from <= 1);
  if (bare && marks.having(sentence, 'chain').some(({ rule, to }) => rule.fields.chain === 'deems' && to < bare.from)) {
    const deemed = deemedReceipt(candidate, context, marks);
    if (deemed) return deemed;
  }
  const date = context.read.values.date.find(
    (hit) => within(hit) && hit.from - words.from <= 5 && !joined({ from: words.from, to: hit.from }, context),
  );
  if (date) {
    if (date.problem) candidate.unresolved = date.problem;
    else if (date.value?.type === 'date') return { type: 'date', date: date.value.date };
  }
  const series = context.read.values.recurrence.find((hit) => within(hit) && hit.from - words.from <= 1)?.value;
  if (series?.type === 'recurrence' && series.on) return seriesAnchor(series);
  const marked = markedAnchor(candidate, words, direction, context, marks);
  if (marked) return marked;
  const rule = marks.eventIn(sentence, words);
  const event = rule && rule.fields['own-words'] !== true ? rule.id.slice('trigger/'.length) : slugOf(words, context);
  candidate.trigger = { ...candidate.trigger, event };
  switch (rule?.fields.anchor) {
    case 'effective-date':
      return { type: 'effective-date' };
    case 'signature-date':
      return { type: 'signature-date' };
    case 'term-end':
      // What follows the end comes once, when the agreement really ends; what precedes it comes before each renewal.
      return direction === 'before' ? { type: 'term-end' } : { type: 'event', event: 'expiry' };
    default:
      return { type: 'event', event: rule?.fields['by-clause'] ? ofItsClause(event, words, context) : event };
  }
}

/** "Notice under clause 4.1" and "notice under clause 9" are two events. */
function ofItsClause(event: string, words: TokenRange, { read, tree, cues }: ReadingContext): string {
  const { references } = tree;
  const start = read.tokens.start[words.from]!;
  const end = read.tokens.end[words.to - 1]!;
  for (let i = firstIndex(references.length, (at) => references[at]!.span.start >= start); i < references.length; i++) {
    const { span, external } = references[i]!;
    if (span.end > end) break;
    if (!external && cues.endsText('notice-under', { start, end: span.start }))
      return eventUnderClause(event, read.text.slice(span.start, span.end).replace(/^\p{L}+\W*/u, ''));
  }
  return event;
}

/** Anchors that a rule of `grammars/timing/` describes: the end of a unit, anniversaries. */
function markedAnchor(
  candidate: Candidate,
  words: TokenRange,
  direction: Timing['direction'],
  context: ReadingContext,
  marks: TimingMarks,
): Anchor | null {
  for (const mark of marks.having(candidate.sentence, 'anchors')) {
    if (mark.from < words.from || mark.to > words.to || inTheMiddle(mark, words)) continue;
    const rest = (more: Partial<Timing>): Anchor => {
      const anchor = readAnchor(candidate, { from: mark.to, to: words.to }, direction, context, marks);
      return { type: 'timing', timing: { anchor, direction: 'after', ...more } };
    };
    const every = unitPeriod(mark);
    const year: Period = { count: 1, unit: 'year', business: false };
    switch (mark.rule.fields.anchors) {
      case 'unit-in-which':
        return rest({ endOf: unitOf(mark) ?? undefined });
      case 'each-unit':
        // "The end of the month in which …" is one month and no series.
        if (
          every &&
          !marks
            .having(candidate.sentence, 'anchors')
            .some(({ from, rule }) => from === mark.from && rule.fields.anchors === 'unit-in-which')
        )
          return endOfEachUnit(every, mark, context);
        break;
      case 'each-unit-start':
        if (every) return { type: 'timing', timing: { ...dayAfter, anchor: endOfEachUnit(every, mark, context) } };
        break;
      case 'days-of-the-year': {
        const row = mark.slots.days!;
        const days = row.from - words.from <= 1 ? readDaysOfYear(row, context.read) : null;
        if (days) return seriesAnchor(days);
        break;
      }
      case 'anniversary':
        return rest({ recurrence: { every: year, along: 'anchor', startsAtAnchor: false } });
      case 'nth-anniversary':
        return rest({ period: { ...year, count: Number(mark.slots.nth?.meaning) } });
      case 'period-end': {
        const stated = mark.slots.period?.hit?.value;
        if (stated?.type === 'period') return rest({ period: stated.period });
        break;
      }
      case 'contract-unit':
        if (every) return { type: 'timing', timing: endOfEachContractUnit(every) };
        break;
    }
  }
  return null;
}

/** A unit begins on the day after the one before it ended. */
const dayAfter = { period: { count: 1, unit: 'day', business: false }, direction: 'after', roll: 'none' } as const;

/** The end of each unit of the calendar, or of the year by which a party keeps its accounts, where the text says when it ends. */
function endOfEachUnit(every: Period, mark: Match, { read }: ReadingContext): Anchor {
  const on = mark.slots.own && endOfOwnYear(every, read);
  return on ? seriesAnchor({ every, on }) : { type: 'calendar', every };
}

/** Each of the days on which something recurs along the calendar: "31 March of each year". */
export function seriesAnchor({ every, on }: Pick<NonNullable<Timing['recurrence']>, 'every' | 'on'>): Anchor {
  const recurrence = { every, ...(on && { on }), along: 'calendar', startsAtAnchor: false } as const;
  return { type: 'timing', timing: { anchor: { type: 'effective-date' }, direction: 'after', recurrence } };
}

/** The first contract year begins on the effective date, and ends on the day before its anniversary. */
function endOfEachContractUnit(every: Period): Timing {
  const anniversary: Timing = {
    anchor: { type: 'effective-date' },
    direction: 'after',
    recurrence: { every, along: 'anchor', startsAtAnchor: false },
  };
  const day: Period = { count: 1, unit: 'day', business: false };
  return { anchor: { type: 'timing', timing: anniversary }, period: day, direction: 'before', roll: 'none' };
}

/** "The permit or by 31 August": the date belongs to something else. */
function joined(words: TokenRange, { read }: ReadingContext): boolean {
  for (let i = words.from; i < words.to; i++) if (/^(?:or|and|by|,)$/i.test(tokenText(read.tokens, i))) return true;
  return false;
}

/** "Receipt of the report for each month" is no end of a month. */
function inTheMiddle(mark: TokenRange, words: TokenRange): boolean {
  return mark.from - words.from > 4;
}

/** Two events of which the earlier or the later starts the clock: "the later of its receipt and its posting", "receipt of the
 *  invoice or acceptance of the goods, whichever is later". Null where the words name one event, or another time stands among
 *  them, which is a deadline of its own. */
export function readAlternatives(
  sentence: number,
  words: TokenRange,
  context: ReadingContext,
  marks: TimingMarks,
): { readonly mark: Match; readonly parts: readonly TokenRange[] } | null {
  for (const mark of marks.having(sentence, 'whichever')) {
    if (mark.from < words.from || mark.from > words.to + 2) continue;
    const isAhead = mark.from - words.from <= 2;
    const row = isAhead ? { from: mark.to, to: words.to } : { from: words.from, to: Math.min(words.to, mark.from) };
    const parts = isAhead
      ? splitAtJoin(row, /^(?:and|or)$/i, context)
      : (splitAtJoin(row, /^or$/i, context) ?? splitAtJoin(row, /^and$/i, context));
    if (parts && (isAhead || !parts.some((part) => tellsTime(part, context)))) return { mark, parts };
  }
  return null;
}

const times = ['duration', 'date', 'recurrence'] as const;

/** "60 days after delivery", "by 1 June 2026"; but "1 June 2026" alone may be what a clock starts from. */
const tellsTime = ({ from, to }: TokenRange, { read }: ReadingContext): boolean =>
  times.some((name) =>
    read.values[name].some((hit) => hit.from >= from && hit.to <= to && !(name === 'date' && hit.from === from)),
  );

/** "its receipt and its posting" */
function splitAtJoin(words: TokenRange, join: RegExp, { read }: ReadingContext): TokenRange[] | null {
  for (let i = words.from + 1; i < words.to - 1; i++)
    if (join.test(tokenText(read.tokens, i)))
      return [
        { from: words.from, to: i },
        { from: i + 1, to: words.to },
      ];
  return null;
}

/** "… deemed received on the third day after mailing": how long, from what. */
function deemedReceipt(candidate: Candidate, context: ReadingContext, marks: TimingMarks): Anchor | null {
  const mark = marks.nearestBefore(candidate.sentence, 'chain', 'deems', candidate.at.from);
  if (!mark) return null;
  const { nth, unit, after, next } = mark.slots;
  const stated = after?.hit?.value;
  const business = next !== undefined || unit?.meaning === 'business';
  const count = next ? 1 : Number(nth?.meaning);
  const period =
    stated?.type === 'period'
      ? stated.period
      : Number.isInteger(count)
        ? ({ count, unit: 'day', business } as const)
        : null;
  if (!period) return null;
  const { words } = context.view(context.sentenceOf(mark.from));
  let end = mark.to;
  while (
    end < words.first + words.count &&
    /^[\p{L}\p{N}]+$/u.test(words.lower[end - words.first]!) &&
    !/^(?:and|or|if|when)$/.test(words.lower[end - words.first]!)
  )
    end++;
  return {
    type: 'timing',
    timing: {
      anchor: { type: 'event', event: slugOf({ from: mark.to, to: end }, context) },
      period,
      direction: 'after',
    },
  };
}

/** `receipt-correct-invoice` of "receipt of the correct invoice". */
export function slugOf(words: TokenRange, { read, lexis }: ReadingContext): string {
  const slug: string[] = [];
  for (let i = words.from; i < words.to && slug.length < longestSlug; i++) {
    const word = tokenText(read.tokens, i).toLowerCase();
    if (/^[\p{L}\p{N}]+$/u.test(word) && !lexis.contains('trigger-filler', word)) slug.push(word);
  }
  return slug.join('-') || 'event';
}
