import { existsSync, readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Term } from '../../src/model/facts.js';
import type { UnresolvedReason } from '../../src/model/obligation.js';
import type { Timing } from '../../src/model/timing.js';
import { resolveObligation } from '../../src/resolve/resolve-obligation.js';
import { after, beforeEnd, context, evergreen, noTerm, period } from './contexts.js';

/** What a reader of each sentence should hand over: the arithmetic is tested here without the reading. */
interface Read {
  readonly timing: Timing | null;
  readonly term?: Term;
  readonly unresolved?: UnresolvedReason;
}

const event = (length: string, more: Partial<Timing> = {}): Read => ({ timing: after('event', length, more) });
const onDate = (date: string): Timing => ({ anchor: { type: 'date', date }, direction: 'after' });

const reads: Record<string, Read> = {
  'dev-01': event('P5D'),
  'dev-02': event('P15D', { holidaysIncluded: true }),
  'dev-03': event('P10D'),
  'dev-04': event('P10D', { inclusive: true }),
  'dev-05': event('P5D/business'),
  'dev-06': event('P14D', { roll: 'following' }),
  'dev-07': event('P3D/business'),
  'dev-08': event('P2D/business'),
  'dev-09': event('P2D/business'),
  'dev-10': event('P3D/business'),
  'dev-11': event('P1D/business'),
  'dev-12': event('P5D/business'),
  'dev-13': { ...event('P60D'), unresolved: 'words and figures differ' },
  'dev-14': event('P1M'),
  'dev-15': event('P1Y'),
  'dev-16': event('P15D'),
  'dev-17': event('PT24H'),
  'dev-18': event('PT48H'),
  'dev-19': event('PT4H/business'),
  'dev-20': { timing: beforeEnd('P60D') },
  'dev-21': { timing: beforeEnd('P60D', { opens: period('P90D') }) },
  'dev-22': { timing: beforeEnd('P60D'), term: evergreen('P1Y') },
  'dev-23': { timing: beforeEnd('P3M'), term: evergreen('P12M', 'P36M') },
  'dev-24': event('P3M', { endOf: 'quarter' }),
  'dev-25': {
    timing: {
      anchor: { type: 'effective-date' },
      direction: 'after',
      recurrence: {
        every: period('P3M'),
        on: { nthWeekday: { nth: 1, weekday: 'mon' } },
        along: 'calendar',
        startsAtAnchor: false,
      },
    },
  },
  'dev-26': {
    timing: {
      anchor: { type: 'effective-date' },
      direction: 'after',
      recurrence: { every: period('P1M'), on: { dayOfMonth: 31 }, along: 'anchor', startsAtAnchor: true },
    },
  },
  'dev-27': event('P30D', { whichever: { pick: 'earlier', others: [onDate('2026-06-30')] } }),
  'dev-28': {
    timing: {
      anchor: {
        type: 'timing',
        timing: {
          anchor: { type: 'event', event: 'receipt' },
          direction: 'after',
          whichever: {
            pick: 'earlier',
            others: [{ anchor: { type: 'event', event: 'posting' }, direction: 'after' }],
          },
        },
      },
      direction: 'after',
      period: period('P5D/business'),
    },
  },
  'dev-29': {
    timing: {
      anchor: { type: 'timing', timing: after('mailing', 'P3D', { holidaysIncluded: true }) },
      direction: 'after',
      period: period('P5D/business'),
    },
  },
  'dev-30': { timing: null },
  'dev-31': { timing: { ...onDate('2026-07-31'), direction: 'before', period: period('P30D') } },
  'dev-32': {
    timing: {
      anchor: { type: 'effective-date' },
      direction: 'after',
      recurrence: { every: period('P1Y'), along: 'anchor', startsAtAnchor: false },
    },
  },
  'dev-33': {
    timing: {
      anchor: { type: 'signature-date' },
      direction: 'after',
      period: period('P3D/business'),
      timeOfDay: '17:00',
      timeZone: 'America/New_York',
    },
  },
  'dev-34': event('P1D'),
  'dev-35': { timing: onDate('2024-05-11') },
  'dev-36': { timing: null, unresolved: 'ambiguous date' },
  'dev-37': { timing: null, unresolved: 'impossible date' },
  'dev-38': event('P15D'),
  'dev-39': { timing: null, unresolved: 'redacted number' },
  'dev-40': { timing: null, unresolved: 'refers to another clause' },
};

interface WorkedCase {
  readonly id: string;
  readonly topic: string;
  readonly event?: string;
  readonly effective?: string;
  readonly expiry?: string;
  readonly timezone: string;
  readonly calendar: string;
  readonly expect: {
    readonly due?: readonly string[];
    readonly due_any?: readonly (readonly string[])[];
    readonly prefix?: boolean;
    readonly none?: boolean;
  };
}

const corpus = process.env.TENOR_CORPUS ?? new URL('../../../shared/corpus', import.meta.url).pathname;
const file = `${corpus}/dates/dev.jsonl`;
const cases: WorkedCase[] = existsSync(file)
  ? readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  : [];

const same = (got: string | undefined, wanted: string) =>
  got === wanted ||
  (got !== undefined &&
    wanted.length > 10 &&
    got.length > 10 &&
    Temporal.Instant.from(got).equals(Temporal.Instant.from(wanted)));

describe.skipIf(cases.length === 0)('the worked cases of the corpus (skipped where the corpus is absent)', () => {
  test.each(cases)('$id $topic', (given) => {
    const { timing, term = noTerm, unresolved = null } = reads[given.id]!;
    const { due } = resolveObligation(
      { kind: given.topic.startsWith('before') ? 'notice-period' : 'deadline', timing, unresolved },
      context({
        jurisdiction: given.calendar,
        zone: given.timezone,
        anyEvent: given.event ?? null,
        effectiveDate: given.effective ?? null,
        expiry: given.expiry ?? null,
        term,
      }),
    );
    const got = due.map((one) => one.due);
    if (given.expect.none) return expect(got).toEqual([]);
    const lists = given.expect.due_any ?? [given.expect.due!];
    const right = lists.some(
      (list) => list.every((wanted, i) => same(got[i], wanted)) && (given.expect.prefix || got.length === list.length),
    );
    expect(right, `${got.slice(0, 5).join(' ')} is none of ${JSON.stringify(lists)}`).toBe(true);
  });
});
