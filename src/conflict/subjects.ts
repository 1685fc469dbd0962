import type { GrammarSet } from '../grammar/load.js';
import type { Severity } from '../model/conflict.js';

/** How two values on one subject are weighed.
 *  `less`, `more`: the one that is stricter, so that doing it satisfies both;
 *  `floor`: two minimums: the higher meets both and the texts do not even disagree;
 *  `same`: they must be equal (a governing law, a cap);
 *  `opposite`: one requires or permits what the other forbids;
 *  `keeping`: keeping against deleting;
 *  `places`: where something may be;
 *  `payer`: the one of whom it is said must be the same (who bears a cost, whose the results are);
 *  `exclusive`: what is promised to one alone against what another is given. */
export const comparisons = [
  'less',
  'more',
  'floor',
  'same',
  'opposite',
  'keeping',
  'places',
  'exclusive',
  'payer',
] as const;
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
  /** Dimensions of which a clause that names none means all: a limit of liability without an object limits everything. */
  readonly wide: readonly string[];
  /** Only within one agreement: two contracts between the same parties may each have their own governing law. */
  readonly oneAgreement: boolean;
  /** What one promises here can only be kept if one's own suppliers promise as much: flow-down. */
  readonly flowsDown: boolean;
  /** Whoever it binds: a governing law has no obligor. */
  readonly anybody: boolean;
  /** Two sentences of one clause are compared too: a definition that takes in and leaves out the same. */
  readonly undoesItself: boolean;
  /** A text lays it down but once: its clauses are compared with each other too. */
  readonly toldOnce: boolean;
  /** Meanings of dimensions that tell too little alone: a refund, but of what? */
  readonly vague: readonly string[];
  /** The words of the two sentences must have something in common. */
  readonly matter: boolean;
  /** Compared by the words of the two sentences, for what no other subject reads. */
  readonly like: boolean;
  /** Of these, what may or may not be done; an absolute prohibition is compared with clauses of the same text too. */
  readonly acts: boolean;
}

/** The subjects by name, from `grammars/subject/`. Several rules may read one subject; the first in order of file describes it. */
export function readSubjects(grammars: GrammarSet): ReadonlyMap<string, Subject> {
  const subjects = new Map<string, Subject>();
  for (const rule of grammars.rulesOf('subject')) {
    const { fields } = rule;
    const name = typeof fields.subject === 'string' ? fields.subject : rule.id.split('/').at(-1)!;
    if (subjects.has(name)) continue;
    subjects.set(name, {
      name,
      says: String(fields.names ?? rule.says),
      compare: fields.compare as ComparisonRule,
      severity: (fields.severity ?? 'medium') as Severity,
      about: (fields.about ?? []) as string[],
      wide: (fields.wide ?? []) as string[],
      oneAgreement: fields['one-agreement'] === true,
      flowsDown: fields['flows-down'] === true,
      anybody: fields.anybody === true,
      undoesItself: fields['undoes-itself'] === true,
      toldOnce: fields['told-once'] === true,
      vague: (fields.vague ?? []) as string[],
      matter: fields.matter === true,
      like: fields.like === true,
      acts: fields.acts === true,
    });
  }
  return subjects;
}
