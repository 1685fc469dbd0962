import type { Amendment, DueItem, ObligationView } from '../app/views.js';
import type { DueDate } from '../model/obligation.js';
import { formatColumns } from './columns.js';
import { printable } from './escaping.js';

/** `Party B -> Party A`; the obligee is left out where the text names none. */
export function formatParties(view: ObligationView): string {
  const { obligor, obligee } = view.obligation;
  const names = [obligor || '?', obligee].filter(Boolean).map(printable);
  return names.join(' -> ');
}

/** `cl. 8.4`, `dpa cl. 4(c)`; the heading in quotation marks where the text is not numbered. */
export function formatPlace(part: string, clause: string): string {
  const where = part === 'main' ? '' : `${printable(part)} `;
  if (clause === '') return part === 'main' ? 'preamble' : where.trim();
  return /\d|^[ivxlc]+$|^\(?[a-z]\)?$/i.test(clause) && !/\s/.test(clause)
    ? `${where}cl. ${printable(clause)}`
    : `${where}"${printable(clause)}"`;
}

/** What it lays down, with its relation: `within P3D/business`, `before P60D`, `20% of logistics cost`. */
export function formatDemand(view: ObligationView): string {
  const { relation } = view.obligation;
  return [relation && relation !== 'every' ? relation : '', printable(view.value)].filter(Boolean).join(' ');
}

/** Why there is no date, or what is waited for; empty for dated and recurring obligations. */
export function formatLane(view: ObligationView): string {
  const ended = endedBy(view);
  if (ended && view.lane === 'undated') return `${ended.how} by ${formatAmending(ended)}`;
  if (view.lane === 'unresolved') return `unresolved: ${view.unresolved ?? 'unknown'}`;
  if (view.lane === 'armed')
    return `awaits ${printable(view.obligation.trigger.text || view.obligation.trigger.event)}`;
  return view.lane;
}

/** The confirmed amendment that took the obligation away; null where it stands. */
function endedBy({ amendments }: ObligationView): Amendment | null {
  return amendments.find(({ how, confirmed }) => confirmed && (how === 'replaced' || how === 'deleted')) ?? null;
}

/** `amendment-1.docx cl. 2.1`. */
export function formatAmending({ by, part, clause }: Amendment): string {
  const file = printable(by.file.split('/').at(-1)!);
  return clause === '' ? file : `${file} ${formatPlace(part, clause)}`;
}

/** `2026-05-21`, or with its time `2026-05-21 18:00+08:00`. */
export function formatDay(due: string): string {
  return due.length <= 10 ? due : `${due.slice(0, 10)} ${due.slice(11, 16)}${due.slice(19)}`;
}

/** `by 2026-12-31, send by 2026-12-29, from 2026-10-02 on: the term ends 2027-03-31`. */
export function formatStopDate({ key, due, opens, sendBy }: DueDate): string {
  const steps = [`by ${formatDay(due)}`, sendBy ? `send by ${sendBy}` : '', opens ? `not before ${opens}` : ''];
  return `${steps.filter(Boolean).join(', ')}: the term ends ${key}`;
}

export function formatObligations(views: readonly ObligationView[], width: number): string[] {
  return formatColumns(
    views,
    [
      { title: 'id', cell: (v) => v.obligation.id.slice(0, 8) },
      { title: 'kind', cell: (v) => v.obligation.kind, spare: true },
      { title: 'who', cell: formatParties, grow: true },
      { title: 'what', cell: (v) => printable(v.obligation.action || v.obligation.quote), grow: true, least: 24 },
      { title: 'value', cell: formatDemand, grow: true },
      { title: 'lane', cell: formatLane, grow: true },
      {
        title: 'where',
        cell: (v) => `${printable(v.document.file)} ${formatPlace(v.obligation.part, v.obligation.clause)}`,
        grow: true,
        keep: 'end',
      },
    ],
    width,
  );
}

/** The agenda: one line a due date, the days left in front of it. */
export function formatDue(items: readonly DueItem[], width: number): string[] {
  return formatColumns(
    items,
    [
      { title: 'day', cell: (i) => i.day },
      { title: 'left', cell: (i) => formatDaysLeft(i), align: 'right' },
      { title: 'kind', cell: (i) => i.view.obligation.kind, spare: true },
      { title: 'who', cell: (i) => formatParties(i.view), grow: true },
      {
        title: 'what',
        cell: (i) => printable(i.view.obligation.action || i.view.obligation.quote),
        grow: true,
        least: 24,
      },
      { title: 'value', cell: (i) => formatDemand(i.view), grow: true, spare: true },
      { title: 'owner', cell: (i) => printable(i.occurrence.owner ?? i.view.owner ?? ''), spare: true },
      {
        title: 'where',
        cell: (i) =>
          `${printable(i.view.document.file)} ${formatPlace(i.view.obligation.part, i.view.obligation.clause)}`,
        grow: true,
        keep: 'end',
      },
      { title: 'id', cell: (i) => `${i.view.obligation.id.slice(0, 8)}@${i.occurrence.key}` },
    ],
    width,
  );
}

function formatDaysLeft(item: DueItem): string {
  if (item.occurrence.status === 'done' || item.occurrence.status === 'waived') return item.occurrence.status;
  if (item.daysLeft < 0) return `${-item.daysLeft} late`;
  return item.daysLeft === 0 ? 'today' : String(item.daysLeft);
}
