import { Temporal } from 'temporal-polyfill';
import { fromDayNumber, toDayNumber } from '../calendar/day-number.js';
import { endOfUnit, isTimed, moveByCalendar, moveByClock, secondsOf } from '../calendar/period.js';
import { moveByWorkingHours, moveOverDaysOff } from '../calendar/working-hours.js';
import type { Timing } from '../model/timing.js';
import type { Period } from '../model/value.js';
import type { ResolveContext } from './context.js';
import { type Moment, type Trace, Uncountable } from './moment.js';
import { rollDay } from './roll-day.js';
import { formatClamp, formatDay, formatInstant, formatLength, tellPassedDays } from './trace.js';

/** Counts one due date from one anchor: the period, the end of a unit, the roll, the time of day, in this order; each
 *  works on what the one before reached. */
export function countFrom(anchor: Moment, timing: Timing, context: ResolveContext): Moment {
  const steps: Trace[] = [anchor.trace];
  let { day, at } = anchor;
  if (timing.period) {
    const reached = isTimed(timing.period)
      ? countClock({ day, at }, timing.period, timing, context)
      : countDays(day, timing.period, timing, context);
    ({ day, at } = reached);
    steps.push(reached.trace);
  }
  if (timing.endOf) {
    day = endOfUnit(day, timing.endOf);
    at = null;
    const [unit, end] = [timing.endOf, day];
    steps.push(() => [`to the end of the ${unit}: ${formatDay(end)}`]);
  }
  if (!at) {
    const rolled = rollDay(day, timing, context);
    day = rolled.day;
    steps.push(rolled.trace);
  }
  if (timing.timeOfDay && timing.timeOfDay !== '24:00') {
    const zone = timing.timeZone ?? context.zone;
    at = day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(timing.timeOfDay) });
    const [time, then] = [timing.timeOfDay, at];
    steps.push(() => [`at ${time} in ${zone}: ${formatInstant(then)}`]);
  }
  let opens = anchor.opens;
  if (timing.opens) {
    const ahead = timing.opens;
    const first = isTimed(ahead) ? anchor.day : moveDays(anchor.day, ahead, timing, context);
    opens = first;
    steps.push(() => [`not before ${formatLength(ahead)} ahead: opens ${formatDay(first)}`]);
  }
  return { key: anchor.key, day, at, opens, trace: () => steps.flatMap((tell) => tell()) };
}

const noCalendar = 'no holiday calendar is chosen';

/** Days, weeks, months, years. The day of the event is not counted, unless the text includes it: then it is the first.
 *  Clear days leave out the last day too.
 *  @source Fed. R. Civ. P. 6(a)(1); Regulation (EEC, Euratom) 1182/71, art. 3(1); BGB § 187(1), and § 187(2), § 188(2)
 *    for a day that is included; PRC Civil Code art. 201(1); for clear days CPR 2.8(3) */
function countDays(from: Temporal.PlainDate, period: Period, timing: Timing, context: ResolveContext) {
  const day = moveDays(from, period, timing, context);
  return { day, at: null, trace: () => tellDays(from, day, period, timing, context) };
}

function tellDays(
  from: Temporal.PlainDate,
  day: Temporal.PlainDate,
  period: Period,
  timing: Timing,
  context: ResolveContext,
): string[] {
  const sign = timing.direction === 'before' ? -1 : 1;
  const how = timing.inclusive
    ? ', its own day being the first'
    : timing.clearDays
      ? ', clear days: neither end counts'
      : period.unit === 'day' || period.unit === 'week'
        ? ', the day itself not counted'
        : '';
  const inUnits = period.business && context.calendar ? ` (${context.calendar.name})` : '';
  const trace = [`${sign < 0 ? '-' : '+'} ${formatLength(period)}${inUnits}${how}`];
  const clamped = period.unit === 'month' || period.unit === 'year' ? formatClamp(from, day) : '';
  if (clamped && !timing.inclusive && !timing.clearDays) trace.push(clamped);
  if (period.business) {
    // Where the event's day counts, the telling starts with it.
    const start = timing.inclusive ? from.subtract({ days: sign }) : from;
    trace.push(...tellPassedDays(context.calendar!, start, day));
  }
  trace.push(`= ${formatDay(day)}`);
  return trace;
}

