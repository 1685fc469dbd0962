import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importContracts } from '../../src/app/import-contracts.js';
import { checkStore } from '../../src/store/open-store.js';
import { temporaryFolder } from '../store/reading-sample.js';
import { maria, temporaryWorkspace } from './workspace-sample.js';

const lease = 'LEASE\n\n1. The Tenant shall pay the Rent within ten (10) days after receipt of the invoice.\n';

/** 10 MB of the same. */
const tenMegabytes = (words: string): string => words.repeat(Math.ceil(10_000_000 / words.length));

test('10 MB of nothing but brackets or periods is read or given up with one line; what stands beside it is imported', {
  timeout: 240_000,
}, async () => {
  const workspace = await temporaryWorkspace();
  const folder = join(temporaryFolder(), 'archive');
  mkdirSync(folder);
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  put('brackets.txt', tenMegabytes('('));
  put('lease.txt', lease);
  put('numbers.txt', tenMegabytes('1.1.1 (a) (i) '));
  put('periods.txt', tenMegabytes('30 days '));
  const { files, failed, seconds } = await importContracts(workspace, [folder], maria);
  expect(files.map(({ file }) => file.slice(folder.length + 1))).toEqual([
    'brackets.txt',
    'lease.txt',
    'numbers.txt',
    'periods.txt',
  ]);
  expect(files[1]).toMatchObject({ outcome: 'imported', counts: { obligations: 1 } });
  const given = files.filter(({ outcome }) => outcome === 'failed');
  expect(given).toHaveLength(failed);
  for (const { file, error } of given) {
    expect(error).toMatch(/: (?:took longer than 60 s to read|needed more memory than one file may take).* split it/);
    expect(error!.startsWith(`${file}: `) && !error!.includes('\n')).toBe(true);
  }
  // Three files, a minute each at most, two at a time.
  expect(seconds).toBeLessThan(150);
  expect(await checkStore(workspace.store)).toEqual([]);
});
