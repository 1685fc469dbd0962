import { Temporal } from 'temporal-polyfill';
import { escapeText, joinLines } from './icalendar-lines.js';
import { localTime, zoneLines } from './icalendar-zone.js';

/** One due date, or a series of them, as a calendar shows it. */
export interface CalendarItem {
  /** Globally unique and for ever the same for the same due date: a client that reads the file again finds it by this. */
  readonly uid: string;
  /** Rises by one whenever something of the item changes, and only then. */
  readonly sequence: number;
  /** When it last changed: an instant. */
  readonly modified: string;
  /** `2026-12-04` where all-day, else `2026-12-04T18:00:00+08:00`. Of a series the first. */
  readonly due: string;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  /** Cancelled: waived, dismissed, or no longer due; clients strike it out or remove it. */
  readonly status: 'open' | 'done' | 'cancelled';
  /** Days before the due date on which to be reminded; 0: on the day. */
  readonly leads: readonly number[];
  readonly series: CalendarSeries | null;
}

export interface CalendarSeries {
  /** From `recurrenceRule`, without `RRULE:`. */
  readonly rule: string;
  /** ISO dates on which the rule does not hold: moved, or items of their own. */
  readonly without: readonly string[];
}

export interface CalendarFileOptions {
  readonly name: string;
  /** IANA: due dates with a time are told in it. */
  readonly timeZone: string;
  /** When the file is made: an instant. Null: each item's own `modified`, which makes equal data give equal files. */
  readonly stamp: string | null;
  /** A file that takes its items back: METHOD is CANCEL instead of PUBLISH. */
  readonly cancels?: boolean;
}

/** Items as an iCalendar file. Pure: what it says is in its arguments.
 *  @returns text with CRLF line ends
 *  @source RFC 5545; RFC 5546 section 3.2 for METHOD and STATUS; RFC 7986 for NAME */
export function formatICalendar(items: readonly CalendarItem[], options: CalendarFileOptions): string {
  const years = items.map(({ due }) => Number(due.slice(0, 4)));
  const first = years.reduce((a, b) => Math.min(a, b), years[0] ?? 2020);
  // A series has no last year; its clock changes are told for ten more.
  const last = years.reduce((a, b) => Math.max(a, b), first) + (items.some(({ series }) => series) ? 10 : 1);
  return joinLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//tenor//tenor//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${options.cancels ? 'CANCEL' : 'PUBLISH'}`,
    `NAME:${escapeText(options.name)}`,
    `X-WR-CALNAME:${escapeText(options.name)}`,
    // Always there, because a calendar without any component is none.
    ...zoneLines(options.timeZone, first, last),
    ...items.flatMap((item) => itemLines(item, options)),
    'END:VCALENDAR',
  ]);
}

function itemLines(item: CalendarItem, options: CalendarFileOptions): string[] {
  const cancelled = options.cancels || item.status === 'cancelled';
  const categories = item.categories.filter((category) => category !== '');
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(item.uid)}`,
    `DTSTAMP:${utcTime(options.stamp ?? item.modified)}`,
    `LAST-MODIFIED:${utcTime(item.modified)}`,
    `SEQUENCE:${item.sequence}`,
    ...timeLines(item, options.timeZone),
    `SUMMARY:${escapeText(item.summary)}`,
    ...(item.description ? [`DESCRIPTION:${escapeText(item.description)}`] : []),
    ...(categories.length ? [`CATEGORIES:${categories.map(escapeText).join(',')}`] : []),
    `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // A deadline takes up nobody's time.
    'TRANSP:TRANSPARENT',
    ...(cancelled || item.status === 'done' ? [] : item.leads.flatMap((lead) => alarmLines(item, lead))),
    'END:VEVENT',
  ];
}

/** A day lasts until the next; a due instant has no length. */
function timeLines({ due, series }: CalendarItem, zone: string): string[] {
  const rule = series ? [`RRULE:${series.rule}`] : [];
  if (due.length === 10) {
    const without = series?.without.map(dateText) ?? [];
    return [
      `DTSTART;VALUE=DATE:${dateText(due)}`,
      `DTEND;VALUE=DATE:${dateText(Temporal.PlainDate.from(due).add({ days: 1 }).toString())}`,
      ...rule,
      ...(without.length ? [`EXDATE;VALUE=DATE:${without.join(',')}`] : []),
    ];
  }
  const at = Temporal.Instant.from(due).toZonedDateTimeISO(zone).toPlainDateTime();
  const time = at.toPlainTime();
  const without = series?.without.map((date) => localTime(Temporal.PlainDate.from(date).toPlainDateTime(time))) ?? [];
  return [
    `DTSTART;TZID=${zone}:${localTime(at)}`,
    ...rule.map((line) => withUntilInUtc(line, time, zone)),
    ...(without.length ? [`EXDATE;TZID=${zone}:${without.join(',')}`] : []),
  ];
}

/** Where DTSTART has a time, UNTIL is an instant in UTC. @source RFC 5545 section 3.3.10 */
function withUntilInUtc(rule: string, time: Temporal.PlainTime, zone: string): string {
  return rule.replace(/UNTIL=(\d{8})/, (_, date: string) => {
    const last = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
    return `UNTIL=${utcTime(last.toInstant().toString())}`;
  });
}

/** Rings at nine in the morning so many days ahead; for a due instant at the same hour. */
function alarmLines({ due, summary }: CalendarItem, lead: number): string[] {
  const allDay = due.length === 10;
  const days = allDay ? lead - 1 : lead;
  const ahead = allDay ? `-P${days > 0 ? `${days}D` : ''}T15H` : `-P${days}D`;
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${lead > 0 ? ahead : allDay ? 'PT9H' : 'PT0S'}`,
    `DESCRIPTION:${escapeText(summary)}`,
    'END:VALARM',
  ];
}

/** `20261204` */
function dateText(date: string): string {
  return date.replaceAll('-', '');
}

/** `20261204T100000Z` */
function utcTime(instant: string): string {
  return `${localTime(Temporal.Instant.from(instant).toZonedDateTimeISO('UTC').toPlainDateTime())}Z`;
}
