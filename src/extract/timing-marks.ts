import type { GrammarSet, Rule } from '../grammar/grammar-set.js';
import { type Match, matchRules } from '../grammar/matcher.js';
import type { TokenRange } from '../grammar/sentences.js';
import { oncePer } from '../model/once-per.js';
import type { Timing } from '../model/timing.js';
import type { Period } from '../model/value.js';
import type { ReadingContext } from './reading-context.js';

const rulesOf = oncePer((grammars: GrammarSet) => [...grammars.rulesOf('timing'), ...grammars.rulesOf('trigger')]);

/** Places of `grammars/timing/` and `grammars/trigger/` in the sentences that hold a time limit. */
export class TimingMarks {
  private readonly bySentence = new Map<number, { timing: Match[]; trigger: Match[] }>();

  /** @param sentences  indices of the sentences to look at */
  constructor(context: ReadingContext, sentences: Iterable<number>) {
    const { read } = context;
    const { grammars } = read;
    const indices = [...new Set(sentences)].sort((a, b) => a - b);
    const ranges = indices.map((index) => read.sentences[index]!);
    for (const match of matchRules(read, rulesOf(grammars), ranges)) {
      const index = context.sentenceOf(match.from);
      let marks = this.bySentence.get(index);
      if (!marks) {
        marks = { timing: [], trigger: [] };
        this.bySentence.set(index, marks);
      }
      marks[match.rule.folder as 'timing' | 'trigger'].push(match);
    }
  }

  /** Marks of a sentence whose rule has a field, in reading order. */
  having(sentence: number, field: string): Match[] {
    const found = this.bySentence.get(sentence)?.timing ?? [];
    return found.filter(({ rule }) => rule.fields[field] !== undefined).sort((a, b) => a.from - b.from);
  }

  /** The event that some words name: that of the rule which begins first, where no rule among the rest prevails over it. */
  eventIn(sentence: number, words: TokenRange): Rule | null {
    const found = (this.bySentence.get(sentence)?.trigger ?? []).filter(
      ({ from, to }) => words.from <= from && to <= words.to,
    );
    const standing = found.filter(({ rule }) => !found.some((other) => other.rule.prevailsOver.includes(rule.id)));
    standing.sort((a, b) => a.from - b.from || b.to - a.to);
    return standing[0]?.rule ?? null;
  }

  /** "… notice to the end of a calendar quarter": the unit at whose end what is reached stands. */
  endOfUnit(sentence: number): Timing['endOf'] | null {
    const mark = this.bySentence.get(sentence)?.timing.find(({ rule }) => rule.id === 'timing/end-of-a-unit');
    return mark ? unitOf(mark) : null;
  }

  /** The nearest mark of that sort which ends before a token, in that sentence or the two before it. */
  nearestBefore(sentence: number, field: string, value: string, token: number): Match | null {
    for (let index = sentence; index >= Math.max(0, sentence - 2); index--) {
      const found = this.having(index, field).findLast(({ rule, to }) => rule.fields[field] === value && to <= token);
      if (found) return found;
    }
    return null;
  }
}

const units: Readonly<Record<string, Timing['endOf']>> = {
  '1 week': 'week',
  '1 month': 'month',
  '3 month': 'quarter',
  '6 month': 'half-year',
  '1 year': 'year',
};

/** The unit of the calendar that a `{recurring-unit:unit}` names. */
export function unitOf(match: Match): Timing['endOf'] | null {
  return units[match.slots.unit?.meaning ?? ''] ?? null;
}

/** `3 month`: the period of a `{recurring-unit:unit}`. */
export function unitPeriod(match: Match): Period | null {
  const [count, unit] = (match.slots.unit?.meaning ?? '').split(' ');
  return count && unit ? { count: Number(count), unit: unit as Period['unit'], business: false } : null;
}
