import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { closeStore, openStore, type Store } from '../../src/store/open-store.js';
import { startPostgres } from './postgres-server.js';
import { temporaryFolder } from './reading-sample.js';

/** A kind of database that tenor can keep its data in. */
export interface Kind {
  readonly name: string;
  /** The address of a database that was not opened yet, and goes away with the test. */
  newAddress(): Promise<string>;
}

const started = await startPostgres(inject('servers'));
if (typeof started === 'string') console.warn(`tests: PostgreSQL is skipped: ${started}`);

/** Null where there is none, which the tests of the file have said. */
export const postgres = typeof started === 'string' ? null : started;

/** Each one that can be had here: what is true of one is true of all. */
export const kinds: readonly Kind[] = [
  { name: 'SQLite', newAddress: async () => join(temporaryFolder(), 'obligations.db') },
  ...(postgres === null ? [] : [{ name: 'PostgreSQL', newAddress: () => postgres.makeDatabase() }]),
];

/** An open database that is closed with the test. */
export async function open(address: string): Promise<Store> {
  const store = await openStore(address);
  onTestFinished(() => closeStore(store));
  return store;
}
