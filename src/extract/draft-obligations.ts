import type { Match } from '../grammar/matcher.js';
import { clauseAt, partAt } from '../model/clause-tree.js';
import type { ObligationDraft, Slot } from '../model/obligation.js';
import { pageAt } from '../model/source-document.js';
import type { Candidate } from './candidate.js';
import type { ReadingContext } from './reading-context.js';

const slotsOf = ({ slots }: Match): Slot[] =>
  Object.entries(slots).map(([name, { text, start, end }]) => ({ name, text, span: { start, end } }));

/** Turns candidates into drafts, each in the smallest clause that holds its value. */
export function draftObligations(candidates: readonly Candidate[], context: ReadingContext): ObligationDraft[] {
  const { source, tree, read } = context;
  return candidates.map((candidate) => {
    const place = read.tokens.start[candidate.at.from]!;
    const clause = clauseAt(tree, place);
    const part = clause?.part ?? partAt(tree, place)?.id ?? 'main';
    return {
      kind: candidate.kind,
      part,
      clause: clause?.number ?? '',
      page: pageAt(source, place),
      modality: candidate.modality,
      obligor: candidate.obligor,
      obligee: candidate.obligee,
      action: candidate.action,
      trigger: candidate.trigger,
      value: candidate.value,
      relation: candidate.relation,
      vague: candidate.vague,
      exceptions: candidate.exceptions,
      timing: candidate.timing,
      unresolved: candidate.unresolved,
      rule: candidate.rule.id,
      slots: [...slotsOf(candidate.match), ...candidate.furtherSlots],
      confidence: candidate.confidence,
      findings: candidate.findings,
      start: candidate.start,
      end: candidate.end,
    };
  });
}
