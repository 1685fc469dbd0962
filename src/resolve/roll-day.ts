import type { Temporal } from 'temporal-polyfill';
import { fromDayNumber, toDayNumber } from '../calendar/day-number.js';
import { isTimed } from '../calendar/period.js';
import { UnknownCalendarError } from '../model/errors.js';
import type { Roll, Timing } from '../model/timing.js';
import type { ResolveContext } from './context.js';
import type { Trace } from './moment.js';
import { formatDay } from './trace.js';

export interface Rolled {
  readonly day: Temporal.PlainDate;
  readonly trace: Trace;
}

/** Moves a last day that is no business day, by the text's own rule. Without one, a day that something must precede
 *  moves earlier, which is safe under any law; every other day stays, because laws differ on what happens to it.
 *  @throws {UnknownCalendarError} where the text's own rule asks for business days that are not known
 *  @source following: Fed. R. Civ. P. 6(a)(1)(C), BGB § 193, PRC Civil Code art. 203, Regulation 1182/71 art. 3(4);
 *    modified following and preceding: 2006 ISDA Definitions § 4.12 */
export function rollDay(day: Temporal.PlainDate, timing: Timing, context: ResolveContext): Rolled {
  const stays: Rolled = { day, trace: () => [] };
  if (timing.holidaysIncluded) return stays;
  const safely = timing.direction === 'before' && timing.period !== undefined && !isTimed(timing.period);
  const roll = timing.roll ?? (safely ? 'preceding' : 'none');
  if (roll === 'none') return stays;
  const { calendar } = context;
  try {
    if (!calendar) throw new UnknownCalendarError('no holiday calendar is chosen');
    const { business, because } = calendar.standing(toDayNumber(day));
    if (business) return stays;
    const moved = moveBy(day, roll, context);
    const trace = () => [`${formatDay(day)} is off (${because}): moved to ${formatDay(moved)} (${roll})`];
    return { day: moved, trace };
  } catch (error) {
    if (!(error instanceof UnknownCalendarError)) throw error;
    if (timing.roll) throw error;
    return withoutHolidays(day);
  }
}

function moveBy(day: Temporal.PlainDate, roll: Exclude<Roll, 'none'>, context: ResolveContext): Temporal.PlainDate {
  const number = toDayNumber(day);
  const calendar = context.calendar!;
  const before = () => fromDayNumber(calendar.nearest(number, -1));
  if (roll === 'preceding') return before();
  const after = fromDayNumber(calendar.nearest(number, 1));
  return roll === 'modified-following' && after.month !== day.month ? before() : after;
}

/** The counted day stands without holiday data; only the step earlier, which is tenor's own caution, knows no more than
 *  Saturdays and Sundays, and says so. */
function withoutHolidays(day: Temporal.PlainDate): Rolled {
  const moved = day.subtract({ days: Math.max(0, day.dayOfWeek - 5) });
  const note = `no holiday data for ${day.year}: only weekends are looked at`;
  if (moved.equals(day)) return { day, trace: () => [note] };
  const told = () => `${formatDay(day)} is off (weekend): moved to ${formatDay(moved)} (preceding)`;
  return { day: moved, trace: () => [note, told()] };
}
