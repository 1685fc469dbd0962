import type { Temporal } from 'temporal-polyfill';
import { fromDayNumber, toDayNumber } from '../calendar/day-number.js';
import { isTimed, moveByCalendar, secondsOf } from '../calendar/period.js';
import type { DeemedReceipt } from '../model/facts.js';
import type { ResolveContext } from './context.js';
import type { Trace } from './moment.js';
import { formatDay, formatLength } from './trace.js';

/** The day on which a notice must be on its way, so that it is deemed received by the last day. Of several means the
 *  slowest counts: whoever keeps that date is in time by any. Hours are rounded up to days, and a day of sending that is
 *  no business day moves earlier; both err on the safe side.
 *  @returns null where the agreement says nothing about receipt
 *  @throws {UnknownCalendarError} if business days are asked for in a year without data */
export function sendBy(
  due: Temporal.PlainDate,
  context: ResolveContext,
): { readonly day: Temporal.PlainDate; readonly trace: Trace } | null {
  let earliest: { day: Temporal.PlainDate; receipt: DeemedReceipt } | null = null;
  for (const receipt of context.deemedReceipts) {
    const day = dispatchDay(due, receipt, context);
    if (day && (!earliest || day.toString() < earliest.day.toString())) earliest = { day, receipt };
  }
  if (!earliest) return null;
  const { day, receipt } = earliest;
  const trace = () => {
    const means = receipt.means ? ` by ${receipt.means}` : '';
    return [`send by ${formatDay(day)}: deemed received ${formatLength(receipt.after)} after dispatch${means}`];
  };
  return { day, trace };
}

function dispatchDay(due: Temporal.PlainDate, { after }: DeemedReceipt, context: ResolveContext) {
  const { calendar } = context;
  if (after.business && !isTimed(after)) {
    if (!calendar) return null;
    // The last day from which that many business days end by the due date.
    let day = calendar.addDays(due.add({ days: 1 }), -1);
    if (after.count > 0) day = calendar.addDays(day, -Math.ceil(after.count * (after.unit === 'week' ? 5 : 1)));
    return day;
  }
  const day = isTimed(after)
    ? due.subtract({ days: Math.ceil(secondsOf(after) / 86_400) })
    : moveByCalendar(due, after, -1);
  return calendar ? fromDayNumber(calendar.nearest(toDayNumber(day), -1)) : day;
}
