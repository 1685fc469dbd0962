import type { ConflictView } from '../app/views.js';
import { type ConflictSide, severities } from '../model/conflict.js';
import type { DocumentRecord } from '../model/record.js';
import { formatColumns, wrap } from './columns.js';
import { conflictMatrix, conflictPairs, type DocumentPair, formatConflictSummary } from './conflict-summary.js';
import { printable } from './escaping.js';
import { formatPlace } from './obligation-listing.js';
import { titleOf } from './titles.js';

/** `high  breach-notification  msa.pdf cl. 9.2 ~ dpa.docx cl. 6.1  precedence`. */
export function formatConflictLine(view: ConflictView): string {
  const { conflict } = view;
  return [
    conflict.id.slice(0, 8),
    conflict.severity.padEnd(6),
    conflict.topic,
    `${place(view.a, conflict.a)} ~ ${place(view.b, conflict.b)}`,
    conflict.type,
    view.status === 'open' ? '' : view.status,
  ]
    .filter(Boolean)
    .join('  ');
}

export function place(document: DocumentRecord, side: ConflictSide): string {
  return `${printable(document.file.split('/').at(-1)!)} ${formatPlace(side.part, side.clause)}`;
}

export function verdict(view: ConflictView): string {
  return view.governs ? `${titleOf(view.governs)} governs` : 'undecided';
}

/** The report for a terminal: a summary, then each conflict with both quotes, who wins and why, and what to do. */
export function formatConflictReport(views: readonly ConflictView[], width: number): string[] {
  if (views.length === 0) return ['No conflicts.'];
  const lines = [formatConflictSummary(views), '', ...formatPairs(views, width)];
  for (const view of views) lines.push('', ...formatConflict(view, width));
  return lines;
}

/** One conflict: both quotes, who wins and why, what to do. */
export function formatConflict(view: ConflictView, width: number): string[] {
  const { conflict } = view;
  const lines = [formatConflictLine(view)];
  for (const [document, side] of [[view.a, conflict.a] as const, [view.b, conflict.b] as const]) {
    lines.push(
      `  ${place(document, side)}  ${printable(side.value)}`,
      ...wrap(`"${printable(side.quote)}"`, width, '    '),
    );
  }
  lines.push(...wrap(printable(conflict.explanation), width, '  '));
  const decided = view.governs ? `${verdict(view)}: ${conflict.because}` : conflict.because;
  lines.push(...wrap(printable(decided), width, '  '));
  if (conflict.advice) lines.push(...wrap(printable(conflict.advice), width, '  '));
  if (view.reason) lines.push(...wrap(`${view.status}: ${printable(view.reason)}`, width, '  '));
  return lines;
}

function formatPairs(views: readonly ConflictView[], width: number): string[] {
  const file = (record: DocumentRecord) => printable(record.file.split('/').at(-1)!);
  return formatColumns(
    conflictPairs(views),
    [
      { title: 'between', cell: ({ a, b }) => (a.id === b.id ? file(a) : `${file(a)} ~ ${file(b)}`), grow: true },
      ...severities.map((severity, i) => ({
        title: severity,
        cell: ({ counts }: DocumentPair) => String(counts[i] || ''),
        align: 'right' as const,
      })),
      { title: 'undecided', cell: ({ undecided }) => String(undecided || ''), align: 'right' },
    ],
    width,
  );
}

/** Documents by topics: at a glance, where they differ. */
export function formatConflictMatrix(views: readonly ConflictView[], width: number): string[] {
  if (views.length === 0) return ['No conflicts.'];
  const { topics, rows } = conflictMatrix(views);
  return formatColumns(
    rows,
    [
      { title: 'document', cell: ({ document }) => printable(document.file.split('/').at(-1)!), grow: true },
      ...topics.map((topic, i) => ({
        title: topic,
        cell: ({ counts }: { readonly counts: readonly number[] }) => String(counts[i] || '.'),
        align: 'right' as const,
      })),
    ],
    width,
  );
}
