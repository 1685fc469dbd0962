import type { Match } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import { textOf, tokenText } from '../grammar/tokens.js';
import { spaceRuns } from '../model/space-runs.js';
import type { Anchor, Timing } from '../model/timing.js';
import type { Period } from '../model/value.js';
import type { Candidate } from './candidate.js';
import { readAlternatives, readAnchor, seriesAnchor, slugOf } from './read-anchor.js';
import { readCounting } from './read-counting.js';
import { endOfEvent } from './read-trigger.js';
import type { ReadingContext } from './reading-context.js';
import { TimingMarks } from './timing-marks.js';
import { endOfOwnYear } from './year-of-accounts.js';

/** Between a length of notice and "before" stand at most so many words: "prior written notice to the other party". */
const noticeWords = 10;

/** Fills in when each obligation falls due, as its words say it: from what, which way, how counted. What has no time (a
 *  penalty, a vague word, an audit on demand) keeps none. Runs behind everything that changes the value or the trigger. */
export function readTimings(candidates: Candidate[], context: ReadingContext): Candidate[] {
  const timed = candidates.filter(hasTime);
  const marks = new TimingMarks(
    context,
    timed
      .flatMap(({ sentence }) => [sentence - 2, sentence - 1, sentence, sentence + 1])
      .filter((index) => index >= 0 && index < context.read.sentences.length),
  );
  for (const candidate of timed) candidate.timing = readTiming(candidate, context, marks);
  joinAlternatives(timed, context, marks);
  return candidates;
}

/** Nothing falls due where words and figures differ or a number is redacted: resolve never sees such a timing. */
function hasTime({ kind, value, vague, unresolved }: Candidate): boolean {
  if (vague || unresolved) return false;
  if (kind === 'deadline' || kind === 'notice-period') return ['period', 'date', 'recurrence'].includes(value.type);
  return kind === 'retention' && value.type === 'period' && value.bound !== 'at-least';
}

function readTiming(candidate: Candidate, context: ReadingContext, marks: TimingMarks): Timing | null {
  const { value, rule } = candidate;
  const how = readCounting(candidate, context, marks);
  const isTooLate = how.timeOfDay === undefined && namesDayTooLate(candidate, context);
  if (value.type === 'date') {
    const direction = candidate.relation === 'before' ? 'before' : 'after';
    const onDay: Timing = { anchor: { type: 'date', date: value.date }, direction };
    return isTooLate ? { roll: 'none', ...how, ...dayBefore(onDay) } : { ...onDay, ...how };
  }
  if (value.type === 'recurrence') {
    const series = readSeries(candidate, context, marks);
    return isTooLate && value.on ? { roll: 'none', ...how, ...dayBefore(series) } : { ...series, ...how };
  }
  if (value.type !== 'period') return null;
  let { period } = value;
  // "Five days, weekends and holidays excluded" are five business days.
  if (how.daysOffExcluded && period.unit === 'day') {
    period = { ...period, business: true };
    candidate.value = { ...value, period };
  }
  const timing = { ...fromEndOf(rule, readPeriod(candidate, period, context, marks)), ...how };
  return candidate.unresolved ? null : timing;
}

/** Words between "in no event" and "before 1 May". */
const denialReach = 20;

/** "Before 15 January" is done on the 14th at the latest; but what may not be done before that day may be done on it. */
function namesDayTooLate({ sentence, match, modality, relation }: Candidate, context: ReadingContext): boolean {
  const { cues } = context;
  const { words } = context.view(sentence);
  const from = match.from - words.first;
  return (
    relation !== 'not-before' &&
    modality !== 'must not' &&
    cues.begins('before-a-day', words, from) &&
    !cues.begins('before-an-end', words, from) &&
    !cues.has('in-no-event', words, Math.max(0, from - denialReach), from)
  );
}

function dayBefore(onDay: Timing): Timing {
  const period: Period = { count: 1, unit: 'day', business: false };
  return { anchor: { type: 'timing', timing: onDay }, period, direction: 'before', inclusive: false, clearDays: false };
}

/** "By the fifth day of the month after delivery" is five days after the end of that month, "by the end of the month after it" the
 *  end of what is reached. */
