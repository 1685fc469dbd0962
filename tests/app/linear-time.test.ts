import { describe, expect, test } from 'vitest';
import { readDocument } from '../../src/app/read-contract.js';
import { findProvisionModel } from '../../src/extract/provision-model.js';
import { grammars, textSource } from '../structure/text-source.js';
import { hostileText, hostileTexts } from './hostile-texts.js';

const model = findProvisionModel(grammars.folder);

/** Characters of the shorter text; the longer one has four times as many. */
const size = 12_000;
const times = 4;
/** What takes the square of the time takes sixteen times as long. */
const mostTimes = 8;
/** Seconds. Below the first, what else the engine does counts for more than the text. */
const floor = 0.03;
const longest = 4;
const mostRuns = 4;

/** Seconds of processor time, which other work on the machine makes no longer by much. */
function timeOf(text: string): number {
  const before = process.cpuUsage();
  readDocument(textSource(text), grammars, model);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Of several runs the fastest counts. Read again only where the first ones are in doubt. */
function timesOf(short: string, long: string): { short: number; long: number } {
  const best = { short: timeOf(short), long: timeOf(long) };
  for (let run = 1; run < mostRuns && !isLinear(best); run++) {
    best.short = Math.min(best.short, timeOf(short));
    best.long = Math.min(best.long, timeOf(long));
  }
  return best;
}

const isLinear = ({ short, long }: { short: number; long: number }): boolean =>
  long <= longest && long <= mostTimes * Math.max(short, floor);

describe('facts, obligations and clause categories are read in time that grows like the text, of nothing but', () => {
  test.each(hostileTexts)('%s', (_, repeated) => {
    const best = timesOf(hostileText(repeated, size), hostileText(repeated, size * times));
    expect(best, `${best.short.toFixed(2)} s, four times the text ${best.long.toFixed(2)} s`).toSatisfy(isLinear);
  });
});
