import type { ConflictView } from '../app/views.js';
import type { ConflictSide } from '../model/conflict.js';
import type { DocumentRecord } from '../model/record.js';
import { wrap } from './columns.js';
import { escapeCsv, escapeHtml, escapeMarkdown, printable } from './escaping.js';
import { formatPlace } from './obligation-listing.js';

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

function place(document: DocumentRecord, side: ConflictSide): string {
  return `${printable(document.file.split('/').at(-1)!)} ${formatPlace(side.part, side.clause)}`;
}

function verdict(view: ConflictView): string {
  return view.governs ? `${view.governs.title} governs` : 'undecided';
}

/** The report for a terminal: a summary, then each conflict with both quotes, who wins and why, and what to do. */
export function formatConflictReport(views: readonly ConflictView[], width: number): string[] {
  if (views.length === 0) return ['No conflicts.'];
  const lines = [formatConflictSummary(views)];
  for (const view of views) {
    const { conflict } = view;
    lines.push('', formatConflictLine(view));
    for (const [document, side] of [[view.a, conflict.a] as const, [view.b, conflict.b] as const]) {
      lines.push(
        `  ${place(document, side)}  ${printable(side.value)}`,
        ...wrap(`"${printable(side.quote)}"`, width, '    '),
      );
    }
    lines.push(...wrap(printable(conflict.explanation), width, '  '));
    lines.push(`  ${printable(verdict(view))}: ${printable(conflict.because)}`);
    if (conflict.advice) lines.push(...wrap(printable(conflict.advice), width, '  '));
    if (view.reason) lines.push(`  ${view.status}: ${printable(view.reason)}`);
  }
  return lines;
}

/** `14 conflicts: 5 high, 7 medium, 2 low; 3 undecided`. */
export function formatConflictSummary(views: readonly ConflictView[]): string {
  const n = (severity: string) => views.filter(({ conflict }) => conflict.severity === severity).length;
  const undecided = views.filter(({ governs }) => !governs).length;
  return `${views.length} ${views.length === 1 ? 'conflict' : 'conflicts'}: ${n('high')} high, ${n('medium')} medium, ${n('low')} low; ${undecided} undecided`;
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
  const lines = ['# Conflicts', '', `As of ${asOf}. ${formatConflictSummary(views)}.`];
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

const style = `body{font:11pt/1.45 Georgia,serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#111}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .3rem}table{border-collapse:collapse;font-size:.85rem}
th,td{border:1px solid #bbb;padding:.2rem .45rem;text-align:left;vertical-align:top}td.n{text-align:center}
blockquote{margin:.3rem 0 .3rem 1rem;padding-left:.8rem;border-left:3px solid #bbb}.high{color:#a00}.medium{color:#850}.low{color:#555}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.meta{color:#555;font-size:.9rem}
@media print{body{margin:0;max-width:none}section{break-inside:avoid}}`;

/** One self-contained page that prints well: no script, nothing fetched. */
export function formatConflictHtml(views: readonly ConflictView[], asOf: string): string[] {
  const { topics, rows } = conflictMatrix(views);
  const lines = [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Conflicts</title>',
    `<style>${style}</style></head><body>`,
    `<h1>Conflicts</h1><p>As of ${escapeHtml(asOf)}. ${escapeHtml(formatConflictSummary(views))}.</p>`,
    `<table><thead><tr><th>document</th>${topics.map((t) => `<th>${escapeHtml(t)}</th>`).join('')}</tr></thead><tbody>`,
    ...rows.map(
      ({ document, counts }) =>
        `<tr><td>${escapeHtml(document.title)}</td>${counts.map((n) => `<td class="n">${n || ''}</td>`).join('')}</tr>`,
    ),
    '</tbody></table>',
  ];
  for (const view of views) {
    const { conflict: c } = view;
    const side = (document: DocumentRecord, s: ConflictSide) =>
      `<div><strong>${escapeHtml(document.title)}</strong>, ${escapeHtml(formatPlace(s.part, s.clause))}: ${escapeHtml(s.value)}<blockquote>${escapeHtml(s.quote)}</blockquote></div>`;
    lines.push(
      `<section id="c-${escapeHtml(c.id)}"><h2><span class="${c.severity}">${c.severity}</span> ${escapeHtml(c.topic)} <span class="meta">${c.type}, ${view.status}</span></h2>`,
      `<div class="sides">${side(view.a, c.a)}${side(view.b, c.b)}</div>`,
      `<p>${escapeHtml(c.explanation)}</p><p><strong>${escapeHtml(verdict(view))}</strong>: ${escapeHtml(c.because)}</p>`,
      c.advice ? `<p>${escapeHtml(c.advice)}</p>` : '',
      view.reason ? `<p class="meta">${escapeHtml(view.status)}: ${escapeHtml(view.reason)}</p>` : '',
      '</section>',
    );
  }
  lines.push('</body></html>');
  return lines.filter(Boolean);
}
