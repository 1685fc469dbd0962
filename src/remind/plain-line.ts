/** Text of a document on one line of a message: the one place through which it goes. Line ends, which could begin another
 *  header or forge another entry, control characters and signs that turn the direction of writing become blanks.
 *  @param longest  in characters; what is longer ends in `…` */
export function plainLine(text: string, longest: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = [...line];
  return letters.length <= longest ? line : `${letters.slice(0, longest - 1).join('')}…`;
}
