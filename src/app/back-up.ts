import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../model/errors.js';
import { type Address, databaseName, readAddress, showAddress } from '../store/address.js';
import { copyStore, replaceStore } from '../store/copy-store.js';
import { writeJournal } from '../store/journal.js';
import { putFile } from '../store/put-file.js';
import type { Replacement, StoreSummary } from '../store/replaced-store.js';
import { StoreError, sqliteCode } from '../store/store-error.js';
import { deedOf } from './deed.js';
import type { Acting } from './views.js';
import { besides, isFile, isFolder, refuseFolders, written } from './write-file.js';

export interface BackedUp extends StoreSummary {
  readonly from: string;
  readonly to: string;
  readonly bytes: number;
}

/** Copies a database, as it is at one instant, into a file; others may work with it meanwhile. The copy of a PostgreSQL database
 *  is a file too, so that either can be restored from the other.
 *  @param options.force  replace a file of that name
 *  @throws {UsageError} where there is no database, or the file must not be written
 *  @throws {StoreError} where the database is damaged or the disk is full; no file is left then */
export async function backUp(database: string, file: string, options: { force?: boolean }): Promise<BackedUp> {
  const from = readAddress(database);
  const shown = showAddress(from);
  const to = file;
  if (from.kind === 'file' && !isFile(from.file))
    throw new UsageError(`${shown}: there is no such database: name it with --db`);
  refuseFolders(to);
  if (isAt(from, to)) throw new UsageError(`${to}: is the database itself: name another file`);
  const taken = new UsageError(`${to}: exists already: name another file, or replace it with --force`);
  if (existsSync(to) && !options.force) throw taken;
  if (existsSync(`${to}-wal`))
    throw new UsageError(`${to}-wal: lies there, so ${basename(to)} is or was a database in use: name another file`);
  const partial = besides(to, 'partial');
  const summary = await written(to, () => copyStore(from, partial));
  const { size } = statSync(partial);
  try {
    if (!(await written(to, async () => putFile(partial, to, options.force ?? false)))) throw taken;
  } finally {
    rmSync(partial, { force: true });
  }
  return { from: shown, to, bytes: size, ...summary };
}

export interface Restored extends StoreSummary, Replacement {
  readonly from: string;
  readonly database: string;
}

/** Puts a copy in the place of a database. The copy is checked and brought up to date first, and stays as it is; what stood
 *  there is kept beside it (that of a PostgreSQL database beside the copy) under a dated name, and reminders that were sent since stay noted as sent.
 *  @throws {UsageError} where there is no such copy
 *  @throws {StoreError} where the copy is damaged, of a newer tenor or none at all, or the database is in use; nothing is
 *    changed then */
export async function restore(database: string, file: string, acting: Acting): Promise<Restored> {
  const from = file;
  const to = placeOf(readAddress(database));
  if (!existsSync(from)) throw new UsageError(`${from}: there is no such file`);
  if (!isFile(from)) throw new UsageError(`${from}: is no file: name the copy that "tenor backup" made`);
  if (isAt(to, from)) throw new UsageError(`${from}: is the database itself: name a copy of it`);
  if (to.kind === 'file' && isFolder(to.file))
    throw new UsageError(`${to.file}: is a folder: name the database with --db`);
  // Of a server's database what is replaced is kept beside the copy, under its name.
  const beside = to.kind === 'file' ? to.file : join(dirname(from), databaseName(to));
  if (!isFolder(dirname(beside))) throw new UsageError(`${dirname(beside)}: there is no such folder: make it first`);
  const copy = besides(beside, 'restoring');
  try {
    const summary = await written(beside, () => readCopy(from, copy));
    const replacement = await replaceStore(to, copy, keptNames(beside, acting), (store, kept) =>
      writeJournal(store, deedOf(acting), {
        did: 'restored',
        subject: 'database',
        subjectId: basename(from),
        before: { kept: kept && basename(kept) },
        after: { ...summary },
      }),
    );
    return { from, database: showAddress(to), ...summary, ...replacement };
  } catch (error) {
    // The person knows the copy by its own name.
    if (error instanceof StoreError) throw new StoreError(error.message.replaceAll(copy, from), { cause: error });
    throw error;
  } finally {
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  }
}

async function readCopy(from: string, to: string): Promise<StoreSummary> {
  try {
    return await copyStore({ kind: 'file', file: from }, to);
  } catch (error) {
    const code = sqliteCode(error);
    const says: Record<string, string> = {
      SQLITE_NOTADB: 'is no tenor database: name a copy that "tenor backup" made',
      SQLITE_CORRUPT: 'is damaged: name another copy. Nothing was changed',
      SQLITE_CANTOPEN: 'cannot be opened: check that you may read it',
    };
    if (!says[code]) throw error;
    throw new StoreError(`${from}: ${says[code]}`, { cause: error });
  }
}

/** `obligations.db-replaced-2026-11-21T17-30-05`, then the same with `-2` and so on. */
function* keptNames(database: string, { now }: Acting): Generator<string> {
  const when = now.toPlainDateTime().round('second').toString().replaceAll(':', '-');
  yield `${database}-replaced-${when}`;
  for (let i = 2; ; i++) yield `${database}-replaced-${when}-${i}`;
}

/** Where a link leads to, so that it goes on leading there. */
function placeOf(address: Address): Address {
  if (address.kind !== 'file' || !existsSync(address.file)) return address;
  return { kind: 'file', file: realpathSync(address.file) };
}

function isAt(address: Address, file: string): boolean {
  return address.kind === 'file' && sameFile(address.file, file);
}

function sameFile(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);
}
