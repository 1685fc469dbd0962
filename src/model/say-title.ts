/** Small words that stay small inside a title. */
const small = /^(?:a|an|and|between|by|for|in|of|on|or|the|to|under|with)$/;

/** A title as a sentence says it: one that is printed in capitals throughout gets ordinary letters, `AMENDMENT NO. 1 TO THE
 *  LEASE` is "Amendment No. 1 to the Lease".
 *  @param acronyms  words that stay in capitals, beside those without a vowel */
export function sayTitle(title: string, acronyms: readonly string[] = []): string {
  if (/\p{Ll}/u.test(title) || !/\p{L}\P{L}+\p{L}/u.test(title)) return title;
  return title.replace(/\p{L}+(?:['’]\p{L}+)*/gu, (word, at: number) => {
    const lower = word.toLowerCase();
    if (acronyms.includes(word) || /^[^aeiouy]{2,}$/.test(lower)) return word;
    if (at > 0 && small.test(lower)) return lower;
    return lower[0]!.toUpperCase() + lower.slice(1);
  });
}
