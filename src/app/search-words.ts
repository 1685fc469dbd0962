import { stemOf } from '../extract/word-stem.js';
import { UsageError } from '../model/errors.js';
import type { Phrase, Wanted } from '../store/word-index.js';

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

/** What a passage must hold.
 *  @param wordsBeginning  the words of the index that begin with some letters
 *  @returns for all of the terms, for any of them, for any as it was typed, all words in a row among them */
export async function writeSearch(
  terms: readonly SearchTerm[],
  wordsBeginning: (letters: string) => Promise<readonly string[]>,
): Promise<{ all: Wanted; any: readonly Phrase[]; typed: readonly Phrase[] }> {
  const typed: Phrase[] = terms.map(({ words, as }) => ({ words, open: as === 'beginning' }));
  const all: Phrase[][] = [];
  for (const [i, { words, as }] of terms.entries()) {
    const forms = as === 'word' ? await inflections(words, wordsBeginning) : [];
    all.push([typed[i]!, ...forms.map((form) => ({ words: form }))]);
  }
  // Words that stand beside each other as they were typed fit better than the same words here and there.
  const together = terms.length > 1 && terms.every(({ as }) => as === 'word');
  if (together) typed.push({ words: terms.map(({ words }) => words).join(' ') });
  return { all, any: all.flat(), typed };
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
