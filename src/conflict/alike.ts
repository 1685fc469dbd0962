import type { Stipulation } from '../model/reading.js';

/** Of the words of the shorter sentence so many must stand in the other, and of all words of both. */
const ofTheShorter = 0.66;
const ofBoth = 0.4;

/** Whether two sentences speak of the same doing to the same thing, by their words: a deed in common, nearly all words of the
 *  shorter one, no number ("severity 2") and no case ("if …") that only the other has. */
export function alike(x: Stipulation, y: Stipulation): boolean {
  if (x.scope.not !== y.scope.not) return false;
  const [from, since] = [x.scope.trigger, y.scope.trigger];
  const deeds = deedsOf(y);
  const shared = deedsOf(x).filter((deed) => deeds.includes(deed));
  if (shared.length === 0) return false;
  const [one, other] = [wordsOf(x), wordsOf(y)];
  // "If a fault occurs it is reported" and "faults are reported" say the same.
  if (x.scope.case !== y.scope.case && !shared.some((deed) => ofCases.has(deed))) return false;
  const [starts, ends] = [from, since].map((words) => words?.split('+') ?? []) as [string[], string[]];
  const apart = from && since && !starts.some((word) => ends.includes(word));
  const events = apart ? [...starts, ...ends] : [];
  const inBoth = events.filter((word) => one.includes(word) && other.includes(word));
  // "After the discovery of a fault", "after a fault": what is reported is the event from which the time runs.
  if (apart && !(shared.includes('report') && inBoth.length > 0)) return false;
  const idle = new Set([
    ...[x, y].map(({ obligor }) => obligor.toLowerCase()),
    ...events.filter((word) => !inBoth.includes(word)),
  ]);
  const [left, right] = [one, other].map((words) => words.filter((word) => !idle.has(word))) as [string[], string[]];
  if (!sameNumbers(left, right)) return false;
  const common = left.filter((word) => right.includes(word)).length;
  const [fewer, more] = left.length < right.length ? [left.length, right.length] : [right.length, left.length];
  const enough = common >= 2 || (common === 1 && more <= 2);
  return enough && common / fewer >= ofTheShorter && common / (fewer + more - common) >= ofBoth;
}

/** Deeds that are only done in some case, told with "if" or without. */
const ofCases: ReadonlySet<string> = new Set(['report', 'deduct']);

/** The classes of what a sentence demands: `inspect`, `report`. */
export function deedsOf({ scope }: Stipulation): string[] {
  return (scope.deed ?? '').split('+').filter(Boolean);
}

function wordsOf({ scope }: Stipulation): string[] {
  return (scope.matter ?? '').split('+').filter(Boolean);
}

function sameNumbers(left: readonly string[], right: readonly string[]): boolean {
  const numbers = (words: readonly string[]) => words.filter((word) => word.startsWith('#'));
  const [x, y] = [numbers(left), numbers(right)];
  return x.length === y.length && x.every((number) => y.includes(number));
}
