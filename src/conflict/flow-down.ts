import { BOTH } from '../model/obligation.js';
import type { Side } from './compared-document.js';
import type { Relationships } from './relationships.js';
import type { Subject } from './subjects.js';
import { weigh } from './weigh.js';

/** A promise given to one counterparty that no supplier has matched: we announce a new sub-processor thirty days ahead, and
 *  ours tells us fourteen days ahead. For each clause of a supplier the strictest promise that it leaves unmatched.
 *  @param sides  stipulations on one subject */
export function* unmatchedPromises(
  sides: readonly Side[],
  subject: Subject,
  relationships: Relationships,
  touching: (side: Side) => boolean,
): Generator<readonly [promise: Side, supplier: Side]> {
  const byParty = new Map<string, Side[]>();
  if (!subject.flowsDown && !sides.some(({ stipulation }) => stipulation.scope.through !== undefined)) return;
  for (const side of sides) {
    for (const party of relationships.partiesOf(side.document)) {
      const list = byParty.get(party);
      if (list) list.push(side);
      else byParty.set(party, [side]);
    }
  }
  for (const [party, members] of byParty) {
    const promises = strictest(
      members.filter((side) => isPromise(side, party, subject, relationships)),
      subject,
    );
    for (const supplier of members) {
      if (supplier.obligor === party || supplier.obligor === '' || supplier.obligor === BOTH) continue;
      if (supplier.obligor.startsWith('alias:') || supplier.stipulation.defers) continue;
      const unmatched = promises.find(
        (promise) => (touching(promise) || touching(supplier)) && leavesOpen(promise, supplier, subject, relationships),
      );
      if (unmatched) yield [unmatched, supplier];
    }
  }
}

/** What this party itself promises, in a contract or in a policy of its own, that depends on those who work for it. */
function isPromise(side: Side, party: string, subject: Subject, relationships: Relationships): boolean {
  if (side.stipulation.defers) return false;
  if (!subject.flowsDown && side.stipulation.scope.through === undefined) return false;
  const alone = relationships.partiesOf(side.document).length === 1;
  return side.obligor === party || (alone && side.obligor === '');
}

function leavesOpen(promise: Side, supplier: Side, subject: Subject, relationships: Relationships): boolean {
  const relationship = relationships.between(promise.document, supplier.document);
  if (relationship !== 'separate' && relationship !== 'rules') return false;
  const [x, y] = [promise.stipulation, supplier.stipulation];
  for (const dimension of new Set([...Object.keys(x.scope), ...Object.keys(y.scope)])) {
    if (dimension === 'through' || dimension === 'addressee' || dimension === 'carved') continue;
    const [one, other] = [x.scope[dimension], y.scope[dimension]];
    if (one === undefined || other === undefined) {
      if (subject.wide.includes(dimension)) continue;
      return false;
    }
    const shared = one
      .split('+')
      .some((a) => other.split('+').some((b) => a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`)));
    if (!shared) return false;
  }
  const weighing = weigh(promise, supplier, subject);
  return weighing.outcome === 'stricter' && weighing.side === 'a';
}

/** The promises with the strictest first; those that say the same as one before it are left out. */
function strictest(promises: readonly Side[], subject: Subject): Side[] {
  const sorted = [...promises].sort((a, b) => {
    const weighing = weigh(a, b, subject);
    return weighing.outcome === 'stricter' ? (weighing.side === 'a' ? -1 : 1) : 0;
  });
  return sorted.slice(0, mostPromises);
}

/** So many of the strictest promises are asked; a supplier that meets these meets the rest. */
const mostPromises = 50;
