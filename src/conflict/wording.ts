import type { Conflict } from '../model/conflict.js';
import { formatValue } from '../model/value-text.js';
import type { Side } from './compared-document.js';
import type { OrderClause } from './precedence.js';
import type { Relationship } from './relationships.js';
import type { Subject } from './subjects.js';

/** Who wins and by what, before it is put into words. */
export type Verdict =
  | { readonly type: 'superseded' | 'stricter'; readonly winner: Side }
  | { readonly type: 'precedence'; readonly winner: Side; readonly clause: OrderClause; readonly stricter: Side | null }
  | {
      readonly type: 'contradiction';
      readonly winner: null;
      readonly colliding: readonly OrderClause[];
      readonly relationship: Relationship;
    };

/** The difference and its solution in one sentence that a lawyer would sign, and what to do. */
export function explain(
  a: Side,
  b: Side,
  subject: Subject,
  verdict: Verdict,
): Pick<Conflict, 'because' | 'explanation' | 'advice'> {
  const difference = `On ${subject.says}, ${name(a)} lays down ${demand(a)} and ${name(b)} ${demand(b)}`;
  switch (verdict.type) {
    case 'superseded': {
      const because = `${name(verdict.winner)} amends the earlier clause`;
      return {
        because,
        explanation: `${difference}; ${because}, so that the later text governs.`,
        advice: 'No action: work with the amended clause.',
      };
    }
    case 'precedence': {
      const because = `clause ${verdict.clause.clause.clause} of ${verdict.clause.document.title} on the order of documents`;
      const safe = verdict.stricter && verdict.stricter !== verdict.winner;
      return {
        because,
        explanation: `${difference}; by ${because}, ${name(verdict.winner)} governs.`,
        advice: safe
          ? `Work with ${name(verdict.winner)}; doing what ${name(verdict.stricter!)} asks would satisfy both.`
          : `Work with ${name(verdict.winner)}.`,
      };
    }
    case 'stricter': {
      const because = `${demand(verdict.winner)} satisfies both`;
      return {
        because,
        explanation: `${difference}; both can be met by doing the stricter, which is that of ${name(verdict.winner)}.`,
        advice: `Comply with ${name(verdict.winner)}.`,
      };
    }
    case 'contradiction': {
      const because =
        verdict.colliding.length > 0
          ? `undecided: ${verdict.colliding.map(({ document, clause }) => `clause ${clause.clause} of ${document.title}`).join(' and ')} decide against each other`
          : verdict.relationship === 'separate'
            ? 'undecided: the contracts have different counterparties, and neither yields to the other'
            : 'undecided: no clause on the order of documents speaks of the two';
      return {
        because,
        explanation: `${difference}; both cannot be met, and ${because.replace('undecided: ', '')}.`,
        advice: 'Ask for an amendment that says which clause governs.',
      };
    }
  }
}

function name({ document, stipulation }: Side): string {
  const part = stipulation.part === 'main' ? '' : ` (${stipulation.part})`;
  return `clause ${stipulation.clause || 'without a number'} of ${document.title}${part}`;
}

function demand({ stipulation }: Side): string {
  const { value, words, polarity, limit } = stipulation;
  if (value)
    return `${limit === 'at-least' ? 'at least ' : limit === 'at-most' ? 'at most ' : ''}${formatValue(value)}`;
  return words ? `"${words}"` : `that it ${polarity} it`;
}
