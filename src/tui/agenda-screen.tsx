import type { ReactElement } from 'react';
import type { DueItem } from '../app/views.js';
import { fit, pad } from '../report/columns.js';
import { printable } from '../report/escaping.js';
import { formatDemand, formatParties, formatPlace } from '../report/obligation-listing.js';
import type { Line } from './list.js';
import { List } from './list.js';
import type { Look } from './look.js';
import { kindColour, statusMark, useLook } from './look.js';

/** What falls due, day after day, what is late first. */
export function AgendaScreen(props: { items: readonly DueItem[]; chosen: number; height: number }): ReactElement {
  const look = useLook();
  const lines = props.items.map((item) => dueLine(item, look));
  return <List lines={lines} chosen={props.chosen} height={props.height} empty="Nothing is due in these months." />;
}

/** One due date in one line: mark, day, kind, who, what, where. */
export function dueLine(item: DueItem, look: Look): Line {
  const { obligation, document } = item.view;
  const wide = look.width >= 120;
  const time = item.occurrence.allDay ? '' : ` ${item.occurrence.due.slice(11, 16)}`;
  const left = item.daysLeft < 0 ? `${-item.daysLeft} d late` : item.daysLeft === 0 ? 'today' : `${item.daysLeft} d`;
  const place = [printable(document.file.split('/').at(-1)!), formatPlace(obligation.part, obligation.clause)];
  // Where the line is cut, the clause is what must be left.
  const where = (wide ? place : place.reverse()).join(' ');
  return {
    key: item.occurrence.id,
    text: [
      `${statusMark(item)} ${item.day}${time}`,
      pad(left, 9, 'right'),
      ...(wide ? [pad(obligation.kind, 13), pad(fit(formatParties(item.view), 28), 28)] : []),
      pad(
        fit(printable(obligation.action || obligation.quote), wide ? look.width - 130 : 30),
        wide ? Math.max(30, look.width - 130) : 30,
      ),
      ...(wide ? [pad(fit(formatDemand(item.view), 22), 22)] : []),
      where,
    ].join('  '),
    colour: kindColour(obligation.kind, look),
    dim: item.occurrence.status === 'done' || item.occurrence.status === 'waived',
  };
}
