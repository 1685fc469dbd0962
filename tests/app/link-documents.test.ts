import { expect, test } from 'vitest';
import { type Diagnosis, examine } from '../../src/app/examine.js';
import { decideLink, linkDocuments, listLinks } from '../../src/app/link-documents.js';
import { listJournal } from '../../src/app/list-journal.js';
import { isUs, ourSide } from '../../src/app/our-side.js';
import type { Workspace } from '../../src/app/workspace.js';
import type { DocumentFacts } from '../../src/model/facts.js';
import { readingOf } from '../store/reading-sample.js';
import { maria, save, temporaryWorkspace } from './workspace-sample.js';

const stated = <T>(value: T) => ({ value, span: { start: 0, end: 1 }, rule: 'facts/title' });
const titled = (title: string, agreementDate: string): Partial<DocumentFacts> => ({
  title: stated(title),
  agreementDate: stated(agreementDate),
});
const amending = (title: string, date: string | null): Partial<DocumentFacts> => ({
  title: stated('Amendment No. 2'),
  references: [{ span: { start: 0, end: 1 }, title, date, relation: 'amends' }],
});

async function linksDiagnosis(workspace: Workspace): Promise<Diagnosis> {
  return (await examine(workspace, maria)).find(({ check }) => check === 'links')!;
}

const lease = readingOf('lease.txt', ['1 The Lease.'], titled('Lease Agreement', '2024-05-03'));
const services = readingOf('services.txt', ['1 The services.'], titled('Services Agreement', '2024-05-03'));
const olderServices = readingOf('old.txt', ['1 Older services.'], titled('Services Agreement', '2019-01-01'));

test('an amendment is linked to the agreement that it names by title and date', async () => {
  const workspace = await temporaryWorkspace();
  for (const reading of [lease, services, olderServices]) await save(workspace, reading);
  await save(workspace, readingOf('amendment.txt', ['1 Changes.'], amending('Services Agreement', '2024-05-03')));
  const [view] = await listLinks(workspace);
  expect(view).toMatchObject({
    link: { relation: 'amends', state: 'proposed' },
    from: { file: 'amendment.txt' },
    to: { file: 'services.txt' },
  });
});

test('where two documents fit the name equally well, none is guessed', async () => {
  const workspace = await temporaryWorkspace();
  for (const reading of [services, olderServices]) await save(workspace, reading);
  await save(workspace, readingOf('amendment.txt', ['1 Changes.'], amending('Services Agreement', null)));
  expect(await listLinks(workspace)).toMatchObject([
    {
      to: null,
      mayBe: [{ file: 'old.txt' }, { file: 'services.txt' }],
      missing: 'which may be old.txt or services.txt: say which with "tenor link"',
    },
  ]);
  expect(await linksDiagnosis(workspace)).toMatchObject({
    ok: false,
    says: 'amendment.txt speaks of "Services Agreement", which may be old.txt or services.txt: say which with "tenor link"',
  });
});

test('an agreement of strangers is not taken for the one that is named, whatever its title', async () => {
  const workspace = await temporaryWorkspace();
  const between = (...names: string[]) => ({
    parties: names.map((name) => ({ name, aliases: [], role: '', spans: [] })),
  });
  const titledBetween = (...names: string[]) => ({
    ...titled('Services Agreement', '2024-05-03'),
    ...between(...names),
  });
  await save(workspace, readingOf('others.txt', ['1 Others.'], titledBetween('Oak Ltd', 'Elm plc')));
  const changes = { ...amending('Services Agreement', null), ...between('Mill Limited', 'Quay GmbH') };
  await save(workspace, readingOf('amendment.txt', ['1 Changes.'], changes));
  const doubt = 'amendment.txt and others.txt name different parties';
  expect(await listLinks(workspace)).toMatchObject([{ to: null, mayBe: [{ file: 'others.txt' }], doubts: [doubt] }]);
  // Every title is borne by many: where several strangers have it, none is a hint.
  for (const name of ['more.txt', 'yet-more.txt'])
    await save(workspace, readingOf(name, [`1 ${name}`], titledBetween(`${name} Ltd`, 'Ash plc')));
  expect(await listLinks(workspace)).toMatchObject([{ to: null, mayBe: [], missing: 'which has not been imported' }]);
  // However its legal form is spelt, a party in common tells which is meant.
  await save(workspace, readingOf('ours.txt', ['1 Ours.'], titledBetween('MILL LTD.', 'Beech AG')));
  expect(await listLinks(workspace)).toMatchObject([{ to: { file: 'ours.txt' }, doubts: [] }]);
});

