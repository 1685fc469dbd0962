import type { ConflictView, ObligationView } from '../app/views.js';
import type { DocumentRecord } from '../model/record.js';
import { pad } from '../report/columns.js';
import { printable } from '../report/escaping.js';
import { formatDay, formatDemand, formatLane, formatParties } from '../report/obligation-listing.js';
import { layFields, placeOf } from './fields.js';
import type { Line } from './list.js';
import type { Look } from './look.js';
import { kindColour, severityColour, wideScreen } from './look.js';

const reviewMarks = { unreviewed: ' ', confirmed: '+', edited: '~', dismissed: 'x' } as const;

/** An obligation in one line: review mark, kind, lane or next date, who, what, where. */
export function obligationLine(view: ObligationView, look: Look): Line {
  const { obligation } = view;
  const when = whenOf(view);
  const wide = look.width >= wideScreen;
  const what = { text: printable(obligation.action || obligation.quote), share: wide ? 10 : 5 };
  const where = { text: placeOf(view.document.file, obligation.part, obligation.clause), share: wide ? 6 : 4 };
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

function whenOf(view: ObligationView): string {
  const next = view.occurrences.find(({ status }) => status === 'open' || status === 'overdue');
  return next ? formatDay(next.due) : formatLane(view);
}

/** What a filter looks at in an obligation: what the widest line says, not cut. */
export function obligationWords(view: ObligationView): string {
  const { obligation } = view;
  return [
    `${reviewMarks[obligation.review]} ${obligation.kind}`,
    whenOf(view),
    formatParties(view),
    obligation.action || obligation.quote,
    formatDemand(view),
    placeOf(view.document.file, obligation.part, obligation.clause),
  ].join('  ');
}

export function documentLine(record: DocumentRecord, look: Look): Line {
  const { effectiveDate, expirationDate } = record.facts;
  const dates = [effectiveDate, expirationDate].map((date) => pad(date?.value ?? '', 10));
  return {
    key: record.id,
    text: layFields(
      [pad(record.type, 9), ...dates, pad(`${record.obligations} obl.`, 9, 'right')].join(' '),
      [
        { text: printable(record.title), share: 5 },
        ...(look.width < wideScreen ? [] : [{ text: partiesOf(record), share: 4 }]),
        { text: printable(record.file.split('/').at(-1)!), share: 4 },
      ],
      look.width,
    ),
  };
}

function partiesOf(record: DocumentRecord): string {
  return record.facts.parties.map(({ name, aliases }) => printable(aliases[0] ?? name)).join(', ');
}

export function documentWords(record: DocumentRecord): string {
  const { effectiveDate, expirationDate } = record.facts;
  const dates = [effectiveDate?.value, expirationDate?.value].join(' ');
  const file = record.file.split('/').at(-1)!;
  return [record.type, dates, `${record.obligations} obl.`, record.title, partiesOf(record), file].join('  ');
}

/** A conflict in one line: how grave, about what, and both places. */
export function conflictLine(view: ConflictView, look: Look): Line {
  const { conflict } = view;
  const wide = look.width >= wideScreen;
  const before = [
    pad(conflict.severity, 6),
    ...(wide ? [pad(conflict.type, 13)] : []),
    pad(view.status === 'open' ? '' : view.status, 8),
  ];
  return {
    key: conflict.id,
    text: layFields(
      before.join(' '),
      [{ text: printable(conflict.topic), share: 3 }, ...placesOf(view).map((text) => ({ text, share: 4 }))],
      look.width,
    ),
    colour: severityColour(conflict.severity, look),
    dim: view.status !== 'open',
  };
}

function placesOf({ conflict, a, b }: ConflictView): string[] {
  return [placeOf(a.file, conflict.a.part, conflict.a.clause), placeOf(b.file, conflict.b.part, conflict.b.clause)];
}

export function conflictWords(view: ConflictView): string {
  const { severity, topic, type } = view.conflict;
  return [severity, type, view.status, topic, ...placesOf(view)].join('  ');
}

/** The words of each item in small letters, made once as long as the item is held. */
const wordsMade = new WeakMap<object, string>();

/** Those whose words hold all of those wanted, any case. */
export function filterItems<T extends object>(
  items: readonly T[],
  wanted: string,
  wordsOf: (item: T) => string,
): readonly T[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items;
  return items.filter((item) => {
    const text = wordsMade.get(item) ?? wordsOf(item).toLowerCase();
    wordsMade.set(item, text);
    return words.every((word) => text.includes(word));
  });
}
