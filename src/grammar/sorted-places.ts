/** The first index from `from` on whose entry is not below `wanted`: looked for near `from` first. */
export function lowerBound(places: Int32Array, wanted: number, from = 0): number {
  let low = from;
  let step = 1;
  while (low + step < places.length && places[low + step]! < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, places.length);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is in both of two sorted lists. */
export function common(a: Int32Array, b: Int32Array): Int32Array {
  const [fewer, more] = a.length < b.length ? [a, b] : [b, a];
  const both = new Int32Array(fewer.length);
  let size = 0;
  for (let i = 0, j = 0; i < fewer.length; i++) {
    const wanted = fewer[i]!;
    for (let step = 1; j + step < more.length && more[j + step]! <= wanted; step *= 2) j += step;
    while (j < more.length && more[j]! < wanted) j++;
    if (j < more.length && more[j] === wanted) both[size++] = wanted;
  }
  return both.subarray(0, size);
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
