import { stemOf } from '../extract/word-stem.js';
import { UsageError } from '../model/errors.js';

/** One thing that is looked for. */
export interface SearchTerm {
  /** Without quotation marks and the star. */
  readonly words: string;
  /** `phrase`: these words as they are, one after the other; `beginning`: what begins so; `word`: with its inflections. */
  readonly as: 'word' | 'phrase' | 'beginning';
}

const wordsOrPhrases = /["“”„«»]([^"“”„«»]*)["“”„«»]?(\*?)|([^\s"“”„«»]+)/gu;

/** What a person's words mean: `"late payment" interest indemnif*`. Nothing in them is a command, so nothing can be wrong
 *  with them.
 *  @throws {UsageError} where they hold no letter and no figure */
export function readSearch(typed: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, phrase, phraseStar, word] of typed.normalize('NFC').matchAll(wordsOrPhrases)) {
    const plain = (phrase ?? word!).replace(/\*+$/, '');
    if (!/[\p{L}\p{N}]/u.test(plain)) continue;
    const beginning = phraseStar === '*' || (word?.endsWith('*') ?? false);
    terms.push({ words: plain, as: beginning ? 'beginning' : phrase === undefined ? 'word' : 'phrase' });
  }
  if (terms.length === 0) throw new UsageError('search for at least one word or number: tenor search "notice period"');
  return terms;
}

/** The terms as FTS5 wants them, each quoted, so that no word of theirs is taken for an operator.
 *  @param wordsBeginning  the words of the index that begin with some letters
 *  @returns expressions: for all of the terms, for any of them, for any as it was typed, all words in a row
 *    among them */
export async function writeSearch(
  terms: readonly SearchTerm[],
  wordsBeginning: (letters: string) => Promise<readonly string[]>,
): Promise<{ all: string; any: string; typed: string }> {
  const quote = (words: string) => `"${words.replaceAll('\u0000', ' ')}"`;
  const typed = terms.map(({ words, as }) => (as === 'beginning' ? `${quote(words)} *` : quote(words)));
  const parts: string[] = [];
  for (const [i, { words, as }] of terms.entries()) {
    const forms = as === 'word' ? await inflections(words, wordsBeginning) : [];
    parts.push(`(${[typed[i]!, ...forms.map(quote)].join(' OR ')})`);
  }
  // Words that stand beside each other as they were typed fit better than the same words here and there.
  const together = terms.length > 1 && terms.every(({ as }) => as === 'word');
  if (together) typed.push(quote(terms.map(({ words }) => words).join(' ')));
  return { all: parts.join(' AND '), any: parts.join(' OR '), typed: typed.join(' OR ') };
}

/** So many letters all inflections of a word share, but for irregular ones. */
const shared = 3;

async function inflections(
  word: string,
  wordsBeginning: (letters: string) => Promise<readonly string[]>,
): Promise<string[]> {
  const lower = word.toLowerCase();
  if (!/^[a-z]{3,40}$/.test(lower)) return [];
  const stem = stemOf(lower);
  const candidates = await wordsBeginning(lower.slice(0, shared));
  return candidates.filter((form) => form !== lower && /^[a-z]+$/.test(form) && stemOf(form) === stem);
}