function moveDays(from: Temporal.PlainDate, period: Period, timing: Timing, context: ResolveContext) {
  const sign = timing.direction === 'before' ? -1 : 1;
  const correction = (timing.clearDays ? 1 : 0) - (timing.inclusive ? 1 : 0);
  if (!period.business) return moveByCalendar(from, period, sign).add({ days: sign * correction });
  const calendar = context.calendar;
  if (!calendar) throw new Uncountable('holiday data missing', noCalendar);
  if (period.unit === 'day' || period.unit === 'week') {
    // A working week is five working days, whatever weekday it starts on.
    const days = Math.ceil(period.count * (period.unit === 'week' ? 5 : 1)) + (timing.clearDays ? 1 : 0);
    return calendar.addDays(timing.inclusive ? from.subtract({ days: sign }) : from, sign * days);
  }
  // "Three business months": calendar months that end on a business day.
  const moved = toDayNumber(moveByCalendar(from, period, sign).add({ days: sign * correction }));
  return fromDayNumber(calendar.nearest(moved, sign));
}

/** Hours, minutes, seconds: elapsed, told on the contract's clock; business hours by the parties' working hours.
 *  Where the event has a day but no hour, whole days are counted and the due date is a day. */
function countClock(
  from: Pick<Moment, 'day' | 'at'>,
  period: Period,
  timing: Timing,
  context: ResolveContext,
): Pick<Moment, 'day' | 'at' | 'trace'> {
  const sign = timing.direction === 'before' ? -1 : 1;
  const step = () => `${sign < 0 ? '-' : '+'} ${formatLength(period)}`;
  if (period.business) {
    const { calendar, workingHours: hours } = context;
    if (!hours) throw new Uncountable('working hours unknown', "the parties' working hours are not known");
    if (!calendar) throw new Uncountable('holiday data missing', noCalendar);
    const start = from.at ?? from.day.toZonedDateTime(context.zone);
    const at = moveByWorkingHours(start, secondsOf(period), sign, calendar, hours);
    const trace = () => [
      `${step()}, working hours ${hours.from} to ${hours.to} (${calendar.name})`,
      ...tellPassedDays(calendar, start.toPlainDate(), at.toPlainDate()),
      `= ${formatInstant(at)}`,
    ];
    return { day: at.toPlainDate(), at, trace };
  }
  if (!from.at) {
    const days = secondsOf(period) / 86_400;
    // Rounded to the earlier day, which is safe: 36 hours after an event end on the next day, 36 hours ahead of one begin
    // two days before.
    const count = sign > 0 ? Math.floor(days) : Math.ceil(days);
    const whole: Period = { count, unit: 'day', business: timing.daysOffExcluded === true && count > 0 };
    const day = moveDays(from.day, whole, { anchor: timing.anchor, direction: timing.direction }, context);
    const note = 'the hour of the event is not known, so whole days are counted';
    return { day, at: null, trace: () => [`${step()}: ${note}`, `= ${formatDay(day)}`] };
  }
  const start = from.at;
  if (timing.daysOffExcluded) {
    const { calendar } = context;
    if (!calendar) throw new Uncountable('holiday data missing', noCalendar);
    const at = moveOverDaysOff(start, secondsOf(period), sign, calendar);
    const trace = () => [
      `${step()} on business days (${calendar.name})`,
      ...tellPassedDays(calendar, start.toPlainDate(), at.toPlainDate()),
      `= ${formatInstant(at)}`,
    ];
    return { day: at.toPlainDate(), at, trace };
  }
  const at = moveByClock(start, period, sign);
  const trace = () => {
    const shifted = at.offset === start.offset ? '' : `, the clocks having changed from ${start.offset}`;
    return [`${step()}, elapsed${shifted}`, `= ${formatInstant(at)}`];
  };
  return { day: at.toPlainDate(), at, trace };
}
