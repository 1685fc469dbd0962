import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { sql } from 'kysely';
import { checkStore, closeStore, openStore, type Store } from './open-store.js';
import { openAsIs } from './sqlite-only.js';
import { StoreError } from './store-error.js';

/** What a database holds, so that a person knows which it is. */
export interface StoreSummary {
  readonly documents: number;
  readonly obligations: number;
  /** Instant of the last entry of the journal; null where nothing was ever changed. */
  readonly lastChange: string | null;
}

/** Writes all that a database holds at one instant into a new file that only its owner may read; others may write to the
 *  database meanwhile, and a journal beside it (`-wal`) is copied in. @source sqlite.org/lang_vacuum.html, VACUUM INTO
 *  @param to  does not exist
 *  @throws {StoreError} where the database is damaged, or is none of tenor's; nothing is left of the copy then */
export async function copyStore(from: string, to: string): Promise<StoreSummary> {
  closeSync(openSync(to, 'wx', 0o600));
  const store = openAsIs(from, { readOnly: true });
  try {
    await requireTenor(store);
    await requireSound(store);
    await sql`vacuum into ${to}`.execute(store.tables);
    const copy = openAsIs(to, { readOnly: true });
    try {
      await requireSound(copy);
      return await summarize(copy);
    } finally {
      await closeStore(copy);
    }
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  } finally {
    await closeStore(store);
  }
}

async function requireTenor({ url, tables }: Store): Promise<void> {
  const { rows } = await sql`
    select name from sqlite_master where name in ('kysely_migration', 'documents', 'journal')`.execute(tables);
  if (rows.length < 3) throw new StoreError(`${url}: is no tenor database: name another file`);
}

async function requireSound(store: Store): Promise<void> {
  const damage = await checkStore(store);
  if (damage.length > 0) throw new StoreError(`${store.url}: is damaged: ${damage.slice(0, 3).join('; ')}`);
}

async function summarize({ tables }: Store): Promise<StoreSummary> {
  const { rows } = await sql<StoreSummary>`
    select (select count(*) from documents where current = 1) as documents,
      (select count(*) from obligations join documents on documents.id = document where current = 1) as obligations,
      (select max(at) from journal) as lastChange`.execute(tables);
  return rows[0]!;
}

/** A name for a file, given at once: whoever reads it finds the file whole, or what stood there before.
 *  @param replace  false: refuses where there is such a file
 *  @returns false where it was refused */
export function putFile(from: string, to: string, replace: boolean): boolean {
  syncFile(from);
  if (replace) renameSync(from, to);
  else {
    if (!addName(from, to)) return false;
    rmSync(from);
  }
  syncFolder(dirname(to));
  return true;
}

/** A second name for a file; a copy where the disk knows no second names. @returns false where the name is taken */
function addName(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
  }
  try {
    copyFileSync(file, name, constants.COPYFILE_EXCL);
    syncFile(name);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Not every system lets a folder be opened; the name is then as safe as it makes it.
  }
}

/** What taking the place of a database did. */
export interface Replacement {
  /** Where the replaced database is kept; null where there was none. */
  readonly kept: string | null;
  /** What it held; null where there was none, or where it cannot be read. */
  readonly held: StoreSummary | null;
  /** Entries of its journal that are later than the last of the copy. */
  readonly laterChanges: number;
  /** Reminders that its log knows and the copy did not: they are noted in what takes its place. */
  readonly reminders: number;
}

/** Brings a copy up to date, checks it and puts it in the place of a database, which is kept under another name. At any
 *  instant there is the one or the other.
 *  @param copy  beside the database; it is gone afterwards
 *  @param keptAs  names for the replaced database, the first that is free is taken
 *  @throws {StoreError} where another program has the database open, or the copy cannot be brought up to date */
