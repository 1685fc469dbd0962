import type { DueItem } from '../app/views.js';
import type { ObligationKind } from '../model/obligation.js';
import { partSeries } from './calendar-series.js';
import type { CalendarItem, CalendarSeries } from './icalendar.js';
import { formatDemand, formatParties, formatPlace } from './obligation-listing.js';

/** Due dates as items of a calendar file: a plain series as one, the rest one each.
 *  @param published  by uid: how often an item has changed since it was first written, and when it last did (an instant) */
export function calendarItems(
  items: readonly DueItem[],
  options: {
    readonly leadTimes: Readonly<Record<ObligationKind, readonly number[]>>;
    readonly published: (uid: string, fingerprint: string) => { sequence: number; modified: string };
  },
): CalendarItem[] {
  const { repeated, alone } = partSeries(items);
  const toItem = (item: DueItem, series: CalendarSeries | null): CalendarItem => {
    const { occurrence, view } = item;
    const { obligation, document } = view;
    const uid = `${series ? obligation.id : occurrence.id}@tenor`;
    const said = {
      due: occurrence.due,
      summary: `${obligation.kind}: ${formatParties(view)}: ${obligation.action || obligation.quote}`,
      description: [
        `${formatDemand(view)} (${document.title}, ${formatPlace(obligation.part, obligation.clause)})`,
        `"${obligation.quote}"`,
        ...(occurrence.sendBy ? [`Send by ${occurrence.sendBy}.`] : []),
        ...(occurrence.opens ? [`Not before ${occurrence.opens}.`] : []),
        ...(series ? [] : occurrence.trace),
      ].join('\n'),
      categories: [obligation.kind, document.type],
      status: ({ open: 'open', overdue: 'open', done: 'done', waived: 'cancelled' } as const)[occurrence.status],
      leads: options.leadTimes[obligation.kind],
      series,
    };
    return { uid, ...said, ...options.published(uid, JSON.stringify(said)) };
  };
  return [
    ...repeated.map(({ first, series }) => toItem(first, series)),
    ...alone.map((item) => toItem(item, null)),
  ].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.uid < b.uid ? -1 : 1));
}
