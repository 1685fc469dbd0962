import type { ConflictView } from '../app/views.js';
import { place, verdict } from './conflict-report.js';
import { conflictPairs, formatConflictSummary } from './conflict-summary.js';
import { escapeCsv, escapeMarkdown } from './escaping.js';
import { titleOf } from './titles.js';

const csvHeadings =
  'id,severity,type,topic,status,document_a,part_a,clause_a,value_a,quote_a,document_b,part_b,clause_b,value_b,quote_b,governs,because,explanation,advice,reason';

export function formatConflictCsv(views: readonly ConflictView[]): string[] {
  return [
    csvHeadings,
    ...views.map(({ conflict: c, status, reason, a, b, governs }) =>
      [
        c.id,
        c.severity,
        c.type,
        c.topic,
        status,
        a.file,
        c.a.part,
        c.a.clause,
        c.a.value,
        c.a.quote,
        b.file,
        c.b.part,
        c.b.clause,
        c.b.value,
        c.b.quote,
        governs?.file ?? '',
        c.because,
        c.explanation,
        c.advice,
        reason,
      ]
        .map(escapeCsv)
        .join(','),
    ),
  ];
}

export function formatConflictMarkdown(views: readonly ConflictView[], asOf: string): string[] {
  const lines = ['# Conflicts', '', `As of ${asOf}. ${formatConflictSummary(views)}.`, ...pairLines(views)];
  for (const view of views) {
    const { conflict: c } = view;
    lines.push(
      '',
      `## ${escapeMarkdown(c.topic)}: ${escapeMarkdown(place(view.a, c.a))} and ${escapeMarkdown(place(view.b, c.b))}`,
      '',
      `${c.severity}, ${c.type}, ${view.status}${view.reason ? ` (${escapeMarkdown(view.reason)})` : ''} (${c.id})`,
      '',
      `> ${escapeMarkdown(c.a.quote)}`,
      '',
      `> ${escapeMarkdown(c.b.quote)}`,
      '',
      escapeMarkdown(c.explanation),
      '',
      `**${escapeMarkdown(verdict(view))}**: ${escapeMarkdown(c.because)}`,
    );
    if (c.advice) lines.push('', escapeMarkdown(c.advice));
  }
  return lines;
}

function pairLines(views: readonly ConflictView[]): string[] {
  if (views.length === 0) return [];
  const rows = conflictPairs(views).map(({ a, b, counts, undecided }) => {
    const names =
      a.id === b.id ? escapeMarkdown(titleOf(a)) : `${escapeMarkdown(titleOf(a))} and ${escapeMarkdown(titleOf(b))}`;
    return `| ${[names, ...counts, undecided].join(' | ')} |`;
  });
  return ['', '| between | high | medium | low | undecided |', '| --- | --- | --- | --- | --- |', ...rows];
}
