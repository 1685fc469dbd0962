import { Temporal } from 'temporal-polyfill';

/** The VTIMEZONE of an IANA zone for the years of a file: the offset in force at the start of the first year, and each
 *  change up to the end of the last. @source RFC 5545 section 3.6.5
 *  @param first, last years
 *  @returns unfolded content lines
 *  @throws {RangeError} if there is no such zone */
export function zoneLines(zone: string, first: number, last: number): string[] {
  const start = Temporal.PlainDate.from({ year: first, month: 1, day: 1 }).toZonedDateTime(zone);
  const standard = standardOffset(start);
  const before = start.getTimeZoneTransition('previous');
  const lines = ['BEGIN:VTIMEZONE', `TZID:${zone}`];
  // Without an earlier change the offset has always held.
  lines.push(...observance(before ?? Temporal.PlainDate.from('1970-01-01').toZonedDateTime(zone), standard));
  for (let next = start.getTimeZoneTransition('next'); next && next.year <= last; ) {
    lines.push(...observance(next, standard));
    next = next.getTimeZoneTransition('next');
  }
  return [...lines, 'END:VTIMEZONE'];
}

/** The smaller of the offsets of a year is standard time. */
function standardOffset(start: Temporal.ZonedDateTime): number {
  return Math.min(...[1, 4, 7, 10].map((month) => start.with({ month }).offsetNanoseconds));
}

/** @param change the first instant with the new offset; its onset is told on the clock as it was before. */
function observance(change: Temporal.ZonedDateTime, standard: number): string[] {
  const from = change.subtract({ nanoseconds: 1 }).offset;
  const kind = change.offsetNanoseconds > standard ? 'DAYLIGHT' : 'STANDARD';
  const onset = change.toInstant().toZonedDateTimeISO(from).toPlainDateTime();
  return [
    `BEGIN:${kind}`,
    `DTSTART:${localTime(onset)}`,
    `TZOFFSETFROM:${offsetText(from)}`,
    `TZOFFSETTO:${offsetText(change.offset)}`,
    `END:${kind}`,
  ];
}

/** `20260329T010000` */
export function localTime(at: Temporal.PlainDateTime): string {
  return at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
}

/** `+0100`, of Temporal's `+01:00`. */
function offsetText(offset: string): string {
  return offset.replaceAll(':', '');
}
