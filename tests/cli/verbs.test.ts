import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExportData } from '../../src/app/export-data.js';
import { alone, closeStore, openStore } from '../../src/store/open-store.js';
import { root, Tenor } from './tenor.js';

const tenor = new Tenor();

beforeAll(() => {
  const { code, err } = tenor.run('import', join(root, 'contracts'));
  expect(err).not.toMatch(/defect/);
  expect(code).toBe(0);
}, 120_000);

describe('the command line', { timeout: 120_000 }, () => {
  test('every verb of the specification is offered, with an example in its help', () => {
    const help = tenor.run('--help').out;
    const verbs =
      'import documents show obligations due calendar search resolve explain event events done waive reopen snooze assign note review conflicts remind export link grammar doctor backup restore'.split(
        ' ',
      );
    for (const verb of verbs) {
      expect(help).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
      const own = tenor.run('help', verb);
      expect(own.code, verb).toBe(0);
      if (!['grammar', 'remind'].includes(verb)) expect(own.out, verb).toContain('Example');
    }
  });

  test('wrong usage exits with 2 and says what is allowed', () => {
    for (const args of [
      ['bogus'],
      ['import'],
      ['due', '--from', '30 February'],
      ['obligations', '--kind', 'promise'],
      ['export', '--format', 'doc'],
    ]) {
      const { code, err } = tenor.run(...args);
      expect(code, args.join(' ')).toBe(2);
      expect(err, args.join(' ')).toMatch(/\S/);
      expect(err).not.toMatch(/^\s+at /m);
    }
  });

  test('an unknown document or obligation exits with 2 and names it', () => {
    expect(tenor.run('show', 'no-such-lease')).toMatchObject({
      code: 2,
      err: expect.stringContaining('no-such-lease'),
    });
    expect(tenor.run('explain', 'ffffffffffffffff')).toMatchObject({
      code: 2,
      err: expect.stringContaining('ffffffff'),
    });
  });

  test('the database can be read by its owner alone', () => {
    expect(statSync(tenor.database).mode & 0o077).toBe(0);
  });

  test('the same bytes twice are one document', () => {
    const before = tenor.json<unknown[]>('documents').length;
    const again = tenor.run('import', join(root, 'contracts'));
    expect(again.out).toContain('unchanged');
    expect(tenor.json<unknown[]>('documents')).toHaveLength(before);
  });

  test('one bad file gets one line and exit code 1; the rest is imported', () => {
    const other = new Tenor();
    const folder = join(other.folder, 'in');
    mkdirSync(folder);
    writeFileSync(join(folder, 'empty.pdf'), '');
    writeFileSync(join(folder, 'cut.pdf'), '%PDF-1.7\n1 0 obj\n<<');
    writeFileSync(
      join(folder, 'note.txt'),
      'The Tenant shall pay the rent within ten (10) days after receipt of the invoice.\n',
    );
    const { code, out, err } = other.run('import', folder, join(folder, 'missing.docx'));
    expect(code).toBe(1);
    expect(out).toMatch(/Imported .*note\.txt: .* 1 obligation/);
    for (const name of ['empty.pdf', 'cut.pdf', 'missing.docx']) {
      expect(
        err.split('\n').filter((line) => line.includes(name)),
        name,
      ).toHaveLength(1);
    }
  });

  test('standard input is a document too', () => {
    const other = new Tenor();
    const { code, out } = other.runWith(
      { input: 'The Buyer shall pay within 30 days after delivery.\n' },
      'import',
      '-',
    );
    expect([code, out]).toEqual([0, expect.stringContaining('1 obligation')]);
  });

  test('a listing in a pipe has no colour and no box', () => {
    for (const verb of ['documents', 'obligations', 'due', 'conflicts', 'calendar']) {
      expect(tenor.run(verb).out).not.toMatch(/[\u001b│─┌]/);
    }
  });

  test('without a terminal tenor prints the next 30 days and the conflicts', () => {
    const { code, out } = tenor.run();
    expect(code).toBe(0);
    expect(out).toContain('Due from 2026-11-20 to 2026-12-20');
    expect(out).toMatch(/\d+ conflicts?:/);
  });

  test('explain shows the words, the rule and the arithmetic', () => {
    const due = tenor.json<{ obligation: { id: string } }[]>('due', '--days', '400');
    expect(due.length).toBeGreaterThan(5);
    const { id } = due[0]!.obligation;
    const { out } = tenor.run('explain', id);
    for (const heading of ['IN ITS CLAUSE', 'READ BY', 'DUE']) expect(out).toContain(heading);
    expect(out).toMatch(/anchor /);
  });

  test('conflicts --fail-on high exits with 1 while a high one is open', () => {
    expect(tenor.run('conflicts', '--fail-on', 'high').code).toBe(1);
  });

  test('a conflict that was accepted with a reason stays accepted', () => {
    const [first] = tenor.json<{ id: string }[]>('conflicts');
    const { id } = first!;
    expect(tenor.run('conflicts', 'accept', id, '--reason', 'agreed by mail').code).toBe(0);
    tenor.run('import', join(root, 'contracts'), '--again');
    const all = tenor.json<{ id: string; status: string; reason: string }[]>('conflicts', '--all');
    expect(all.find((conflict) => conflict.id === id)).toMatchObject({
      status: 'accepted',
      reason: 'agreed by mail',
    });
    expect(tenor.run('conflicts', 'reopen', id).code).toBe(0);
  });

  test('a due date that was done stays done when the document is read again', () => {
    const [item] = tenor.json<{ occurrence: { id: string } }[]>('due', '--days', '400');
    expect(tenor.run('done', item!.occurrence.id, '--note', 'sent by courier').code).toBe(0);
    tenor.run('import', join(root, 'contracts'), '--again');
    const again = tenor.json<{ occurrence: { id: string; status: string; notes: string[] } }[]>(
      'due',
      '--from',
      '2020-01-01',
      '--status',
      'done',
    );
    expect(again.find(({ occurrence }) => occurrence.id === item!.occurrence.id)?.occurrence.notes.join(' ')).toContain(
      'sent by courier',
    );
    expect(tenor.run('reopen', item!.occurrence.id).code).toBe(0);
  });
});

