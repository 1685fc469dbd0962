import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { listDecisions, putDecision } from '../../src/store/decisions.js';
import { loadDerived, saveDerived } from '../../src/store/derived.js';
import { findCurrentDocument, listDocumentRecords } from '../../src/store/documents.js';
import { insertEvent, listEventRecords } from '../../src/store/events.js';
import { hashOf } from '../../src/store/identifiers.js';
import { readJournal } from '../../src/store/journal.js';
import { findObligationsById, listObligationsAsReviewed } from '../../src/store/obligations.js';
import { alone, checkStore, closeStore, openStore } from '../../src/store/open-store.js';
import { loadReading } from '../../src/store/readings.js';
import { getReview, putReview } from '../../src/store/reviews.js';
import { saveReading } from '../../src/store/save-reading.js';
import { openAsIs } from '../../src/store/sqlite-only.js';
import { kinds, open } from './databases.js';
import { monday, readingOf, temporaryStore as temporaryFile, temporaryFolder, tuesday } from './reading-sample.js';

const first = { imported: monday, readWith: 'grammars-1' };
const agreement = readingOf('msa.txt', [
  '1 The Supplier shall deliver the weekly report within 5 days of request.',
  '2 The Supplier shall correct each defect it is told of within 10 days of notice.',
]);

