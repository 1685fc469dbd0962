import type { ObligationView } from '../app/views.js';
import { escapeCsv, escapeHtml, escapeMarkdown } from './escaping.js';
import { formatDay, formatDemand, formatLane, formatParties, formatPlace } from './obligation-listing.js';
import { titleOf } from './titles.js';

const csvHeadings =
  'id,document,part,clause,page,kind,modality,obligor,obligee,action,trigger,value,relation,vague,lane,unresolved,next_due,status,owner,review,confidence,rule,quote';

/** RFC 4180 with a heading line; one line an obligation, with its next open due date. */
export function formatObligationCsv(views: readonly ObligationView[]): string[] {
  return [
    csvHeadings,
    ...views.map((view) => {
      const { obligation: o } = view;
      const next = nextOccurrence(view);
      return [
        o.id,
        view.document.file,
        o.part,
        o.clause,
        o.page,
        o.kind,
        o.modality,
        o.obligor,
        o.obligee,
        o.action,
        o.trigger.text,
        view.value,
        o.relation,
        o.vague,
        view.lane,
        view.unresolved,
        next?.due ?? null,
        next?.status ?? null,
        next?.owner ?? view.owner,
        o.review,
        o.confidence,
        o.rule,
        o.quote,
      ]
        .map(escapeCsv)
        .join(',');
    }),
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
