import { Temporal } from 'temporal-polyfill';
import type { DueItem } from '../app/views.js';
import { pad } from './columns.js';

/** One day of a month's page. */
export interface MonthCell {
  /** ISO date. */
  readonly date: string;
  readonly inMonth: boolean;
  readonly items: readonly DueItem[];
}

/** The weeks of a month, Monday first, filled up with the days of its neighbours.
 *  @param month  `2026-11`. */
export function monthWeeks(month: string, items: readonly DueItem[]): MonthCell[][] {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const byDay = new Map<string, DueItem[]>();
  for (const item of items) byDay.set(item.day, [...(byDay.get(item.day) ?? []), item]);
  const weeks: MonthCell[][] = [];
  let day = first.subtract({ days: first.dayOfWeek - 1 });
  do {
    const week: MonthCell[] = [];
    for (let i = 0; i < 7; i++) {
      const date = day.toString();
      week.push({ date, inMonth: day.month === first.month, items: byDay.get(date) ?? [] });
      day = day.add({ days: 1 });
    }
    weeks.push(week);
  } while (day.month === first.month);
  return weeks;
}

export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const monthNames = 'January February March April May June July August September October November December'.split(
  ' ',
) as readonly string[];

/** `November 2026`. */
export function monthTitle(month: string): string {
  const { year, month: number } = Temporal.PlainYearMonth.from(month);
  return `${monthNames[number - 1]} ${year}`;
}

/** The month as plain text: each day with the number of things due on it, today in brackets.
 *  @param today  ISO date. */
export function formatMonth(month: string, items: readonly DueItem[], today: string): string[] {
  const lines = [
    monthTitle(month),
    weekdayNames
      .map((name) => pad(name, 8))
      .join('')
      .trimEnd(),
  ];
  for (const week of monthWeeks(month, items)) {
    lines.push(
      week
        .map(({ date, inMonth, items: due }) => {
          if (!inMonth) return pad('', 8);
          const number = String(Number(date.slice(8)));
          return pad(`${date === today ? `[${number}]` : number}${due.length > 0 ? ` *${due.length}` : ''}`, 8);
        })
        .join('')
        .trimEnd(),
    );
  }
  return lines;
}
