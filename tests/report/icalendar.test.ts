import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Timing } from '../../src/model/timing.js';
import { weekdays } from '../../src/model/value.js';
import { type CalendarItem, formatICalendar } from '../../src/report/icalendar.js';
import { recurrenceRule } from '../../src/report/icalendar-rule.js';
import { recurringDays } from '../../src/resolve/recurrence.js';

const item = (more: Partial<CalendarItem> = {}): CalendarItem => ({
  uid: '4f1c@2026-12-31',
  sequence: 2,
  modified: '2026-05-01T08:00:00Z',
  due: '2026-12-04',
  summary: 'Acme Ltd: notice of non-renewal',
  description: 'cl. 12.2',
  categories: ['notice-period'],
  status: 'open',
  leads: [7],
  series: null,
  ...more,
});
const options = { name: 'Deadlines', timeZone: 'Europe/London', stamp: null };
const parse = (text: string) => new ICAL.Component(ICAL.parse(text));
const events = (text: string) => parse(text).getAllSubcomponents('vevent');
const one = (more: Partial<CalendarItem> = {}) => {
  const calendar = parse(formatICalendar([item(more)], options));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent')[0]!;
};
const value = (component: InstanceType<typeof ICAL.Component>, name: string) =>
  String(component.getFirstPropertyValue(name));

describe('an iCalendar file', () => {
  test('says of a due date what it is, when, and since when', () => {
    const event = one();
    expect(value(event, 'uid')).toBe('4f1c@2026-12-31');
    expect(value(event, 'sequence')).toBe('2');
    expect(value(event, 'dtstart')).toBe('2026-12-04');
    expect(value(event, 'dtend')).toBe('2026-12-05');
    expect(value(event, 'last-modified')).toBe('2026-05-01T08:00:00Z');
    expect(value(event, 'dtstamp')).toBe('2026-05-01T08:00:00Z');
    expect(value(event, 'status')).toBe('CONFIRMED');
  });

  test('is the same text for the same data', () => {
    expect(formatICalendar([item()], options)).toBe(formatICalendar([item()], options));
  });

  test('cancels what was waived, and rings no alarm for it or for what is done', () => {
    const cancelled = one({ status: 'cancelled' });
    expect(value(cancelled, 'status')).toBe('CANCELLED');
    expect(cancelled.getAllSubcomponents('valarm')).toEqual([]);
    expect(one({ status: 'done' }).getAllSubcomponents('valarm')).toEqual([]);
    const taken = parse(formatICalendar([item()], { ...options, cancels: true }));
    expect(value(taken, 'method')).toBe('CANCEL');
    expect(value(taken.getFirstSubcomponent('vevent')!, 'status')).toBe('CANCELLED');
  });

  test('reminds at nine in the morning, so many days ahead', () => {
    const alarms = one({ leads: [30, 1, 0] }).getAllSubcomponents('valarm');
    const start = ICAL.Time.fromDateString('2026-12-04');
    const rings = alarms.map((alarm) => {
      const at = ICAL.Time.fromDateTimeString('2026-12-04T00:00:00');
      at.addDuration(alarm.getFirstPropertyValue('trigger') as InstanceType<typeof ICAL.Duration>);
      return at.toString();
    });
    expect(start.isDate).toBe(true);
    expect(rings).toEqual(['2026-11-04T09:00:00', '2026-12-03T09:00:00', '2026-12-04T09:00:00']);
  });

  test('tells an hour on the clock of its zone, summer and winter', () => {
    // 18:00 in Shanghai is 11:00 in London in June and 10:00 in December.
    for (const [due, hour, utc] of [
      ['2026-06-04T18:00:00+08:00', 11, '2026-06-04T10:00:00Z'],
      ['2026-12-04T18:00:00+08:00', 10, '2026-12-04T10:00:00Z'],
    ] as const) {
      const start = one({ due }).getFirstPropertyValue('dtstart') as InstanceType<typeof ICAL.Time>;
      expect(start.hour).toBe(hour);
      expect(start.convertToZone(ICAL.Timezone.utcTimezone).toString()).toBe(utc);
    }
  });

  test('describes zones with and without summer time', () => {
    const zone = (timeZone: string) =>
      parse(formatICalendar([item()], { ...options, timeZone })).getFirstSubcomponent('vtimezone')!;
    expect(zone('Asia/Shanghai').getAllSubcomponents('daylight')).toEqual([]);
    expect(zone('Asia/Shanghai').getAllSubcomponents('standard')).toHaveLength(1);
    const york = zone('America/New_York')
      .getAllSubcomponents('daylight')
      .map((change) => value(change, 'dtstart'));
    // 15 U.S.C. § 260a: the second Sunday of March, at two in the morning
    expect(york).toEqual(['2026-03-08T02:00:00', '2027-03-14T02:00:00']);
  });

  test('has a time zone even where it has nothing else, for an empty calendar is no calendar', () => {
    expect(parse(formatICalendar([], options)).getAllSubcomponents('vtimezone')).toHaveLength(1);
  });

  test('folds lines at 75 octets, never inside a character', () => {
    const summary = '违约通知'.repeat(40) + ' 😀'.repeat(30);
    const text = formatICalendar([item({ summary })], options);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\ufffd');
    }
    expect(value(events(text)[0]!, 'summary')).toBe(summary);
  });

  test('whatever the text of a document says, it stays text', () => {
    const hostile = fc.array(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        '\u2028',
        ';',
        ',',
        '\\',
        '\\n',
        ':',
        '"',
        'BEGIN:VEVENT',
        'ATTACH:http://x',
        '\u0000',
        '\u0007',
        '\u202e',
        'a',
        '字',
        '😀',
        '\ud800',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (a, b, c) => {
        const summary = a.join('');
        const text = formatICalendar([item({ summary, description: b.join(''), categories: [c.join('')] })], options);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u001f\u007f]/);
        const calendar = parse(text);
        expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
        const [event] = calendar.getAllSubcomponents('vevent');
        expect(event!.getAllProperties('attach')).toEqual([]);
        const plain = summary
          .replace(/\r\n?|\u2028/g, '\n')
          .replace(/[\ud800-\udbff][\udc00-\udfff]|[\u0000\u0007\u202e\ud800]/g, (found) =>
            found.length === 2 ? found : '',
          );
        expect(value(event!, 'summary')).toBe(plain);
      }),
    );
  });
});