describe('export', { timeout: 120_000 }, () => {
  test('quotes stand at their offsets, occurrences and conflicts point at what is there', () => {
    const data = JSON.parse(tenor.run('export').out) as ExportData;
    expect(data.documents).toHaveLength(10);
    const obligations = new Set(data.documents.flatMap((d) => d.obligations.map(({ id }) => id)));
    for (const document of data.documents) {
      for (const { start, end, quote } of [...document.obligations, ...document.provisions]) {
        expect(document.text.slice(start, end)).toBe(quote);
      }
    }
    for (const { a, b } of data.conflicts) {
      for (const { obligation } of [a, b]) if (obligation !== null) expect(obligations.has(obligation)).toBe(true);
    }
  });

  test('the same documents in an empty database give the same bytes', () => {
    const other = new Tenor();
    other.run('import', join(root, 'contracts'));
    const twin = new Tenor();
    twin.run('import', join(root, 'contracts'));
    expect(other.run('export').out).toBe(twin.run('export').out);
  });

  test('filters choose in every format, and leave out the documents of which nothing is left', () => {
    const { documents } = JSON.parse(tenor.run('export', '--kind', 'retention').out) as ExportData;
    const kept = documents.flatMap(({ obligations }) => obligations);
    const lines = tenor.run('export', '--kind', 'retention', '--format', 'csv').out.trim().split('\n');
    expect(kept.length).toBeGreaterThan(0);
    expect(new Set(kept.map(({ kind }) => kind))).toEqual(new Set(['retention']));
    expect(lines).toHaveLength(kept.length + 1);
    expect(documents.every(({ obligations }) => obligations.length > 0)).toBe(true);
  });

  test('what cannot be written says so, and leaves what stood there', () => {
    expect(tenor.run('export', '-o', tenor.folder)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is a folder'),
    });
    const nowhere = join(tenor.folder, 'none', 'x.json');
    expect(tenor.run('export', '-o', nowhere)).toMatchObject({
      code: 2,
      err: expect.stringContaining('no such folder'),
    });
  });

  test('a calendar of one document cancels nothing of others', () => {
    const other = new Tenor();
    const text = (who: string) =>
      `AGREEMENT\n\nThis Agreement is made on 1 May 2026 between ${who} Ltd ("Seller") and Oak Ltd ("Buyer").\n\n1. The Seller shall deliver on 4 December 2026.\n`;
    for (const name of ['elm', 'fir']) writeFileSync(join(other.folder, `${name}.txt`), text(name));
    other.run('import', join(other.folder, 'elm.txt'), join(other.folder, 'fir.txt'));
    other.run('export', '--format', 'ics');
    const [{ id }] = other.json<{ id: string }[]>('obligations', '--doc', 'elm') as [{ id: string }];
    other.run('review', 'dismiss', id, '--reason', 'none');
    const cancelled = (...flags: string[]) =>
      other.run('export', '--format', 'ics', ...flags).out.split('STATUS:CANCELLED').length - 1;
    expect([cancelled(), cancelled('--doc', 'elm'), cancelled('--doc', 'fir')]).toEqual([1, 1, 0]);
  });

  test('a file of an export can be read by its owner alone', () => {
    for (const format of ['csv', 'xlsx', 'md', 'html', 'ics']) {
      const path = join(tenor.folder, `out.${format}`);
      writeFileSync(path, 'what stood there', { mode: 0o644 });
      expect(tenor.run('export', '--format', format, '-o', path).code, format).toBe(0);
      expect(existsSync(path)).toBe(true);
      expect(statSync(path).mode & 0o077).toBe(0);
      expect(readFileSync(path, 'utf8').length).toBeGreaterThan(1000);
    }
  });
});

