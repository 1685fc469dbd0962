import { Temporal } from 'temporal-polyfill';
import { toDayNumber } from '../calendar/day-number.js';
import { isSameOwner } from '../model/configuration.js';
import type { Occurrence } from '../model/obligation.js';
import { selectObligations } from './list-obligations.js';
import { Standings } from './standings.js';
import type { DueItem, ObligationFilter, ObligationView, Window } from './views.js';
import type { Workspace } from './workspace.js';

/** Overdue for longer than this is history: contracts are imported years after they were signed. */
const oldestDebt = { years: 1 };
/** A notice that is due later may have to be sent within the window. */
const longestPost = { days: 60 };

/** Due dates in a window, in order of the day on which somebody must act; overdue ones of the year before today come first,
 *  unless `filter.statuses` leaves them out. Done and waived ones only where it asks for them. */
export async function listDue(
  workspace: Workspace,
  window: Window,
  filter: ObligationFilter,
  options: { now: Temporal.ZonedDateTime; routine?: 'next' | 'all' },
): Promise<DueItem[]> {
  return selectDue(await Standings.load(workspace, options.now), window, filter, options.routine);
}

/** @param routine  of what is done every few days, only the next due date, or all */
export async function selectDue(
  standings: Standings,
  window: Window,
  filter: ObligationFilter,
  routine: 'next' | 'all' = 'next',
): Promise<DueItem[]> {
  const { now } = standings;
  const { statuses = ['open', 'overdue'], owner } = filter;
  const oldest = now.toPlainDate().subtract(oldestDebt).toString();
  const wide = { from: window.from, to: Temporal.PlainDate.from(window.to).add(longestPost).toString() };
  // Status and window are asked of each due date below, not of the obligation as a whole.
  const whole = { ...filter, statuses: undefined, window: undefined };
  const views = await selectObligations(standings, whole, { due: true, window: wide });
  return views
    .flatMap((view) => {
      const items = view.occurrences.map((occurrence) => dueItem(view, occurrence, now));
      return routine === 'next' && isRoutine(view) ? items.filter(({ daysLeft }) => daysLeft >= 0).slice(0, 1) : items;
    })
    .filter(({ occurrence, day }) => {
      if (!statuses.includes(occurrence.status)) return false;
      if (owner !== undefined && !isSameOwner(occurrence.owner, owner)) return false;
      if (day >= window.from && day <= window.to) return true;
      return occurrence.status === 'overdue' && day < window.from && day >= oldest;
    })
    .sort(byDay);
}

/** What is done every day or every few days is a way of working: a calendar shows when it is next due, not three hundred
 *  times a year, and nobody is told that yesterday's back-up is late. */
function isRoutine({ obligation }: ObligationView): boolean {
  const recurrence = obligation.timing?.recurrence;
  if (recurrence === undefined) return false;
  const { every, on } = recurrence;
  if (every.unit === 'week') return every.count === 1 && (on?.weekdays ?? []).length > 1;
  return ['second', 'minute', 'hour'].includes(every.unit) || (every.unit === 'day' && every.count < 7);
}

export function dueItem(view: ObligationView, occurrence: Occurrence, now: Temporal.ZonedDateTime): DueItem {
  const due = occurrence.allDay
    ? occurrence.due
    : Temporal.Instant.from(occurrence.due).toZonedDateTimeISO(now.timeZoneId).toPlainDate().toString();
  const day = occurrence.sendBy !== null && occurrence.sendBy < due ? occurrence.sendBy : due;
  const daysLeft = toDayNumber(Temporal.PlainDate.from(day)) - toDayNumber(now.toPlainDate());
  return { occurrence, view, day, daysLeft };
}

/** The order of an agenda: by the day on which somebody must act, then by file and text. */
export function byDay(a: DueItem, b: DueItem): number {
  const keys = (item: DueItem) => [item.day, item.occurrence.due, item.view.document.file];
  const [one, other] = [keys(a), keys(b)];
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return one[i]! < other[i]! ? -1 : 1;
  return a.view.obligation.start - b.view.obligation.start || (a.occurrence.id < b.occurrence.id ? -1 : 1);
}

/** Today and `days` days after it. */
export function nextDays(now: Temporal.ZonedDateTime, days: number): Window {
  const today = now.toPlainDate();
  return { from: today.toString(), to: today.add({ days }).toString() };
}