describe('a series', () => {
  test('leaves out the days that were moved', () => {
    const event = one({
      due: '2026-01-01',
      series: { rule: 'FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20260401', without: ['2026-02-01'] },
    });
    const dates = new ICAL.Event(event).iterator();
    const got: string[] = [];
    for (let next = dates.next(); next; next = dates.next()) got.push(next.toString());
    expect(got).toEqual(['2026-01-01', '2026-03-01', '2026-04-01']);
  });

  test('with an hour ends at an instant, and leaves out at that hour', () => {
    const text = formatICalendar(
      [
        item({
          due: '2026-06-01T17:00:00+01:00',
          series: { rule: 'FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20260901', without: ['2026-08-01'] },
        }),
      ],
      options,
    );
    expect(text).toContain('RRULE:FREQ=MONTHLY;BYMONTHDAY=1;UNTIL=20260901T160000Z\r\n');
    expect(text).toContain('EXDATE;TZID=Europe/London:20260801T170000\r\n');
  });

  const plain: fc.Arbitrary<NonNullable<Timing['recurrence']>> = fc
    .record({
      count: fc.constantFrom(1, 2, 3, 6),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
      dayOfMonth: fc.constantFrom(undefined, 1, 15, 28, 29, 30, 31, -1, -2),
      twice: fc.boolean(),
      weekday: fc.constantFrom(undefined, ...weekdays),
      nth: fc.constantFrom(1, 2, 4, 5, -1),
      along: fc.constantFrom('anchor' as const, 'calendar' as const),
    })
    .map(({ count, unit, dayOfMonth, twice, weekday, nth, along }) => ({
      every: { count, unit, business: false },
      along,
      startsAtAnchor: true,
      ...(unit === 'week' && weekday && { on: { weekdays: [weekday] } }),
      ...(unit === 'month' && weekday && { on: { nthWeekday: { nth, weekday } } }),
      ...(unit === 'month' && !weekday && dayOfMonth && { on: twice ? { daysOfMonth: [5, 20] } : { dayOfMonth } }),
      ...(unit === 'year' && dayOfMonth && { on: { dayOfMonth, month: 2 } }),
    }));

  test('recurs on the very days that are counted', () => {
    fc.assert(
      fc.property(plain, fc.integer({ min: 0, max: 1500 }), (recurrence, offset) => {
        const start = Temporal.PlainDate.from('2024-01-01').add({ days: offset });
        const counted: string[] = [];
        for (const day of recurringDays(recurrence, start, null, null)) if (counted.push(day.toString()) === 8) break;
        const rule = recurrenceRule(recurrence, counted[0]!, counted[7]!);
        fc.pre(rule !== null);
        const dates = new ICAL.Event(one({ due: counted[0]!, series: { rule, without: [] } })).iterator();
        const got: string[] = [];
        for (let next = dates.next(); next; next = dates.next()) got.push(next.toString());
        expect(got).toEqual(counted);
      }),
      { numRuns: 300 },
    );
  });

  test('of business days, of the 30th of each month, or of several days of the year, has no rule', () => {
    const every = { count: 1, unit: 'day', business: true } as const;
    expect(recurrenceRule({ every, along: 'anchor', startsAtAnchor: true }, '2026-01-01', null)).toBeNull();
    const month = { count: 1, unit: 'month', business: false } as const;
    const thirtieth = { every: month, on: { dayOfMonth: 30 }, along: 'calendar', startsAtAnchor: true } as const;
    expect(recurrenceRule(thirtieth, '2026-01-30', null)).toBeNull();
    const fifth = { every: month, on: { businessDay: 5 }, along: 'calendar', startsAtAnchor: true } as const;
    expect(recurrenceRule(fifth, '2026-01-08', null)).toBeNull();
    const dates = [
      { month: 3, day: 25 },
      { month: 9, day: 29 },
    ];
    const rents = { every: { ...month, count: 6 }, on: { dates }, along: 'calendar', startsAtAnchor: true } as const;
    expect(recurrenceRule(rents, '2026-03-25', null)).toBeNull();
  });
});

