import { copyFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { importContracts } from '../../src/app/import-contracts.js';
import { listDocuments } from '../../src/app/list-documents.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { reviewObligation } from '../../src/app/review-obligations.js';
import type { Workspace } from '../../src/app/workspace.js';
import { formatImportedFile } from '../../src/report/import-report.js';
import { temporaryFolder } from '../store/reading-sample.js';
import { maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const supply = `SUPPLY AGREEMENT

1. Delivery
1.1 The Supplier shall deliver the Goods to the Customer within ten (10) days after receipt of the order.
`;
const changed = `${supply}1.2 The Supplier shall repair the Goods within 30 days after receipt of a notice of defects.\n`;

async function importAll(workspace: Workspace, ...paths: string[]): Promise<string[]> {
  return (await importContracts(workspace, paths, maria)).files.map(({ outcome }) => outcome);
}

async function filesOf(workspace: Workspace): Promise<string[]> {
  return (await listDocuments(workspace)).map(({ file }) => file);
}

async function confirm(workspace: Workspace): Promise<void> {
  const [first] = await listObligations(workspace, {}, maria);
  await reviewObligation(workspace, first!.obligation.id, { state: 'confirmed' }, maria);
}

async function reviewsOf(workspace: Workspace): Promise<string[]> {
  return (await listObligations(workspace, {}, maria)).map(({ obligation }) => obligation.review);
}

/** A folder with the agreement at each of these paths. */
function folderWith(...names: string[]): string {
  const folder = temporaryFolder();
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), supply);
  }
  return folder;
}

test('a copy of an earlier version never brings it back, however often it is imported', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderWith('msa.txt', 'old-msa.txt');
  const msa = join(folder, 'msa.txt');
  expect(await importAll(workspace, folder)).toEqual(['imported', 'unchanged']);
  await confirm(workspace);
  writeFileSync(msa, changed);
  expect(await importAll(workspace, folder)).toEqual(['new-version', 'unchanged']);
  expect(await importAll(workspace, folder)).toEqual(['unchanged', 'unchanged']);
  writeFileSync(join(folder, 'late-copy.txt'), supply);
  const report = await importContracts(workspace, [folder], { ...maria, again: true });
  expect(report.files.map(formatImportedFile).filter((line) => /nothing to do/.test(line))).toEqual([
    `${join(folder, 'late-copy.txt')}: has the bytes of version 1 of ${msa}: nothing to do`,
    `${join(folder, 'old-msa.txt')}: has the bytes of version 1 of ${msa}: nothing to do`,
  ]);
  expect(await filesOf(workspace)).toEqual([msa]);
  expect(await reviewsOf(workspace)).toEqual(['confirmed', 'unreviewed']);
});

test('the file itself going back to its earlier bytes does', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderWith('msa.txt', 'old-msa.txt');
  await importAll(workspace, folder);
  writeFileSync(join(folder, 'msa.txt'), changed);
  await importAll(workspace, folder);
  copyFileSync(join(folder, 'old-msa.txt'), join(folder, 'msa.txt'));
  expect(await importAll(workspace, folder)).toEqual(['new-version', 'unchanged']);
  expect(await listDocuments(workspace)).toMatchObject([{ file: join(folder, 'msa.txt'), version: 1 }]);
});

test('a file that changes is the next version of what it was, though its copy was read first', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderWith('archive/msa-2025.txt', 'msa.txt');
  await importAll(workspace, folder);
  await confirm(workspace);
  writeFileSync(join(folder, 'msa.txt'), changed);
  expect(await importAll(workspace, folder)).toEqual(['unchanged', 'new-version']);
  expect(await importAll(workspace, folder)).toEqual(['unchanged', 'unchanged']);
  expect(await filesOf(workspace)).toEqual([join(folder, 'msa.txt')]);
  expect(await reviewsOf(workspace)).toEqual(['confirmed', 'unreviewed']);
  // What a copy of an earlier version becomes is another agreement.
  writeFileSync(join(folder, 'archive/msa-2025.txt'), `${supply}1.2 Nothing else.\n`);
  expect(await importAll(workspace, folder)).toEqual(['imported', 'unchanged']);
  expect(await listDocuments(workspace)).toHaveLength(2);
});

test('a file is the same one however its path is written', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderWith('msa.txt');
  const file = join(folder, 'msa.txt');
  await importAll(workspace, relative('.', file));
  for (const [count, path] of [file, `${folder}/./msa.txt`, `./${relative('.', file)}`, folder].entries()) {
    writeFileSync(file, `${supply}1.2 It was changed ${count} times.\n`);
    expect(await importAll(workspace, path)).toEqual(['new-version']);
  }
  expect(await listDocuments(workspace)).toMatchObject([{ version: 5 }]);
});

test('files of one name in two folders are two documents', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderWith('a/msa.txt', 'b/msa.txt');
  writeFileSync(join(folder, 'b/msa.txt'), changed);
  const here = process.cwd();
  try {
    for (const name of ['a', 'b']) {
      process.chdir(join(folder, name));
      expect(await importAll(workspace, 'msa.txt')).toEqual(['imported']);
    }
  } finally {
    process.chdir(here);
  }
});

test('a file that was moved goes by its new path, and what it says next is its next version', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderWith('msa.txt');
  const [from, to] = [join(folder, 'msa.txt'), join(folder, 'signed.txt')];
  await importAll(workspace, folder);
  await confirm(workspace);
  renameSync(from, to);
  expect(await importAll(workspace, folder)).toEqual(['unchanged']);
  expect(await filesOf(workspace)).toEqual([to]);
  writeFileSync(to, changed);
  expect(await importAll(workspace, folder)).toEqual(['new-version']);
  expect(await reviewsOf(workspace)).toEqual(['confirmed', 'unreviewed']);
});

test('a database that knew no paths knows its files by the names it has', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderWith('msa.txt');
  const file = join(folder, 'msa.txt');
  await save(workspace, readingOfText(relative('.', file), supply));
  await workspace.store.tables.deleteFrom('paths').execute();
  writeFileSync(file, changed);
  expect(await importAll(workspace, file)).toEqual(['new-version']);
});
