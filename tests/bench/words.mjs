/** Letters and digits only: the two texts may differ in quotation marks and hyphens. */
export const wordsOf = (text) => text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** Length of the longest common subsequence (Myers, An O(ND) Difference Algorithm, 1986). */
export function commonInOrder(one, other) {
  const codes = new Map();
  const encode = (words) =>
    Int32Array.from(words, (word) => {
      const code = codes.get(word) ?? codes.size;
      codes.set(word, code);
      return code;
    });
  const a = encode(one);
  const b = encode(other);
  const most = a.length + b.length;
  const reached = new Int32Array(2 * most + 3);
  const middle = most + 1;
  for (let d = 0; d <= most; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reached[middle + k - 1] < reached[middle + k + 1]);
      let x = down ? reached[middle + k + 1] : reached[middle + k - 1] + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      reached[middle + k] = x;
      if (x >= a.length && y >= b.length) return (most - d) / 2;
    }
  }
  return 0;
}

/** Words found at all, in whatever order: the difference to the above is a matter of reading order. */
export function commonAnywhere(one, other) {
  const left = new Map();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of one) {
    const count = left.get(word) ?? 0;
    if (count > 0) found++;
    left.set(word, count - 1);
  }
  return found;
}
