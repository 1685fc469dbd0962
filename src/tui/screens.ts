import type { Command } from './keys.js';

export const tabs = ['calendar', 'agenda', 'obligations', 'documents', 'conflicts'] as const;
export type Tab = (typeof tabs)[number];

/** What is on the screen: one of the tabs, or a thing opened from it. */
export type Screen =
  | { readonly name: Tab; readonly chosen: number }
  | { readonly name: 'obligation' | 'document' | 'conflict'; readonly id: string; readonly top: number }
  | { readonly name: 'help'; readonly top: number };

/** The keys that a screen tells about in its last line. */
export const hints: Record<Screen['name'], readonly Command[]> = {
  calendar: ['left', 'right', 'page-down', 'today', 'open', 'done', 'next-screen', 'help', 'quit'],
  agenda: ['up', 'down', 'open', 'done', 'waive', 'snooze', 'filter', 'help', 'quit'],
  obligations: ['up', 'down', 'open', 'confirm', 'dismiss', 'filter', 'help', 'quit'],
  documents: ['up', 'down', 'open', 'filter', 'next-screen', 'help', 'quit'],
  conflicts: ['up', 'down', 'open', 'accept', 'resolve', 'filter', 'help', 'quit'],
  obligation: ['up', 'down', 'confirm', 'dismiss', 'done', 'assign', 'note', 'back', 'quit'],
  document: ['up', 'down', 'page-down', 'back', 'quit'],
  conflict: ['up', 'down', 'accept', 'resolve', 'reopen', 'back', 'quit'],
  help: ['up', 'down', 'back', 'quit'],
};

const withoutLines: readonly Command[] = [...tabs, 'next-screen', 'help', 'back', 'quit', 'filter'];
const inMonths: readonly Command[] = ['left', 'right', 'up', 'down', 'page-up', 'page-down', 'first', 'last', 'today'];

/** Whether a command means something that the screen shows, so that it waits until that is read. */
export function needsLines(command: Command, screen: Screen): boolean {
  return !withoutLines.includes(command) && !(screen.name === 'calendar' && inMonths.includes(command));
}
