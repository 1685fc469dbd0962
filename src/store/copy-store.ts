import type { Address } from './address.js';
import type { Store } from './open-store.js';
import type { Replacement, StoreSummary } from './replaced-store.js';

const files = () => import('./sqlite-copy.js');
const servers = () => import('./postgres-copy.js');

/** Writes all that a database holds at one instant into a new file that only its owner may read, a database of SQLite; others
 *  may write to the database meanwhile.
 *  @param to  does not exist
 *  @throws {StoreError} where the database is damaged, or is none of tenor's; nothing is left of the copy then */
export async function copyStore(from: Address, to: string): Promise<StoreSummary> {
  return from.kind === 'file' ? (await files()).copyFile(from.file, to) : (await servers()).copyServer(from, to);
}

/** Brings a copy up to date, checks it and puts what it holds in the place of what a database holds, which is kept in a file. At
 *  any instant there is the one or the other.
 *  @param copy  a file, beside the database where that is one; it is gone, or of no more use, afterwards
 *  @param keptAs  names for the file that keeps what was replaced, the first that is free is taken
 *  @param note  writes down in the copy what is done
 *  @throws {StoreError} where another program has the database open, or the copy cannot be brought up to date */
export async function replaceStore(
  database: Address,
  copy: string,
  keptAs: Iterable<string>,
  note: (copy: Store, kept: string | null) => Promise<void>,
): Promise<Replacement> {
  return database.kind === 'file'
    ? (await files()).replaceFile(database.file, copy, keptAs, note)
    : (await servers()).replaceServer(database, copy, keptAs, note);
}