test('an agreement that is there under another date is not taken for the one that is named, but it is mentioned', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, services);
  await save(workspace, readingOf('amendment.txt', ['1 Changes.'], amending('Services Agreement', '2024-03-05')));
  const doubt = 'services.txt is dated 2024-05-03, but amendment.txt speaks of one dated 2024-03-05';
  expect(await listLinks(workspace)).toMatchObject([
    { to: null, missing: 'which has not been imported, unless it is services.txt', doubts: [doubt] },
  ]);
  expect((await linksDiagnosis(workspace)).says).toContain(doubt);
});

test('a link that a person made is doubted where the facts of the two documents do not agree', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, services);
  await save(workspace, readingOf('amendment.txt', ['1 Changes.'], titled('Amendment No. 2', '2023-01-01')));
  await linkDocuments(workspace, { from: 'amendment', relation: 'amends', to: 'services' }, maria);
  expect(await listLinks(workspace)).toMatchObject([
    { doubts: ['amendment.txt is dated 2023-01-01, before services.txt, which it amends (2024-05-03)'] },
  ]);
});

test('a document that is named but was not imported is named', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOf('amendment.txt', ['1 Changes.'], amending('Supply Agreement', '2020-02-02')));
  expect(await listLinks(workspace)).toMatchObject([
    { to: null, missing: 'which has not been imported', link: { title: 'Supply Agreement', date: '2020-02-02' } },
  ]);
  expect((await linksDiagnosis(workspace)).says).toBe(
    'amendment.txt speaks of "Supply Agreement" of 2020-02-02, which has not been imported',
  );
  // Once it is there, the link leads to it.
  await save(workspace, readingOf('supply.txt', ['1 Supplies.'], titled('Supply Agreement', '2020-02-02')));
  expect(await listLinks(workspace)).toMatchObject([{ to: { file: 'supply.txt' } }]);
});

test('an amendment that only its title ties to an agreement is linked to it', async () => {
  const workspace = await temporaryWorkspace();
  for (const reading of [services, olderServices]) await save(workspace, reading);
  const mention = { span: { start: 90, end: 110 }, title: 'Services Agreement', relation: 'mentions' as const };
  const facts: Partial<DocumentFacts> = {
    title: stated('AMENDMENT NO. 1 TO THE SERVICES AGREEMENT'),
    type: 'amendment',
    references: [{ ...mention, date: '2024-05-03' }],
  };
  await save(workspace, readingOf('amendment.txt', ['1 Changes.'], facts));
  expect(await listLinks(workspace)).toMatchObject([
    { link: { relation: 'amends', date: '2024-05-03' }, to: { file: 'services.txt' } },
  ]);
});

test('an addendum belongs to the agreement, and not to another addendum whose title ends in its name', async () => {
  const workspace = await temporaryWorkspace();
  const addendum = (title: string): Partial<DocumentFacts> => ({
    title: stated(title),
    type: 'addendum',
    references: [{ span: { start: 16, end: 34 }, title: 'Services Agreement', date: null, relation: 'supplements' }],
  });
  await save(workspace, readingOf('one.txt', ['1 One.'], addendum('Addendum No. 1 to Services Agreement')));
  await save(workspace, readingOf('two.txt', ['1 Two.'], addendum('Addendum No. 2 to Services Agreement')));
  expect((await listLinks(workspace)).map(({ to }) => to)).toEqual([null, null]);
  await save(workspace, services);
  expect((await listLinks(workspace)).map(({ to }) => to?.file)).toEqual(['services.txt', 'services.txt']);
});

