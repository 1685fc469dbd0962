/** The matches of a global pattern in a text, in order, as `text.matchAll(pattern)` gives them. That makes a copy of the
 *  pattern at each call, which may have to be compiled again: with a long list of words this costs far more than the
 *  search. Loops over the same pattern may stand within each other. */
export function* matchesIn(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  for (let at = 0; ; ) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return;
    at = pattern.lastIndex;
    pattern.lastIndex = 0;
    // Behind an empty match the search goes on one character later.
    if (match[0] === '') at += pattern.unicode && text.codePointAt(at)! > 0xffff ? 2 : 1;
    yield match;
  }
}
