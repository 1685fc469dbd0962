import type { ReactElement } from 'react';
import type { DueItem } from '../app/views.js';
import { pad } from '../report/columns.js';
import { printable } from '../report/escaping.js';
import { formatDemand, formatParties } from '../report/obligation-listing.js';
import { layFields, placeOf } from './fields.js';
import type { Line } from './list.js';
import { List } from './list.js';
import type { Look } from './look.js';
import { kindColour, statusMark, wideScreen, widestLine } from './look.js';

/** What falls due, day after day, what is late first. */
export function AgendaScreen(props: {
  items: readonly DueItem[];
  chosen: number;
  height: number;
  loading: boolean;
}): ReactElement {
  const { loading, ...list } = props;
  const empty = loading ? 'Loading…' : 'Nothing is due in these months.';
  return <List values={list.items} line={dueLine} chosen={list.chosen} height={list.height} empty={empty} />;
}

/** One due date in one line: mark, day, days left, what, where; on a wide screen also who and how long. */
export function dueLine(item: DueItem, look: Look): Line {
  const { obligation, document } = item.view;
  const [time, left] = [timeOf(item), daysLeft(item)];
  const what = printable(obligation.action || obligation.quote);
  const where = placeOf(document.file, obligation.part, obligation.clause);
  const fields =
    look.width < wideScreen
      ? [
          { text: what, share: 5 },
          { text: where, share: 4 },
        ]
      : [
          { text: formatParties(item.view), share: 5 },
          { text: what, share: 10 },
          { text: formatDemand(item.view), share: 4 },
          { text: where, share: 6 },
        ];
  const kind = look.width < widestLine ? [] : [pad(obligation.kind, 13)];
  const at = pad(time, look.width < wideScreen ? 0 : ' 00:00'.length);
  const before = [`${statusMark(item)} ${item.day}${at}`, pad(left, 9, 'right'), ...kind].join('  ');
  return {
    key: item.occurrence.id,
    text: layFields(before, fields, look.width),
    colour: kindColour(obligation.kind, look),
    dim: item.occurrence.status === 'done' || item.occurrence.status === 'waived',
  };
}

function timeOf({ occurrence }: DueItem): string {
  return occurrence.allDay ? '' : ` ${occurrence.due.slice(11, 16)}`;
}

function daysLeft(item: DueItem): string {
  return item.daysLeft < 0 ? `${-item.daysLeft} d late` : item.daysLeft === 0 ? 'today' : `${item.daysLeft} d`;
}

/** What a filter looks at: what the widest line says, not cut. */
export function dueWords(item: DueItem): string {
  const { obligation, document } = item.view;
  return [
    `${statusMark(item)} ${item.day}${timeOf(item)} ${daysLeft(item)} ${obligation.kind}`,
    formatParties(item.view),
    obligation.action || obligation.quote,
    formatDemand(item.view),
    placeOf(document.file, obligation.part, obligation.clause),
  ].join('  ');
}
