import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inOrder } from '../../src/app/in-order.js';
import { ReadingPool, type ReadingPoolOptions } from '../../src/app/reading-pool.js';
import { UnreadableFileError } from '../../src/model/errors.js';

const folder = mkdtempSync(join(tmpdir(), 'tenor-pool-'));
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const pools: ReadingPool[] = [];
const openPool = (options: Partial<ReadingPoolOptions> = {}): ReadingPool => {
  const pool = new ReadingPool({ grammars: resolve(import.meta.dirname, '../../grammars'), threads: 2, ...options });
  pools.push(pool);
  return pool;
};
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const lease = (number: number) => `LEASE ${number}\n\n1. The tenant shall pay within ten (10) days of the invoice.\n`;

test('files are read side by side and given in their own order; a bad one gets its reason and stops nothing', async () => {
  const paths = Array.from({ length: 9 }, (_, i) => put(`lease-${i}.txt`, lease(i)));
  paths.splice(4, 0, put('empty.docx', ''));
  const pool = openPool();
  const read = (path: string): Promise<string> =>
    pool.read(path).then(
      ([reading]) => reading!.source.text.split('\n')[0]!,
      ({ reason }) => reason,
    );
  const found: string[] = [];
  for await (const says of inOrder(paths, 4, read)) found.push(says);
  expect(found).toEqual([
    ...[0, 1, 2, 3].map((i) => `LEASE ${i}`),
    'is empty (0 bytes): get a complete copy',
    ...[4, 5, 6, 7, 8].map((i) => `LEASE ${i}`),
  ]);
});

test('what is no fault of a file is told when its turn comes', async () => {
  const pool = new ReadingPool({ grammars: join(folder, 'no-grammars'), threads: 2 });
  pools.push(pool);
  const read = pool.read(put('lease.txt', lease(4)));
  await expect(read).rejects.toThrow(/no-grammars/);
  await expect(read).rejects.not.toBeInstanceOf(UnreadableFileError);
});

test('a file that takes too long is given up, and the next is read', async () => {
  const pool = openPool({ threads: 1, timeLimit: 1 });
  await expect(pool.read(put('slow.txt', lease(1).repeat(20_000)))).rejects.toThrow(
    /slow\.txt: took longer than 0 s to read/,
  );
  const patient = openPool({ threads: 1 });
  expect((await patient.read(put('quick.txt', lease(2))))[0]!.source.text).toBe(lease(2));
});

test('a file that needs too much memory is given up, and the next is read', { timeout: 60_000 }, async () => {
  const pool = openPool({ threads: 1, memoryLimit: 64 });
  const monster = `<html>${'<p>x'.repeat(1_500_000)}`;
  await expect(pool.read(put('monster.html', monster))).rejects.toThrow(
    /monster\.html: needed more memory than one file may take/,
  );
  expect(await pool.read(put('small.txt', lease(3)))).toHaveLength(1);
});