describe('import', { timeout: 60_000 }, () => {
  test('an attachment that cannot be read, and files that are no documents by name, are told of', () => {
    const other = new Tenor();
    const folder = join(other.folder, 'inbox');
    mkdirSync(folder);
    const mail = [
      'From: ana@example.com',
      'Subject: The lease',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'The lease is attached.',
      '--b',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename="lease.pdf"',
      '',
      '%PDF-1.4 and no more',
      '--b--',
      '',
    ];
    writeFileSync(join(folder, 'mail.eml'), mail.join('\r\n'));
    writeFileSync(join(folder, 'list.zip'), 'no document');
    const { code, err } = other.run('import', folder);
    expect(code).toBe(1);
    expect(err).toMatch(/“lease\.pdf” is no complete PDF/);
    expect(err).toMatch(/1 file passed over, no document by name: .*list\.zip/);
    const quiet = other.run('import', '--again', '--quiet', folder);
    expect(quiet).toMatchObject({ code: 1, err: expect.stringContaining('lease.pdf') });
  });
});

test('cron hears of it where another run holds the reminders up, even if it is to hear of failures alone', async () => {
  const tenor = new Tenor();
  const store = await openStore(tenor.database);
  const other = await alone(store, 'remind', async () => tenor.run('remind', 'run', '--quiet'));
  expect(other).toMatchObject({ code: 1, out: '', err: expect.stringContaining('another run sends reminders') });
  await closeStore(store);
  expect(tenor.run('remind', 'run', '--quiet')).toEqual({ code: 0, out: '', err: '' });
});

test('a calendar file for a few months, or for one owner, says of a series what the file for everything says', () => {
  const tenor = new Tenor();
  const clauses = [
    'This Agreement is made on 1 January 2026 between Mill Ltd (the "Miller") and Bakery Ltd (the "Baker").',
    '1. The Baker shall pay the rent on the first day of each month.',
    '2. The Miller shall clean the mill by 4 December 2026.',
  ];
  writeFileSync(join(tenor.folder, 'mill.txt'), clauses.join('\n\n'));
  expect(tenor.run('import', 'mill.txt').code).toBe(0);
  const events = (...flags: string[]) =>
    tenor
      .run('export', '--format', 'ics', ...flags)
      .out.split('BEGIN:VEVENT')
      .slice(1);
  const [rent, cleaning] = events();
  expect([rent, cleaning]).toEqual([expect.stringContaining('UNTIL=20291201'), expect.stringContaining('20261204')]);
  const end = 'END:VCALENDAR';
  const bodies = (found: readonly string[]) => found.map((event) => event.replace(end, '').trim());
  expect(bodies(events('--from', '2027-01-15', '--to', '2027-03-31'))[0]).toBe(rent!.trim());
  expect(bodies(events('--to', '2026-12-03'))).toEqual([rent!.trim()]);
  expect(bodies(events('--status', 'overdue'))[0]).toBe(rent!.trim());
  expect(events()).toEqual([rent, cleaning]);
});
