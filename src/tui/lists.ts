import type { ConflictView, ObligationView } from '../app/views.js';
import type { DocumentRecord } from '../model/record.js';
import { fit, pad } from '../report/columns.js';
import { printable } from '../report/escaping.js';
import { formatDay, formatDemand, formatLane, formatParties, formatPlace } from '../report/obligation-listing.js';
import type { Line } from './list.js';
import type { Look } from './look.js';
import { kindColour, severityColour } from './look.js';

const reviewMarks = { unreviewed: ' ', confirmed: '+', edited: '~', dismissed: 'x' } as const;

/** An obligation in one line: review mark, kind, lane or next date, who, what, where. */
export function obligationLine(view: ObligationView, look: Look): Line {
  const { obligation } = view;
  const next = view.occurrences.find(({ status }) => status === 'open' || status === 'overdue');
  const when = next ? formatDay(next.due) : formatLane(view);
  const wide = look.width >= 120;
  const what = wide ? look.width - 118 : 30;
  const [file, place] = [
    printable(view.document.file.split('/').at(-1)!),
    formatPlace(obligation.part, obligation.clause),
  ];
  return {
    key: obligation.id,
    text: [
      `${reviewMarks[obligation.review]} ${pad(fit(obligation.kind, 13), 13)}`,
      pad(fit(when, wide ? 26 : 14), wide ? 26 : 14),
      ...(wide ? [pad(fit(formatParties(view), 24), 24), pad(fit(formatDemand(view), 20), 20)] : []),
      pad(fit(printable(obligation.action || obligation.quote), what), what),
      (wide ? [file, place] : [place, file]).join(' '),
    ].join(' '),
    colour: kindColour(obligation.kind, look),
    dim: obligation.review === 'dismissed',
  };
}

export function documentLine(record: DocumentRecord, look: Look): Line {
  const title = look.width >= 120 ? 50 : 28;
  return {
    key: record.id,
    text: [
      pad(record.type, 9),
      pad(fit(printable(record.title), title), title),
      pad(record.facts.effectiveDate?.value ?? '', 10),
      pad(record.facts.expirationDate?.value ?? '', 10),
      pad(`${record.obligations} obl.`, 9, 'right'),
      printable(record.file.split('/').at(-1)!),
    ].join(' '),
  };
}

export function conflictLine(view: ConflictView, look: Look): Line {
  const { conflict } = view;
  const place = (file: string, part: string, clause: string) =>
    `${printable(file.split('/').at(-1)!)} ${formatPlace(part, clause)}`;
  return {
    key: conflict.id,
    text: [
      pad(conflict.severity, 6),
      pad(fit(conflict.topic, 22), 22),
      pad(conflict.type, 13),
      pad(view.status === 'open' ? '' : view.status, 8),
      `${place(view.a.file, conflict.a.part, conflict.a.clause)} ~ ${place(view.b.file, conflict.b.part, conflict.b.clause)}`,
    ].join(' '),
    colour: severityColour(conflict.severity, look),
    dim: view.status !== 'open',
  };
}

/** Those whose line holds all the words, any case. */
export function filterLines<T>(values: readonly T[], words: string, line: (value: T) => Line): T[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...values];
  return values.filter((value) => {
    const text = line(value).text.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}
