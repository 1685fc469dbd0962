import { phraseAt } from '../grammar/numbers.js';
import type { TokenRange } from '../grammar/sentences.js';
import { tokenText, WORD } from '../grammar/tokens.js';
import type { Clause } from '../model/clause-tree.js';
import { oncePer } from '../model/once-per.js';
import type { ReadingContext } from './reading-context.js';
import { SentencePhrases } from './sentence-phrases.js';

/** Words of the title behind "subject to the". */
const longestTitle = 7;

/** Whether a sentence gives way to another text, or leaves it standing beside itself: "unless otherwise agreed", "subject to
 *  the Data Schedule". What is subject to a clause gives way to no other document. */
export function defersIn(
  context: ReadingContext,
  phrases: SentencePhrases,
  range: TokenRange,
  clause: Clause | null,
): boolean {
  if (phrases.has('subject/deference', range)) return true;
  if (clause && givingWay(context).has(clause.number)) return true;
  return phrases
    .places('subject/subordinate-to', range)
    .some(({ to }) => namesDocument(context, phrases, { from: to, to: Math.min(to + longestTitle, range.to) }));
}

/** The number of a clause right behind the words that lead to it. */
const numberBehind = /^[\s\u00a0]{0,3}(\d{1,3}(?:\.\d{1,3}){0,4}(?:\([a-z\d]{1,3}\))*)/;

/** The numbers of clauses of which another one says that they give way: "The times in 3.2 apply unless otherwise agreed." */
const givingWay = oncePer((context: ReadingContext): ReadonlySet<string> => {
  const { read } = context;
  const phrases = new SentencePhrases(context);
  const id = read.grammars.trie.idOf('subject/what-applies');
  const numbers = new Set<string>();
  for (const token of id < 0 ? [] : read.places.ofVocabulary(id)) {
    const range = read.sentences[context.sentenceOf(token)]!;
    const phrase = phraseAt(read, id, token);
    if (!phrase || !phrases.has('subject/deference', range)) continue;
    const behind = read.tokens.end[phrase.to - 1]!;
    const number = numberBehind.exec(read.text.slice(behind, behind + 40))?.[1];
    if (number) numbers.add(number);
  }
  return numbers;
});

/** Words in capital letters, of which one is for a document: "Data Protection Schedule". */
function namesDocument({ read }: ReadingContext, phrases: SentencePhrases, { from, to }: TokenRange): boolean {
  for (let token = from; token < to && read.tokens.kind[token] === WORD; token++) {
    const word = tokenText(read.tokens, token);
    if (word === word.toLowerCase()) return false;
    if (phrases.has('precedence/document-noun', { from: token, to: token + 1 })) return true;
  }
  return false;
}
