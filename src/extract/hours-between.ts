import type { Match } from '../grammar/matcher.js';
import { clock } from '../grammar/times.js';
import type { SentencePhrases } from './sentence-phrases.js';

const noon = 12 * 60;

/** `07:00 to 14:00`, of the slots `opens` and `closes`, however the two times of day are printed: as times or as bare figures
 *  ("9 to 5", "0700", "6.45"). Empty where they are no times. What is said without a half of the day ("9 to 5", "half past
 *  eight to half past five", "1 to 5 pm") is taken so that the hours end after they begin. */
export function hoursBetween({ slots }: Match, phrases: SentencePhrases): string {
  const [opens, closes] = [slots.opens, slots.closes];
  if (!opens || !closes) return '';
  let [from, to] = [minutesOf(opens), minutesOf(closes)];
  if (from === null || to === null) return '';
  const halved = (slot: Slot) => ['day-part', 'fixed-time'].some((name) => phrases.has(name, slot));
  if (to <= from && from <= noon && to < noon && isOfTwelve(closes) && !halved(closes)) to += noon;
  if (from + noon < to && from < noon && isOfTwelve(opens) && !halved(opens) && halved(closes)) from += noon;
  return from === to ? '' : `${clock(from)} to ${clock(to)}`;
}

type Slot = Match['slots'][string];

/** Minutes from midnight. */
function minutesOf({ hit, text }: Slot): number | null {
  const time = hit?.time ?? text;
  const [, hour, minute] = /^(\d{1,2}|\d\d(?=\d\d$))(?:[.:]?(\d\d))?$/.exec(time) ?? [];
  const hours = hour === undefined ? hit?.number : Number(hour);
  const minutes = Number(minute ?? 0);
  if (hours == null || !Number.isInteger(hours) || hours > 24 || minutes > 59) return null;
  return hours * 60 + minutes;
}

/** Whether the figure may be one of a clock of twelve hours: neither "0700", "07:00" nor "17:00". */
function isOfTwelve({ text }: Slot): boolean {
  return !/^0|^1[3-9]|^2\d|^\d{4}/.test(text);
}
