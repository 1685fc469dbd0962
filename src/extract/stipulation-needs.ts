import { choices } from '../grammar/features.js';
import type { Rule } from '../grammar/load.js';
import type { TokenRange } from '../grammar/sentences.js';
import { oncePer } from '../model/once-per.js';
import { tablesOf } from './find-tables.js';
import type { ReadingContext } from './reading-context.js';
import type { SentencePhrases } from './sentence-phrases.js';

/** What is asked of every match of a rule, most of which lay nothing down. */
export interface Needs extends Readonly<Record<'with' | 'without' | 'holding', readonly (readonly string[])[]>> {
  readonly titled: boolean;
  readonly inTable: boolean;
  /** A pattern of it reads two values. */
  readonly readsTwo: boolean;
}

export const needsOf = oncePer(({ fields, patterns }: Rule): Needs => {
  const names = (field: unknown) => ((field ?? []) as string[]).map(choices);
  return {
    with: names(fields.with),
    without: names(fields.without),
    holding: names(fields.holding),
    titled: fields.titled === true,
    inTable: fields.column !== undefined,
    readsTwo: patterns.some(({ program }) => program.slots.includes('other')),
  };
});

/** Whether the text has, anywhere, what the rule asks for around the sentence. */
export function mayFit(rule: Rule, phrases: SentencePhrases, { source }: ReadingContext): boolean {
  const needs = needsOf(rule);
  const { column } = rule.fields;
  if (typeof column === 'string' && (tablesOf(source).length === 0 || !phrases.occurs(column))) return false;
  return needs.with.every((each) => each.some((name) => phrases.occurs(name)));
}

/** `holding`: each must stand in the sentence. `a | b` means one of them. */
function holdsAll({ holding }: Needs, phrases: SentencePhrases, range: TokenRange): boolean {
  if (holding.length === 0) return true;
  phrases.lookAt(range);
  return holding.every((each) => each.some((name) => phrases.has(name, range)));
}

/** Whether the sentence holds what the rule asks for, and nothing of what stands in `without`. */
export function fits(needs: Needs, phrases: SentencePhrases, range: TokenRange): boolean {
  phrases.lookAt(range);
  if (needs.without.some((each) => each.some((name) => phrases.has(name, range)))) return false;
  return holdsAll(needs, phrases, range);
}

/** `with`: each must stand in the sentence, its headings, the words that lead into it, the title or the sentence `before`. */
export function isAbout(needs: Needs, phrases: SentencePhrases, sentence: number, before: TokenRange | null): boolean {
  return needs.with.every((each) =>
    each.some((name) => phrases.around(name, sentence, needs.titled) || (before !== null && phrases.has(name, before))),
  );
}
