import type { Finding } from '../model/finding.js';
import type { Match, SlotMatch } from './matcher.js';
import type { ValueHit } from './read.js';

/** The number that a slot captured: null where it is redacted or blank, undefined where the slot is empty. A phrase
 *  counts with its meaning ("couple of" is 2). */
export function slotNumber(slot: SlotMatch | undefined): number | null | undefined {
  if (slot === undefined) return undefined;
  return slot.hit ? slot.hit.number : Number(slot.meaning ?? Number.NaN);
}

/** What is wrong with the numbers that a value was made of. */
export function slotProblems(match: Match): { problem: ValueHit['problem']; findings: Finding[] } {
  let problem: ValueHit['problem'] = null;
  const findings: Finding[] = [];
  for (const name in match.slots) {
    const { hit } = match.slots[name]!;
    if (!hit) continue;
    problem ??= hit.problem;
    if (hit.findings.length > 0) findings.push(...hit.findings);
  }
  return { problem, findings };
}

/** "thirty days (60 days)": the same said twice, and not the same. */
export function mismatch(match: Match): Finding {
  const span = { start: match.start, end: match.end };
  return { code: 'word-figure-mismatch', message: `"${match.text}": words and figures differ`, span };
}
