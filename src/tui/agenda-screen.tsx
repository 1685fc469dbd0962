import type { ReactElement } from 'react';
import type { DueItem } from '../app/views.js';
import { pad } from '../report/columns.js';
import { printable } from '../report/escaping.js';
import { formatDemand, formatParties, formatPlace } from '../report/obligation-listing.js';
import { layFields } from './fields.js';
import type { Line } from './list.js';
import { List } from './list.js';
import type { Look } from './look.js';
import { kindColour, statusMark, useLook, wideScreen, widestLine } from './look.js';

/** What falls due, day after day, what is late first. */
export function AgendaScreen(props: { items: readonly DueItem[]; chosen: number; height: number }): ReactElement {
  const look = useLook();
  const lines = props.items.map((item) => dueLine(item, look));
  return <List lines={lines} chosen={props.chosen} height={props.height} empty="Nothing is due in these months." />;
}

/** One due date in one line: mark, day, days left, what, where; on a wide screen also who and how long. */
export function dueLine(item: DueItem, look: Look): Line {
  const { obligation, document } = item.view;
  const time = item.occurrence.allDay ? '' : ` ${item.occurrence.due.slice(11, 16)}`;
  const left = item.daysLeft < 0 ? `${-item.daysLeft} d late` : item.daysLeft === 0 ? 'today' : `${item.daysLeft} d`;
  const what = printable(obligation.action || obligation.quote);
  // Where the line is cut, the clause is what must be left.
  const where = `${formatPlace(obligation.part, obligation.clause)} ${printable(document.file.split('/').at(-1)!)}`;
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
