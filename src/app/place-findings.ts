import { type ClauseTree, clauseAt } from '../model/clause-tree.js';
import type { Finding } from '../model/finding.js';

/** A finding with the number of the clause it stands in; empty where it has no place. */
export interface PlacedFinding extends Finding {
  readonly clause: string;
}

export function placeFindings(findings: readonly Finding[], tree: ClauseTree): PlacedFinding[] {
  return findings.map((finding) => ({
    ...finding,
    clause: finding.span ? (clauseAt(tree, finding.span.start)?.number ?? '') : '',
  }));
}
