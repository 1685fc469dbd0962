import type { Candidate } from './candidate.js';
import type { ReadingContext, SentenceView } from './reading-context.js';

/** What a rule may ask for beyond its pattern, by the names that `needs:` uses in the grammar files. */
const checks: Record<string, (candidate: Candidate, view: SentenceView, context: ReadingContext) => boolean> = {
  /** Somebody must do it: no right, no failure to do it. */
  duty: ({ predicate }) => predicate !== null && predicate.modality !== 'may' && !predicate.failure,
  permission: ({ predicate }) => predicate?.modality === 'may',
  'duty-or-permission': ({ predicate }) => predicate !== null && predicate.stated && !predicate.failure,
  /** The sentence depends on something: "if", "where", "in the event". */
  condition: (_candidate, { predicates, words }) =>
    predicates.some(({ conditional }) => conditional) || words.lower.some((word) => word === 'if' || word === 'event' || word === 'terminate'),
  'no-negation': ({ match }, { words }) => {
    const from = match.from - words.first;
    for (let i = Math.max(0, from - 4); i < match.to - words.first; i++) {
      if (/^(?:not|no|without|neither|nor|never|cannot)$/.test(words.lower[i]!)) return false;
    }
    return true;
  },
  /** Ending without a reason is a right that costs nothing. */
  'no-convenience': (_candidate, { words }, { lexis }) => !lexis.occurs('for-convenience', words),
  'no-prohibition': ({ predicate }) => predicate?.modality !== 'must not',
  /** A verb, not "the indemnified party". */
  'no-noun': ({ match }, { words }) => !/^(?:indemnif(?:ied|ying)|indemnification|indemnit(?:y|ies|or|ee))$/.test(words.lower[match.to - 1 - words.first] ?? ''),
  'about-liability': (_candidate, view, context) => {
    const heading = view.clause?.heading ?? '';
    return /liab|cap|limit|damages/i.test(`${heading} ${view.words.lower.join(' ')}`) && /liab|limit|cap\b/i.test(context.source.text.slice(Math.max(0, (view.clause?.start ?? 0) - 200), (view.clause?.start ?? 0) + 400));
  },
};

/** Drops what lacks something that its rule needs. */
export function checkNeeds(candidates: Candidate[], context: ReadingContext): Candidate[] {
  return candidates.filter((candidate) => {
    const needs = (candidate.rule.fields.needs as string[] | undefined) ?? [];
    if (needs.length === 0) return true;
    const view = context.view(candidate.sentence);
    return needs.every((need) => checks[need]?.(candidate, view, context) ?? true);
  });
}
