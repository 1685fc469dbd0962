import type { Stipulation } from '../model/reading.js';
import { liesIn, meet } from './scope-path.js';
import type { Weighing } from './weighing.js';

/** Places as paths of `grammars/vocabulary/subject/place.yaml`: `europe/eea/eu/ireland` lies in `europe/eea`.
 *  Where one text says "only in", everything the other allows must lie within; where both do, the narrower satisfies both;
 *  where neither does, only places that have nothing in common are a conflict. */
export function weighPlaces(a: Stipulation, b: Stipulation): Weighing {
  const [x, y] = [a, b].map(({ scope }) => (scope.place ?? '').split('+').filter(Boolean));
  if (x!.length === 0 || y!.length === 0) return { outcome: 'agree' };
  const [onlyA, onlyB] = [a, b].map(({ scope }) => scope.only !== undefined);
  const [inB, inA] = [within(x!, y!), within(y!, x!)];
  if (inA && inB) return { outcome: 'agree' };
  if (onlyA && onlyB) {
    if (inB || inA) return { outcome: 'stricter', side: inB ? 'a' : 'b', disagree: true };
    return { outcome: 'clash' };
  }
  if (onlyA) return { outcome: inA ? 'agree' : 'clash' };
  if (onlyB) return { outcome: inB ? 'agree' : 'clash' };
  const apart = x!.every((one) => y!.every((other) => !meet(one, other)));
  return { outcome: apart ? 'clash' : 'agree' };
}

/** Whether every place lies within one of the others. */
function within(places: readonly string[], wider: readonly string[]): boolean {
  return places.every((place) => wider.some((one) => liesIn(place, one)));
}
