import type { Period, RecurrenceDay } from './value.js';

/** Between the name of an event and the clause under which it happens: `notice-given-under-clause-9`. */
const underClause = '-under-clause-';

/** @param clause  its number: `4.1(a)` */
export const eventUnderClause = (event: string, clause: string): string =>
  `${event}${underClause}${clause
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/-$/, '')}`;

/** A notice under a clause of one document says nothing of the clause of that number in another. */
export const isUnderClause = (event: string): boolean => event.includes(underClause);

/** Where a clock starts. `event` is a name of `grammars/trigger/` (`invoice-received`, `breach-discovered`), perhaps with the
 *  clause under which it happens, or, for what no trigger names, a slug of the text's own words. */
export type Anchor =
  | { readonly type: 'event'; readonly event: string }
  /** The earlier or later of two events: one given instant stands for "that moment". */
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'effective-date' }
  | { readonly type: 'signature-date' }
  /** The end of the term then running: with renewals, one for each. */
  | { readonly type: 'term-end' }
  /** End of each week, month, quarter or year of the calendar: "after the end of each month". */
  | { readonly type: 'calendar'; readonly every: Period }
  /** Chained: "within 5 days after such deemed receipt", itself counted from something. */
  | { readonly type: 'timing'; readonly timing: Timing };

/** What happens when a last day is no business day. `none`: it stays; `following`: the next business day;
 *  `modified-following`: the next, but not into the next month; `preceding`: the one before. */
export const rolls = ['none', 'following', 'modified-following', 'preceding'] as const;
export type Roll = (typeof rolls)[number];

/** When something falls due, as the text says it: no calendar, no event, no arithmetic yet. `extract/` writes it,
 *  `resolve/` counts with it. */
export interface Timing {
  readonly anchor: Anchor;
  /** Absent: due at the anchor itself. */
  readonly period?: Period;
  readonly direction: 'after' | 'before';
  /** "from and including": the anchor's own day is day one. Default false (SPEC section 4). */
  readonly inclusive?: boolean;
  /** The text's own rule. Absent: `preceding` for notices before an event, else `none`. */
  readonly roll?: Roll;
  /** `17:00`, in `timeZone` or else the agreement's own zone. */
  readonly timeOfDay?: string;
  /** IANA. */
  readonly timeZone?: string;
  /** "to the end of a calendar quarter": the date reached moves on to the end of that unit. */
  readonly endOf?: 'week' | 'month' | 'quarter' | 'half-year' | 'year';
  /** A series: counted from the anchor, or along the calendar ("each calendar quarter"). */
  readonly recurrence?: {
    readonly every: Period;
    readonly on?: RecurrenceDay;
    readonly along: 'anchor' | 'calendar';
    /** Whether the anchor itself is the first occurrence; false for anniversaries. */
    readonly startsAtAnchor: boolean;
  };
  /** "… whichever is earlier". */
  readonly whichever?: { readonly pick: 'earlier' | 'later'; readonly others: readonly Timing[] };
  /** "fourteen clear days' notice": neither the first nor the last day counts, so one day more lies between. */
  readonly clearDays?: boolean;
  /** "not less than 60 nor more than 90 days before": the far bound, after which a notice may first be given. */
  readonly opens?: Period;
  /** "statutory holidays included": business days never matter, not even for the roll. */
  readonly holidaysIncluded?: boolean;
  /** "24 hours, weekends and public holidays excluded": the clock stands still on days that are no business days. */
  readonly daysOffExcluded?: boolean;
}
