import type { Match } from './matcher.js';
import { slotNumber } from './slots.js';
import type { ValueReading } from './value-reading.js';

/** Minutes of a day. */
const day = 24 * 60;

/** Slots: `hour`, `minute`; `half` (its meaning is the hours to add: am 0, pm 12);
 *  `past` ("half past" means 30 minutes, "quarter to" -15); `fixed` ("noon" means 12:00); `zone`
 *  (its meaning is an IANA name). Midnight at the end of a day is 23:59, so that it stays the day that the text names. */
export function readTime(match: Match): ValueReading | null {
  const { slots } = match;
  const zone = slots.zone?.meaning ?? null;
  if (slots.fixed) return { value: null, time: slots.fixed.meaning, zone };
  // "10.30 a.m.": a point between hour and minutes, as printed in Britain, where a half of the day follows.
  const pointed = slots.half ? /^(\d{1,2})\.(\d\d)$/.exec(slots.hour?.text ?? '') : null;
  let hour = pointed ? Number(pointed[1]) : slotNumber(slots.hour);
  const minute = pointed ? Number(pointed[2]) : (slotNumber(slots.minute) ?? 0);
  if (hour == null || !Number.isInteger(hour) || !Number.isInteger(minute)) return null;
  if (slots.minute && !/^\d\d$/.test(slots.minute.text)) return null;
  if (slots.half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + Number(slots.half.meaning);
  }
  if (hour === 24 && minute === 0) return { value: null, time: '23:59', zone };
  if (hour > 23 || minute > 59) return null;
  if (slots.past)
    return slots.minute
      ? null
      : { value: null, time: clock((hour * 60 + Number(slots.past.meaning) + day) % day), zone };
  return { value: null, time: clock(hour * 60 + minute), zone };
}

/** `07:30`. @param minutes  from midnight, not negative */
export function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((each) => String(each).padStart(2, '0')).join(':');
}
