/** One message to one person over one channel about one occurrence at one lead time; sent exactly once. */
export interface Reminder {
  /** Stable: occurrence, what day or instant it is due, lead, recipient, channel. */
  readonly id: string;
  readonly occurrence: string;
  readonly obligation: string;
  /** Days before the due date; 0 on the day, negative when overdue. */
  readonly lead: number;
  readonly recipient: string;
  readonly channel: string;
  /** ISO date, or date and time with the offset of the clock by which it was told. */
  readonly due: string;
}
