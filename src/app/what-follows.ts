import { BOTH, type Obligation } from '../model/obligation.js';

const onTheSame = (a: Obligation, b: Obligation): boolean =>
  a.obligor === b.obligor || a.obligor === BOTH || b.obligor === BOTH;

const overlap = (a: Obligation, b: Obligation): boolean => a.start < b.end && b.start < a.end;

/** What is bound up with an obligation in its own clause: for a duty the consequences that the clause lays down where it is
 *  not done (the right to end the contract behind a cure period, interest behind a payment term), for a consequence the
 *  duties that it follows. They share words ("if it is not cured within 30 days, … may terminate"), or the duty comes first
 *  and both fall on the same party.
 *  @param all  of the document; in the order of the text */
export function boundUpWith(obligation: Obligation, all: readonly Obligation[]): Obligation[] {
  const penalty = obligation.kind === 'penalty';
  return all
    .filter((other) => {
      if ((other.kind === 'penalty') === penalty) return false;
      if (other.part !== obligation.part || other.clause !== obligation.clause) return false;
      const [duty, consequence] = penalty ? [other, obligation] : [obligation, other];
      // Nobody fails at what he may do.
      if (duty.modality === 'may') return false;
      return overlap(duty, consequence) || (duty.end <= consequence.start && onTheSame(duty, consequence));
    })
    .sort((a, b) => a.start - b.start);
}
