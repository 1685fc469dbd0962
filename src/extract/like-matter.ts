import type { Rule } from '../grammar/load.js';
import type { ValueHit } from '../grammar/read.js';
import type { TokenRange } from '../grammar/sentences.js';
import { MARK, NUMBER, tokenText, WORD } from '../grammar/tokens.js';
import { valueNames } from '../grammar/value-names.js';
import { valuesIn } from '../grammar/values-in.js';
import { isCommonWord, mostWords, nameWords, printedWord, shortestWord, singular } from './matter-words.js';
import type { ReadingContext } from './reading-context.js';
import type { SentencePhrases } from './sentence-phrases.js';
import { stringsOf } from './sentence-words.js';

/** What is done stands first; verbs further behind tell of other things. */
const mostDeeds = 2;

/** What is done, and the words that tell to what, around a value that no list of matters can name: `deed` by its class in
 *  `grammars/vocabulary/subject/deed`, `matter` the other words that carry meaning, numbers as `#2`, `case` where the words
 *  tell of a case ("if", "where"). Null where no deed is known, so that nothing can be compared. */
export function likeMatterOf(
  rule: Rule,
  context: ReadingContext,
  phrases: SentencePhrases,
  range: TokenRange,
  window: TokenRange,
  hit: Place,
): Record<string, string> | null {
  if (hit.name === 'recurrence' && isUnitOfRate(context, window, hit)) return null;
  // What is done stands before its value; behind it, verbs mostly tell of the event from which a time runs.
  const before = { from: window.from, to: hit.from };
  const own = typeof rule.fields.deed === 'string' ? rule.fields.deed : '';
  if (own) return thingOf(own, rule, context, phrases, [before, { from: hit.to, to: window.to }], hit);
  const deeds = phrases.nearest('subject/deed', [before, window, range]);
  if (deeds.length === 0) return null;
  const told = beforeReason(context, phrases, window, hit);
  const words = wordsOf(context, phrases, told, hit);
  if (words.length === 0) return null;
  const matter: Record<string, string> = {
    deed: [...new Set(deeds)].slice(0, mostDeeds).sort().join('+'),
    matter: words.join('+'),
  };
  const trigger = triggerOf(context, phrases, told, hit);
  if (trigger) matter.trigger = trigger;
  if (phrases.has('subject/case-word', window)) matter.case = 'case';
  if (phrases.has('subject/refusal', window)) matter.not = 'not';
  return matter;
}

/** Where a value, or what stands for one, is read. */
type Place = Pick<ValueHit, 'name' | 'from' | 'to'>;

/** The window up to the reason that the words behind its value tell: "within ten days, as every case has to be opened". */
function beforeReason({ read }: ReadingContext, phrases: SentencePhrases, window: TokenRange, hit: Place): TokenRange {
  const isComma = (token: number) => token > hit.to && tokenText(read.tokens, token - 1) === ',';
  const reason = phrases
    .places('subject/reason', { from: hit.to, to: window.to })
    .find(({ from, meaning }) => meaning === 'anywhere' || isComma(from));
  return reason ? { from: window.from, to: reason.from } : window;
}

/** Where the rule knows what is done, only the thing is asked for: the words of the first side of the value that has any. */
function thingOf(
  deed: string,
  { fields }: Rule,
  context: ReadingContext,
  phrases: SentencePhrases,
  sides: readonly TokenRange[],
  hit: Place,
): Record<string, string> | null {
  const holding = (fields.holding ?? []) as string[];
  for (const side of sides) {
    const words = wordsOf(context, phrases, side, hit, clauseNumber, holding);
    if (words.length === 0) continue;
    return { deed, matter: words.join('+'), ...(phrases.has('subject/condition', side) && { case: 'case' }) };
  }
  return null;
}

/** "1% of the overdue sum per month" tells how much is due, and not how often a thing is done. */
function isUnitOfRate({ read }: ReadingContext, window: TokenRange, hit: Place): boolean {
  const before = { from: Math.max(window.from, hit.from - rateReach), to: hit.from };
  return (['percentage', 'money'] as const).some((name) =>
    valuesIn(read, name, before).some(({ value }) => value && 'per' in value && value.per !== undefined),
  );
}

const rateReach = 14;

/** The event from which the time runs: "of the Effective Date"; empty where the words name none. */
function triggerOf(context: ReadingContext, phrases: SentencePhrases, window: TokenRange, hit: Place): string {
  const behind = { from: hit.to, to: Math.min(hit.to + 1, window.to) };
  if (hit.name !== 'duration' || !phrases.has('subject/runs-from', behind)) return '';
  return wordsOf(context, phrases, { from: hit.to, to: Math.min(hit.to + triggerReach, window.to) }, hit, 0).join('+');
}

const triggerReach = 10;

function wordsOf(
  { read, parties }: ReadingContext,
  phrases: SentencePhrases,
  window: TokenRange,
  hit: Place,
  numbered = clauseNumber,
  holding: readonly string[] = [],
): string[] {
  /** By token of the window. */
  const idle = new Array<boolean>(window.to - window.from).fill(false);
  const leaveOut = ({ from, to }: TokenRange) => {
    for (let i = Math.max(from, window.from); i < Math.min(to, window.to); i++) idle[i - window.from] = true;
  };
  leaveOut(hit);
  for (const name of valueNames) if (!name.endsWith('number')) valuesIn(read, name, window).forEach(leaveOut);
  const same = phrases.places('subject/same-word', window);
  // "check-out" is no checking.
  const isPart = (deed: TokenRange) =>
    same.some(({ from, to }) => from <= deed.from && deed.to <= to && to - from > deed.to - deed.from);
  for (const place of phrases.places('subject/deed', window)) if (!isPart(place)) leaveOut(place);
  const words = new Set<string>();
  for (const place of same) {
    if (idle[place.from - window.from]) continue;
    words.add(place.meaning);
    leaveOut(place);
  }
  for (const name of ['subject/empty-word', 'subject/like-empty', 'month-name', 'season', ...holding])
    for (const place of phrases.places(name, window)) leaveOut(place);
  const names = nameWords(parties);
  const strings = stringsOf(read.tokens);
  for (let i = window.from; i < window.to; i++) {
    if (idle[i - window.from] || read.tokens.kind[i] === MARK) continue;
    const word = printedWord(read.tokens, i, strings);
    if (read.tokens.kind[i] === NUMBER && i >= window.from + numbered) words.add(`#${word}`);
    if (read.tokens.kind[i] !== WORD || word.length < shortestWord) continue;
    const isName = names.has(word) && (holding.length === 0 || !isCommonWord(word, read));
    if (!isName) words.add(singular(word));
  }
  return [...words].slice(0, mostWords);
}

/** The printed number of a clause takes up to so many tokens at its beginning: "2.1", "(a)". */
const clauseNumber = 4;
