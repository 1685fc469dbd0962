import { readDate } from './dates.js';
import { readDuration } from './durations.js';
import type { Match } from './matcher.js';
import { readMoney } from './money.js';
import { readMultiple, readPercentage } from './proportions.js';
import type { Read, ValueHit } from './read.js';
import { readRecurrence } from './recurrences.js';
import { readTime } from './times.js';
import type { ValueName } from './value-names.js';
import type { ValueReader } from './value-reading.js';

const readers: Partial<Record<ValueName, ValueReader>> = {
  duration: readDuration,
  date: readDate,
  'time-of-day': readTime,
  money: readMoney,
  percentage: readPercentage,
  multiple: readMultiple,
  recurrence: readRecurrence,
};

export function readValue(read: Read, name: ValueName, match: Match): ValueHit | null {
  const reading = readers[name]?.(match, read);
  if (!reading) return null;
  const { to } = match;
  const from = match.from + (reading.skip ?? 0);
  return {
    name,
    start: read.tokens.start[from]!,
    end: read.tokens.end[to - 1]!,
    from,
    to,
    value: reading.value,
    number: null,
    time: reading.time ?? null,
    zone: reading.zone ?? null,
    bound: boundBefore(read, from),
    low: reading.low ?? null,
    problem: reading.problem ?? null,
    findings: reading.findings ?? [],
  };
}

/** Words such as "at least" that end right before a token; the longest, for "not less than" holds "less than". */
function boundBefore({ hits, grammars }: Read, token: number): ValueHit['bound'] {
  const least = grammars.trie.idOf('at-least');
  const most = grammars.trie.idOf('at-most');
  let bound: ValueHit['bound'] = null;
  for (let i = token - 1; i >= 0 && i >= token - 6; i--) {
    for (let h = hits.firstHit[i]!; h < hits.firstHit[i + 1]!; h++) {
      if (hits.end[h] !== token) continue;
      if (hits.vocabulary[h] === least) bound = 'at-least';
      if (hits.vocabulary[h] === most) bound = 'at-most';
    }
  }
  return bound;
}
