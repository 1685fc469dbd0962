import type { ReminderRecord } from '../model/record.js';
import type { Reminder } from '../model/reminder.js';
import type { Acting, DueItem } from './views.js';
import type { Workspace } from './workspace.js';

/** One message: everything that one person is reminded of over one channel in one run. */
export interface RemindedMessage {
  readonly id: string;
  readonly recipient: string;
  readonly channel: string;
  readonly subject: string;
  readonly body: string;
  readonly reminders: readonly { readonly reminder: Reminder; readonly item: DueItem }[];
  readonly state: 'sent' | 'failed' | 'would send';
  readonly error: string;
}

export interface RemindReport {
  readonly messages: readonly RemindedMessage[];
  /** Due dates that are near and reach nobody, with the reason. */
  readonly silent: readonly { readonly item: DueItem; readonly why: string }[];
  /** True where another run is at work: nothing was done. */
  readonly busy: boolean;
}

/** Sends what is due and not yet sent, exactly once per person and channel; catches up after downtime. */
export async function runReminders(
  workspace: Workspace,
  options: Acting & { dryRun?: boolean },
): Promise<RemindReport> {
  throw new Error(`not yet: ${workspace.grammars} ${options}`);
}

/** The newest first. */
export async function listReminderLog(
  workspace: Workspace,
  options: { limit?: number } = {},
): Promise<ReminderRecord[]> {
  throw new Error(`not yet: ${workspace.grammars} ${options}`);
}
