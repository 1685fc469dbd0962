import { type Read, type ValueHit, type ValueName, valueNames } from './read.js';
import type { TokenRange } from './sentences.js';
import { lowerBound } from './sorted-places.js';

/** The values of one kind that stand wholly in a range of tokens, in reading order. Takes no longer in a long text. */
export function valuesIn(read: Read, name: ValueName, { from, to }: TokenRange): readonly ValueHit[] {
  const starts = read.valueStarts[valueNames.indexOf(name)]!;
  const all = read.values[name];
  const first = lowerBound(starts, from);
  let last = first;
  while (last < all.length && all[last]!.to <= to) last++;
  return all.slice(first, last);
}