describe.each(kinds)('$name', ({ newAddress }) => {
  const temporaryStore = async () => open(await newAddress());

  test('what is stored is what is read back', async () => {
    const store = await temporaryStore();
    const { outcome, document } = await saveReading(store, agreement, first);
    expect(outcome).toBe('imported');
    expect(document).toMatchObject({ file: 'msa.txt', version: 1, current: true, clauses: 2, obligations: 2 });
    expect(await loadReading(store, document.id)).toEqual(agreement);
  });

  test('odd letters come back as they went in: emoji, right-to-left text, zero and other control characters', async () => {
    const store = await temporaryStore();
    const odd = readingOf('odd.txt', [
      '1 “Ünïcode” 合同 \u202eabc\u202c \u0000 \u0001\u0000\u0002 🙂 within 5 days of request.',
    ]);
    const { document } = await saveReading(store, odd, first);
    expect((await loadReading(store, document.id))?.source.text).toBe(odd.source.text);
  });

  test('the quote of an obligation is its piece of the text', async () => {
    const store = await temporaryStore();
    await saveReading(store, agreement, first);
    const obligations = await listObligationsAsReviewed(store);
    expect(obligations.map(({ quote }) => quote)).toEqual([
      'The Supplier shall deliver the weekly report within 5 days of request.',
      'The Supplier shall correct each defect it is told of within 10 days of notice.',
    ]);
  });

  test('ids are the same in every database, and a beginning finds one', async () => {
    const [one, two] = [await temporaryStore(), await temporaryStore()];
    await saveReading(one, agreement, first);
    await saveReading(two, agreement, { imported: tuesday, readWith: 'grammars-1' });
    const ids = (await listObligationsAsReviewed(one)).map(({ id }) => id);
    expect((await listObligationsAsReviewed(two)).map(({ id }) => id)).toEqual(ids);
    expect(ids[0]).toMatch(/^[0-9a-f]{16}$/);
    expect((await findObligationsById(one, ids[0]!.slice(0, 10))).map(({ id }) => id)).toEqual([ids[0]]);
  });

  test('two clauses with the very same words are two obligations', async () => {
    const store = await temporaryStore();
    const twice = readingOf('twice.txt', [
      '1 Deliver within 5 days of request.',
      '1 Deliver within 5 days of request.',
    ]);
    await saveReading(store, twice, first);
    expect(new Set((await listObligationsAsReviewed(store)).map(({ id }) => id)).size).toBe(2);
  });

  test('the same bytes twice are one document, whatever the path', async () => {
    const store = await temporaryStore();
    await saveReading(store, agreement, first);
    const copy = { ...agreement, source: { ...agreement.source, file: 'copy.txt' } };
    const { outcome, document } = await saveReading(store, copy, first);
    expect(outcome).toBe('unchanged');
    expect(document.file).toBe('msa.txt');
    expect(await listDocumentRecords(store, { allVersions: true })).toHaveLength(1);
  });

  test('a changed file is a new version: reviews, owners, done marks and events come over to the same duties', async () => {
    const store = await temporaryStore();
    const { document } = await saveReading(store, agreement, first);
    const [report, defects] = await listObligationsAsReviewed(store);
    await putReview(store, { ...tuesday, obligation: report!.id, state: 'confirmed', edit: null, reason: 'checked' });
    await putDecision(store, {
      obligation: defects!.id,
      key: 'e1',
      status: 'done',
      owner: 'jo',
      snoozedUntil: null,
      notes: ['mended'],
    });
    await insertEvent(store, {
      id: 'e1',
      document: document.id,
      event: 'notice',
      when: '2026-11-02',
      note: '',
      recorded: monday,
      undone: null,
    });

    const changed = readingOf('msa.txt', [
      '1 Definitions.',
      '2 The Supplier shall deliver the weekly written report within 5 days of request.',
      '3 The Supplier shall correct each defect it is told of within 10 days of notice.',
    ]);
    const saved = await saveReading(store, changed, { imported: tuesday, readWith: 'grammars-1' });
    expect(saved).toMatchObject({ outcome: 'new-version', carried: 2, lost: [] });
    expect(saved.document).toMatchObject({ version: 2, lineage: document.lineage, current: true });

    const [reportNow, defectsNow] = await listObligationsAsReviewed(store);
    expect(reportNow).toMatchObject({ clause: '2', review: 'confirmed' });
    expect(await listDecisions(store, [defectsNow!.id])).toMatchObject([{ key: 'e1', status: 'done', owner: 'jo' }]);
    expect(await listEventRecords(store, { documents: [saved.document.id] })).toHaveLength(1);
    expect(await listDocumentRecords(store)).toHaveLength(1);
  });

  test('where the new version lays down another period, only the owner comes over', async () => {
    const store = await temporaryStore();
    await saveReading(store, agreement, first);
    const [report] = await listObligationsAsReviewed(store);
    await putReview(store, { ...tuesday, obligation: report!.id, state: 'confirmed', edit: null, reason: '' });
    await putDecision(store, {
      obligation: report!.id,
      key: '',
      status: null,
      owner: 'jo',
      snoozedUntil: null,
      notes: [],
    });
    const changed = readingOf('msa.txt', ['1 The Supplier shall deliver the weekly report within 3 days of request.']);
    expect(await saveReading(store, changed, first)).toMatchObject({ carried: 0, lost: [report!.id] });
    const [reportNow] = await listObligationsAsReviewed(store);
    expect(reportNow).toMatchObject({ review: 'unreviewed' });
    expect(await listDecisions(store, [reportNow!.id])).toMatchObject([{ owner: 'jo' }]);

    await saveReading(store, readingOf('msa.txt', [...agreement.source.text.split('\n'), '9 Nothing else.']), first);
    expect((await listObligationsAsReviewed(store))[0]).toMatchObject({ id: report!.id, review: 'confirmed' });
  });

  test('a duty that a new version of the file did not change keeps its id, and one that comes back has its marks again', async () => {
    const store = await temporaryStore();
    const lines = agreement.source.text.split('\n');
    await saveReading(store, agreement, first);
    const [report, defects] = await listObligationsAsReviewed(store);
    await putReview(store, { ...tuesday, obligation: defects!.id, state: 'confirmed', edit: null, reason: 'checked' });

    const without = readingOf('msa.txt', [...lines.filter((line) => !line.includes('defect')), '8 No defects.']);
    expect(await saveReading(store, without, first)).toMatchObject({ carried: 0, lost: [defects!.id] });
    expect((await listObligationsAsReviewed(store)).map(({ id }) => id)).toEqual([report!.id]);

    await saveReading(store, readingOf('msa.txt', [...lines, '9 Nothing else.']), first);
    const now = await listObligationsAsReviewed(store);
    expect(now.map(({ id, review }) => [id, review])).toEqual([
      [report!.id, 'unreviewed'],
      [defects!.id, 'confirmed'],
    ]);
  });

  test('going back to the earlier text brings the earlier version back, with the marks made since', async () => {
    const store = await temporaryStore();
    const { document } = await saveReading(store, agreement, first);
    await saveReading(store, readingOf('msa.txt', [...agreement.source.text.split('\n'), '3 Nothing.']), first);
    const [report] = await listObligationsAsReviewed(store);
    await putReview(store, {
      ...tuesday,
      obligation: report!.id,
      state: 'dismissed',
      edit: null,
      reason: 'none of ours',
    });
    const back = await saveReading(store, agreement, first);
    expect(back.document).toMatchObject({ id: document.id, current: true });
    expect((await listDocumentRecords(store)).map(({ id }) => id)).toEqual([document.id]);
    expect((await listObligationsAsReviewed(store))[0]).toMatchObject({ review: 'dismissed' });
  });

  test('other grammars read the same document again: what a person marked stays, found again or not', async () => {
    const store = await temporaryStore();
    await saveReading(store, agreement, first);
    const [report, defects] = await listObligationsAsReviewed(store);
    await putReview(store, { ...tuesday, obligation: report!.id, state: 'confirmed', edit: null, reason: '' });
    await putReview(store, { ...tuesday, obligation: defects!.id, state: 'confirmed', edit: null, reason: '' });

    // The new grammars quote the first duty less widely, and no longer see the second.
    const narrower = { ...agreement.obligations[0]!, start: agreement.obligations[0]!.start + 4 };
    const again = await saveReading(
      store,
      { ...agreement, obligations: [narrower] },
      { imported: tuesday, readWith: 'grammars-2' },
    );
    expect(again.outcome).toBe('read-again');
    const now = await listObligationsAsReviewed(store);
    expect(now.map(({ quote, review }) => [quote.slice(0, 12), review])).toEqual([
      ['Supplier sha', 'confirmed'],
      ['The Supplier', 'confirmed'],
    ]);
    expect(now[1]!.id).toBe(defects!.id);
  });

  test('an edit is applied on reading, and what the rule read is kept beneath it', async () => {
    const store = await temporaryStore();
    await saveReading(store, agreement, first);
    const [report] = await listObligationsAsReviewed(store);
    await putReview(store, {
      ...tuesday,
      obligation: report!.id,
      state: 'edited',
      edit: { obligor: 'Contractor' },
      reason: '',
    });
    expect((await listObligationsAsReviewed(store))[0]).toMatchObject({ obligor: 'Contractor', review: 'edited' });
    expect((await loadReading(store, report!.document))?.obligations[0]).toMatchObject({ obligor: 'Supplier' });
    expect((await getReview(store, report!.id))?.who).toBe('jo');
  });

  test('every import is in the journal', async () => {
    const store = await temporaryStore();
    const { document } = await saveReading(store, agreement, first);
    expect(await readJournal(store, { subject: document.id.slice(0, 6) })).toMatchObject([
      { did: 'imported', who: 'maria', at: monday.at, subject: 'document', subjectId: document.id },
    ]);
  });

  test('a file may have a very long name, as attachments of strangers do', async () => {
    const store = await temporaryStore();
    const name = Array.from({ length: 600 }, (_, i) => hashOf([String(i)], 8)).join('');
    const { document } = await saveReading(store, readingOf(name, ['1 Deliver within 5 days of request.']), first);
    expect((await findCurrentDocument(store, name))?.id).toBe(document.id);
  });

  test('a document that cannot be stored wholly is not stored at all', async () => {
    const store = await temporaryStore();
    const broken = { ...agreement, provisions: [{ ...agreement.provisions[0]!, category: null as never }] };
    await expect(saveReading(store, broken, first)).rejects.toThrow(/not.null/i);
    expect(await listDocumentRecords(store)).toEqual([]);
    expect(await checkStore(store)).toEqual([]);
  });

  test('work done alone is refused to a second program until the first has ended', async () => {
    const store = await temporaryStore();
    const second = await alone(store, 'remind', () => alone(store, 'remind', async () => 'done twice'));
    expect(second).toBeNull();
    expect(await alone(store, 'remind', async () => 'done')).toBe('done');
  });

  test('a database opens again with what it held', async () => {
    const address = await newAddress();
    const store = await openStore(address);
    await saveReading(store, agreement, first);
    await closeStore(store);
    expect(await listDocumentRecords(await open(address))).toHaveLength(1);
  });

  test('two programs may open a new database at once', async () => {
    const address = await newAddress();
    const stores = await Promise.all([open(address), open(address), open(address)]);
    await Promise.all(stores.map((store) => saveReading(store, agreement, first)));
    expect(await listDocumentRecords(stores[0]!, { allVersions: true })).toHaveLength(1);
  });

  test('texts are in the order of their letters, not of a language', async () => {
    const store = await temporaryStore();
    for (const file of ['b.txt', 'B.txt', 'a b.txt', 'a-b.txt', 'ä.txt', 'ab.txt'])
      await saveReading(store, readingOf(file, [`1 This is ${file}.`]), first);
    const files = (await listDocumentRecords(store)).map(({ file }) => file);
    expect(files).toEqual(['B.txt', 'a b.txt', 'a-b.txt', 'ab.txt', 'b.txt', 'ä.txt']);
  });
});

