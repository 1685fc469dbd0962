import { expect, test } from 'vitest';
import { decideOccurrence } from '../../src/app/decide-occurrences.js';
import { findDocument } from '../../src/app/list-documents.js';
import { listDue, nextDays } from '../../src/app/list-due.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { readingOf } from '../store/reading-sample.js';
import { agreement, year } from './cleaning-agreement.js';
import { maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

test('obligations are found by party, side, words, kind and lane', async () => {
  const workspace = await temporaryWorkspace({ us: ['Harbour Foods'] });
  await save(workspace, agreement);
  const count = async (filter: Parameters<typeof listObligations>[1]) =>
    (await listObligations(workspace, filter, maria)).length;
  expect(await count({ party: 'northwind' })).toBe(2);
  expect(await count({ party: 'Elm Bank' })).toBe(0);
  expect(await count({ side: 'them' })).toBe(2);
  expect(await count({ side: 'us' })).toBe(0);
  expect(await count({ text: 'COMPLAINT' })).toBe(1);
  expect(await count({ kinds: ['penalty'] })).toBe(0);
  expect(await count({ lanes: ['armed'] })).toBe(2);
  expect(await count({ window: year })).toBe(0);
});

test('what somebody looks after is found whatever the case of the name', async () => {
  const workspace = await temporaryWorkspace();
  const clauses = [
    'This Agreement is made on 1 January 2026 between Mill Ltd (the "Miller") and Bakery Ltd (the "Baker").',
    '1. The Miller shall clean the mill by 4 December 2026.',
    '2. The Baker shall paint the shop by 5 December 2026.',
  ];
  await save(workspace, readingOfText('shop.txt', clauses.join('\n\n')));
  const [first] = await listDue(workspace, nextDays(maria.now, 20), {}, maria);
  await decideOccurrence(workspace, first!.occurrence.id, { does: 'assign', owner: 'Jo Élan' }, maria);
  for (const owner of ['Jo Élan', 'jo élan', 'JO E\u0301LAN']) {
    expect((await listDue(workspace, nextDays(maria.now, 20), { owner }, maria)).map(({ day }) => day)).toEqual([
      '2026-12-04',
    ]);
    expect(await listObligations(workspace, { owner, window: year }, maria)).toHaveLength(1);
  }
  expect(await listDue(workspace, nextDays(maria.now, 20), { owner: 'Jo' }, maria)).toEqual([]);
});

test('a document is found by its id, file, name or title; an ambiguous name lists what it may mean', async () => {
  const workspace = await temporaryWorkspace();
  const one = await save(workspace, agreement);
  await save(workspace, readingOf('contracts/cleaning-2.txt', ['1 Another.']));
  for (const name of [one.id, one.id.slice(0, 5), 'contracts/cleaning.txt', 'CLEANING.TXT', 'cleaning']) {
    expect((await findDocument(workspace, name)).id).toBe(one.id);
  }
  await expect(findDocument(workspace, 'clean')).rejects.toThrow(/may mean 2 documents/);
  await expect(findDocument(workspace, 'lease')).rejects.toThrow(/there is no document "lease"/);
});

test('of what is done twice a week or oftener only the next time is listed, of what is done weekly each', async () => {
  const workspace = await temporaryWorkspace();
  const parties =
    'This Agreement is made on 1 October 2026 between Mill Ltd (the "Miller") and Bakery Ltd (the "Baker").';
  const clauses = [
    'The Miller shall deliver flour every Monday and Thursday.',
    'The Miller shall clean the mill every Friday.',
  ];
  const text = [parties, ...clauses.map((clause, i) => `${i + 1}. ${clause}`)].join('\n\n');
  await save(workspace, readingOfText('routine.txt', text));
  const due = await listDue(workspace, nextDays(maria.now, 20), {}, maria);
  expect(due.map(({ day, view }) => [day, view.obligation.clause])).toEqual([
    ['2026-11-20', '2'],
    ['2026-11-23', '1'],
    ['2026-11-27', '2'],
    ['2026-12-04', '2'],
  ]);
});
