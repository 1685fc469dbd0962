import { describe, expect, test } from 'vitest';
import { loadDerived, saveDerived } from '../../src/store/derived.js';
import { listDocumentRecords } from '../../src/store/documents.js';
import { alone, checkPrivacy, checkStore, inTransaction, openStore, storeVersion } from '../../src/store/open-store.js';
import { fromPostgres, toPostgres } from '../../src/store/postgres-text.js';
import { saveReading } from '../../src/store/save-reading.js';
import { open, postgres } from './databases.js';
import type { PostgresServer } from './postgres-server.js';
import { monday, readingOf } from './reading-sample.js';

const server = postgres as PostgresServer;
const first = { imported: monday, readWith: 'grammars-1' };
const agreement = readingOf('msa.txt', ['1 The Supplier shall deliver the report within 5 days of request.']);

/** What is told of an address that cannot be opened; never a password. */
async function refusal(address: string): Promise<string> {
  const { message } = await openStore(address).then(
    () => ({ message: 'opened' }),
    (error: Error) => error,
  );
  expect(message).not.toMatch(/sesame|secret/);
  return message;
}

describe('texts that PostgreSQL does not take', () => {
  const odd = ['', '\u0000', '\u0001', '\u0001\u0001', '\u0000\u0001', '\u0001\u0000', 'a\u0000b', '\u0002', 'a'];

  test('come back as they went in, and are in the same order', () => {
    expect(odd.map((text) => fromPostgres(toPostgres(text)))).toEqual(odd);
    expect(odd.map(toPostgres).filter((text) => String(text).includes('\u0000'))).toEqual([]);
    const inOrder = (texts: unknown[]) => [...texts].sort((a, b) => (String(a) < String(b) ? -1 : 1));
    expect(inOrder(odd.map(toPostgres)).map(fromPostgres)).toEqual(inOrder(odd));
  });

  test('a number, a list and what is not there are left as they are', () => {
    for (const value of [0, null, undefined, ['a'], true]) expect(fromPostgres(toPostgres(value))).toEqual(value);
  });
});

