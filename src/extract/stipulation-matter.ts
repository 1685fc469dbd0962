import type { Rule } from '../grammar/load.js';
import type { TokenRange } from '../grammar/sentences.js';
import { WORD } from '../grammar/tokens.js';
import { valueNames } from '../grammar/value-names.js';
import { valuesIn } from '../grammar/values-in.js';
import { idleTokens, mostWords, nameWords, printedWord, shortestWord, singular } from './matter-words.js';
import type { ReadingContext } from './reading-context.js';
import type { SentencePhrases } from './sentence-phrases.js';
import { stringsOf } from './sentence-words.js';

/** The words of a sentence that tell its matter from others, for subjects that no list of scopes can cover, and those of its
 *  exception: "except in the café on the first floor". Empty where the rule does not ask for them. */
export function matterOf(
  rule: Rule,
  context: ReadingContext,
  phrases: SentencePhrases,
  range: TokenRange,
): Record<string, string> {
  if (rule.fields.matter !== true) return {};
  const vocabulary = typeof rule.fields.except === 'string' ? rule.fields.except : '';
  const opening = vocabulary === '' ? undefined : phrases.places(vocabulary, range)[0];
  const matter = wordsIn({ from: range.from, to: opening?.from ?? range.to }, rule, context, phrases);
  const except = opening ? wordsIn({ from: opening.to, to: range.to }, rule, context, phrases) : [];
  const found: Record<string, string> = {};
  if (matter.length > 0) found.matter = matter.join('+');
  if (except.length > 0) found.except = except.join('+');
  return found;
}

/** The words of a sentence that tell what it is about, where the rule asks for them to be kept. */
export function whatOf(
  rule: Rule,
  context: ReadingContext,
  phrases: SentencePhrases,
  range: TokenRange,
): Record<string, string> {
  if (rule.fields.what !== true) return {};
  const words = wordsIn(range, rule, context, phrases, toldOtherwise);
  return words.length > 0 ? { what: words.join('+') } : {};
}

const toldOtherwise = ['subject/like-empty', 'month-name', 'subject/sum', 'subject/pays-word'];

function wordsIn(
  range: TokenRange,
  rule: Rule,
  context: ReadingContext,
  phrases: SentencePhrases,
  further: readonly string[] = [],
): string[] {
  const { read, parties } = context;
  const holding = ((rule.fields.holding ?? []) as string[]).filter((one) => !one.includes('|'));
  const idle = idleTokens(phrases, ['subject/empty-word', ...holding, ...further], range);
  if (further.length > 0)
    for (const name of valueNames)
      for (const { from, to } of valuesIn(read, name, range)) idle.fill(true, from - range.from, to - range.from);
  const names = nameWords(parties);
  const strings = stringsOf(read.tokens);
  const words = new Set<string>();
  for (let i = range.from; i < range.to; i++) {
    if (idle[i - range.from] || read.tokens.kind[i] !== WORD) continue;
    const word = printedWord(read.tokens, i, strings);
    if (word.length >= shortestWord && !names.has(word)) words.add(singular(word));
  }
  return [...words].slice(0, mostWords);
}