test('a schedule that names its agreement by date, and is named by it, stands under it', async () => {
  const workspace = await temporaryWorkspace();
  const parties = ['Northwind Freight Ltd', 'Harbour Foods plc'].map((name) => {
    return { name, aliases: [], role: '', spans: [] };
  });
  const mentions = (title: string, date: string | null): Partial<DocumentFacts> => ({
    references: [{ span: { start: 90, end: 110 }, title, date, relation: 'mentions' }],
  });
  await save(
    workspace,
    readingOf('services.txt', ['1 The services.'], {
      ...titled('Services Agreement', '2024-05-03'),
      ...mentions('Service Level Schedule', null),
      parties,
    }),
  );
  const schedule = { ...titled('Service Level Schedule', '2024-06-01'), parties };
  await save(
    workspace,
    readingOf('levels.txt', ['1 Levels.'], { ...schedule, ...mentions('Services Agreement', '2024-05-03') }),
  );
  await save(
    workspace,
    readingOf('rates.txt', ['1 Rates.'], {
      ...titled('Rate Card', '2024-06-01'),
      ...mentions('Services Agreement', '2024-05-03'),
      parties,
    }),
  );
  expect(await listLinks(workspace)).toMatchObject([
    { link: { relation: 'under' }, from: { file: 'levels.txt' }, to: { file: 'services.txt' } },
  ]);
});

test('a proposed link is confirmed or rejected, and stays so; every decision is journalled', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, services);
  await save(workspace, readingOf('amendment.txt', ['1 Changes.'], amending('Services Agreement', '2024-05-03')));
  const [{ link }] = (await listLinks(workspace)) as [never] as [Awaited<ReturnType<typeof listLinks>>[number]];
  await decideLink(workspace, link.id.slice(0, 6), 'rejected', maria);
  expect(await listLinks(workspace)).toEqual([]);
  await linkDocuments(workspace, { from: 'amendment', relation: 'amends', to: 'services' }, maria);
  expect(await listLinks(workspace)).toMatchObject([{ link: { state: 'confirmed' } }]);
  expect((await listJournal(workspace)).map(({ did }) => did).slice(0, 2)).toEqual(['link confirmed', 'link rejected']);
});

test('a document cannot amend what amends it', async () => {
  const workspace = await temporaryWorkspace();
  for (const reading of [services, lease]) await save(workspace, reading);
  await linkDocuments(workspace, { from: 'lease', relation: 'under', to: 'services' }, maria);
  await expect(linkDocuments(workspace, { from: 'services', relation: 'amends', to: 'lease' }, maria)).rejects.toThrow(
    /already stands under/,
  );
});

test('a confirmed link follows both documents to their new versions', async () => {
  const workspace = await temporaryWorkspace();
  for (const reading of [services, lease]) await save(workspace, reading);
  await linkDocuments(workspace, { from: 'lease', relation: 'under', to: 'services' }, maria);
  const changed = await save(
    workspace,
    readingOf('services.txt', ['1 More services.'], titled('Services Agreement', '2024-05-03')),
  );
  expect(await listLinks(workspace)).toMatchObject([{ to: { id: changed.id }, link: { state: 'confirmed' } }]);
});

test('we are the party whose name holds ours as whole words, or that has our alias', () => {
  const acme = { name: 'ACME Freight Co., Ltd.', aliases: ['Party B'] };
  expect(isUs(acme, ['Acme Freight'])).toBe(true);
  expect(isUs(acme, ['the Party B'])).toBe(true);
  expect(isUs(acme, ['Acme Fr'])).toBe(false);
  const parties = [
    { ...acme, role: 'supplier', spans: [] },
    { name: 'Harbour Foods plc', aliases: ['Party A'], role: 'customer', spans: [] },
  ];
  expect(ourSide({ obligor: 'the Supplier', obligee: '' }, parties, ['acme'])).toBe('obligor');
  expect(ourSide({ obligor: 'Party A', obligee: 'Party B' }, parties, ['acme'])).toBe('obligee');
  expect(ourSide({ obligor: 'both', obligee: '' }, parties, ['acme'])).toBe('both');
  expect(ourSide({ obligor: 'both', obligee: '' }, parties, ['Elm Bank'])).toBe('neither');
});
