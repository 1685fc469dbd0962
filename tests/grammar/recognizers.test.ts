import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadGrammars } from '../../src/grammar/load.js';
import type { ValueHit, ValueName } from '../../src/grammar/read.js';
import { readText } from '../../src/grammar/read-text.js';
import type { Period } from '../../src/model/value.js';
import { minorDigits, parsePeriod } from '../../src/model/value-text.js';

const root = new URL('../..', import.meta.url).pathname;
const folder = `${process.env.TENOR_CORPUS ?? `${root}../shared/corpus`}/values/recognizers`;
const grammars = loadGrammars(`${root}grammars`);

interface Case {
  readonly id: string;
  readonly text: string;
  readonly expected: readonly unknown[];
}

/** Cases whose expectation is not that of tenor's SPEC, with the reason. Ids of the corpus. */
const contradictions: Readonly<Record<string, string>> = {
  e27e17d92dfa: 'day and month cannot be told apart: SPEC wants it flagged',
  c2002670e9a3: 'day and month cannot be told apart: SPEC wants it flagged',
  '2680718e27e2': 'day and month cannot be told apart: SPEC wants it flagged',
  '2ee4f837d57d': 'a fraction of a cent: money is an integer of minor units',
  bcf5db78a524: 'a fraction of a yen: money is an integer of minor units',
};

function readCases(name: string): Case[] {
  const lines = readFileSync(`${folder}/${name}.jsonl`, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Case);
}

/** Share of the cases that hold, with the rest listed. */
function score(name: string, holds: (each: Case) => string | null): number {
  const cases = readCases(name).filter(({ id }) => !(id in contradictions));
  const wrong = cases.flatMap((each) => {
    const got = holds(each);
    return got === null ? [] : [`  ${each.id}: got ${got}`];
  });
  const share = (cases.length - wrong.length) / cases.length;
  console.log(`${name}: ${cases.length - wrong.length} of ${cases.length} (${share.toFixed(3)})`);
  for (const line of wrong) console.log(line);
  return share;
}

const hitsOf = (text: string, name: ValueName): ValueHit[] => [...readText(text, grammars).values[name]];
const settled = (hits: ValueHit[]) => hits.filter((hit) => hit.problem === null);

/** Two spellings of one length of time are equal: two and a half hours are 150 minutes. */
function normal({ count, unit }: Period): string {
  const seconds = { week: 604800, day: 86400, hour: 3600, minute: 60, second: 1 } as const;
  if (unit === 'year' || unit === 'month') return `${unit === 'year' ? count * 12 : count} months`;
  return `${Number((count * seconds[unit]).toPrecision(12))} seconds`;
}

const same = (got: readonly string[], want: readonly string[]) =>
  got.join('; ') === want.join('; ') ? null : got.join('; ') || 'nothing';

describe.skipIf(!existsSync(folder))(
  'values of the Recognizers-Text suite (skipped where the corpus is absent)',
  () => {
    test('durations are read', () => {
      const share = score('durations', ({ text, expected }) => {
        const got = hitsOf(text, 'duration').flatMap(({ value }) =>
          value?.type === 'period' ? [normal(value.period)] : [],
        );
        return same(
          got,
          expected.map((each) => normal(parsePeriod(String(each))!)),
        );
      });
      expect(share).toBeGreaterThanOrEqual(0.95);
    });

    test('durations are found where they stand', () => {
      const share = score('duration-spans', ({ text, expected }) => {
        const got = hitsOf(text, 'duration').map(({ start, end }) => `${start}-${end}`);
        return same(
          got,
          (expected as { start: number; end: number }[]).map(({ start, end }) => `${start}-${end}`),
        );
      });
      expect(share).toBeGreaterThanOrEqual(0.95);
    });

    test('dates are read, and what is no date is none', () => {
      const share = score('dates', ({ text, expected }) => {
        const got = settled(hitsOf(text, 'date')).flatMap(({ value }) => (value?.type === 'date' ? [value.date] : []));
        return same(got, expected as string[]);
      });
      expect(share).toBeGreaterThanOrEqual(0.95);
    });

    test('money is read in its currency', () => {
      const share = score('money', ({ text, expected }) => {
        const got = settled(hitsOf(text, 'money')).map(({ value }) => {
          if (value?.type !== 'money') return 'no currency';
          return `${value.money.currency} ${value.money.minor / 10 ** minorDigits(value.money.currency)}`;
        });
        const want = (expected as { value: number; currency: string | null }[]).map(({ value, currency }) =>
          currency ? `${currency} ${value}` : 'no currency',
        );
        return same(got, want);
      });
      expect(share).toBeGreaterThanOrEqual(0.95);
    });

    test('percentages are read', () => {
      const share = score('percents', ({ text, expected }) => {
        const got = hitsOf(text, 'percentage').flatMap(({ value }) =>
          value?.type === 'percentage' ? [`${value.percent}`] : [],
        );
        return same(
          got,
          expected.map((each) => `${Number((Number(each) * 100).toPrecision(12))}`),
        );
      });
      expect(share).toBeGreaterThanOrEqual(0.95);
    });
  },
);
