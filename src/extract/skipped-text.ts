import type { ClauseTree } from '../model/clause-tree.js';

/** Tables of contents, headers and the like are not read. Asked in any order. */
export class SkippedText {
  readonly #starts: Float64Array;
  constructor(private readonly tree: ClauseTree) {
    this.#starts = Float64Array.from(tree.skipped, ({ start }) => start);
  }

  holds(offset: number): boolean {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= offset) low = middle + 1;
      else high = middle - 1;
    }
    return high >= 0 && offset < this.tree.skipped[high]!.end;
  }
}
