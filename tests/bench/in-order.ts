/** Words of a text, for comparing two readings of one document: letters and digits only, as the two may differ in
 *  quotation marks and hyphens. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Length of the longest common subsequence of two lists of words (Myers, An O(ND) Difference Algorithm, 1986): how many
 *  words of the one are found in the other, in the same order. */
export function commonInOrder(one: readonly string[], other: readonly string[]): number {
  const codes = new Map<string, number>();
  const encode = (words: readonly string[]) =>
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
      const down = k === -d || (k !== d && reached[middle + k - 1]! < reached[middle + k + 1]!);
      let x = down ? reached[middle + k + 1]! : reached[middle + k - 1]! + 1;
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
