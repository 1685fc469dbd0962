import { TenorError } from '../model/errors.js';

/** Troubles that some work can do without the database: another program writes just now; nothing may be written; the disk is
 *  full. */
export type Trouble = 'busy' | 'read-only' | 'full';

/** The database could not be opened, read or written; the message says which and what to do. */
export class StoreError extends TenorError {
  readonly trouble: Trouble | null;

  constructor(message: string, options: { cause?: unknown; trouble?: Trouble | null } = {}) {
    super(message, { cause: options.cause });
    this.trouble = options.trouble ?? null;
  }
}

/** What each failure of SQLite means for the person at the keyboard. Others keep SQLite's own words. */
const meanings: Record<string, string> = {
  SQLITE_NOTADB: 'is no tenor database: name another file with --db, or move this one away',
  SQLITE_CANTOPEN: 'cannot be opened: check that the folder exists and that you may write there',
  SQLITE_READONLY: 'may not be written: check the permissions of the file and of its folder',
  SQLITE_BUSY: 'is being written by another program: wait for it to end, then try again',
  SQLITE_FULL: 'cannot grow: the disk is full. What was stored before is kept; make room, then run the same again',
  SQLITE_CORRUPT: 'is damaged: run "tenor doctor", and restore a copy if it confirms this',
  SQLITE_IOERR:
    'cannot be read or written: the disk reports an error. If it is full, make room, then run the same again',
};

const troubles: Record<string, Trouble> = {
  SQLITE_BUSY: 'busy',
  SQLITE_READONLY: 'read-only',
  SQLITE_FULL: 'full',
};

export function storeError(url: string, error: unknown): StoreError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const says = meanings[code] ?? (error instanceof Error ? error.message : String(error));
  return new StoreError(`${url}: ${says}`, { cause: error, trouble: troubles[code] });
}

/** What a database says that may be read and not written. */
export function readOnlyError(url: string): StoreError {
  return new StoreError(`${url}: ${meanings.SQLITE_READONLY}`, { trouble: 'read-only' });
}

/** SQLite's own code of a failure that `storeError` tells, such as "SQLITE_BUSY"; empty for any other. */
export function sqliteCode(error: unknown): string {
  const cause = error instanceof StoreError ? error.cause : null;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
