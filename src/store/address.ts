import { UsageError } from '../model/errors.js';

/** Where a database is: a file, or a server of PostgreSQL. */
export type Address =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly shown: string };

/** Reads a path, `file://…` or `postgres://USER@HOST:PORT/DATABASE`. What cannot be read as an address is not told again: a
 *  password may stand anywhere in it.
 *  @throws {UsageError} where it is neither */
export function readAddress(given: string): Address {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(given)?.[1]?.toLowerCase();
  if (scheme === undefined) return { kind: 'file', file: given };
  if (scheme === 'file') return { kind: 'file', file: given.replace(/^file:\/\//i, '') };
  if (scheme === 'postgres' || scheme === 'postgresql') {
    return { kind: 'postgres', url: given, shown: withoutPassword(given, scheme) };
  }
  throw new UsageError(
    `${scheme}://…: tenor keeps what it reads in a file or in PostgreSQL: give the path of a file, or postgres://USER@HOST/DATABASE`,
  );
}

/** User, host, port and database; all else, the settings at the end too, may hold a secret. */
function withoutPassword(given: string, scheme: string): string {
  const url = readUrl(given);
  // An @ behind the host is the end of a password with a / or ? in it.
  if (!url || decodeURIComponent(url.pathname + url.search + url.hash).includes('@')) {
    throw new UsageError(
      `${scheme}://…: cannot be read as an address: write postgres://USER:PASSWORD@HOST:PORT/DATABASE, with %40 for @, %2F for /, %3F for ?, %23 for # and %25 for % in the password`,
    );
  }
  const user = url.username === '' ? '' : `${decodeURIComponent(url.username)}@`;
  return `${scheme}://${user}${decodeURIComponent(url.host)}${url.pathname}`;
}

/** Null also where a % begins no code of a letter. */
function readUrl(given: string): URL | null {
  try {
    decodeURIComponent(given);
    return new URL(given);
  } catch {
    return null;
  }
}

/** As a person may be told it: without a password. */
export function showAddress(address: Address): string {
  return address.kind === 'file' ? address.file : address.shown;
}

/** Whether a password stands in it, which others could then see wherever the address is told. */
export function holdsPassword(address: Address): boolean {
  if (address.kind === 'file') return false;
  const { password, searchParams } = new URL(address.url);
  return password !== '' || searchParams.has('password');
}

/** The last part of an address, fit for the name of a file. */
export function databaseName(address: Address): string {
  return (showAddress(address).split('/').at(-1) || 'postgres').replace(/[^\p{L}\p{N}._-]/gu, '_');
}
