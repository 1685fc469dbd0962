import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Timing } from '../../src/model/timing.js';
import { periodUnits } from '../../src/model/value.js';
import { compareMoments } from '../../src/resolve/moment.js';
import { resolveTiming } from '../../src/resolve/resolve-obligation.js';
import { context, happened } from './contexts.js';

const start = Temporal.Instant.from('2024-06-01T00:00:00Z');
const instants = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map((minutes) => start.add({ minutes }).toString());
const timings: fc.Arbitrary<Timing> = fc
  .record({
    count: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom(...periodUnits),
    business: fc.boolean(),
    inclusive: fc.boolean(),
    clearDays: fc.boolean(),
    direction: fc.constantFrom('after' as const, 'before' as const),
    roll: fc.constantFrom(
      undefined,
      'none' as const,
      'following' as const,
      'modified-following' as const,
      'preceding' as const,
    ),
    endOf: fc.constantFrom(undefined, 'week' as const, 'month' as const, 'quarter' as const),
    timeOfDay: fc.constantFrom(undefined, '17:00'),
  })
  .map(({ count, unit, business, ...rest }) => ({
    anchor: { type: 'event', event: 'it' } as const,
    period: { count, unit, business },
    ...rest,
  }));
const places = fc.constantFrom(
  { jurisdiction: 'GB-ENG', zone: 'Europe/London' },
  { jurisdiction: 'US', zone: 'America/New_York' },
  { jurisdiction: 'DE', zone: 'Europe/Berlin' },
  { jurisdiction: 'IE', zone: 'Asia/Shanghai' },
);
const workingHours = { from: '09:00', to: '18:00' };

const dueOf = (timing: Timing, place: { jurisdiction: string; zone: string }, when: string) => {
  const given = context({ ...place, workingHours, events: [happened('it', when)] });
  const { due } = resolveTiming(timing, given).due[0]!;
  const at = due.length > 10 ? Temporal.Instant.from(due).toZonedDateTimeISO(place.zone) : null;
  const day = at ? at.toPlainDate() : Temporal.PlainDate.from(due);
  return { moment: { key: '', day, at, opens: null, trace: () => [] }, given };
};

describe('whatever the timing', () => {
  test('a later event never gives an earlier due date', () => {
    fc.assert(
      fc.property(timings, places, instants, instants, (timing, place, one, other) => {
        const [earlier, later] = [one, other].sort() as [string, string];
        const first = dueOf(timing, place, earlier).moment;
        const second = dueOf(timing, place, later).moment;
        expect(compareMoments(first, second)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 400 },
    );
  });

  test('no due date falls on a day off where a rule forbids it', () => {
    fc.assert(
      fc.property(
        timings.filter(({ roll, direction }) => (roll ? roll !== 'none' : direction === 'before')),
        places,
        instants,
        (timing, place, when) => {
          const timed = ['hour', 'minute', 'second'].includes(timing.period!.unit);
          fc.pre(!timed);
          const { moment, given } = dueOf(timing, place, when);
          expect(given.calendar!.isBusinessDay(moment.day)).toBe(true);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('the same question gives the same answer, word for word', () => {
    fc.assert(
      fc.property(timings, places, instants, (timing, place, when) => {
        const ask = () => resolveTiming(timing, context({ ...place, workingHours, events: [happened('it', when)] }));
        expect(JSON.stringify(ask())).toBe(JSON.stringify(ask()));
      }),
      { numRuns: 100 },
    );
  });
});
