import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportData } from '../../src/app/export-data.js';
import { findFiles } from '../../src/app/find-files.js';
import { type ImportProgress, importContracts } from '../../src/app/import-contracts.js';
import { listDocuments } from '../../src/app/list-documents.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { readContract } from '../../src/app/read-contract.js';
import { reviewObligation } from '../../src/app/review-obligations.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { checkStore, closeStore, openStore } from '../../src/store/open-store.js';
import { temporaryFolder } from '../store/reading-sample.js';
import { grammars, maria, temporaryWorkspace } from './workspace-sample.js';

const contracts = new URL('../../contracts', import.meta.url).pathname;

const lease = `LEASE

1. Rent
1.1 The Tenant shall pay the Rent to the Landlord within ten (10) days after receipt of the invoice.
1.2 The Tenant shall repair the roof within 30 days of receipt of a notice from the Landlord.
`;

/** A folder with these files in it. */
function folderOf(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('a folder is imported with everything in it, and a second time nothing is done', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderOf({ 'a.txt': lease, 'b/c.md': `${lease}\n\nEnd.`, 'b/picture.png': 'x', '.hidden.txt': lease });
  const progress: ImportProgress[] = [];
  const first = await importContracts(workspace, [folder], { ...maria, onProgress: (one) => progress.push(one) });
  expect(first.files.map(({ file, outcome }) => [file.slice(folder.length), outcome])).toEqual([
    ['/a.txt', 'imported'],
    ['/b/c.md', 'imported'],
  ]);
  expect(first.skipped).toEqual([join(folder, 'b/picture.png')]);
  expect(first.files[0]!.counts.obligations).toBeGreaterThan(0);
  expect(progress.map(({ done, total }) => [done, total])).toEqual([
    [1, 2],
    [2, 2],
  ]);
  const second = await importContracts(workspace, [folder], maria);
  expect(second.files.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged']);
});

test('one bad file never stops the rest, and each gets one line that names it', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderOf({ 'empty.pdf': '', 'good.txt': lease, 'half.docx': 'PK\u0003\u0004 and no more' });
  const report = await importContracts(workspace, [folder, join(folder, 'gone.txt')], maria);
  expect(report.files.map(({ outcome }) => outcome)).toEqual(['failed', 'imported', 'failed', 'failed']);
  expect(report.failed).toBe(3);
  for (const file of report.files.filter(({ outcome }) => outcome === 'failed')) {
    expect(file.error).toMatch(new RegExp(`^${file.file}: .+`));
    expect(file.error).not.toContain('\n');
  }
});

test('words that two stages stumble over are told of once', async () => {
  const file = join(temporaryFolder(), 'note.txt');
  writeFileSync(file, '1. Price\n\nThe Supplier shall hold the price until 03/04/2031 for the Customer.\n');
  const [reading] = await readContract(file, loadGrammars(grammars), null);
  expect(reading!.findings.map(({ code }) => code)).toEqual(['ambiguous-date']);
});

test('the same bytes under another name are named with the document that they are', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderOf({ 'a.txt': lease, 'copy of a.txt': lease });
  const report = await importContracts(workspace, [folder], maria);
  expect(report.files.map(({ outcome, sameAs }) => [outcome, sameAs])).toEqual([
    ['imported', null],
    ['unchanged', join(folder, 'a.txt')],
  ]);
  expect(await listDocuments(workspace)).toHaveLength(1);
});

test('standard input is a document of its own, whatever came before it', async () => {
  const workspace = await temporaryWorkspace();
  const pipe = (text: string) => ({ ...maria, standardInput: async () => Buffer.from(text) });
  await importContracts(workspace, ['-'], pipe(lease));
  await importContracts(workspace, ['-'], pipe(`${lease}\nMore.`));
  const files = (await listDocuments(workspace)).map(({ file }) => file);
  expect(files).toHaveLength(2);
  for (const file of files) expect(file).toMatch(/^standard-input-[0-9a-f]{8}$/);
  const { files: empty } = await importContracts(workspace, ['-'], pipe(''));
  expect(empty[0]!.error).toMatch(/^standard input: is empty/);
});

test('a changed file is a new version; what was confirmed stays confirmed', async () => {
  const workspace = await temporaryWorkspace();
  const folder = folderOf({ 'lease.txt': lease });
  await importContracts(workspace, [folder], maria);
  const [rent] = await listObligations(workspace, { text: 'Rent' }, maria);
  await reviewObligation(workspace, rent!.obligation.id, { state: 'confirmed' }, maria);
  writeFileSync(join(folder, 'lease.txt'), lease.replace('1. Rent', '1. Money\n1.0 This clause is new.'));
  const report = await importContracts(workspace, [folder], maria);
  expect(report.files).toMatchObject([{ outcome: 'new-version', carried: 1, lost: [] }]);
  expect((await listObligations(workspace, { text: 'Rent' }, maria))[0]!.obligation.review).toBe('confirmed');
});

