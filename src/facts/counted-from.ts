import { isCapital, tokenAt, WORD } from '../grammar/tokens.js';
import { spaceRuns } from '../model/space-runs.js';
import type { FactSentence } from './fact-sentence.js';

/** Words behind "from" in which the event stands that a length is counted from. */
const eventReach = 7;

/** "Two years from the Launch Date", "after such election": a length that runs from something other than the contract's
 *  own beginning. */
export function runsFromOther({ read, cues, from, to }: FactSentence): boolean {
  if (cues.has('term/after-other-event', { from, to })) return true;
  const { kind } = read.tokens;
  for (const { to: event } of cues.places('term/counted-from', { from, to })) {
    if (cues.begins('term/own-start', { from: event, to })) continue;
    let end = event;
    while (end < Math.min(to, event + eventReach + 1) && kind[end] === WORD) end++;
    if (cues.has('term/event', { from: event, to: end })) return true;
  }
  return false;
}

/** Words of the name of an event, and characters of the sentence that gives it. */
const longestName = 5;
const startReach = 240;

/** The sentence behind: "The term begins on the Launch Date." Its words up to that name; null where it is the day on which
 *  the contract itself begins. */
export function readStartBehind({ read, cues, to }: FactSentence): string | null {
  const { text, tokens } = read;
  const close = tokenAt(tokens, Math.min(text.length, tokens.end[to - 1]! + startReach));
  const begins = cues.atStart('term/term-begins', { from: to, to: close });
  if (!begins || cues.begins('term/own-start', { from: begins.to, to: close })) return null;
  let end = begins.to;
  while (end < Math.min(close, begins.to + longestName) && isCapital(tokens, end)) end++;
  if (end < begins.to + 2 || !cues.has('term/event', { from: begins.to + 1, to: end })) return null;
  return text.slice(tokens.start[to], tokens.end[end - 1]).replace(spaceRuns, ' ');
}