function fromEndOf({ fields }: Candidate['rule'], timing: Timing): Timing {
  const unit = (field: string) => fields[field] as Timing['endOf'];
  const ended: Timing = { anchor: timing.anchor, direction: 'after', endOf: unit('after-end-of') };
  return {
    ...timing,
    ...(unit('after-end-of') && { anchor: { type: 'timing', timing: ended } }),
    ...(unit('end-of') && { endOf: unit('end-of') }),
  };
}

function readPeriod(candidate: Candidate, period: Period, context: ReadingContext, marks: TimingMarks): Timing {
  const { sentence, relation } = candidate;
  const opens = farBound(candidate, period);
  const direction = relation === 'before' ? 'before' : 'after';
  const effect = candidate.kind === 'notice-period' ? effectOf(candidate, context, marks) : null;
  if (effect) {
    candidate.relation = 'before';
    return { anchor: effect, period, direction: 'before', ...(opens && { opens }) };
  }
  if (candidate.kind === 'notice-period') readNoticeTrigger(candidate, context);
  const gathering = marks.having(sentence, 'gathering').find(({ slots }) => slots.event);
  if (candidate.kind === 'notice-period' && gathering && !candidate.triggerAt) {
    const { from, to } = gathering.slots.event!;
    const event = slugOf({ from, to }, context);
    candidate.trigger = { event, text: gathering.slots.event!.text };
    candidate.relation = 'before';
    return { anchor: { type: 'event', event }, period, direction: 'before' };
  }
  const { triggerAt } = candidate;
  // "Three months' notice to the end of a quarter", "on sixty days' notice": the notice starts the clock.
  const besideValue = triggerAt !== null && triggerAt.from >= candidate.at.from;
  if (candidate.kind === 'notice-period' && (!besideValue || marks.endOfUnit(sentence))) {
    candidate.trigger = { ...candidate.trigger, event: candidate.trigger.event || 'notice-received' };
    return { anchor: { type: 'event', event: 'notice-received' }, period, direction: 'after' };
  }
  if (!triggerAt) {
    const event = slugOf(wordsBehind(candidate, context), context);
    candidate.trigger = { ...candidate.trigger, event };
    return { anchor: { type: 'event', event }, period, direction };
  }
  return {
    anchor: readAnchor(candidate, triggerAt, direction, context, marks),
    period,
    direction,
    ...(opens && { opens }),
  };
}

/** The day on which what a notice announces becomes true: "with effect from 1 June 2026", "on the third anniversary of its start". */
function effectOf(candidate: Candidate, context: ReadingContext, marks: TimingMarks): Anchor | null {
  for (const { slots } of marks.having(candidate.sentence, 'takes-effect')) {
    const day = slots.date?.hit?.value;
    if (day?.type === 'date') return { type: 'date', date: day.date };
    const series = slots.series?.hit?.value;
    if (series?.type === 'recurrence' && series.on) return seriesAnchor(series);
    if (!slots.event) continue;
    const view = context.view(candidate.sentence);
    const { from } = slots.event;
    const to = view.words.first + endOfEvent(view, context, from - view.words.first);
    return readAnchor(candidate, { from, to }, 'before', context, marks);
  }
  return null;
}

/** The words behind a value that no trigger follows, up to a stop or a joining word. */
function wordsBehind({ at }: Candidate, { read }: ReadingContext): TokenRange {
  let to = at.to;
  while (to < Math.min(at.to + 8, read.tokens.count)) {
    if (/^(?:[,;:.()]|and|or|but)$/i.test(tokenText(read.tokens, to))) break;
    to++;
  }
  return { from: at.to, to };
}

