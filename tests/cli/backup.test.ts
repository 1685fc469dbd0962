import { spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sqlite3 from 'sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { closeStore, openStore } from '../../src/store/open-store.js';
import { root, Tenor } from './tenor.js';

const lease = (n: number) =>
  `LEASE ${n}\n\n1. The Tenant shall pay the rent within ${n} days after receipt of the invoice.\n`;
const documents = (tenor: Tenor, ...flags: string[]) =>
  tenor.json<{ file: string }[]>(...flags, 'documents').map(({ file }) => file);
const program = join(root, 'dist/cli/main.js');

/** A database with one lease. */
function withLease(): Tenor {
  const tenor = new Tenor();
  writeFileSync(join(tenor.folder, 'lease.txt'), lease(10));
  expect(tenor.run('import', 'lease.txt').code).toBe(0);
  return tenor;
}

const listing = (tenor: Tenor) => readdirSync(tenor.folder).filter((name) => /db|copy/.test(name));

describe('backup and restore', { timeout: 120_000 }, () => {
  let tenor: Tenor;
  beforeAll(() => {
    tenor = withLease();
  }, 60_000);

  test('a copy holds the same, is private, is sound, and replaces nothing unless told to', () => {
    const { code, out } = tenor.run('backup', 'copy.db');
    expect([code, out]).toEqual([0, expect.stringMatching(/into copy\.db: 1 document, 1 obligations, .* sound\./)]);
    expect(statSync(join(tenor.folder, 'copy.db')).mode & 0o777).toBe(0o600);
    expect(documents(tenor, '--db', join(tenor.folder, 'copy.db'))).toEqual(['lease.txt']);
    const again = tenor.run('backup', 'copy.db');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('copy.db: exists already')]);
    expect(tenor.run('backup', 'copy.db', '--force').code).toBe(0);
    expect(listing(tenor).filter((name) => /partial/.test(name))).toEqual([]);
  });

  test('what cannot be copied, or not there, is told with its name: exit code 2', () => {
    for (const [args, words] of [
      [['backup', tenor.database, '--force'], 'is the database itself'],
      [['backup', tenor.folder], 'is a folder'],
      [['backup', 'nowhere/copy.db'], 'nowhere: there is no such folder'],
      [['--db', 'typo.db', 'backup', 'other.db'], 'typo.db: there is no such database'],
      [['restore', 'nothing.db'], 'nothing.db: there is no such file'],
    ] as const) {
      const { code, err } = tenor.run(...args);
      expect([code, err], args.join(' ')).toEqual([2, expect.stringContaining(words)]);
    }
    expect(existsSync(join(tenor.folder, 'typo.db'))).toBe(false);
    expect(existsSync(join(tenor.folder, 'other.db'))).toBe(false);
  });

  test('a copy that is damaged, cut short or something else is refused, and the database stays', () => {
    const bad = join(tenor.folder, 'bad.db');
    const bytes = readFileSync(join(tenor.folder, 'copy.db'));
    const damaged = Buffer.from(bytes);
    for (let at = 8192; at < damaged.length - 4096; at += 4096) damaged.fill(0x5a, at, at + 64);
    for (const wrong of [
      Buffer.from('not a database'),
      Buffer.alloc(0),
      bytes.subarray(0, bytes.length / 2),
      damaged,
    ]) {
      writeFileSync(bad, wrong);
      const { code, err } = tenor.run('restore', 'bad.db');
      expect([code, err]).toEqual([1, expect.stringMatching(/bad\.db: is (no tenor database|damaged)/)]);
    }
    expect(documents(tenor)).toEqual(['lease.txt']);
    expect(listing(tenor).filter((name) => /restoring|replaced/.test(name))).toEqual([]);
  });

  test('a copy of a newer tenor is refused', async () => {
    copyFileSync(join(tenor.folder, 'copy.db'), join(tenor.folder, 'newer.db'));
    await execute(join(tenor.folder, 'newer.db'), `insert into kysely_migration values ('2099-01-01-more', '2099')`);
    const { code, err } = tenor.run('restore', 'newer.db');
    expect([code, err]).toEqual([1, expect.stringMatching(/newer\.db: was made by a newer tenor/)]);
  });

  test('while another program has the database open, nothing is replaced', async () => {
    const store = await openStore(tenor.database);
    const { code, err } = tenor.run('restore', 'copy.db');
    await closeStore(store);
    expect([code, err]).toEqual([1, expect.stringContaining('is in use by another tenor')]);
    expect(listing(tenor).filter((name) => /restoring|replaced/.test(name))).toEqual([]);
  });

  test('what stood there is kept beside it, and what the copy does not have is told', async () => {
    const other = withLease();
    expect(other.run('backup', 'copy.db').code).toBe(0);
    writeFileSync(join(other.folder, 'second.txt'), lease(20));
    expect(other.runWith({}, '--now', '2026-11-21T10:00', 'import', 'second.txt').code).toBe(0);
    await execute(
      other.database,
      `insert into messages values ('m1', 'ana', 'mail', 's', 'b', 'sent', '2026-11-21', '2026-11-21', 1, '');
       insert into reminders values ('r1', 'm1', 'o', 'o', 7, 'ana', 'mail', '2026-12-01')`,
    );
    const { code, out } = other.run('restore', 'copy.db');
    expect(code).toBe(0);
    expect(documents(other)).toEqual(['lease.txt']);
    const [, kept] = /kept as (\S+):/.exec(out)!;
    expect(kept).toMatch(/obligations\.db-replaced-2026-11-20T09-00-00$/);
    expect(documents(other, '--db', kept!)).toEqual(['lease.txt', 'second.txt']);
    expect(statSync(kept!).mode & 0o077).toBe(0);
    expect(out).toContain('Its last change is not in the copy');
    expect(out).toContain('1 of its reminders stay noted');
    expect(other.json<{ id: string }[]>('remind', 'log').map(({ id }) => id)).toEqual(['r1']);
    expect(other.run('journal', '--limit', '1').out).toMatch(/ana {2}restored {2}database copy\.db/);

    // A second one in the same second takes another name.
    expect(other.run('restore', 'copy.db').out).toMatch(/replaced-2026-11-20T09-00-00-2:/);
  });

  test('a damaged database is replaced and kept', () => {
    const other = withLease();
    expect(other.run('backup', 'copy.db').code).toBe(0);
    writeFileSync(other.database, 'ruined');
    const { code, out } = other.run('restore', 'copy.db');
    expect([code, out]).toEqual([0, expect.stringContaining('it could not be read')]);
    expect(documents(other)).toEqual(['lease.txt']);
    const kept = readdirSync(other.folder).find((name) => name.includes('replaced'))!;
    expect(readFileSync(join(other.folder, kept), 'utf8')).toBe('ruined');
  });

  test('a journal that a deleted database left behind does not get into the copy; a link goes on leading to it', () => {
    const other = withLease();
    expect(other.run('backup', 'copy.db').code).toBe(0);
    rmSync(other.database);
    writeFileSync(`${other.database}-wal`, 'left behind');
    expect(other.run('restore', 'copy.db').code).toBe(0);
    expect(documents(other)).toEqual(['lease.txt']);
    const kept = readdirSync(other.folder).find((name) => name.includes('replaced'))!;
    expect(kept).toMatch(/-wal$/);
    expect(readFileSync(join(other.folder, kept), 'utf8')).toBe('left behind');

    symlinkSync('obligations.db', join(other.folder, 'link.db'));
    expect(other.run('--db', 'link.db', 'restore', 'copy.db').code).toBe(0);
    expect(lstatSync(join(other.folder, 'link.db')).isSymbolicLink()).toBe(true);
    expect(documents(other)).toEqual(['lease.txt']);
  });

  test('copies made while another program imports are sound, and hold each document wholly', async () => {
    const other = withLease();
    const folder = join(other.folder, 'many');
    mkdirSync(folder);
    for (let i = 0; i < 60; i++) writeFileSync(join(folder, `${i}.txt`), lease(i + 100));
    const child = spawn(process.execPath, [program, 'import', folder], {
      cwd: other.folder,
      env: { ...process.env, TENOR_DB: other.database },
    });
    const counts: number[] = [];
    while (child.exitCode === null) {
      const { code, err } = other.run('backup', 'copy.db', '--force');
      expect([code, err]).toEqual([0, '']);
      const copy = join(other.folder, 'copy.db');
      const held = other.json<{ obligations: number }[]>('--db', copy, 'documents');
      expect(held.every(({ obligations }) => obligations === 1)).toBe(true);
      counts.push(held.length);
      await wait(50);
    }
    expect(child.exitCode).toBe(0);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(documents(other)).toHaveLength(61);
  });

  test('killed at any instant, a restore leaves the one or the other, sound', async () => {
    const other = withLease();
    expect(other.run('backup', 'copy.db').code).toBe(0);
    writeFileSync(join(other.folder, 'second.txt'), lease(20));
    expect(other.run('import', 'second.txt').code).toBe(0);
    expect(other.run('backup', 'both.db').code).toBe(0);
    for (let i = 0; i < 6; i++) {
      const file = i % 2 === 0 ? 'copy.db' : 'both.db';
      const child = spawn(process.execPath, [program, 'restore', file], {
        cwd: other.folder,
        env: { ...process.env, TENOR_DB: other.database },
      });
      const ended = new Promise((resolve) => child.on('exit', resolve));
      await Promise.race([wait(150 + 100 * i), ended]);
      child.kill('SIGKILL');
      await ended;
      expect(other.run('doctor').out).toContain('sound');
      expect([1, 2]).toContain(documents(other).length);
    }
    expect(other.run('restore', 'both.db').code).toBe(0);
    expect(listing(other).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  test("another program's database is neither copied nor replaced nor changed, and gets no file beside it", async () => {
    const other = withLease();
    expect(other.run('backup', 'copy.db').code).toBe(0);
    await execute(join(other.folder, 'library.db'), 'pragma journal_mode = wal; create table books (title text)');
    const before = [listing(other), readFileSync(join(other.folder, 'library.db'), 'hex')];
    for (const args of [['due'], ['import', 'lease.txt'], ['backup', 'second.db'], ['restore', 'copy.db']]) {
      const { code, err } = other.run('--db', 'library.db', ...args);
      expect([code, err]).toEqual([1, expect.stringContaining('library.db: is no tenor database')]);
      expect([listing(other), readFileSync(join(other.folder, 'library.db'), 'hex')]).toEqual(before);
    }
  });

  test('a copy that is just being made by another program is left alone, that of one that has ended is not', async () => {
    const other = withLease();
    expect(other.run('backup', 'copy.db').code).toBe(0);
    const ended = spawnSync(process.execPath, ['-e', '']).pid;
    const left = [process.pid, ended].map((pid) => `obligations.db-restoring-${pid}-0123abcd`);
    for (const name of [...left, `${left[1]}-wal`, 'obligations.db-restoring-notes'])
      writeFileSync(join(other.folder, name), '');
    expect(other.run('restore', 'copy.db').code).toBe(0);
    expect(listing(other).filter((name) => name.includes('restoring'))).toEqual(
      [left[0], 'obligations.db-restoring-notes'].sort(),
    );
  });
});

function execute(file: string, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file);
    database.exec(sql, (error) => (error ? reject(error) : database.close(() => resolve())));
  });
}
