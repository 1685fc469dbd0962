/** How many business-day steps one core makes a second; the bar is 10 million. Run it with
 *      npx vitest bench --run --config tests/vitest.config.ts
 *  Each iteration makes a million steps, so that iterations a second are millions of steps a second. */
import { bench, describe } from 'vitest';
import { calendarFor } from '../../src/calendar/choose-calendar.js';
import { parseDayNumber } from '../../src/calendar/day-number.js';

const steps = 1_000_000;

describe.each(['GB-ENG', 'US', 'CN'])('a million business-day steps in %s', (code) => {
  const calendar = calendarFor({ jurisdictions: [code] });
  const first = parseDayNumber('2021-01-01');
  const days = Int32Array.from({ length: 4096 }, (_, i) => first + ((i * 7919) % 1700));
  let sum = 0;

  bench('each a count of 1 to 128 days forwards or backwards', () => {
    for (let i = 0; i < steps; i++) {
      const n = (i & 127) + 1;
      sum += calendar.add(days[i & 4095]!, i & 128 ? n : -n);
    }
    if (Number.isNaN(sum)) throw new Error('no number');
  });
});
