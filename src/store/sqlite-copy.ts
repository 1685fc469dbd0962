import { closeSync, openSync, rmSync } from 'node:fs';
import { sql } from 'kysely';
import { closeStore, openStore, type Store } from './open-store.js';
import { addName, putFile } from './put-file.js';
import { type Replacement, readOld, requireSound, type StoreSummary, summarize } from './replaced-store.js';
import { openAsIs, openToRead, refuseForeignFile, sizeOf } from './sqlite-only.js';
import { StoreError, sqliteCode } from './store-error.js';

/** Writes all that a database holds at one instant into a new file that only its owner may read; others may write to the
 *  database meanwhile, and a journal beside it (`-wal`) is copied in. @source sqlite.org/lang_vacuum.html, VACUUM INTO
 *  @param to  does not exist
 *  @throws {StoreError} where the database is damaged, or is none of tenor's; nothing is left of the copy then */
export async function copyFile(from: string, to: string): Promise<StoreSummary> {
  await refuseForeignFile(from);
  closeSync(openSync(to, 'wx', 0o600));
  const store = openToRead(from);
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

/** Brings a copy up to date, checks it and puts it in the place of a database, which is kept under another name. At any
 *  instant there is the one or the other.
 *  @param copy  beside the database; it is gone afterwards
 *  @param keptAs  names for the replaced database, the first that is free is taken
 *  @throws {StoreError} where another program has the database open, or the copy cannot be brought up to date */
export async function replaceFile(
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
  await refuseForeignFile(file);
  const old = openAsIs(file, { patience: 3_000 });
  try {
    return await old.tables.connection().execute(async (tables) => {
      try {
        // Only who is alone with a database may leave WAL; what it holds then lies in one file.
        await sql`pragma journal_mode = delete`.execute(tables);
        await sql`begin exclusive`.execute(tables);
      } catch (error) {
        const code = sqliteCode(error);
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
