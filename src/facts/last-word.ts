const isBlank = (code: number) => code === 32 || code === 0xa0 || (code >= 9 && code <= 13);

/** Where the last word before `at` begins, with the white space behind it: no pattern of one word that ends at `at` need
 *  look at what stands further left. Nor further left than `from`. */
export function lastWordStart(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && isBlank(text.charCodeAt(start - 1))) start--;
  while (start > from && !isBlank(text.charCodeAt(start - 1))) {
    // Beyond ASCII there is more white space, which patterns know.
    if (text.charCodeAt(start - 1) > 127 && /\s/.test(text[start - 1]!)) return from;
    start--;
  }
  return start;
}
