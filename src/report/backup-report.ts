import type { BackedUp, Restored } from '../app/back-up.js';
import { printable } from './escaping.js';

export function formatBackup(done: BackedUp): string[] {
  return [
    `Backed up ${printable(done.from)} into ${printable(done.to)}: ${formatHeld(done)}, ${formatBytes(done.bytes)}; sound.`,
  ];
}

/** What is there now, what stood there before and where it is kept, and what of it the copy does not have. */
export function formatRestore(done: Restored): string[] {
  const lines = [`Restored ${printable(done.from)} into ${printable(done.database)}: ${formatHeld(done)}.`];
  if (done.kept === null) return lines;
  const held = done.held ? formatHeld(done.held) : 'it could not be read';
  lines.push(`What stood there is kept as ${printable(done.kept)}: ${held}.`);
  if (done.laterChanges > 0) {
    const changes = done.laterChanges === 1 ? 'Its last change is' : `Its last ${done.laterChanges} changes are`;
    lines.push(`${changes} not in the copy: tenor --db ${printable(done.kept)} journal`);
  }
  if (done.reminders > 0) lines.push(`${done.reminders} of its reminders stay noted, so that none is sent twice.`);
  return lines;
}

function formatHeld({ documents, obligations, lastChange }: BackedUp | NonNullable<Restored['held']>): string {
  const changed = lastChange ? `, last changed ${lastChange.slice(0, 16).replace('T', ' ')} UTC` : '';
  return `${documents} ${documents === 1 ? 'document' : 'documents'}, ${obligations} obligations${changed}`;
}

function formatBytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
