import type { Stipulation } from '../model/reading.js';
import { deedsOf } from './alike.js';

/** Whether one sentence lets somebody do what the other forbids: a deed in common; what is forbidden takes in what is allowed,
 *  so that every word that tells or narrows the one stands in the other; nothing of it is taken out by either; and where the
 *  one asks for consent, the other does without. */
export function sameAct(x: Stipulation, y: Stipulation): boolean {
  if (x.polarity === y.polarity) return false;
  const [forbids, permits] = x.polarity === 'forbids' ? [x, y] : [y, x];
  if (forbids.polarity !== 'forbids' || permits.polarity !== 'permits') return false;
  const deeds = deedsOf(permits);
  if (!deedsOf(forbids).some((deed) => deeds.includes(deed))) return false;
  const asks = forbids.scope.how === 'consent' || forbids.scope.how === 'without';
  if (asks && permits.scope.how !== 'without') return false;
  const allowed = thingsOf(permits);
  const told = new Set([...allowed.flat(), ...wordsOf(permits, 'tail')]);
  if (!wordsOf(forbids, 'tail').every((word) => told.has(word))) return false;
  if (wordsOf(forbids, 'except').some((word) => told.has(word))) return false;
  const spared = wordsOf(permits, 'except');
  const heads = new Set(allowed.map((words) => words.at(-1)));
  return thingsOf(forbids).some(
    (words) =>
      heads.has(words.at(-1)) && words.every((word) => told.has(word)) && !words.some((word) => spared.includes(word)),
  );
}

/** Whether a sentence forbids a thing "in any circumstances", so that whatever else its own text allows is undone. */
export function forbidsAbsolutely({ polarity, scope }: Stipulation): boolean {
  return polarity === 'forbids' && scope.how === 'absolute';
}

/** The things of a list, each by its words. */
function thingsOf({ scope }: Stipulation): string[][] {
  return (scope.matter ?? '').split('|').map((thing) => thing.split('+').filter(Boolean));
}

function wordsOf({ scope }: Stipulation, dimension: string): string[] {
  return (scope[dimension] ?? '').split('+').filter(Boolean);
}
