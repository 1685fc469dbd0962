import { InvalidArgumentError, Option } from 'commander';
import { Temporal } from 'temporal-polyfill';
import type { ObligationFilter } from '../app/views.js';
import type { Lane, ObligationKind, OccurrenceStatus, ReviewState } from '../model/obligation.js';
import { lanes, obligationKinds, occurrenceStatuses, reviewStates } from '../model/obligation.js';

/** An ISO date. @throws {InvalidArgumentError} */
export function isoDate(text: string): string {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    throw new InvalidArgumentError('Give a date as in 2026-05-01.');
  }
}

export function isoMonth(text: string): string {
  try {
    return Temporal.PlainYearMonth.from(text, { overflow: 'reject' }).toString();
  } catch {
    throw new InvalidArgumentError('Give a month as in 2026-05.');
  }
}

export function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number)) throw new InvalidArgumentError('Give a whole number.');
  return number;
}

/** Comma-separated names of a closed list. */
export function oneOrMore<T extends string>(names: readonly T[]): (text: string) => T[] {
  return (text) =>
    text.split(',').map((part) => {
      const name = names.find((candidate) => candidate === part.trim());
      if (!name) throw new InvalidArgumentError(`Allowed: ${names.join(', ')}.`);
      return name;
    });
}

/** What the listing verbs filter by. */
export interface FilterFlags {
  readonly kind?: ObligationKind[];
  readonly party?: string;
  readonly us?: boolean;
  readonly them?: boolean;
  readonly doc?: string;
  readonly text?: string;
  readonly status?: OccurrenceStatus[];
  readonly owner?: string;
  readonly lane?: Lane[];
  readonly review?: ReviewState[];
  readonly from?: string;
  readonly to?: string;
}

export function filterOptions(): Option[] {
  return [
    new Option('--kind <kinds>', obligationKinds.join(', ')).argParser(oneOrMore(obligationKinds)),
    new Option('--party <name>', 'who owes it or is owed it'),
    new Option('--us', 'only what we owe').conflicts('them'),
    new Option('--them', 'only what is owed to us'),
    new Option('--doc <document>', 'id, file name or title'),
    new Option('--text <words>', 'words in the quote, the action or the clause number'),
    new Option('--status <statuses>', occurrenceStatuses.join(', ')).argParser(oneOrMore(occurrenceStatuses)),
    new Option('--owner <name>', 'who looks after it'),
    new Option('--lane <lanes>', lanes.join(', ')).argParser(oneOrMore(lanes)),
    new Option('--review <states>', reviewStates.join(', ')).argParser(oneOrMore(reviewStates)),
    new Option('--from <date>', 'due on or after this day').argParser(isoDate),
    new Option('--to <date>', 'due on or before this day').argParser(isoDate),
  ];
}

export function readFilter(flags: FilterFlags): ObligationFilter {
  const { from, to } = flags;
  return {
    ...(flags.kind && { kinds: flags.kind }),
    ...(flags.party && { party: flags.party }),
    ...(flags.us && { side: 'us' as const }),
    ...(flags.them && { side: 'them' as const }),
    ...(flags.doc && { document: flags.doc }),
    ...(flags.text && { text: flags.text }),
    ...(flags.status && { statuses: flags.status }),
    ...(flags.owner && { owner: flags.owner }),
    ...(flags.lane && { lanes: flags.lane }),
    ...(flags.review && { reviews: flags.review }),
    ...((from || to) && { window: { from: from ?? '0001-01-01', to: to ?? '9999-12-31' } }),
  };
}
