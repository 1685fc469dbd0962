import type { ConflictView, ObligationView } from '../app/views.js';
import type { DocumentRecord } from '../model/record.js';
import { fit, pad } from '../report/columns.js';
import { printable } from '../report/escaping.js';
import { formatDay, formatDemand, formatLane, formatParties, formatPlace } from '../report/obligation-listing.js';
import { layFields } from './fields.js';
import type { Line } from './list.js';
import type { Look } from './look.js';
import { kindColour, severityColour, wideScreen } from './look.js';

const reviewMarks = { unreviewed: ' ', confirmed: '+', edited: '~', dismissed: 'x' } as const;

/** An obligation in one line: review mark, kind, lane or next date, who, what, where. */
export function obligationLine(view: ObligationView, look: Look): Line {
  const { obligation } = view;
  const next = view.occurrences.find(({ status }) => status === 'open' || status === 'overdue');
  const when = next ? formatDay(next.due) : formatLane(view);
  const wide = look.width >= wideScreen;
  const what = { text: printable(obligation.action || obligation.quote), share: wide ? 10 : 5 };
  const file = printable(view.document.file.split('/').at(-1)!);
  const where = { text: `${formatPlace(obligation.part, obligation.clause)} ${file}`, share: wide ? 6 : 4 };
  const fields = wide
    ? [
        { text: when, share: 5 },
        { text: formatParties(view), share: 5 },
        what,
        { text: formatDemand(view), share: 4 },
        where,
      ]
    : [{ text: when, share: 3 }, what, where];
  return {
    key: obligation.id,
    text: layFields(`${reviewMarks[obligation.review]} ${pad(obligation.kind, 13)}`, fields, look.width),
    colour: kindColour(obligation.kind, look),
    dim: obligation.review === 'dismissed',
  };
}

export function documentLine(record: DocumentRecord, look: Look): Line {
  const { effectiveDate, expirationDate, parties } = record.facts;
  const dates = [effectiveDate, expirationDate].map((date) => pad(date?.value ?? '', 10));
  const who = parties.map(({ name, aliases }) => printable(aliases[0] ?? name)).join(', ');
  return {
    key: record.id,
    text: layFields(
      [pad(record.type, 9), ...dates, pad(`${record.obligations} obl.`, 9, 'right')].join(' '),
      [
        { text: printable(record.title), share: 5 },
        ...(look.width < wideScreen ? [] : [{ text: who, share: 4 }]),
        { text: printable(record.file.split('/').at(-1)!), share: 4 },
      ],
      look.width,
    ),
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
