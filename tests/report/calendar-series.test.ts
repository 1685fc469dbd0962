import { describe, expect, test } from 'vitest';
import type { DueItem, ObligationView } from '../../src/app/views.js';
import type { Occurrence } from '../../src/model/obligation.js';
import type { Timing } from '../../src/model/timing.js';
import { partSeries } from '../../src/report/calendar-series.js';

const monthly: Timing = {
  anchor: { type: 'effective-date' },
  direction: 'after',
  recurrence: {
    every: { count: 1, unit: 'month', business: false },
    on: { dayOfMonth: 1 },
    along: 'calendar',
    startsAtAnchor: false,
  },
};

const items = (timing: Timing | null, occurrences: Partial<Occurrence>[]): DueItem[] => {
  const view = { obligation: { id: 'o', timing }, owner: null } as unknown as ObligationView;
  return occurrences.map((more) => {
    const due = more.due ?? more.key!;
    const occurrence = { due, status: 'open', owner: null, snoozedUntil: null, sendBy: null, ...more } as Occurrence;
    return { occurrence, view, day: due, daysLeft: 1 };
  });
};
const year = ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01', '2026-05-01'];
const keys = (all: readonly DueItem[]) => all.map(({ occurrence }) => occurrence.key);

describe('due dates of a calendar file', () => {
  test('that recur by a plain rule are one item, up to the last that was counted', () => {
    const { repeated, alone } = partSeries(
      items(
        monthly,
        year.map((key) => ({ key })),
      ),
    );
    expect(repeated.map(({ first, series }) => [first.occurrence.key, series])).toEqual([
      ['2026-01-01', { rule: 'FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20260501', without: [] }],
    ]);
    expect(alone).toEqual([]);
  });

  test('that were moved or done stand alone, and the series leaves their days out', () => {
    const changed = year.map((key) => ({
      key,
      ...(key === '2026-02-01' && { due: '2026-02-02' }),
      ...(key === '2026-04-01' && { status: 'done' as const }),
    }));
    const { repeated, alone } = partSeries(items(monthly, changed));
    expect(repeated[0]!.series.without).toEqual(['2026-02-01', '2026-04-01']);
    expect(keys(alone)).toEqual(['2026-02-01', '2026-04-01']);
  });

  test('that hang on events, or are few, are written one by one', () => {
    expect(keys(partSeries(items(null, [{ key: 'e1' }, { key: 'e2' }])).alone)).toEqual(['e1', 'e2']);
    expect(partSeries(items(monthly, [{ key: year[0]! }, { key: year[1]! }])).repeated).toEqual([]);
  });
});
