import type { DocumentType } from '../model/facts.js';
import { titleParts } from '../model/title-parts.js';

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

/** Whether words name a document by its title. "The Hosting Agreement" is not its addendum, though the addendum's title
 *  ends in these words. */
export function namesDocument(
  wanted: ReadonlySet<string>,
  document: { readonly title: string; readonly type: DocumentType },
): boolean {
  if (!covers(wanted, titleWords(document.title))) return false;
  const { own, base } = titleParts(document);
  const ownWords = titleWords(own);
  return base === null || [...wanted].some((word) => ownWords.has(word) && !titleWords(base).has(word));
}

export function covers(wanted: ReadonlySet<string>, title: ReadonlySet<string>): boolean {
  return [...wanted].every((word) => title.has(word));
}
