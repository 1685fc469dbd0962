import type { DueItem } from '../app/views.js';
import type { CalendarSeries } from './icalendar.js';
import { recurrenceRule } from './icalendar-rule.js';

/** Due dates of one obligation that a calendar can repeat by itself. */
export interface RepeatedDue {
  /** The due date that the rule starts from. */
  readonly first: DueItem;
  readonly series: CalendarSeries;
}

/** Fewer are written one by one. */
const leastRepeated = 3;

/** Parts the due dates of a file into plain series and those that stand alone: what does not recur by a rule that
 *  calendars know, what a roll has moved, what somebody has done, taken over or put off. Of these last the series leaves
 *  the day out. A series ends with the last due date given, so that nothing is promised beyond what was counted. */
export function partSeries(items: readonly DueItem[]): { repeated: RepeatedDue[]; alone: DueItem[] } {
  const byObligation = new Map<string, DueItem[]>();
  for (const item of items) {
    const { obligation } = item.view;
    byObligation.set(obligation.id, [...(byObligation.get(obligation.id) ?? []), item]);
  }
  const repeated: RepeatedDue[] = [];
  const alone: DueItem[] = [];
  for (const group of byObligation.values()) {
    const found = repeatedDue(group);
    if (!found) {
      alone.push(...group);
      continue;
    }
    repeated.push(found);
    alone.push(...group.filter((item) => !isPlain(item)));
  }
  return { repeated, alone };
}

function repeatedDue(group: readonly DueItem[]): RepeatedDue | null {
  const timing = group[0]!.view.obligation.timing;
  if (!timing?.recurrence || timing.whichever) return null;
  const days = group.map(nominalDay).sort();
  const plain = group.filter(isPlain).sort((a, b) => (nominalDay(a) < nominalDay(b) ? -1 : 1));
  if (plain.length < leastRepeated) return null;
  const start = nominalDay(plain[0]!);
  const rule = recurrenceRule(timing.recurrence, start, days.at(-1)!);
  if (!rule) return null;
  const kept = new Set(plain.map(nominalDay));
  return { first: plain[0]!, series: { rule, without: days.filter((day) => day > start && !kept.has(day)) } };
}

/** The day on which the series has it, before any roll: the last part of the due date's key. */
function nominalDay({ occurrence }: DueItem): string {
  return occurrence.key.slice(-10);
}

function isPlain(item: DueItem): boolean {
  const { due, status, owner, snoozedUntil, sendBy } = item.occurrence;
  if (status === 'done' || status === 'waived' || snoozedUntil !== null || sendBy !== null) return false;
  return owner === item.view.owner && due.slice(0, 10) === nominalDay(item);
}
