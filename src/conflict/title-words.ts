const emptyWords = new Set(
  'the a an this that of to and its any all such said terms conditions provisions between for in on under hereto applicable relevant respective own'.split(
    ' ',
  ),
);

/** The words of a title that tell it from others, lower case, without a plural's s. */
export function titleWords(words: string): Set<string> {
  return new Set(
    words
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && !emptyWords.has(word))
      .map((word) => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word)),
  );
}

export function covers(wanted: ReadonlySet<string>, title: ReadonlySet<string>): boolean {
  return [...wanted].every((word) => title.has(word));
}
