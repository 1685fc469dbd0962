import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root, Tenor } from './tenor.js';

/** Nobody, where the tests run as root, whom no mode keeps from writing. */
const uid = process.getuid?.() === 0 ? 65534 : undefined;
/** Nobody may not even start the program where it lies in a folder of root's own. */
const starts =
  uid === undefined || spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), '--version'], { uid }).status === 0;

describe.skipIf(!starts)('a database that may not be written', () => {
  const tenor = new Tenor();
  const asReader = (...args: string[]) => tenor.runWith({ ...(uid !== undefined && { uid }) }, ...args);
  const work = join(tenor.folder, 'lease.txt');
  let before: Buffer;
  beforeAll(() => {
    writeFileSync(
      work,
      'LEASE\n\nThis Lease is made on 1 November 2026 between Mill Ltd (the "Landlord") and Bakery Ltd (the "Tenant").\n\n1. The Tenant shall paint the shop by 4 December 2026.\n',
    );
    expect(tenor.run('import', work).code).toBe(0);
    expect(tenor.run('search', 'paint').code).toBe(0);
    before = readFileSync(tenor.database);
    chmodSync(tenor.database, 0o444);
    chmodSync(tenor.folder, 0o555);
  });

  test.each([
    ['documents', 'lease.txt'],
    ['obligations', 'paint the shop'],
    ['due', 'paint the shop'],
    ['calendar', 'November 2026'],
    ['search paint', 'paint'],
    ['export --format json', 'paint the shop'],
    ['export --format ics', 'DTSTART;VALUE=DATE:20261204'],
  ])('is read by "%s"', (command, says) => {
    const { code, out, err } = asReader(...command.split(' '));
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(says);
  });

  test('is compared and copied', () => {
    expect(asReader('conflicts').code).toBe(0);
    const elsewhere = mkdtempSync(join(tmpdir(), 'tenor-copy-'));
    chmodSync(elsewhere, 0o777);
    expect(asReader('backup', join(elsewhere, 'copy.db'))).toMatchObject({ code: 0 });
  });

  test('whoever wants to change it is told which file it is, and nothing is left beside it', () => {
    const [{ id }] = tenor.json<[{ id: string }]>('obligations');
    const { code, err } = asReader('assign', id, 'Maria');
    expect([code, err]).toEqual([
      1,
      `tenor: ${tenor.database}: may not be written: check the permissions of the file and of its folder\n`,
    ]);
    expect(asReader('remind', 'run').err).toContain(`${tenor.database}: may not be written`);
    expect(readdirSync(tenor.folder).sort()).toEqual(['lease.txt', 'obligations.db']);
    expect(readFileSync(tenor.database).equals(before)).toBe(true);
  });
});
