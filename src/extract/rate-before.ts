import { phraseAt } from '../grammar/numbers.js';
import type { Read } from '../grammar/read.js';
import { valueNames } from '../grammar/value-names.js';
import type { Value } from '../model/value.js';
import type { Candidate, Refiner } from './candidate.js';
import type { ReadingContext } from './reading-context.js';

/** "At the monthly rate of": so many words stand between the adjective and the sum at most. */
const adjectiveReach = 9;

/** "For each day of delay the Baker pays EUR 9", "a daily fine of EUR 9", "EUR 9 daily": EUR 9 per day. */
export const readRatesBefore: Refiner<ReadingContext> = (candidates, context) => {
  for (const candidate of candidates) {
    if (candidate.kind === 'penalty') candidate.value = withRate(candidate, context);
  }
  return candidates;
};

/** A value with the unit that the words before it tell; unchanged where it has one, or none is told. */
function withRate({ value, sentence, at }: Candidate, context: ReadingContext): Value {
  if ((value.type !== 'money' && value.type !== 'percentage') || value.per) return value;
  const { words } = context.view(sentence);
  const to = at.from - words.first;
  const { read } = context;
  const adjective = context.cues.find('rated-by', words, Math.max(0, to - adjectiveReach), to);
  const told =
    adjective && !holdsSum(context, words.first + adjective.to, at.from) ? words.first + adjective.from : at.to;
  const often = unitOfFrequency(read, told);
  if (often) return { ...value, per: often };
  const lead = context.cues.find('for-each-of-delay', words, words.lower.lastIndexOf(';', to) + 1, to);
  if (!lead || holdsSum(context, words.first + lead.to, at.from)) return value;
  for (let i = words.first + lead.from; i < words.first + lead.to; i++) {
    const unit = phraseAt(read, read.grammars.trie.idOf('rate-unit'), i);
    if (unit) return { ...value, per: unit.meaning };
  }
  return value;
}

/** `month` for "monthly"; null for what names no unit. */
function unitOfFrequency(read: Read, token: number): string | null {
  const [count, unit] = phraseAt(read, read.grammars.trie.idOf('frequency'), token)?.meaning?.split(' ') ?? [];
  return count === '1' && unit ? unit : null;
}

const sums = [valueNames.indexOf('money'), valueNames.indexOf('percentage')];

/** "For each day of delay EUR 9, at most EUR 90": the unit is that of the first sum alone. */
function holdsSum({ read: { valuesAt } }: ReadingContext, from: number, to: number): boolean {
  for (let token = from; token < to; token++) if (sums.some((name) => valuesAt[name]!.has(token))) return true;
  return false;
}
