/** Small words that an acronym may leave out ("NDA") or take in ("SOW"). */
const small = /^(?:of|and|for|to|on|in|the|a|an|this|these|&)$/i;

/** The acronyms that a title may be known by, of three letters or more: `Master Services Agreement` is "MSA", `Statement of
 *  Work` is "SOW". A name before the title may be left out: `Mill Ltd Master Services Agreement` is an "MSA" too. */
export function titleInitials(title: string): string[] {
  const words = title
    .replace(/\([^()]*\)|["“”*_#]/g, ' ')
    .split(/[^\p{L}\p{N}&'’]+/u)
    .filter((word) => /^(?:\p{L}|&$)/u.test(word));
  const found = new Set<string>();
  for (let first = 0; first <= words.length - 2; first++) {
    if (small.test(words[first]!)) continue;
    const rest = words.slice(first);
    for (const taken of [
      rest.filter((word) => !small.test(word)),
      rest.filter((word) => !/^(?:the|an?|&)$/i.test(word)),
    ]) {
      const initials = taken.map((word) => word[0]!.toUpperCase()).join('');
      if (initials.length >= 3 && initials.length <= 8) found.add(initials);
    }
  }
  return [...found];
}
