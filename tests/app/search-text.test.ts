import { existsSync } from 'node:fs';
import fc from 'fast-check';
import sqlite3 from 'sqlite3';
import { expect, test } from 'vitest';
import { reviewObligation } from '../../src/app/review-obligations.js';
import { type SearchOptions, searchText } from '../../src/app/search-text.js';
import { readSearch } from '../../src/app/search-words.js';
import type { Workspace } from '../../src/app/workspace.js';
import { formatSearchHits, formatSnippet, searchHitJson } from '../../src/report/search-results.js';
import { closeStore, openStore } from '../../src/store/open-store.js';
import { readingOf } from '../store/reading-sample.js';
import { maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const lease = readingOf('lease.txt', [
  '1 The Supplier shall deliver the weekly report within 5 days of request.',
  '2 Termination for convenience is excluded; the late payment of rent is a breach.',
  '8.4 A sub-processor in the café “Ünïcode” notifies each breach within 3 days of notice.',
]);
const policy = readingOf('policy.txt', [
  '1 We may terminate an account. Payment that is late does no harm.',
  '2 The term of equipment.',
]);

async function filled(): Promise<Workspace> {
  const workspace = await temporaryWorkspace();
  await save(workspace, lease);
  await save(workspace, policy);
  return workspace;
}

const found = async (workspace: Workspace, words: string, options: Partial<SearchOptions> = {}) =>
  (await searchText(workspace, words, { limit: 20, ...options })).hits.map(
    ({ document, passage }) => `${document.file} ${passage.clause}`,
  );

test('all words are found, in any order, case and inflection; a word that only begins alike is not', async () => {
  const workspace = await filled();
  expect(await found(workspace, 'TERMINATE')).toEqual(['policy.txt 1', 'lease.txt 2']);
  expect(await found(workspace, 'termination')).toEqual(['lease.txt 2', 'policy.txt 1']);
  expect(await found(workspace, 'breaches notify')).toEqual(['lease.txt 8.4']);
  expect(await found(workspace, 'rent unheard-of')).toEqual([]);
  expect(await found(workspace, 'rent equipment', { any: true })).toEqual(['policy.txt 2', 'lease.txt 2']);
});

test('words in quotation marks stand as they are; a star finds what begins so; a clause is found by its number', async () => {
  const workspace = await filled();
  expect(await found(workspace, '"late payment"')).toEqual(['lease.txt 2']);
  expect(await found(workspace, '“late payment')).toEqual(['lease.txt 2']);
  expect(await found(workspace, '"late payments"')).toEqual([]);
  expect(await found(workspace, 'terminati*')).toEqual(['lease.txt 2']);
  expect(await found(workspace, 'termin*')).toHaveLength(2);
  expect(await found(workspace, '"late pay"*')).toEqual(['lease.txt 2']);
  expect(await found(workspace, '8.4 sub-processor CAFE')).toEqual(['lease.txt 8.4']);
});

test('words that stand in a row fit better than the same words here and there', async () => {
  const workspace = await temporaryWorkspace();
  await save(
    workspace,
    readingOf('nda.txt', [
      '1 The rate of any payment that is late.',
      '2 The late payment rate is four percent.',
      ...Array.from({ length: 8 }, (_, i) => `${i + 3} The Buyer keeps secret number ${i}.`),
    ]),
  );
  expect(await found(workspace, 'late payment rate')).toEqual(['nda.txt 2', 'nda.txt 1']);
});

test('who owes it is found although the clause does not say so, and its kind and party choose clauses', async () => {
  const workspace = await filled();
  expect(await found(workspace, 'supplier notice')).toEqual(['lease.txt 8.4']);
  expect(await found(workspace, 'breach', { kinds: ['deadline'] })).toEqual(['lease.txt 8.4']);
  expect(await found(workspace, 'breach', { kinds: ['retention'] })).toEqual([]);
  expect(await found(workspace, 'within', { party: 'customer' })).toHaveLength(2);
  expect(await found(workspace, 'within', { party: 'tenant' })).toEqual([]);
  expect(await found(workspace, 'late', { document: 'policy' })).toEqual(['policy.txt 1']);
});

test('a clause is found by the heading above it and by its category, which are shown; a heading alone is no answer', async () => {
  const workspace = await temporaryWorkspace();
  const text =
    '9. Evidence and audit\n\n9.1 The Customer may inspect the books.\n\n9.2 The Supplier keeps the books for five (5) years.\n';
  await save(workspace, readingOfText('books.txt', text));
  const { hits } = await searchText(workspace, 'audit inspect', { limit: 5 });
  expect(hits.map(({ passage, under }) => [passage.clause, under.map((heading) => heading.text)])).toEqual([
    ['9.1', ['Evidence and audit']],
  ]);
  expect(formatSearchHits(hits, 80, (word) => `[${word}]`).slice(0, 3)).toEqual([
    'books.txt  cl. 9.1',
    '  Evidence and [audit]',
    '  9.1 The Customer may [inspect] the books.',
  ]);
  expect((await found(workspace, 'evidence')).sort()).toEqual(['books.txt 9.1', 'books.txt 9.2']);

  await save(workspace, lease);
  const [insured] = (await searchText(workspace, 'insurance supplier', { limit: 5 })).hits;
  expect(insured).toMatchObject({ passage: { clause: '1' }, categories: [{ text: 'insurance' }] });
  expect(formatSearchHits([insured!], 80, (word) => `[${word}]`)).toContain('    category: [insurance]');
});

test('marks are places in the text of the document; the obligations of the clause stand beside it', async () => {
  const workspace = await filled();
  const { hits, total } = await searchText(workspace, 'reports weekly', { limit: 1 });
  const json = searchHitJson(hits[0]!);
  expect(total).toBe(1);
  expect(json.marks.map(({ start, end }) => lease.source.text.slice(start, end))).toEqual(['weekly', 'report']);
  expect(json.obligations).toMatchObject([{ kind: 'deadline', obligor: 'Supplier', value: 'P5D' }]);
  expect(formatSnippet(hits[0]!.words, (word) => `[${word}]`)).toBe(
    '1 The Supplier shall deliver the [weekly] [report] within 5 days of request.',
  );
});

test('a clause that a new version of the file changed is found by its new words only, a correction by its own', async () => {
  const workspace = await filled();
  expect(await found(workspace, 'rent')).toEqual(['lease.txt 2']);
  await save(workspace, readingOf('lease.txt', ['1 The Supplier shall deliver the ledger within 5 days of request.']));
  expect(await found(workspace, 'rent')).toEqual([]);
  const [hit] = (await searchText(workspace, 'ledger', { limit: 1 })).hits;
  const { id } = hit!.obligations[0]!.obligation;
  await reviewObligation(workspace, id, { state: 'edited', edit: { obligor: 'Wexmere' } }, maria);
  expect(await found(workspace, 'wexmere ledger')).toEqual(['lease.txt 1']);
  await reviewObligation(workspace, id, { state: 'dismissed' }, maria);
  expect(await found(workspace, 'wexmere')).toEqual([]);
});

test('a database of an earlier tenor can be searched, and holds what it held', async () => {
  const workspace = await filled();
  const { url } = workspace.store;
  const before = await found(workspace, 'late');
  await closeStore(workspace.store);
  expect(existsSync(`${url}-wal`)).toBe(false);
  await withoutSearch(url);
  const store = await openStore(url);
  expect(await found({ ...workspace, store }, 'late')).toEqual(before);
  await closeStore(store);
});

/** As it was before there was a search. */
function withoutSearch(file: string): Promise<void> {
  const triggers = ['texts', 'obligations', 'reviews'].flatMap((table) =>
    ['insert', 'update', 'delete'].map((event) => `drop trigger search_${table}_${event};`),
  );
  const tables = ['search_vocabulary', 'search_words', 'search_documents', 'search_passages', 'paths'];
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file);
    database.exec(
      `${triggers.join('')} ${tables.map((table) => `drop table ${table};`).join('')}
       delete from kysely_migration where name >= '2026-11-21-search';`,
      (error) => (error ? reject(error) : database.close(() => resolve())),
    );
  });
}

