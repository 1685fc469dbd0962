import type { GrammarSet } from '../grammar/load.js';
import type { Severity } from '../model/conflict.js';

/** How two values on one subject are weighed.
 *  `less`, `more`: the one that is stricter, so that doing it satisfies both;
 *  `floor`: two minimums: the higher meets both and the texts do not even disagree;
 *  `same`: they must be equal (a governing law, a cap);
 *  `opposite`: one requires or permits what the other forbids;
 *  `keeping`: keeping against deleting. */
export const comparisons = ['less', 'more', 'floor', 'same', 'opposite', 'keeping'] as const;
export type ComparisonRule = (typeof comparisons)[number];

/** A matter that clauses of different documents can lay down differently: one file of `grammars/subject/`. */
export interface Subject {
  readonly name: string;
  /** For people: "telling the other party of a breach". */
  readonly says: string;
  readonly compare: ComparisonRule;
  readonly severity: Severity;
  /** Scopes of precedence clauses that take it in: `personal-data`. */
  readonly about: readonly string[];
  /** Also between contracts with different counterparties: exclusivity given twice. */
  readonly acrossCounterparties: boolean;
}

/** The subjects by name, from `grammars/subject/`. Several rules may read one subject; the first in order of file describes it. */
export function readSubjects(grammars: GrammarSet): ReadonlyMap<string, Subject> {
  const subjects = new Map<string, Subject>();
  for (const rule of grammars.rulesOf('subject')) {
    const { fields } = rule;
    const name = subjectOf(rule.id, fields.subject);
    if (subjects.has(name)) continue;
    subjects.set(name, {
      name,
      says: String(fields.names ?? rule.says),
      compare: fields.compare as ComparisonRule,
      severity: (fields.severity ?? 'medium') as Severity,
      about: (fields.about ?? []) as string[],
      acrossCounterparties: fields['across-counterparties'] === true,
    });
  }
  return subjects;
}

/** The subject a rule reads: the one it names, else the file's own name. */
export function subjectOf(ruleId: string, named: unknown): string {
  return typeof named === 'string' ? named : ruleId.split('/').at(-1)!;
}
