import type { ClauseTree } from '../model/clause-tree.js';
import { firstIndex } from '../model/first-index.js';

/** Tables of contents, headers and the like are not read. Asked in any order. */
export class SkippedText {
  constructor(private readonly tree: ClauseTree) {}

  holds(offset: number): boolean {
    const { skipped } = this.tree;
    const last = skipped[firstIndex(skipped.length, (i) => skipped[i]!.start > offset) - 1];
    return last !== undefined && offset < last.end;
  }
}