test('whatever is typed is words, never a command', async () => {
  const workspace = await filled();
  for (const typed of ['NOT', 'late AND', 'NEAR(', '{x}: ^late', "late'; drop table texts", 'text:late', '-late']) {
    await expect(found(workspace, typed), typed).resolves.toBeInstanceOf(Array);
  }
  await expect(found(workspace, '"" * —')).rejects.toThrow(/at least one word/);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (typed) => {
      const searching = found(workspace, `late ${typed}`);
      await expect(searching).resolves.toBeInstanceOf(Array);
    }),
    { numRuns: 200 },
  );
  expect(readSearch('a "b c" d*')).toEqual([
    { words: 'a', as: 'word' },
    { words: 'b c', as: 'phrase' },
    { words: 'd', as: 'beginning' },
  ]);
});

test('of a long clause the piece is shown in which most of the words stand; nothing in it moves the cursor', async () => {
  const workspace = await temporaryWorkspace();
  const filler = 'The parties agree that nothing of this matters at all. '.repeat(30);
  const text = `1. General\n\n1.1 ${filler}Audit \u001b[2J\u202ereports are kept. ${filler}Then an audit follows.\n`;
  await save(workspace, readingOfText('long.txt', text));
  const [hit] = (await searchText(workspace, 'audit kept', { limit: 5 })).hits;
  const snippet = formatSnippet(hit!.words, (word) => `[${word}]`);
  expect(snippet).toContain('[Audit] <U+001B>[2J<U+202E>reports are [kept].');
  expect(snippet).toMatch(/^… .{100,300} …$/);
});

test('a heading and a page number in the midst of a phrase do not part it', async () => {
  const workspace = await temporaryWorkspace();
  const reading = readingOf('paged.txt', ['1 The Tenant keeps the back Page 3 of 9 up power running.']);
  const start = reading.source.text.indexOf('Page 3');
  const skipped = [{ start, end: start + 'Page 3 of 9'.length }];
  await save(workspace, { ...reading, tree: { ...reading.tree, skipped } });
  expect(await found(workspace, '"back up power"')).toEqual(['paged.txt 1']);
});