test('two empty databases give byte-identical exports', async () => {
  const folder = folderOf({ 'a.txt': lease, 'b.txt': `${lease}\nAnd more.` });
  const [one, two] = await Promise.all(
    [1, 2].map(async () => {
      const workspace = await temporaryWorkspace();
      await importContracts(workspace, [folder], maria);
      return JSON.stringify(await exportData(workspace, {}, { now: maria.now }));
    }),
  );
  expect(one).toBe(two);
});

test('quotes in the export stand at their offsets', async () => {
  const workspace = await temporaryWorkspace();
  await importContracts(workspace, [folderOf({ 'a.txt': lease })], maria);
  const { documents } = await exportData(workspace, {}, { now: maria.now });
  const [document] = documents;
  expect(document!.text).toBe(lease);
  expect(document!.obligations.length).toBeGreaterThan(0);
  for (const { quote, start, end } of [...document!.obligations, ...document!.provisions]) {
    expect(document!.text.slice(start, end)).toBe(quote);
  }
});

test('patterns find files across folders; links that go round in circles are walked once', () => {
  const folder = folderOf({
    'a.pdf': '',
    'x/b.pdf': '',
    'x/y/c.PDF': '',
    'x/y/d.docx': '',
    '~$a.docx': '',
    'e[1].txt': '',
  });
  symlinkSync(folder, join(folder, 'x', 'round'));
  const found = (...patterns: string[]) =>
    findFiles(patterns.map((pattern) => join(folder, pattern))).files.map((file) => file.slice(folder.length + 1));
  expect(found('*.pdf')).toEqual(['a.pdf']);
  expect(found('**/*.pdf')).toEqual(['a.pdf', 'x/b.pdf']);
  expect(found('x/**/*.{PDF,docx}')).toEqual(['x/y/c.PDF', 'x/y/d.docx']);
  expect(found('x/?.pdf', 'x/b.pdf')).toEqual(['x/b.pdf']);
  expect(found('e[1].txt')).toEqual(['e[1].txt']);
  expect(found('.')).toEqual(['a.pdf', 'e[1].txt', 'x/b.pdf', 'x/y/c.PDF', 'x/y/d.docx']);
  expect(findFiles([join(folder, '*.odt')]).empty).toHaveLength(1);
});

test('nothing to import at all is a wrong use of the command', async () => {
  const workspace = await temporaryWorkspace();
  await expect(importContracts(workspace, [temporaryFolder()], maria)).rejects.toThrow(/there is no document in/);
});

test('an import that is killed again and again leaves each document wholly or not at all, and a rerun finishes it', async () => {
  const folder = temporaryFolder();
  const names = readdirSync(contracts).filter((name) => /\.(txt|md|html|docx)$/.test(name));
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) copyFileSync(join(contracts, name), join(folder, name));
  const database = join(temporaryFolder(), 'obligations.db');
  const script = join(temporaryFolder(), 'import.mjs');
  const built = (module: string) => JSON.stringify(new URL(`../../dist/${module}`, import.meta.url).href);
  writeFileSync(
    script,
    `import { openWorkspace } from ${built('app/open-workspace.js')};
     import { readConfiguration } from ${built('app/configuration.js')};
     import { importContracts } from ${built('app/import-contracts.js')};
     import { Temporal } from ${JSON.stringify(import.meta.resolve('temporal-polyfill'))};
     const [database, grammars, folder] = process.argv.slice(2);
     const configuration = readConfiguration(null, { timeZone: 'Europe/London' });
     process.stdout.write('ready\\n');
     const workspace = await openWorkspace({ configuration, database, grammars });
     const now = Temporal.ZonedDateTime.from('2026-11-20T09:00[Europe/London]');
     const onProgress = ({ done }) => process.stdout.write('stored ' + done + '\\n');
     const { failed } = await importContracts(workspace, [folder], { now, who: 'maria', again: true, onProgress });
     process.stdout.write(failed === 0 ? 'done' : 'failed');`,
  );
  // Killed while the tables are made, while files are read, and a moment after each file is stored.
  const moments = ['ready', 'ready', 'stored 1', 'stored 2', 'stored 3', 'stored 4'];
  for (const [i, moment] of moments.entries()) {
    await killAt(script, [database, grammars, folder], moment, (i * 7) % 20);
    const store = await openStore(database);
    expect(await checkStore(store)).toEqual([]);
    await closeStore(store);
  }
  expect(await killAt(script, [database, grammars, folder], null, 0)).toMatch(/done$/);

  const clean = await temporaryWorkspace();
  await importContracts(clean, [folder], maria);
  const expected = JSON.stringify(await exportData(clean, {}, { now: maria.now }));
  const killed = { ...clean, store: await openStore(database) };
  expect(JSON.stringify(await exportData(killed, {}, { now: maria.now }))).toBe(expected);
  await closeStore(killed.store);
}, 300_000);

/** Starts a script and kills it some milliseconds after it has said something. @returns what it said */
function killAt(script: string, args: string[], moment: string | null, delay: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    let heard = false;
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk;
      if (heard || moment === null || !said.includes(`${moment}\n`)) return;
      heard = true;
      setTimeout(() => child.kill('SIGKILL'), delay);
    });
    child.on('error', reject);
    child.on('close', () => resolve(said));
  });
}
