import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { postgres } from '../store/databases.js';
import { type PostgresServer, password } from '../store/postgres-server.js';
import { root, Tenor } from './tenor.js';

const server = postgres as PostgresServer;
const program = join(root, 'dist/cli/main.js');

/** The program with a database on the server. */
async function withPostgres(): Promise<{ tenor: Tenor; database: string }> {
  const address = await server.makeDatabase();
  return { tenor: new Tenor('2026-11-20T09:00', { TENOR_DB: address }), database: new URL(address).pathname.slice(1) };
}

/** Starts an import and does not wait for its end. */
function startImport(tenor: Tenor, ...paths: string[]) {
  return spawn(process.execPath, [program, '--now', tenor.now, 'import', ...paths], {
    cwd: tenor.folder,
    env: { PATH: process.env.PATH, HOME: tenor.folder, TZ: 'Europe/London', USER: 'ana', ...tenor.environment },
    stdio: 'ignore',
  });
}

function writeLeases(tenor: Tenor, count: number): void {
  for (let n = 1; n <= count; n++) {
    const clauses = Array.from(
      { length: 20 },
      (_, i) => `${i + 1}. The Tenant shall pay fee ${i} within ${n} days of receipt.`,
    );
    writeFileSync(join(tenor.folder, `lease-${n}.txt`), [`LEASE ${n}`, ...clauses].join('\n\n'));
  }
}

describe.skipIf(postgres === null)('with TENOR_DB=postgres://…', { timeout: 120_000 }, () => {
  const file = new Tenor();
  let shared: Tenor;
  const same = (...args: string[]) => {
    const [here, there] = [file.run(...args), shared.run(...args)];
    expect(there, args.join(' ')).toEqual(here);
    return here;
  };

  beforeAll(async () => {
    shared = (await withPostgres()).tenor;
    for (const each of [file, shared]) expect(each.run('import', join(root, 'contracts')).code).toBe(0);
  }, 120_000);

  test('every export is the same to the byte', () => {
    for (const format of ['json', 'ics']) expect(same('export', '--format', format).out).not.toBe('');
  });

  test('a search finds the same, in the same order and with the same weights', () => {
    const words = ['--any', '"personal data"', 'delet*', 'Halden’s', 'breach', '30'];
    expect(JSON.parse(same('search', '--json', ...words).out)).toHaveLength(20);
    expect(same('search', 'xylophone').code).toBe(0);
  });

  test('what people do to a due date, a finding or a conflict is kept and told alike', () => {
    const [late] = file.json<{ occurrence: { id: string } }[]>('due');
    const [conflict] = file.json<{ id: string }[]>('conflicts');
    for (const args of [
      ['assign', late!.occurrence.id, 'ana'],
      ['done', late!.occurrence.id],
      ['event', 'data-processing-addendum', 'breach-discovered', '2026-11-20T09:30+00:00'],
      ['conflicts', 'accept', conflict!.id, '--reason', 'known'],
      ['journal', '--json'],
    ])
      expect(same(...args).code, args.join(' ')).toBe(0);
  });

  test('several importing machines store each document once, as one would', async () => {
    const { tenor, database } = await withPostgres();
    const alone = new Tenor();
    for (const each of [tenor, alone]) writeLeases(each, 12);
    const imports = [startImport(tenor, '.'), startImport(tenor, '.')];
    expect(await Promise.all(imports.map(async (each) => (await once(each, 'exit'))[0]))).toEqual([0, 0]);
    expect(await server.ask(database, 'select did, count(*)::integer from journal group by did')).toEqual([
      { did: 'imported', count: 12 },
    ]);
    alone.run('import', '.');
    expect(tenor.run('export', '--format', 'json').out).toBe(alone.run('export', '--format', 'json').out);
  });

  test('an import that is killed leaves each document wholly or not at all, and is finished by another', async () => {
    const { tenor, database } = await withPostgres();
    writeLeases(tenor, 12);
    const stored = `select count(*)::integer as documents, coalesce(sum(obligations), 0)::integer as told,
      (select count(*)::integer from obligations) as obligations from documents`;
    const killed = startImport(tenor, '.');
    for (let tries = 0; tries < 2000; tries++) {
      const [row] = await server.ask<{ documents: number }>(database, stored).catch(() => []);
      if ((row?.documents ?? 0) >= 3) break;
      await wait(2);
    }
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const [left] = await server.ask<{ told: number; obligations: number }>(database, stored);
    expect(left!.obligations).toBe(left!.told);
    expect(tenor.run('doctor').out).toMatch(/ok +database: .*sound/);
    expect(tenor.run('import', '.').code).toBe(0);
    expect(await server.ask(database, stored)).toEqual([{ documents: 12, told: 240, obligations: 240 }]);
  });

  test('a copy is a file that either restores; what stood there is kept beside it', async () => {
    expect(shared.run('backup', 'copy.db').code).toBe(0);
    expect(statSync(join(shared.folder, 'copy.db')).mode & 0o777).toBe(0o600);
    const whole = shared.run('export', '--format', 'json').out;
    expect(shared.run('--db', 'copy.db', 'export', '--format', 'json').out).toBe(whole);

    const { tenor, database } = await withPostgres();
    writeLeases(tenor, 1);
    tenor.run('import', 'lease-1.txt');
    const { code, out } = tenor.run('restore', join(shared.folder, 'copy.db'));
    expect([code, out]).toEqual([0, expect.stringContaining(`@127.0.0.1:${server.port}/${database}: 10 documents`)]);
    expect(tenor.run('export', '--format', 'json').out).toBe(whole);
    const [, kept] = /kept as (\S+):/.exec(out)!;
    expect(tenor.json<unknown[]>('--db', kept!, 'documents')).toMatchObject([{ file: 'lease-1.txt' }]);
    // The journal goes on behind what was restored.
    expect(tenor.run('import', 'lease-1.txt').code).toBe(0);
    expect(tenor.json<{ did: string }[]>('journal').slice(0, 2)).toMatchObject([
      { did: 'imported' },
      { did: 'restored' },
    ]);
  });

  test('a password may stand in a file instead of the address, which a schedule of reminders demands', async () => {
    const { code, err } = shared.run('remind', 'install', 'cron', '--print');
    expect([code, err]).toEqual([2, expect.stringMatching(/^(?!.*sesame).*~\/\.pgpass/)]);
    const open = server.address('postgres', 'tenor', '').replace(':@', '@');
    writeFileSync(join(file.folder, '.pgpass'), `127.0.0.1:*:*:tenor:${password.replaceAll(':', '\\:')}\n`, {
      mode: 0o600,
    });
    expect(file.run('--db', open, 'documents')).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^No documents yet.*\n$/),
    });
    expect(file.run('--db', open, 'remind', 'install', 'cron', '--print').out).toContain(`--db ${open} remind run`);
  });
});
