import type { TokenRange } from '../grammar/sentences.js';
import type { Timing } from '../model/timing.js';
import type { Candidate } from './candidate.js';
import type { ReadingContext } from './reading-context.js';
import type { TimingMarks } from './timing-marks.js';

/** Words beside a period that change its count stand at most so many tokens away from it. */
const beside = 14;

/** Roll, inclusive and clear days, holidays, the end of a unit, the time of day. */
export function readCounting(candidate: Candidate, context: ReadingContext, marks: TimingMarks): Partial<Timing> {
  const { sentence, at, match, triggerAt } = candidate;
  const end = Math.max(at.to, triggerAt && triggerAt.from >= at.from ? triggerAt.to : 0);
  const near = (mark: TokenRange) => mark.to >= at.from - beside && mark.from <= end + beside;
  const has = (field: string) => marks.having(sentence, field).some(near);
  const roll = [...marks.having(sentence, 'roll'), ...marks.having(sentence + 1, 'roll')].findLast(
    (mark) =>
      (context.sentenceOf(mark.from) === sentence || sameClause(sentence, context)) &&
      !(mark.from < match.to && match.from < mark.to),
  );
  const unit = candidate.kind === 'notice-period' ? marks.endOfUnit(sentence) : null;
  // "Within four working hours (09:00 to 17:00)": what is counted in hours ends at its own time of day.
  const inHours = candidate.value.type === 'period' && /^(?:hour|minute|second)$/.test(candidate.value.period.unit);
  const time = inHours
    ? undefined
    : context.read.values['time-of-day'].find(
        (hit) => context.sentenceOf(hit.from) === sentence && near(hit) && isLimit(hit, candidate, end, context),
      );
  return {
    ...(candidate.rule.fields.roll !== undefined && { roll: candidate.rule.fields.roll as Timing['roll'] }),
    ...(roll && { roll: roll.rule.fields.roll as Timing['roll'] }),
    ...(marks.having(sentence, 'inclusive').some((mark) => near(mark) && !ofAnother(mark, at, context)) && {
      inclusive: true,
    }),
    ...(has('clear-days') && { clearDays: true }),
    ...(has('holidays-included') && { holidaysIncluded: true }),
    ...(has('days-off-excluded') && { daysOffExcluded: true }),
    ...(unit && { endOf: unit }),
    ...(time?.time && { timeOfDay: time.time }),
    ...(time?.zone && { timeZone: time.zone }),
  };
}

/** Words right before a time of day: "commencing on", "6:00 a.m. New York time to". */
const longestLead = 12;

/** Whether a time of day tells until when that day: "by 5 June, at the latest at 17:00". Not "by 5 June; the office closes at
 *  17:00", nor "by 5 June, and what comes after 17:00 is deemed received on the next day".
 *  @param end  behind the value and the event that it runs from */
function isLimit(
  time: TokenRange,
  { at, sentence, predicate }: Candidate,
  end: number,
  context: ReadingContext,
): boolean {
  const { words, predicates } = context.view(sentence);
  const [from, to] = [time.from - words.first, time.to - words.first];
  const between = time.from >= at.to ? { from: end - words.first, to: from } : { from: to, to: at.from - words.first };
  if (context.cues.ends('other-time', words, from - longestLead, from)) return false;
  for (let i = between.from; i < between.to; i++)
    if (words.lower[i] === ';' || context.lexis.match('clause-opener', words, i) > 0) return false;
  return !predicates.some(
    (other) =>
      (other.at >= between.from && other.at < between.to && !other.relative) ||
      (other !== predicate && other.from <= from && from < other.at),
  );
}

/** "Within 30 days after each year, a year being twelve months beginning on 1 May": those words count the twelve months. */
function ofAnother(mark: TokenRange, at: TokenRange, { read }: ReadingContext): boolean {
  return read.values.duration.some((hit) => hit.from >= at.to && hit.to <= mark.from);
}

function sameClause(sentence: number, context: ReadingContext): boolean {
  if (sentence + 1 >= context.read.sentences.length) return false;
  return context.view(sentence).clause === context.view(sentence + 1).clause;
}