export async function replaceStore(
  database: string,
  copy: string,
  keptAs: Iterable<string>,
  note: (copy: Store, kept: string | null) => Promise<void>,
): Promise<Replacement> {
  const store = await openStore(copy);
  let open = true;
  const close = async () => {
    if (open) await closeStore(store);
    open = false;
  };
  try {
    await requireSound(store);
    return await whileNobodyElse(database, async (old) => {
      const before = old ? await readOld(old, store) : { held: null, laterChanges: 0, reminders: 0 };
      const kept = keep(database, keptAs);
      await note(store, kept);
      await close();
      putFile(copy, database, true);
      return { kept, ...before };
    });
  } finally {
    await close();
  }
}

/** Does something while no other program has a database open, and none can begin with it. Whoever waits for it meanwhile is
 *  told by SQLite that the file was moved, and writes nothing to it.
 *  @param work  is given the database; null where there is none, or it cannot be read */
async function whileNobodyElse<Result>(file: string, work: (old: Store | null) => Promise<Result>): Promise<Result> {
  // Nothing there, or the empty file of a run that was cut short.
  if (sizeOf(file) <= 0) return work(null);
  const old = openAsIs(file, { patience: 3_000 });
  try {
    return await old.tables.connection().execute(async (tables) => {
      try {
        // Only who is alone with a database may leave WAL; what it holds then lies in one file.
        await sql`pragma journal_mode = delete`.execute(tables);
        await sql`begin exclusive`.execute(tables);
      } catch (error) {
        const code = ((error as Error).cause as { code?: string } | undefined)?.code;
        if (code === 'SQLITE_BUSY') {
          throw new StoreError(
            `${file}: is in use by another tenor (a calendar, an import, reminders): end it, then restore again`,
            { cause: error },
          );
        }
        if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return work(null);
        throw error;
      }
      const result = await work({ ...old, tables });
      await sql`rollback`.execute(tables).catch(() => {});
      return result;
    });
  } finally {
    await closeStore(old).catch(() => {});
  }
}

async function readOld(old: Store, copy: Store): Promise<Omit<Replacement, 'kept'>> {
  try {
    const held = await summarize(old);
    const { lastChange } = await summarize(copy);
    const later = await old.tables
      .selectFrom('journal')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('at', '>', lastChange ?? '')
      .executeTakeFirstOrThrow();
    return { held, laterChanges: later.count, reminders: await carryReminders(old, copy) };
  } catch (error) {
    // It may be damaged where it is read, or be something else: it is kept all the same.
    if (error instanceof StoreError) return { held: null, laterChanges: 0, reminders: 0 };
    throw error;
  }
}

/** What was sent stays sent, or it would be sent twice. */
async function carryReminders(old: Store, copy: Store): Promise<number> {
  const messages = await old.tables.selectFrom('messages').selectAll().execute();
  const reminders = await old.tables.selectFrom('reminders').selectAll().execute();
  for (const message of messages) {
    const { state, sent_at, attempts, error } = message;
    await copy.tables
      .insertInto('messages')
      .values(message)
      .onConflict((on) =>
        state === 'sent' ? on.column('id').doUpdateSet({ state, sent_at, attempts, error }) : on.doNothing(),
      )
      .execute();
  }
  let carried = 0n;
  for (const reminder of reminders) {
    const { numInsertedOrUpdatedRows } = await copy.tables
      .insertInto('reminders')
      .values(reminder)
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow();
    carried += numInsertedOrUpdatedRows ?? 0n;
  }
  return Number(carried);
}

/** Gives a database, and what a program that was killed left beside it, a second name; only the database keeps the first, until
 *  another takes it. A journal of one database would damage another. @returns null where there is nothing */
function keep(database: string, names: Iterable<string>): string | null {
  const there = ['', '-wal', '-journal'].filter((end) => sizeOf(database + end) > 0);
  let kept: string | null = null;
  if (there.length > 0) {
    for (const name of names) {
      if (there.some((end) => sizeOf(name + end) >= 0) || !there.every((end) => addName(database + end, name + end)))
        continue;
      kept = name;
      break;
    }
  }
  for (const end of ['-wal', '-journal', '-shm']) rmSync(database + end, { force: true });
  return kept;
}

/** Bytes; -1 where there is no such file. */
function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? -1;
}
