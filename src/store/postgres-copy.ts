import { rmSync } from 'node:fs';
import { sql } from 'kysely';
import { copyRows, deleteRows } from './copy-rows.js';
import { closeStore, inTransaction, openStore, type Store } from './open-store.js';
import { putFile } from './put-file.js';
import { type Replacement, readOld, requireSound, type StoreSummary, summarize } from './replaced-store.js';

type Server = { readonly url: string };

/** Writes what a server holds at one instant into a new database file, which every tenor can open, and put back here or
 *  elsewhere. */
export async function copyServer({ url }: Server, to: string): Promise<StoreSummary> {
  const store = await openStore(url);
  try {
    return await store.tables
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((tables) => writeFile({ ...store, tables }, to));
  } finally {
    await closeStore(store);
  }
}

/** @param from  in a transaction */
async function writeFile(from: Store, to: string): Promise<StoreSummary> {
  try {
    const copy = await openStore(to);
    try {
      await inTransaction(copy, (tx) => copyRows(from, tx));
      await requireSound(copy);
      return await summarize(copy);
    } finally {
      await closeStore(copy);
    }
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true });
    throw error;
  }
}

/** Puts the rows of a file in the place of those of a server, in one transaction: who reads meanwhile sees what stood there,
 *  who wants to write waits. */
export async function replaceServer(
  { url }: Server,
  file: string,
  keptAs: Iterable<string>,
  note: (copy: Store, kept: string | null) => Promise<void>,
): Promise<Replacement> {
  const copy = await openStore(file);
  try {
    await requireSound(copy);
    const server = await openStore(url);
    try {
      return await inTransaction(server, async (old) => {
        const before = await readOld(old, copy);
        const kept = before.held?.lastChange === null ? null : await keep(old, keptAs);
        await note(copy, kept);
        await deleteRows(old);
        await inTransaction(copy, (tx) => copyRows(tx, old));
        await sql`
          select setval(pg_get_serial_sequence('journal', 'id'), coalesce(max(id), 0) + 1, false)
          from journal`.execute(old.tables);
        return { kept, ...before, ...(kept === null && { held: null }) };
      });
    } finally {
      await closeStore(server);
    }
  } finally {
    await closeStore(copy);
  }
}

/** @returns the name of the file */
async function keep(old: Store, names: Iterable<string>): Promise<string> {
  let partial: string | null = null;
  for (const name of names) {
    if (partial === null) {
      partial = `${name}-partial`;
      await writeFile(old, partial);
    }
    if (putFile(partial, name, false)) return name;
  }
  throw new RangeError('names have run out');
}
