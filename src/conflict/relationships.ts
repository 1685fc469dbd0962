import type { ComparedDocument, ComparedLink } from './compared-document.js';
import { partyKey } from './compared-document.js';

/** How two documents stand to each other.
 *  `together`: they bind the same parties, or one stands under the other;
 *  `rules`: one of them is laid down by one party for itself and those who work with it (a policy, house rules);
 *  `separate`: one party is in both, with different counterparties;
 *  `strangers`: nobody is in both: never compared. */
export type Relationship = 'together' | 'rules' | 'separate' | 'strangers';

/** Documents by the parties that they bind, so that only those are compared that share one. */
export class Relationships {
  readonly #parties = new Map<string, ReadonlySet<string>>();
  readonly #linked = new Set<string>();
  readonly #root = new Map<string, string>();

  constructor(documents: readonly ComparedDocument[], links: readonly ComparedLink[]) {
    for (const { id, parties } of documents) this.#parties.set(id, new Set(parties.map(({ name }) => partyKey(name))));
    for (const { from, to } of links) {
      this.#linked.add(pairKey(from, to));
      this.#root.set(this.#find(from), this.#find(to));
    }
  }

  between(a: ComparedDocument, b: ComparedDocument): Relationship {
    if (a.id === b.id) return 'together';
    const [left, right] = [this.#parties.get(a.id)!, this.#parties.get(b.id)!];
    const common = [...left].filter((party) => right.has(party)).length;
    if (common >= 2 || this.#linked.has(pairKey(a.id, b.id))) return 'together';
    if (this.#find(a.id) === this.#find(b.id)) return 'together';
    if (common === 0) return 'strangers';
    return left.size === 1 || right.size === 1 ? 'rules' : 'separate';
  }

  /** The agreement that a document belongs to: what a chain of links leads to. */
  #find(id: string): string {
    let root = id;
    for (let next = this.#root.get(root); next !== undefined && next !== root; next = this.#root.get(root)) root = next;
    return root;
  }
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
