import type { SlotMatch } from '../grammar/matcher.js';
import type { Period } from '../model/value.js';

const unitOf: Record<string, Period['unit']> = { Y: 'year', M: 'month', W: 'week', D: 'day' };

/** `P2Y` as a period. */
export function periodOf(iso: string): Period | null {
  const match = /^P(\d+)([YMWD])$/.exec(iso);
  return match ? { count: Number(match[1]), unit: unitOf[match[2]!]!, business: false } : null;
}

/** The length of time that a slot holds, as a value or as the meaning of its words. */
export function slotPeriod(slot: SlotMatch | undefined, nth?: SlotMatch): Period | null {
  // "the fourth anniversary": four years.
  const years = nth?.meaning ? Number(nth.meaning) : nth?.hit?.number;
  if (years) return { count: years, unit: 'year', business: false };
  if (!slot) return null;
  if (slot.hit) return slot.hit.value?.type === 'period' ? slot.hit.value.period : null;
  return slot.meaning ? periodOf(slot.meaning) : null;
}

const dayLengths = { year: 365, month: 30, week: 7, day: 1 } as const;

/** About how many days; 0 for hours and the like. */
export function dayCount(period: Period): number {
  return period.unit in dayLengths ? period.count * dayLengths[period.unit as keyof typeof dayLengths] : 0;
}
