const width = 3;

/** The edges of a tree whose nodes are numbers, in one table: from a node, by an element (a word or a beginning), to the
 *  next node. The root is 0. Made for adding to it; `PhraseTree` is what is searched. */
export class TrieEdges {
  /** Slots of three: node, element, next node; the last is 0 where a slot is free, for no edge leads to the root. */
  private slots = new Int32Array(1024 * width);
  /** One less than the number of slots, which is a power of two. */
  private mask = 1023;
  private size = 0;
  private nodes = 1;

  /** Node i + 1 is where the edge by `elements[i]` leads from node `from[i]`. */
  columns(): { from: Int32Array; elements: Int32Array } {
    const from = new Int32Array(this.size);
    const elements = new Int32Array(this.size);
    for (let at = 0; at < this.slots.length; at += width) {
      const next = this.slots[at + 2]!;
      if (next === 0) continue;
      from[next - 1] = this.slots[at]!;
      elements[next - 1] = this.slots[at + 1]!;
    }
    return { from, elements };
  }

  /** The node that an edge leads to, or 0. */
  next(node: number, element: number): number {
    const { slots, mask } = this;
    for (let slot = hash(node, element) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * width;
      const next = slots[at + 2]!;
      if (next === 0 || (slots[at] === node && slots[at + 1] === element)) return next;
    }
  }

  /** Adds an edge. @returns the node that it leads to, which is new. */
  add(node: number, element: number): number {
    const next = this.nodes++;
    if (++this.size * 2 * width > this.slots.length) this.grow();
    this.put(node, element, next);
    return next;
  }

  private put(node: number, element: number, next: number): void {
    const { slots, mask } = this;
    let slot = hash(node, element) & mask;
    while (slots[slot * width + 2] !== 0) slot = (slot + 1) & mask;
    slots[slot * width] = node;
    slots[slot * width + 1] = element;
    slots[slot * width + 2] = next;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    this.mask = this.mask * 2 + 1;
    for (let at = 0; at < old.length; at += width)
      if (old[at + 2] !== 0) this.put(old[at]!, old[at + 1]!, old[at + 2]!);
  }
}

function hash(node: number, element: number): number {
  const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(element, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