describe('a database file', () => {
  test('only its owner may read the database and the files beside it', async () => {
    const store = await temporaryFile();
    await saveReading(store, agreement, first);
    for (const end of ['', '-wal', '-shm']) expect(statSync(`${store.url}${end}`).mode & 0o777).toBe(0o600);
  });

  test('a file opens again, in folders that are made for it, and leaves nothing beside it', async () => {
    const file = join(temporaryFolder(), 'a', 'deeper', 'folder', 'obligations.db');
    const store = await openStore(file);
    await saveReading(store, agreement, first);
    await closeStore(store);
    expect(existsSync(`${file}-wal`)).toBe(false);
    const again = await openStore(file);
    expect(await listDocumentRecords(again)).toHaveLength(1);
    await closeStore(again);
  });

  test('a file that is no database is named, and left as it was', async () => {
    const file = join(temporaryFolder(), 'letter.txt');
    writeFileSync(file, 'Dear Sirs, this is a letter and not a database, however long one looks at it. '.repeat(20));
    const before = readFileSync(file, 'utf8');
    await expect(openStore(file)).rejects.toThrow(/letter\.txt: is no tenor database/);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test("another program's database gets no tables", async () => {
    const file = join(temporaryFolder(), 'library.db');
    const foreign = openAsIs(file);
    await sql`create table documents (title text)`.execute(foreign.tables);
    await closeStore(foreign);
    const before = readFileSync(file);
    await expect(openStore(file)).rejects.toThrow(/library\.db: is no tenor database/);
    expect(readFileSync(file).equals(before)).toBe(true);
    const again = openAsIs(file);
    const { rows } = await sql<{ name: string }>`select name from sqlite_master`.execute(again.tables);
    expect(rows).toEqual([{ name: 'documents' }]);
    await closeStore(again);
  });

  test("another program's database in WAL keeps its journal, and gets no file beside it", async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'library.db');
    const foreign = openAsIs(file);
    await sql`pragma journal_mode = wal`.execute(foreign.tables);
    await sql`create table books (title text)`.execute(foreign.tables);
    await expect(openStore(file)).rejects.toThrow(/library\.db: is no tenor database/);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    await closeStore(foreign);
    const before = readFileSync(file);
    await expect(openStore(file)).rejects.toThrow(/library\.db: is no tenor database/);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['library.db']);
  });

  test('on a full disk what was stored is kept, what can be worked out again is not, and the same works once there is room', async () => {
    const store = await openStore(join(temporaryFolder(), 'full.db'));
    await saveReading(store, agreement, first);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.tables);
    await sql.raw(`pragma max_page_count = ${rows[0]!.page_count}`).execute(store.tables);
    const long = readingOf('long.txt', [`1 The Supplier shall ${'very '.repeat(20_000)}soon deliver within 9 days.`]);
    await expect(saveReading(store, long, first)).rejects.toThrow(
      /full\.db: cannot grow: the disk is full\. What was stored before is kept; make room/,
    );
    await saveDerived(store, 'conflicts', 'today', 'x'.repeat(100_000));
    expect(await loadDerived(store, 'conflicts', 'today')).toBeNull();
    expect((await listDocumentRecords(store)).map(({ file }) => file)).toEqual(['msa.txt']);
    expect(await checkStore(store)).toEqual([]);
    await sql`pragma max_page_count = 1000000`.execute(store.tables);
    expect((await saveReading(store, long, first)).outcome).toBe('imported');
    await closeStore(store);
  });

  test('a damaged row is told with its table; other documents are read all the same, and reading its own again mends it', async () => {
    const store = await openStore(join(temporaryFolder(), 'scratched.db'));
    const { document } = await saveReading(store, agreement, first);
    const other = await saveReading(store, readingOf('other.txt', ['1 Deliver within 5 days of request.']), first);
    const before = await listObligationsAsReviewed(store);
    const { id } = before.find((obligation) => obligation.document === document.id)!;
    await sql`update obligations set draft = substr(draft, 9) where id = ${id}`.execute(store.tables);
    await sql`update texts set layout = '' where document = ${document.id}`.execute(store.tables);
    const says = new RegExp(`scratched\\.db: row ${id} of the table obligations is damaged: import the document again`);
    await expect(listObligationsAsReviewed(store)).rejects.toThrow(says);
    await expect(loadReading(store, document.id)).rejects.toThrow(/of the table texts is damaged/);
    expect(await listObligationsAsReviewed(store, { documents: [other.document.id] })).toHaveLength(1);
    expect((await saveReading(store, agreement, { ...first, again: true })).outcome).toBe('read-again');
    expect(await listObligationsAsReviewed(store)).toEqual(before);
    expect(await loadReading(store, document.id)).toEqual(agreement);

    await putReview(store, { obligation: id, state: 'edited', edit: {}, reason: '', at: monday.at, who: 'jo' });
    await sql`update reviews set edit = '{'`.execute(store.tables);
    await expect(getReview(store, id)).rejects.toThrow(
      /table reviews is damaged: put a copy of the database in its place/,
    );
    await saveDerived(store, 'conflicts', 'today', []);
    await sql`update derived set body = '['`.execute(store.tables);
    expect(await loadDerived(store, 'conflicts', 'today')).toBeNull();
    await closeStore(store);
  });
});
