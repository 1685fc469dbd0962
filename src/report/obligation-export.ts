import type { ObligationView } from '../app/views.js';
import { escapeCsv, escapeHtml, escapeMarkdown } from './escaping.js';
import { formatDay, formatDemand, formatLane, formatParties, formatPlace } from './obligation-listing.js';
import type { SheetColumn } from './spreadsheet.js';
import { titleOf } from './titles.js';

/** What every table tells of an obligation, with its next open due date. */
export const exportColumns: readonly SheetColumn<ObligationView>[] = [
  { name: 'id', cell: ({ obligation }) => obligation.id, width: 18 },
  { name: 'document', cell: ({ document }) => document.file, width: 36 },
  { name: 'part', cell: ({ obligation }) => obligation.part, width: 10 },
  { name: 'clause', cell: ({ obligation }) => obligation.clause, width: 10 },
  { name: 'page', cell: ({ obligation }) => obligation.page, width: 6 },
  { name: 'kind', cell: ({ obligation }) => obligation.kind, width: 14 },
  { name: 'modality', cell: ({ obligation }) => obligation.modality, width: 10 },
  { name: 'obligor', cell: ({ obligation }) => obligation.obligor, width: 20 },
  { name: 'obligee', cell: ({ obligation }) => obligation.obligee, width: 20 },
  { name: 'action', cell: ({ obligation }) => obligation.action, width: 50 },
  { name: 'trigger', cell: ({ obligation }) => obligation.trigger.text, width: 30 },
  { name: 'value', cell: ({ value }) => value, width: 18 },
  { name: 'relation', cell: ({ obligation }) => obligation.relation, width: 10 },
  { name: 'vague', cell: ({ obligation }) => obligation.vague, width: 8 },
  { name: 'lane', cell: ({ lane }) => lane, width: 12 },
  { name: 'unresolved', cell: ({ unresolved }) => unresolved, width: 20 },
  { name: 'next_due', cell: (view) => nextOccurrence(view)?.due ?? null, date: true, width: 17 },
  { name: 'status', cell: (view) => nextOccurrence(view)?.status ?? null, width: 10 },
  { name: 'owner', cell: (view) => nextOccurrence(view)?.owner ?? view.owner, width: 16 },
  { name: 'review', cell: ({ obligation }) => obligation.review, width: 12 },
  { name: 'confidence', cell: ({ obligation }) => obligation.confidence, width: 11 },
  { name: 'rule', cell: ({ obligation }) => obligation.rule, width: 28 },
  { name: 'quote', cell: ({ obligation }) => obligation.quote, width: 80 },
];

/** RFC 4180 with a heading line; one line an obligation. */
export function formatObligationCsv(views: readonly ObligationView[]): string[] {
  return [
    exportColumns.map(({ name }) => name).join(','),
    ...views.map((view) => exportColumns.map(({ cell }) => escapeCsv(cell(view))).join(',')),
  ];
}

function nextOccurrence(view: ObligationView) {
  return view.occurrences.find(({ status }) => status === 'open' || status === 'overdue') ?? view.occurrences[0];
}

function nextDay(view: ObligationView): string {
  const next = nextOccurrence(view);
  return next ? formatDay(next.due) : formatLane(view);
}

/** One section a document, one table row an obligation. */
export function formatObligationMarkdown(views: readonly ObligationView[], asOf: string): string[] {
  const lines = ['# Obligations', '', `As of ${asOf}: ${views.length}.`];
  for (const [file, group] of byDocument(views)) {
    lines.push('', `## ${escapeMarkdown(titleOf(group[0]!.document))} (${escapeMarkdown(file)})`, '');
    lines.push('| clause | kind | who | what | value | due |', '| --- | --- | --- | --- | --- | --- |');
    for (const view of group) {
      const { obligation: o } = view;
      const cells = [
        formatPlace(o.part, o.clause),
        o.kind,
        formatParties(view),
        o.action || o.quote,
        formatDemand(view),
        nextDay(view),
      ];
      lines.push(`| ${cells.map(escapeMarkdown).join(' | ')} |`);
    }
  }
  return lines;
}

const style = `body{font:11pt/1.45 Georgia,serif;max-width:64rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%;font-size:.85rem}
th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top}q{color:#444}@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}`;

/** One self-contained page: no script, nothing fetched. */
export function formatObligationHtml(views: readonly ObligationView[], asOf: string): string[] {
  const lines = [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>Obligations</title><style>${style}</style></head><body>`,
    `<h1>Obligations</h1><p>As of ${escapeHtml(asOf)}: ${views.length}.</p>`,
  ];
  for (const [file, group] of byDocument(views)) {
    lines.push(`<h2>${escapeHtml(titleOf(group[0]!.document))} <small>${escapeHtml(file)}</small></h2>`);
    lines.push(
      '<table><thead><tr><th>clause</th><th>kind</th><th>who</th><th>what</th><th>value</th><th>due</th></tr></thead><tbody>',
    );
    for (const view of group) {
      const { obligation: o } = view;
      const cells = [formatPlace(o.part, o.clause), o.kind, formatParties(view)]
        .map((c) => `<td>${escapeHtml(c)}</td>`)
        .join('');
      const what = `<td>${escapeHtml(o.action)}<br><q>${escapeHtml(o.quote)}</q></td>`;
      lines.push(
        `<tr>${cells}${what}<td>${escapeHtml(formatDemand(view))}</td><td>${escapeHtml(nextDay(view))}</td></tr>`,
      );
    }
    lines.push('</tbody></table>');
  }
  lines.push('</body></html>');
  return lines;
}

function byDocument(views: readonly ObligationView[]): Map<string, ObligationView[]> {
  const groups = new Map<string, ObligationView[]>();
  for (const view of views) groups.set(view.document.file, [...(groups.get(view.document.file) ?? []), view]);
  return groups;
}