describe('an address', () => {
  test('of nothing that tenor knows is refused, and one that cannot be read is not told again', async () => {
    expect(await refusal('mysql://jo:secret@db/tenor')).toMatch(/^mysql:\/\/…: tenor keeps .* postgres:\/\//);
    for (const address of [
      'jo:se/secret@db/tenor',
      'jo:1?secret@db/tenor',
      'jo:1#secret@db/tenor',
      'jo:1/secret@db:1/x',
      'jo:secret%@db/tenor',
      'jo:secret@db/%ff',
    ])
      expect(await refusal(`postgres://${address}`)).toMatch(/^postgres:\/\/…: cannot be read as an address/);
  });

  test('where no server is says so', async () => {
    expect(await refusal('postgres://jo:secret@127.0.0.1:1/tenor')).toBe(
      'postgres://jo@127.0.0.1:1/tenor: cannot be reached: check host and port, and that PostgreSQL runs there',
    );
  });
});

describe.skipIf(postgres === null)('a server', () => {
  test('that does not let tenor in is told in one line, without the password', async () => {
    const address = await server.makeDatabase();
    const database = new URL(address).pathname.slice(1);
    await server.ask(database, `create role guest login password 'secret'; revoke create on schema public from public`);
    expect(await refusal(server.address(database, 'tenor', 'a secret'))).toMatch(/refuses this user or this password/);
    expect(await refusal(server.address(database, 'nobody'))).toMatch(/refuses this user or this password/);
    expect(await refusal(server.address(database, 'tenor', ''))).toMatch(
      /asks for a password: put it into ~\/\.pgpass/,
    );
    expect(await refusal(server.address('not_there'))).toMatch(/not_there: there is no such database/);
    expect(await refusal(server.address(database, 'guest', 'secret'))).toMatch(/lacks a right \(permission denied for/);
    expect(await refusal(`${address}?sslmode=require`)).toMatch(/does not encrypt connections/);
    expect(await refusal(`${address}?sslrootcert=/not/there`)).toMatch(/\/not\/there cannot be read/);
    expect(await refusal(`${address}?options=-csearch_path%3Dnot_there`)).toMatch(/has no schema to make tables in/);
    await server.ask('postgres', `create database latin template template0 encoding 'LATIN1' locale 'C'`);
    expect(await refusal(server.address('latin'))).toMatch(/has the encoding LATIN1/);
  });

  test('tells its version, who can read along, and what is damaged', async () => {
    const address = await server.makeDatabase();
    const database = new URL(address).pathname.slice(1);
    const store = await open(address);
    await saveReading(store, agreement, first);
    expect(store.url).toBe(`postgres://tenor@127.0.0.1:${server.port}/${database}`);
    expect(await storeVersion(store)).toMatch(/^PostgreSQL \d+\.\d+$/);
    expect(await checkStore(store)).toEqual([]);
    expect(await checkPrivacy(store)).toMatchObject({ ok: true });
    await server.ask(database, 'grant select on texts to public; alter table texts disable trigger all');
    await server.ask(database, `insert into texts values ('gone', '', '[]', '[]', '{}')`);
    expect(await checkPrivacy(store)).toMatchObject({ ok: false, says: expect.stringContaining('every user') });
    expect(await checkStore(store)).toEqual(['a row of texts points at nothing in documents']);
  });

  test('lets who may only read list what is there', async () => {
    const address = await server.makeDatabase();
    const database = new URL(address).pathname.slice(1);
    await saveReading(await open(address), agreement, first);
    await server.ask(
      database,
      `create role reader login password 'secret'; grant select on all tables in schema public to reader`,
    );
    const store = await open(server.address(database, 'reader', 'secret'));
    expect(await listDocumentRecords(store)).toHaveLength(1);
    await expect(saveReading(store, agreement, { ...first, again: true })).rejects.toMatchObject({
      trouble: 'read-only',
    });
    // What was worked out is not kept, and the work goes on.
    await saveDerived(store, 'conflicts', 'a', []);
    expect(await loadDerived(store, 'conflicts', 'a')).toBeNull();
  });

  test('has one database for each schema', async () => {
    const address = await server.makeDatabase();
    const database = new URL(address).pathname.slice(1);
    await server.ask(database, 'create schema one; create schema two');
    const [one, two] = await Promise.all(
      ['one', 'two'].map((name) => open(`${address}?options=-csearch_path%3D${name}`)),
    );
    await saveReading(one!, agreement, first);
    expect(await listDocumentRecords(one!)).toHaveLength(1);
    expect(await listDocumentRecords(two!)).toHaveLength(0);
    expect(await alone(one!, 'remind', () => alone(two!, 'remind', async () => 'done'))).toBe('done');
  });

  test('that ends connections loses nothing, and is asked again', async () => {
    const address = await server.makeDatabase();
    const database = new URL(address).pathname.slice(1);
    const store = await open(address);
    const end = () =>
      server.ask(database, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tenor'`);
    const work = inTransaction(store, async (tx) => {
      await saveReading(tx, agreement, first);
      await end();
      await listDocumentRecords(tx);
    });
    await expect(work).rejects.toThrow(/the connection was lost; nothing is half done: try again/);
    expect(await listDocumentRecords(store)).toEqual([]);
    await saveReading(store, agreement, first);
    await end();
    await expect.poll(() => listDocumentRecords(store).catch(() => [])).toHaveLength(1);
  });

  test('undoes a transaction in which something failed, even where that was passed over, and says so', async () => {
    const store = await open(await server.makeDatabase());
    const work = inTransaction(store, async (tx) => {
      await saveReading(tx, agreement, first);
      const broken = { ...agreement, provisions: [{ ...agreement.provisions[0]!, category: null as never }] };
      await saveReading(tx, broken, { ...first, again: true }).catch(() => {});
    });
    await expect(work).rejects.toThrow(/nothing was stored/);
    expect(await listDocumentRecords(store)).toEqual([]);
  });

  test('has one writer at a time: what a transaction has read stays so until it ends', async () => {
    const address = await server.makeDatabase();
    const [one, two] = [await open(address), await open(address)];
    const order: string[] = [];
    let second: Promise<unknown> = Promise.resolve();
    await inTransaction(one, async (tx) => {
      second = saveReading(two, agreement, first).then(({ outcome }) => order.push(`second: ${outcome}`));
      expect(await listDocumentRecords(tx)).toEqual([]);
      const { outcome } = await saveReading(tx, agreement, first);
      order.push(`first: ${outcome}`);
    });
    await second;
    expect(order).toEqual(['first: imported', 'second: unchanged']);
  });
});
