import type { ConflictView } from '../app/views.js';
import { severities } from '../model/conflict.js';
import type { DocumentRecord } from '../model/record.js';

/** `14 conflicts: 5 high, 7 medium, 2 low; 3 undecided`. */
export function formatConflictSummary(views: readonly ConflictView[]): string {
  const n = (severity: string) => views.filter(({ conflict }) => conflict.severity === severity).length;
  const undecided = views.filter(({ governs }) => !governs).length;
  return `${views.length} ${views.length === 1 ? 'conflict' : 'conflicts'}: ${n('high')} high, ${n('medium')} medium, ${n('low')} low; ${undecided} undecided`;
}

/** One line of the summary: two documents and how many conflicts of each severity lie between them. */
export interface DocumentPair {
  readonly a: DocumentRecord;
  readonly b: DocumentRecord;
  /** In the order of `severities`. */
  readonly counts: readonly number[];
  readonly undecided: number;
}

/** By pairs of documents, those with the most severe conflicts first. */
export function conflictPairs(views: readonly ConflictView[]): DocumentPair[] {
  const pairs = new Map<string, ConflictView[]>();
  for (const view of views) {
    const key = [view.a.id, view.b.id].sort().join(' ');
    pairs.set(key, [...(pairs.get(key) ?? []), view]);
  }
  return [...pairs.values()]
    .map((between) => ({
      a: between[0]!.a,
      b: between[0]!.b,
      counts: severities.map((severity) => between.filter(({ conflict }) => conflict.severity === severity).length),
      undecided: between.filter(({ governs }) => !governs).length,
    }))
    .sort((x, y) => y.counts[0]! - x.counts[0]! || y.counts[1]! - x.counts[1]! || (x.a.file < y.a.file ? -1 : 1));
}

/** Documents by topics: how many conflicts each document has on each topic. */
export function conflictMatrix(views: readonly ConflictView[]): {
  topics: string[];
  rows: { document: DocumentRecord; counts: number[] }[];
} {
  const topics = [...new Set(views.map(({ conflict }) => conflict.topic))].sort();
  const documents = new Map(views.flatMap((v) => [v.a, v.b]).map((d) => [d.id, d]));
  const rows = [...documents.values()]
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map((document) => ({
      document,
      counts: topics.map(
        (topic) =>
          views.filter((v) => v.conflict.topic === topic && (v.a.id === document.id || v.b.id === document.id)).length,
      ),
    }));
  return { topics, rows };
}
