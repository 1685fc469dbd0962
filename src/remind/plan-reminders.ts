import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { type Channel, type Configuration, isSameOwner, type Owner } from '../model/configuration.js';
import type { ObligationKind, Occurrence, ReviewState } from '../model/obligation.js';
import type { Reminder } from '../model/reminder.js';

/** What planning needs of a due date. */
export interface Remindable {
  readonly occurrence: Occurrence;
  readonly kind: ObligationKind;
  readonly review: ReviewState;
  /** Whether we owe it. */
  readonly ours: boolean;
  /** The day on which somebody must act: the day to send a notice, else the due day. ISO date. */
  readonly day: string;
}

export interface ReminderPlan {
  readonly reminders: readonly Reminder[];
  /** Due dates that are near, or missed, and of which nobody hears. */
  readonly silent: readonly { readonly occurrence: Occurrence['id']; readonly why: string }[];
}

/** Days between two reminders of what is overdue. */
const overdueEvery = 7;

/** Says who is to be reminded of what today, whether or not it was sent before: the reminder's id tells. After downtime
 *  only the lead time that has come last is told, not those that were missed before it.
 *  @param today  in the team's time zone */
export function planReminders(
  items: readonly Remindable[],
  configuration: Configuration,
  today: Temporal.PlainDate,
): ReminderPlan {
  const reminders: Reminder[] = [];
  const silent: { occurrence: string; why: string }[] = [];
  for (const item of items) {
    const { occurrence } = item;
    if (occurrence.status !== 'open' && occurrence.status !== 'overdue') continue;
    if (configuration.remind.about === 'us' && !item.ours) continue;
    if (occurrence.snoozedUntil !== null && occurrence.snoozedUntil > today.toString()) continue;
    const daysLeft = today.until(Temporal.PlainDate.from(item.day), { largestUnit: 'day' }).days;
    const lead = leadFor(daysLeft, configuration.leadTimes[item.kind], configuration.remind.overdueDays);
    if (lead === null || item.review === 'dismissed') continue;
    if (configuration.remind.onlyConfirmed && item.review === 'unreviewed') {
      silent.push({ occurrence: occurrence.id, why: 'nobody has reviewed it (remind.only-confirmed)' });
      continue;
    }
    const reached = recipients(occurrence, configuration);
    if (typeof reached === 'string') silent.push({ occurrence: occurrence.id, why: reached });
    else
      for (const { owner, channel } of reached) reminders.push(toReminder(occurrence, lead, owner.name, channel.name));
  }
  return { reminders, silent };
}

/** The lead time that has come last: of [30, 7, 1] with five days left, 7. Overdue: -1, then -8, -15 …
 *  @returns null where none has come, or where it is past telling */
function leadFor(daysLeft: number, leads: readonly number[], overdueDays: number): number | null {
  if (leads.length === 0) return null;
  if (daysLeft >= 0) {
    const come = leads.filter((lead) => lead >= daysLeft);
    return come.length === 0 ? null : Math.min(...come);
  }
  const over = -daysLeft;
  if (over > overdueDays) return null;
  return -(1 + overdueEvery * Math.floor((over - 1) / overdueEvery));
}

/** @returns why nobody is reached, where nobody is */
function recipients(
  occurrence: Occurrence,
  configuration: Configuration,
): { owner: Owner; channel: Channel }[] | string {
  const { owners, channels, remind } = configuration;
  const names = occurrence.owner === null ? remind.to : [occurrence.owner];
  if (names.length === 0) return 'nobody owns it, and nobody is named for what has no owner (remind.to)';
  const reached: { owner: Owner; channel: Channel }[] = [];
  for (const name of names) {
    const owner = owners.find((one) => isSameOwner(one.name, name));
    if (!owner) return `its owner "${name}" is not among the owners in tenor.yaml`;
    for (const channel of channels) {
      if (owner.channels.length > 0 && !owner.channels.includes(channel.name)) continue;
      if (channel.type === 'email' && owner.email === null) continue;
      reached.push({ owner, channel });
    }
  }
  return reached.length === 0 ? `no channel reaches ${names.join(', ')}` : reached;
}

/** The id holds everything that makes it another reminder: a due date that moved, a snooze that ended. The same instant on
 *  another clock is the same due date. */
function toReminder(occurrence: Occurrence, lead: number, recipient: string, channel: string): Reminder {
  const due = occurrence.allDay ? occurrence.due : Temporal.Instant.from(occurrence.due).toString();
  const parts = [occurrence.id, due, String(lead), recipient, channel, occurrence.snoozedUntil ?? ''];
  return {
    id: createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 24),
    occurrence: occurrence.id,
    obligation: occurrence.obligation,
    lead,
    recipient,
    channel,
    due: occurrence.due,
  };
}
