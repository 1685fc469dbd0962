/** What an obligation lays down, and how it is written in every export (SPEC section 1). */

export const periodUnits = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const;
export type PeriodUnit = (typeof periodUnits)[number];

/** A length of time in the unit that the text used. A quarter is 3 months, a fortnight 14 days, half a month 15 days. */
export interface Period {
  /** Not negative; fractions only below a day ("300 ms" is 0.3 s) and in "one and a half years". */
  readonly count: number;
  readonly unit: PeriodUnit;
  /** True for business or working days and hours: `P3D/business`. Never converted to or from calendar days. */
  readonly business: boolean;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** "24 June": month 1 to 12, day as `RecurrenceDay.dayOfMonth`. */
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

/** Where in its period a recurring duty falls. */
export interface RecurrenceDay {
  readonly weekdays?: readonly Weekday[];
  /** 1 to 31, clamped to the month's end; -1 = the last day, -2 the last but one. */
  readonly dayOfMonth?: number;
  /** "on the 1st and the 15th of each month": two or more, each as `dayOfMonth`. */
  readonly daysOfMonth?: readonly number[];
  /** "the fifth Business Day of each month": 1 or more, of the unit; -1 = the last, -2 the last but one. */
  readonly businessDay?: number;
  /** "the first Monday of each quarter": nth 1 to 5, or -1 for the last. */
  readonly nthWeekday?: { readonly nth: number; readonly weekday: Weekday };
  /** "each 31 March": 1 to 12. */
  readonly month?: number;
  /** "on 25 March and 29 September in each year": two or more, in the order of the year. */
  readonly dates?: readonly DayOfYear[];
}

/** ISO 4217; the amount is an integer of minor units. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export const consequences = [
  'withhold-payment',
  'suspend-payment',
  'forfeit-deposit',
  'termination',
  'deemed-acceptance',
  'deemed-waiver',
  'cost-shifting',
  'indemnity',
  'uncapped',
] as const;
export type Consequence = (typeof consequences)[number];

export const retentionRules = [
  'delete-on-request',
  'delete-on-termination',
  'delete-when-purpose-ends',
  'permanent',
] as const;
export type RetentionRule = (typeof retentionRules)[number];

export type Value =
  | { readonly type: 'period'; readonly period: Period; readonly bound?: 'at-least' | 'at-most' }
  /** ISO date. */
  | { readonly type: 'date'; readonly date: string }
  | { readonly type: 'recurrence'; readonly every: Period; readonly on?: RecurrenceDay }
  /** The text's own word: `promptly`. */
  | { readonly type: 'vague'; readonly words: string }
  | { readonly type: 'money'; readonly money: Money; readonly per?: string }
  /** `per` as in "1.5% of the overdue amount per month". */
  | { readonly type: 'percentage'; readonly percent: number; readonly of?: string; readonly per?: string }
  | { readonly type: 'multiple'; readonly factor: number; readonly of?: string }
  | { readonly type: 'higher-of' | 'lower-of'; readonly values: readonly Value[] }
  | { readonly type: 'consequence'; readonly consequence: Consequence }
  | { readonly type: 'retention'; readonly rule: RetentionRule }
  | { readonly type: 'on-demand' }
  /** An amount that only words describe: `refund of pre-paid, unused fees`. */
  | { readonly type: 'words'; readonly words: string };
