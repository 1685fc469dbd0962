import type { DocumentView } from '../app/show-document.js';
import { withoutMarkup } from '../grammar/markup.js';
import type { DocumentRecord } from '../model/record.js';
import { formatPeriod } from '../model/value-text.js';
import { fit, formatColumns } from './columns.js';
import { printable } from './escaping.js';
import { formatObligations, formatPlace, formatStopDate } from './obligation-listing.js';

export function formatDocuments(records: readonly DocumentRecord[], width: number): string[] {
  return formatColumns(
    records,
    [
      { title: 'id', cell: (d) => d.id.slice(0, 8) },
      { title: 'type', cell: (d) => d.type },
      { title: 'title', cell: (d) => printable(d.title), grow: true },
      {
        title: 'parties',
        cell: (d) => d.facts.parties.map((p) => printable(p.aliases[0] ?? p.name)).join(', '),
        grow: true,
      },
      { title: 'effective', cell: (d) => d.facts.effectiveDate?.value ?? '' },
      { title: 'expires', cell: (d) => d.facts.expirationDate?.value ?? '' },
      { title: 'clauses', cell: (d) => String(d.clauses), align: 'right' },
      { title: 'obligations', cell: (d) => String(d.obligations), align: 'right' },
      { title: 'file', cell: (d) => printable(d.file) + (d.version > 1 ? ` (version ${d.version})` : ''), grow: true },
    ],
    width,
  );
}

/** Everything known of one document: facts, links, clause tree, obligations, findings. */
export function formatDocument(view: DocumentView, width: number): string[] {
  const { record, tree } = view;
  const { facts } = record;
  const { term } = facts;
  const renewal = term.renewal
    ? `renews for ${formatPeriod(term.renewal)}${term.evergreen ? ', again and again' : ''}${term.noticeToStop ? `, stopped by notice of ${formatPeriod(term.noticeToStop)}` : ''}`
    : term.endless
      ? `goes on until ended${term.noticeToStop ? ` by notice of ${formatPeriod(term.noticeToStop)}` : ''}`
      : '';
  const lines = [
    `${printable(record.title)}  (${record.type}, ${printable(record.file)}, id ${record.id})`,
    ...facts.parties.map(
      (p) =>
        `party      ${printable(p.name)}${p.aliases.length > 0 ? ` ("${p.aliases.map(printable).join('", "')}")` : ''}${p.role ? `, ${printable(p.role)}` : ''}`,
    ),
    fact('agreement', facts.agreementDate?.value),
    fact('effective', facts.effectiveDate?.value),
    fact('expires', facts.expirationDate?.value),
    fact(
      'term',
      [
        term.perpetual
          ? 'perpetual'
          : term.initial
            ? `${formatPeriod(term.initial)}${term.fromOtherEvent ? ' from an event without a date' : ''}`
            : '',
        renewal,
      ]
        .filter(Boolean)
        .join(', '),
    ),
    fact('law', facts.governingLaw?.value),
    fact('clock', facts.timeZone ?? undefined),
    ...view.links.map(({ link, from, to, missing }) =>
      fact(
        'link',
        `${printable(from.title)} ${link.relation} ${to ? printable(to.title) : `"${printable(link.title)}"${link.date ? ` of ${link.date}` : ''}, ${printable(missing ?? '')}`} (${link.state})`,
      ),
    ),
    fact('pages', String(record.pages)),
  ].filter(Boolean);
  lines.push('', `CLAUSES (${tree.clauses.length})`);
  for (const part of tree.parts) {
    if (part.id !== 'main') lines.push(`${printable(part.title ?? part.id)}  [${part.id}]`);
    for (const clause of tree.clauses) {
      if (clause.part !== part.id) continue;
      const raw = clause.heading ?? view.text.slice(clause.lead.start, clause.lead.end);
      const text = printable(record.format === 'markdown' ? withoutMarkup(raw).replaceAll('`', '') : raw);
      // The printed number stands in front already: `8.4`, or of `8.4(a)` the `(a)`.
      const printed = clause.number.slice(Math.max(0, clause.number.lastIndexOf('(')));
      const words = text.startsWith(printed) ? text.slice(printed.length).replace(/^[.):\s]+/, '') : text;
      const label = `${'  '.repeat(clause.level + 1)}${printable(clause.number)}`;
      lines.push(fit(words === '' || words === clause.number ? label : `${label}  ${words}`, Math.min(width, 100)));
    }
  }
  if (view.stops.length > 0) lines.push('', 'NEXT DAYS TO STOP IT');
  for (const { document, part, clause, dates } of view.stops) {
    const by = document.id === record.id ? '' : `${printable(document.title)} `;
    const where = clause ? `  (${by}${formatPlace(part, clause)})` : '';
    lines.push(...dates.map((date) => `  ${formatStopDate(date)}${where}`));
  }
  lines.push('', `OBLIGATIONS (${view.obligations.length})`, ...formatObligations(view.obligations, width));
  if (view.findings.length > 0) lines.push('', `FINDINGS (${view.findings.length})`);
  for (const { clause, message, code } of view.findings) {
    lines.push(`${formatPlace('main', clause)}: ${printable(message)} [${code}]`);
  }
  return lines;
}

function fact(name: string, value: string | undefined): string {
  return value ? `${name.padEnd(9)}  ${value}` : '';
}