/** "On thirty days' written notice before the end of the term": what the notice precedes stands behind its words. */
function readNoticeTrigger(candidate: Candidate, context: ReadingContext): void {
  if (candidate.triggerAt && candidate.triggerAt.from >= candidate.at.from) return;
  const view = context.view(candidate.sentence);
  const { words } = view;
  const value = candidate.at.to - words.first;
  for (let i = value; i < Math.min(words.count, value + noticeWords) && !/^[,;.:]$/.test(words.lower[i]!); i++) {
    const begin = context.lexis.match('before-event', words, i);
    if (!begin) continue;
    const { tokens } = context.read;
    const at = { from: words.first + begin, to: words.first + endOfEvent(view, context, begin) };
    if (at.to <= at.from) return;
    candidate.triggerAt = at;
    candidate.trigger = { event: '', text: textOf(tokens, at.from, at.to).replace(spaceRuns, ' ') };
    return;
  }
}

/** "Not less than 60 nor more than 90 days before": the bound that lies further from the event. */
function farBound({ match }: Candidate, near: Period): Period | null {
  const { low, far, value } = match.slots;
  const stated = (low ? value : far)?.hit;
  const number = (low ?? far)?.hit?.number;
  if (stated?.value?.type !== 'period') return number && !low ? { ...near, count: number } : null;
  const { period } = stated.value;
  return { ...period, count: low && number ? Math.max(number, period.count) : period.count };
}

function readSeries(candidate: Candidate, context: ReadingContext, marks: TimingMarks): Timing {
  const { value, sentence, at } = candidate;
  if (value.type !== 'recurrence') throw new TypeError('a series has a recurrence');
  const { every } = value;
  const near = (mark: Match) => mark.from >= at.from - 2 && mark.from <= at.to + 8;
  const alongWhich = marks
    .having(sentence, 'anchors')
    .filter((mark) => mark.rule.fields.anchors === 'calendar' && near(mark));
  const on = value.on ?? (alongWhich.some(({ slots }) => slots.own) ? endOfOwnYear(every, context.read) : undefined);
  const alongCalendar = on !== undefined || alongWhich.some(({ slots }) => !slots.own);
  const anniversary = context.lexis.occurs('anniversary', context.view(sentence).words);
  // "Every week, starting on the Effective Date": then and each week after, not at the end of each week.
  const withAgreement = marks.having(sentence, 'begins').some((mark) => !mark.slots.date && near(mark));
  const fromAnchor = anniversary || (withAgreement && on === undefined);
  const along = alongCalendar && !fromAnchor ? 'calendar' : 'anchor';
  const begins = marks.having(sentence, 'begins').find((mark) => mark.slots.date?.hit?.value?.type === 'date');
  const first = begins?.slots.date?.hit?.value;
  const startsAtAnchor = first?.type === 'date' || withAgreement || marks.having(sentence, 'in-advance').some(near);
  candidate.relation = 'every';
  return {
    anchor: first?.type === 'date' ? { type: 'date', date: first.date } : { type: 'effective-date' },
    direction: 'after',
    recurrence: { every, ...(on && { on }), along, startsAtAnchor },
  };
}

/** "Within 30 days after receipt or by 30 June, whichever is earlier": each of the two is limited by the other. Where the
 *  other is no time that could be read, the earlier still holds, the later does not. What chooses between two events of one
 *  deadline says nothing of another. */
function joinAlternatives(candidates: readonly Candidate[], context: ReadingContext, marks: TimingMarks): void {
  const used = new Set<Match | undefined>();
  for (const { sentence, triggerAt } of candidates)
    if (triggerAt) used.add(readAlternatives(sentence, triggerAt, context, marks)?.mark);
  for (const candidate of candidates) {
    const { sentence, timing, triggerAt } = candidate;
    const mark = marks
      .having(sentence, 'whichever')
      .find((each) => !used.has(each) && (!triggerAt || each.to <= triggerAt.from || each.from >= triggerAt.to));
    if (!timing || !mark) continue;
    const others = candidates
      .filter(
        (other) =>
          other !== candidate && other.sentence === sentence && other.timing && other.value.type !== 'recurrence',
      )
      .map((other) => withoutAlternatives(other.timing!));
    const pick = mark.rule.fields.whichever as 'earlier' | 'later';
    if (others.length > 0) candidate.timing = { ...timing, whichever: { pick, others } };
    else if (pick === 'later') candidate.timing = null;
  }
}

function withoutAlternatives({ whichever: _, ...timing }: Timing): Timing {
  return timing;
}
