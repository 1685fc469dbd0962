import { Temporal } from 'temporal-polyfill';
import type { DueItem } from '../app/views.js';
import type { ObligationKind, Occurrence } from '../model/obligation.js';
import type { PublishedItem } from '../model/record.js';
import { partSeries } from './calendar-series.js';
import type { CalendarItem, CalendarSeries } from './icalendar.js';
import { formatDemand, formatParties, formatPlace } from './obligation-listing.js';

/** An item before it is numbered: what a calendar file says of it. */
export type CalendarContent = Omit<CalendarItem, 'sequence' | 'modified'>;

/** Due dates as items of a calendar file: a plain series as one, the rest one each. */
export function calendarContents(
  items: readonly DueItem[],
  leadTimes: Readonly<Record<ObligationKind, readonly number[]>>,
): CalendarContent[] {
  const { repeated, alone } = partSeries(items);
  const toItem = (item: DueItem, series: CalendarSeries | null): CalendarContent => {
    const { occurrence, view } = item;
    const { obligation, document } = view;
    return {
      uid: series ? uidOfSeries(item) : uidOfDue(item),
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
      leads: alarmDays(leadTimes[obligation.kind], daysToSend(occurrence)),
      series,
    };
  };
  return [
    ...repeated.map(({ first, series }) => toItem(first, series)),
    ...alone.map((item) => toItem(item, null)),
  ].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.uid < b.uid ? -1 : 1));
}

function uidOfSeries({ view }: DueItem): string {
  return `${view.obligation.id}@tenor`;
}

function uidOfDue({ occurrence }: DueItem): string {
  return `${occurrence.id}@tenor`;
}

/** Contents that tell of some of these due dates; a series as a whole, so that a file for a few months takes nothing of it
 *  out of a calendar that has all of it. */
export function contentsAbout(contents: readonly CalendarContent[], items: readonly DueItem[]): CalendarContent[] {
  const all = new Set(contents.map(({ uid }) => uid));
  const wanted = new Set(items.map((item) => (all.has(uidOfDue(item)) ? uidOfDue(item) : uidOfSeries(item))));
  return contents.filter(({ uid }) => wanted.has(uid));
}

/** Days before the due date on which alarms ring: ahead of the day to send a notice, and once that has passed ahead of the due
 *  date itself, as a notice that is handed over may still arrive. */
function alarmDays(leads: readonly number[], toSend: number): number[] {
  return [...leads.map((lead) => lead + toSend), ...leads.filter((lead) => lead < toSend)];
}

/** Days before the due date on which a notice must be sent. */
function daysToSend({ sendBy, due }: Occurrence): number {
  if (sendBy === null) return 0;
  return Math.max(0, Temporal.PlainDate.from(sendBy).until(Temporal.PlainDate.from(due.slice(0, 10))).days);
}

/** The contents of a file with their numbers, and what is gone as cancelled.
 *  @param published  what `publishCalendar` gave for everything that is due
 *  @param shows  by the id of an obligation: whether the file is about it, so that one for a single contract says nothing of
 *    others */
export function numberItems(
  contents: readonly CalendarContent[],
  published: ReadonlyMap<string, PublishedItem>,
  shows: (obligation: string) => boolean = () => true,
): CalendarItem[] {
  const gone = [...published.values()]
    .filter(({ gone, uid }) => gone && shows(uid.slice(0, uid.indexOf('@'))))
    .map(({ content, sequence, modified }): CalendarItem => {
      return { ...(JSON.parse(content) as CalendarContent), status: 'cancelled', sequence, modified };
    });
  const present = contents.map((content): CalendarItem => {
    const { sequence, modified } = published.get(content.uid)!;
    return { ...content, sequence, modified };
  });
  return [...present, ...gone];
}
