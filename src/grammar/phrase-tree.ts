/** What a tree is searched by. */
export interface TreeLayout {
  /** By node, in pairs: its first child, and the first of what ends there. Both reach to those of the next node. */
  readonly nodes: Int32Array;
  /** By node: the element that leads to it: a word, or `-1 - id` of a beginning. Those of the children of one node rise, so
   *  that beginnings come first. */
  readonly elements: Int32Array;
  /** Pairs of vocabulary and meaning (an index of `VocabularyTrie.meanings`, or -1). */
  readonly ends: Int32Array;
}

/** So many children are gone through one by one. */
const few = 8;

/** A tree of phrases that is complete, laid out for searching. The children of a node have consecutive numbers: a step looks
 *  at two places in memory, and all of the tree is small. The root is 0. */
export class PhraseTree {
  constructor(readonly layout: TreeLayout) {}

  /** @param from  node i + 1 is where the edge by `elements[i]` leads from node `from[i]`
   *  @param ends  by node: pairs of vocabulary and meaning */
  static of(from: Int32Array, elements: Int32Array, ends: readonly (readonly number[] | null)[]): PhraseTree {
    const count = from.length + 1;
    const { start, children } = sortChildren(from, elements);
    const nodes = new Int32Array((count + 1) * 2);
    const leading = new Int32Array(count);
    const allEnds: number[] = [];
    /** By number in the layout: the number that it had. */
    const order = new Int32Array(count);
    let next = 1;
    for (let node = 0; node < count; node++) {
      const old = order[node]!;
      nodes[node * 2] = next;
      nodes[node * 2 + 1] = allEnds.length / 2;
      for (let i = start[old]!; i < start[old + 1]!; i++, next++) {
        order[next] = children[i]!;
        leading[next] = elements[children[i]! - 1]!;
      }
      for (const each of ends[old] ?? []) allEnds.push(each);
    }
    nodes[count * 2] = next;
    nodes[count * 2 + 1] = allEnds.length / 2;
    return new PhraseTree({ nodes, elements: leading, ends: Int32Array.from(allEnds) });
  }

  /** Whether an edge by a beginning leaves a node. */
  hasBeginnings(node: number): boolean {
    const { nodes, elements } = this.layout;
    const first = nodes[node * 2]!;
    return first < nodes[node * 2 + 2]! && elements[first]! < 0;
  }

  /** The node that an edge leads to, or 0. */
  next(node: number, element: number): number {
    const { nodes, elements } = this.layout;
    let low = nodes[node * 2]!;
    let high = nodes[node * 2 + 2]!;
    while (high - low > few) {
      const middle = (low + high) >> 1;
      if (elements[middle]! <= element) low = middle;
      else high = middle;
    }
    for (; low < high; low++) if (elements[low] === element) return low;
    return 0;
  }
}

/** The children of each node in the order of their elements: those of node i from `start[i]` to `start[i + 1]`. */
function sortChildren(from: Int32Array, elements: Int32Array): { start: Int32Array; children: Int32Array } {
  const start = new Int32Array(from.length + 2);
  for (const node of from) start[node + 1]!++;
  for (let node = 1; node < start.length; node++) start[node]! += start[node - 1]!;
  const filled = start.slice();
  const children = new Int32Array(from.length);
  for (let i = 0; i < from.length; i++) children[filled[from[i]!]!++] = i + 1;
  for (let node = 0; node + 1 < start.length; node++)
    children.subarray(start[node]!, start[node + 1]!).sort((a, b) => elements[a - 1]! - elements[b - 1]!);
  return { start, children };
}
