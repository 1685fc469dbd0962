/** Numbers by another number: those of `i` are `all[start[i]]` to `all[start[i + 1] - 1]`. */
export interface Grouped {
  readonly start: Int32Array;
  readonly all: Int32Array;
}

/** The first index in `[from, to)` whose entry is not below `wanted`, or `to`: looked for near `from` first. */
export function lowerBound(places: Int32Array, wanted: number, from = 0, to = places.length): number {
  let low = from;
  let step = 1;
  while (low + step < to && places[low + step]! < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, to);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lists of places as one, sorted. */
export function merged(lists: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  let filled = 0;
  for (const list of lists) {
    if (list.length === 0) continue;
    all.set(list, at);
    at += list.length;
    filled++;
  }
  return filled > 1 ? all.sort() : all;
}
