import { StoreError, type Trouble } from './store-error.js';

const unreachable = 'cannot be reached: check host and port, and that PostgreSQL runs there';
const lost = 'the connection was lost; nothing is half done: try again';
const refused = 'refuses this user or this password: check both; a password may also stand in ~/.pgpass';
const full = 'has no room left: nothing was changed; make room there and try again';
const damaged = 'is damaged: run "tenor doctor", and restore a copy if it confirms this';
const untrusted = 'shows a certificate that is not trusted: name who signed it with sslrootcert=FILE in the address';

/** What failures mean for the person at the keyboard, by the code of PostgreSQL, Node or its TLS; `…` is the server's own
 *  words. Other failures keep these. @source postgresql.org/docs/current/errcodes-appendix.html */
const meanings: Record<string, string> = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOENT: unreachable,
  EACCES: unreachable,
  ECONNRESET: lost,
  EPIPE: lost,
  '08003': lost,
  '08006': lost,
  '57P01': lost,
  '57P02': lost,
  '57P03': 'is just starting or ending: try again in a minute',
  '28P01': refused,
  '28000': 'refuses this user (…): have it let in on the server',
  '3D000': 'there is no such database: have it made on the server (createdb), or name another',
  '3F000': 'has no schema to make tables in: have one made, or name one with ?options=-csearch_path%3DNAME',
  '42501': 'this user lacks a right (…): have it granted on the server',
  '25006': 'can only be read: it is a standby, or set to be read only',
  '53300': 'has no connection left (…): try again, or raise max_connections there',
  '53100': full,
  '53200': 'has no memory left (…): try again',
  '55P03': 'is being written by another program: wait for it to end, then try again',
  '57014': 'took longer than the server allows (…)',
  XX001: damaged,
  XX002: damaged,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  CERT_HAS_EXPIRED: 'shows a certificate that has expired: have it renewed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'shows a certificate for another host: name the host as the certificate does',
};

/** Failures that pg tells in words alone. */
const wordings: readonly [words: RegExp, meaning: string][] = [
  [/password must be a string/, 'asks for a password: put it into ~/.pgpass, or into the address'],
  [/timeout/i, unreachable],
  [/Connection terminated|Connection ended|not queryable/, lost],
  [/does not support SSL/, 'does not encrypt connections: have that switched on, or leave sslmode out of the address'],
];

const troubles: Record<string, Trouble> = {
  '55P03': 'busy',
  '42501': 'read-only',
  '25006': 'read-only',
  '53100': 'full',
};

/** @param shown  the address without its password */
export function postgresError(shown: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
  const says = meanings[code] ?? wordings.find(([wording]) => wording.test(words))?.[1] ?? words;
  return new StoreError(`${shown}: ${says.replace('…', () => words)}`, { cause: error, trouble: troubles[code] });
}

/** What kept a connection from being made. */
export function connectionError(shown: string, error: unknown): StoreError {
  const { syscall, path } = error as NodeJS.ErrnoException;
  if (syscall === 'open') {
    const says = `${path} cannot be read: check sslrootcert, sslcert and sslkey in the address`;
    return new StoreError(`${shown}: ${says}`, { cause: error });
  }
  const told = postgresError(shown, error);
  return told.message.endsWith(lost) ? new StoreError(`${shown}: ${unreachable}`, { cause: error }) : told;
}
