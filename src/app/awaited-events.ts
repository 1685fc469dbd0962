import type { Timing } from '../model/timing.js';

/** The events that a timing counts from, wherever they stand in it. */
export function eventsOf(timing: Timing): string[] {
  const { anchor, whichever } = timing;
  const own = anchor.type === 'event' ? [anchor.event] : anchor.type === 'timing' ? eventsOf(anchor.timing) : [];
  return [...own, ...(whichever?.others ?? []).flatMap(eventsOf)];
}

/** An event as a person types it, in the form of its name: `Invoice received` -> `invoice-received`. */
export function eventSlug(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
