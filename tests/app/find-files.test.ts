import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ArrivingFiles } from '../../src/app/arriving-files.js';
import { findFiles } from '../../src/app/find-files.js';
import { importContracts } from '../../src/app/import-contracts.js';
import { temporaryFolder } from '../store/reading-sample.js';
import { maria, temporaryWorkspace } from './workspace-sample.js';

const below = (folder: string, paths: readonly string[]) => paths.map((path) => path.slice(folder.length + 1));

/** Nothing is closed to the system's administrator. */
function asNobody<T>(work: () => T): T {
  if (process.geteuid!() !== 0) return work();
  process.seteuid!(65534);
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
}

function folderWithLocked(): string {
  const folder = temporaryFolder();
  chmodSync(folder, 0o755);
  for (const name of ['open', 'locked']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'open', 'lease.txt'), 'LEASE');
  writeFileSync(join(folder, 'locked', 'lease.txt'), 'LEASE');
  chmodSync(join(folder, 'locked'), 0o000);
  return folder;
}

describe('a folder that may not be opened', () => {
  test('is told, and the others are read', () => {
    const folder = folderWithLocked();
    const { files, empty, unreadable } = asNobody(() => findFiles([folder]));
    expect(below(folder, files)).toEqual(['open/lease.txt']);
    expect(empty).toEqual([]);
    expect(unreadable).toEqual([
      { path: join(folder, 'locked'), says: 'cannot be opened (EACCES): check its permissions' },
    ]);
  });

  test('is told where a pattern leads there, and only there', () => {
    const folder = folderWithLocked();
    const told = (pattern: string) => asNobody(() => findFiles([join(folder, pattern)])).unreadable.length;
    expect([told('**/*.txt'), told('*/lease.txt'), told('l*/*')]).toEqual([1, 1, 1]);
    expect([told('*.txt'), told('open/*'), told('o*/*')]).toEqual([0, 0, 0]);
  });
});

describe.runIf(process.platform === 'linux')('a name that is not UTF-8', () => {
  const folderWithLatin = () => {
    const folder = temporaryFolder();
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/l`), Buffer.of(0xe9), Buffer.from('ase.txt')]), 'LEASE');
    writeFileSync(join(folder, 'an \ufffd in it.txt'), '1. The Tenant shall pay within five days.');
    return folder;
  };

  test('fails by name with what to do, and the rest of the folder is read', async () => {
    const folder = folderWithLatin();
    const { files, failed } = await importContracts(await temporaryWorkspace(), [folder], maria);
    expect(failed).toBe(1);
    expect(files.map(({ outcome }) => outcome)).toEqual(['failed', 'imported']);
    expect(files[0]!.error).toBe(`${folder}/l\ufffdase.txt: has a name that is not UTF-8: rename it`);
  });

  test('is told once where it arrives in a folder that is watched', () => {
    const arriving = new ArrivingFiles(folderWithLatin(), 0);
    const told: string[] = [];
    const look = (now: number) => arriving.look(now, (path, says) => told.push(`${path.slice(-8)} ${says}`));
    expect([look(0), look(1)].map((files) => files.length)).toEqual([1, 1]);
    expect(told).toEqual(['\ufffdase.txt has a name that is not UTF-8: rename it']);
  });
});