const khal = spawnSync('khal', ['--version'], { encoding: 'utf8' });

describe.skipIf(khal.status !== 0)('read by khal (skipped where it is not installed)', () => {
  test('twice, each due date is there once', () => {
    const folder = mkdtempSync(join(tmpdir(), 'khal-'));
    try {
      mkdirSync(join(folder, 'calendar'));
      const config = join(folder, 'config');
      writeFileSync(
        config,
        `[calendars]\n[[c]]\npath = ${folder}/calendar\n[sqlite]\npath = ${folder}/khal.db\n[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\nlocal_timezone = Europe/London\ndefault_timezone = Europe/London\n`,
      );
      const file = join(folder, 'tenor.ics');
      writeFileSync(
        file,
        formatICalendar([item(), item({ uid: 'b', due: '2026-12-04T17:00:00Z', summary: 'Rent' })], options),
      );
      const run = (...words: string[]) => spawnSync('khal', ['-c', config, ...words], { encoding: 'utf8' });
      for (let time = 0; time < 2; time++) expect(run('import', '--batch', '-a', 'c', file).status).toBe(0);
      const listed = run('list', '2026-12-04', '1d', '--format', '{title}').stdout;
      expect(listed.match(/notice of non-renewal/g)).toHaveLength(1);
      expect(listed.match(/Rent/g)).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
