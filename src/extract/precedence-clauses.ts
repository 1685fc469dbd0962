import type { TokenRange } from '../grammar/sentences.js';
import { tokenText } from '../grammar/tokens.js';
import { type ClauseTopic, clauseTopic } from '../model/clause-topic.js';
import type { ReadingContext } from './reading-context.js';
import type { SentencePhrases } from './sentence-phrases.js';

/** Words before a list of clauses in which it is told what they are to the order: "is inconsistent with anything in clause 4". */
const leadReach = 7;
/** Words between two numbers of one list: ", and", "up to and including". */
const joinReach = 4;
const clauseNumber = /^\d+(?:\.\d+)*$/;

/** The clauses that an order of documents is limited to, by their numbers ("differs from Sections 4 through 6"), or that it is
 *  not for ("except for clause 9"), as topics of `model/clause-topic.ts`. Clauses that are only told of beside
 *  ("an amendment made under clause 21") are left out.
 *  @param names  where the order is told, and its winner and loser: "clauses 4 to 6 of this Agreement prevail" */
export function clauseTopicsIn(
  { read }: ReadingContext,
  phrases: SentencePhrases,
  range: TokenRange,
  names: readonly TokenRange[],
): string[] {
  return phrases.places('precedence/clause-word', range).flatMap((word) => {
    const numbers = numbersBehind(read.tokens, word.to, range.to);
    const last = numbers.at(-1);
    if (!last) return [];
    const isNamed = names.some(({ from }) => from === word.from || (from >= last.to && from <= last.to + 1));
    const role = roleOf(phrases, { from: range.from, to: word.from }) ?? (isNamed ? 'limit' : null);
    if (!role) return [];
    const isTheirs = isOfAnother(phrases, { from: last.to, to: range.to });
    return spansOf(numbers, phrases).map((span) => clauseTopic({ ...span, isNot: role === 'not', isTheirs }));
  });
}

type Numbered = TokenRange & { readonly number: string };

/** "4, 5 and 7" behind "clauses". */
function numbersBehind(tokens: ReadingContext['read']['tokens'], from: number, to: number): Numbered[] {
  const numbers: Numbered[] = [];
  for (let at = from; at < to && at - (numbers.at(-1)?.to ?? from) <= (numbers.length > 0 ? joinReach : 0); at++) {
    const number = tokenText(tokens, at);
    if (clauseNumber.test(number)) numbers.push({ from: at, to: at + 1, number });
  }
  return numbers;
}

/** What the words before a list of clauses, from the last comma on, make of it. Of several the last. */
function roleOf(phrases: SentencePhrases, { from, to }: TokenRange): 'not' | 'limit' | null {
  const near = { from: Math.max(from, to - leadReach), to };
  const lead = { from: Math.max(near.from, phrases.lastMark(near, ',') + 1), to };
  const limit = phrases.places('precedence/limits-to-clauses', lead).at(-1);
  const not = phrases.places('precedence/not-for-clauses', lead).at(-1);
  if (not && (!limit || limit.from <= not.to)) return 'not';
  return limit ? 'limit' : null;
}

/** "of the Order Form", and not "of this Agreement". */
function isOfAnother(phrases: SentencePhrases, { from, to }: TokenRange): boolean {
  const [of] = phrases.places('precedence/of-document', { from, to: Math.min(from + 1, to) });
  if (!of) return false;
  const behind = { from: of.to, to: Math.min(of.to + joinReach, to) };
  return !phrases.places('precedence/document', behind).some((one) => one.from === of.to && one.meaning === 'this');
}

/** "4 through 6, 8": from 4 to 6, and 8. */
function spansOf(numbers: readonly Numbered[], phrases: SentencePhrases): Pick<ClauseTopic, 'first' | 'last'>[] {
  const spans: { first: string; last: string }[] = [];
  for (const [i, { from, number }] of numbers.entries()) {
    const before = numbers[i - 1];
    if (before && phrases.has('precedence/up-to-clause', { from: before.to, to: from })) spans.at(-1)!.last = number;
    else spans.push({ first: number, last: number });
  }
  return spans;
}
