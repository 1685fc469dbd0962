import type { ObligationKind } from './obligation.js';

/** How e-mail is sent. The password stands in a file of its own, so that `tenor.yaml` can be shared. */
export interface EmailChannel {
  readonly type: 'email';
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (port 465); otherwise STARTTLS where the server offers it. */
  readonly secure: boolean;
  readonly from: string;
  readonly user: string | null;
  readonly passwordFile: string | null;
}

/** Reminders appended to a file. */
export interface FileChannel {
  readonly type: 'file';
  readonly name: string;
  readonly path: string;
}

export type Channel = EmailChannel | FileChannel;

/** A person who can be reminded. */
export interface Owner {
  readonly name: string;
  readonly email: string | null;
  /** Names of channels; empty = all. */
  readonly channels: readonly string[];
}

/** How a team wants things: `tenor.yaml`, with the defaults filled in. Paths are absolute. */
export interface Configuration {
  /** Where it was read; null where there is no file. */
  readonly file: string | null;
  /** Path or URL; null where not configured. */
  readonly database: string | null;
  /** IANA. */
  readonly timeZone: string;
  /** Names or aliases under which contracts name us. */
  readonly us: readonly string[];
  /** Jurisdictions whose business days count: `GB-ENG`, `US-NY`, or names of calendar files. */
  readonly calendars: {
    /** Empty: only a contract's own law gives a calendar. */
    readonly default: readonly string[];
    /** By governing law as written, lower case. */
    readonly byLaw: Readonly<Record<string, readonly string[]>>;
    /** By file, file name, title or id of a document, lower case. */
    readonly byDocument: Readonly<Record<string, readonly string[]>>;
    /** Calendar files of the team's own. */
    readonly files: readonly string[];
  };
  /** `09:00` to `17:30`; null: "4 business hours" has no date. */
  readonly workingHours: { readonly from: string; readonly to: string } | null;
  /** Days before the due date on which to remind, most first; 0 is the day itself. */
  readonly leadTimes: Readonly<Record<ObligationKind, readonly number[]>>;
  readonly channels: readonly Channel[];
  readonly owners: readonly Owner[];
  readonly remind: {
    /** Unreviewed findings remind nobody. */
    readonly onlyConfirmed: boolean;
    /** Names of owners who are reminded of what has no owner. */
    readonly to: readonly string[];
    /** Whose duties remind: ours only, or both sides'. */
    readonly about: 'us' | 'all';
    /** Days after the due date during which an open occurrence is still told of, once a week. */
    readonly overdueDays: number;
  };
}

/** Whether two names of owners are those of one person, whatever their case. */
export function isSameOwner(one: string | null, other: string | null): boolean {
  const plain = (name: string | null) => name?.normalize('NFC').toLowerCase();
  return plain(one) === plain(other);
}
