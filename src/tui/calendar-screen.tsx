import { Box, Text } from 'ink';
import type { ReactElement } from 'react';
import type { DueItem } from '../app/views.js';
import { fit, pad } from '../report/columns.js';
import { printable } from '../report/escaping.js';
import type { MonthCell } from '../report/month-grid.js';
import { monthTitle, monthWeeks, weekdayNames } from '../report/month-grid.js';
import { dueLine } from './agenda-screen.js';
import { List } from './list.js';
import { kindColour, statusMark, useLook } from './look.js';

/** A month with the duties of each day in it, and below it those of the chosen day.
 *  @param day  ISO date of the chosen day; its month is shown */
export function CalendarScreen(props: {
  day: string;
  today: string;
  items: readonly DueItem[];
  chosen: number;
  height: number;
  loading: boolean;
}): ReactElement {
  const look = useLook();
  const { day, today, items, chosen, height, loading } = props;
  const month = day.slice(0, 7);
  const weeks = monthWeeks(month, items);
  const cell = Math.floor(look.width / 7);
  const rows = Math.max(1, Math.floor((height - 2 - Math.max(4, Math.floor(height / 4))) / weeks.length));
  const below = height - 3 - rows * weeks.length;
  const ofDay = items.filter((item) => item.day === day);
  const due = ofDay.length > 0 ? `${ofDay.length} due` : loading ? 'Loading…' : 'nothing due';
  return (
    <Box flexDirection="column" height={height}>
      <Text bold>{pad(monthTitle(month), look.width)}</Text>
      <Text dimColor>{weekdayNames.map((name) => pad(name, cell)).join('')}</Text>
      {weeks.map((week) => (
        <Week key={week[0]!.date} week={week} rows={rows} cell={cell} day={day} today={today} />
      ))}
      <Text bold>{pad(`${day}: ${due}`, look.width)}</Text>
      {ofDay.length > 0 && <List values={ofDay} line={dueLine} chosen={chosen} height={below} empty="" />}
    </Box>
  );
}

function Week(props: {
  week: readonly MonthCell[];
  rows: number;
  cell: number;
  day: string;
  today: string;
}): ReactElement {
  const look = useLook();
  const { week, rows, cell, day, today } = props;
  return (
    <Box flexDirection="column" height={rows}>
      {Array.from({ length: rows }, (_, row) => (
        <Text key={row} wrap="truncate">
          {week.map(({ date, inMonth, items }) => {
            const chosen = date === day;
            if (row === 0) {
              const plain = `${date === today ? '>' : ' '}${Number(date.slice(8))}`;
              const number = chosen && !look.styles ? `[${plain.trim()}]` : plain;
              const count = items.length > 0 ? ` (${items.length})` : '';
              return (
                <Text key={date} inverse={chosen} bold={items.length > 0} dimColor={!inMonth}>
                  {pad(fit(number + count, cell - 1), cell - 1)}{' '}
                </Text>
              );
            }
            const item = items[row - 1];
            // With one line a day the count beside its number says how many there are.
            const rest =
              rows > 2 && row === rows - 1 && items.length > rows - 1 ? `+${items.length - rows + 2} more` : null;
            const text = rest ?? (item ? `${statusMark(item)}${printable(item.view.obligation.action)}` : '');
            const colour = item && !rest ? kindColour(item.view.obligation.kind, look) : undefined;
            return (
              <Text key={date} dimColor={!inMonth} {...(colour && { color: colour })}>
                {pad(fit(text, cell - 1), cell)}
              </Text>
            );
          })}
        </Text>
      ))}
    </Box>
  );
}
