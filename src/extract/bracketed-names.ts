/** Names that brackets give, in order: `(the "Employee")`. */
export const namesInBrackets = (text: string): string[] =>
  [...text.matchAll(/[(](?:the )?["“]([A-Z][a-z]+)["”][)]/g)].map(([, name]) => name!);

/** An opening of a bracket ends before a name within so many characters. */
const longestOpening = 22;

/** Where the first bracket opens that gives a name, or -1.
 *  @param opening  what stands before the name, from the bracket to its end  @param closing  the mark behind the name */
export function bracketNaming(name: string, text: string, opening: RegExp, closing: RegExp): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!closing.test(text[at + name.length] ?? '')) continue;
    const before = opening.exec(text.slice(Math.max(0, at - longestOpening), at));
    if (before) return at - before[0].length;
  }
  return -1;
}
