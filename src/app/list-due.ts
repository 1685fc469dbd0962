import type { Temporal } from 'temporal-polyfill';
import type { DueItem, ObligationFilter, Window } from './views.js';
import type { Workspace } from './workspace.js';

/** Due dates in a window, in order of the day on which somebody must act; overdue ones from before it come first, unless
 *  `filter.statuses` leaves them out. */
export async function listDue(
  workspace: Workspace,
  window: Window,
  filter: ObligationFilter,
  options: { now: Temporal.ZonedDateTime },
): Promise<DueItem[]> {
  throw new Error(`not yet: ${workspace.grammars} ${window} ${filter} ${options}`);
}

/** Today and the days after it: `days` days in all after today. */
export function nextDays(now: Temporal.ZonedDateTime, days: number): Window {
  const today = now.toPlainDate();
  return { from: today.toString(), to: today.add({ days }).toString() };
}
