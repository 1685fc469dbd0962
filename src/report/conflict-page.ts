import type { ConflictView } from '../app/views.js';
import { type ConflictSide, severities } from '../model/conflict.js';
import type { DocumentRecord } from '../model/record.js';
import { verdict } from './conflict-report.js';
import { conflictMatrix, conflictPairs, formatConflictSummary } from './conflict-summary.js';
import { escapeHtml } from './escaping.js';
import { formatPlace } from './obligation-listing.js';
import { titleOf } from './titles.js';

const style = `body{font:11pt/1.45 Georgia,serif;max-width:54rem;margin:2rem auto;padding:0 1rem;color:#111}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:1.8rem 0 .4rem}h3{font-size:1rem;margin:1.6rem 0 .3rem}
table{border-collapse:collapse;font-size:.85rem;margin:.4rem 0}th,td{border:1px solid #bbb;padding:.2rem .45rem;text-align:left;vertical-align:top}
td.n,th.n{text-align:center}th.turned{height:9rem;vertical-align:bottom;padding:.3rem .1rem}th.turned span{writing-mode:vertical-rl;transform:rotate(180deg)}
blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid #bbb}.around{color:#777}
.high{color:#a00}.medium{color:#850}.low{color:#555}.meta{color:#555;font-size:.9rem;font-weight:normal}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.value{font-weight:bold}a{color:inherit}
@media print{body{margin:0;max-width:none;font-size:10pt}section{break-inside:avoid}h2{break-after:avoid}a{text-decoration:none}}`;

/** One self-contained page that prints well: no script, nothing fetched. Every word of a document is escaped. */
export function formatConflictHtml(views: readonly ConflictView[], asOf: string): string[] {
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><title>Conflicts</title>',
    `<style>${style}</style></head><body>`,
    `<h1>Conflicts between documents</h1><p>As of ${escapeHtml(asOf)}. ${escapeHtml(formatConflictSummary(views))}.</p>`,
    ...(views.length === 0 ? [] : ['<h2>By pairs of documents</h2>', ...pairTable(views)]),
    ...(views.length === 0 ? [] : ['<h2>Documents by subjects</h2>', ...matrixTable(views)]),
    ...severities.flatMap((severity) => {
      const chosen = views.filter(({ conflict }) => conflict.severity === severity);
      return chosen.length === 0 ? [] : [`<h2 class="${severity}">${severity}</h2>`, ...chosen.flatMap(section)];
    }),
    '</body></html>',
  ];
}

function pairTable(views: readonly ConflictView[]): string[] {
  const heads = severities.map((severity) => `<th class="n ${severity}">${severity}</th>`).join('');
  return [
    `<table><thead><tr><th>between</th>${heads}<th class="n">undecided</th></tr></thead><tbody>`,
    ...conflictPairs(views).map(({ a, b, counts, undecided }) => {
      const names = a.id === b.id ? escapeHtml(titleOf(a)) : `${escapeHtml(titleOf(a))} and ${escapeHtml(titleOf(b))}`;
      const numbers = [...counts, undecided].map((n) => `<td class="n">${n || ''}</td>`).join('');
      return `<tr><td>${names}</td>${numbers}</tr>`;
    }),
    '</tbody></table>',
  ];
}

function matrixTable(views: readonly ConflictView[]): string[] {
  const { topics, rows } = conflictMatrix(views);
  const heads = topics.map((topic) => `<th class="turned"><span>${escapeHtml(topic)}</span></th>`).join('');
  return [
    `<table><thead><tr><th>document</th>${heads}</tr></thead><tbody>`,
    ...rows.map(({ document, counts }) => {
      const cells = counts.map((n) => `<td class="n">${n || ''}</td>`).join('');
      return `<tr><td>${escapeHtml(titleOf(document))}</td>${cells}</tr>`;
    }),
    '</tbody></table>',
  ];
}

function section(view: ConflictView): string[] {
  const { conflict: c } = view;
  const oneText = c.a.span.start === c.b.span.start && c.a.document === c.b.document;
  return [
    `<section id="c-${escapeHtml(c.id)}"><h3>${escapeHtml(c.topic)} <span class="meta">${c.type}, ${view.status}, ${escapeHtml(c.id)}</span></h3>`,
    `<div class="sides">${side(view.a, c.a)}${oneText ? '' : side(view.b, c.b)}</div>`,
    `<p>${escapeHtml(c.explanation)}</p>`,
    `<p><strong>${escapeHtml(verdict(view))}</strong>: ${escapeHtml(c.because)}</p>`,
    ...(c.advice ? [`<p>What to do: ${escapeHtml(c.advice)}</p>`] : []),
    ...(view.reason ? [`<p class="meta">${escapeHtml(view.status)}: ${escapeHtml(view.reason)}</p>`] : []),
    '</section>',
  ];
}

/** The quote in the words around it, with what it lays down in figures. */
function side(document: DocumentRecord, { part, clause, value, before, quote, after }: ConflictSide): string {
  const around = (text: string) => (text ? `<span class="around">${escapeHtml(text)}</span> ` : '');
  const figure = value ? `: <span class="value">${escapeHtml(value)}</span>` : '';
  return `<div><strong>${escapeHtml(titleOf(document))}</strong>, ${escapeHtml(formatPlace(part, clause))}${figure}<blockquote>${around(before)}${escapeHtml(quote)} ${around(after)}</blockquote></div>`;
}
