import { expect, test } from 'vitest';
import { documentsBoundOn } from '../../src/app/documents-bound-on.js';
import { linkDocuments } from '../../src/app/link-documents.js';
import { recordEvent } from '../../src/app/record-events.js';
import type { Workspace } from '../../src/app/workspace.js';
import { noFacts } from '../../src/extract/example-text.js';
import type { DocumentFacts } from '../../src/model/facts.js';
import { readingOf } from '../store/reading-sample.js';
import { maria, save, temporaryWorkspace } from './workspace-sample.js';

const stated = (value: string) => ({ value, span: { start: 0, end: 1 }, rule: 'facts/date' });
const runs = (from: string, to: string | null, term: Partial<DocumentFacts['term']> = {}): Partial<DocumentFacts> => ({
  agreementDate: stated(from),
  expirationDate: to === null ? null : stated(to),
  term: { ...noFacts.term, ...term },
});

const year = { count: 1, unit: 'year', business: false } as const;

async function boundOn(workspace: Workspace, day: string): Promise<string[]> {
  return (await documentsBoundOn(workspace, day))
    .map(({ file, version }) => (version > 1 ? `${file} v${version}` : file))
    .sort();
}

test('a contract binds from its date to its end, one that is renewed on and on until somebody ends it', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOf('fixed.txt', ['1 A year.'], runs('2024-03-01', '2025-02-28')));
  await save(
    workspace,
    readingOf('evergreen.txt', ['1 On and on.'], runs('2024-03-01', '2025-02-28', { renewal: year, evergreen: true })),
  );
  await save(
    workspace,
    readingOf('once.txt', ['1 One more year.'], runs('2024-03-01', '2025-02-28', { renewal: year, renewals: 1 })),
  );
  await save(workspace, readingOf('undated.txt', ['1 No date.']));
  expect(await boundOn(workspace, '2024-02-29')).toEqual(['undated.txt']);
  expect(await boundOn(workspace, '2025-02-28')).toEqual(['evergreen.txt', 'fixed.txt', 'once.txt', 'undated.txt']);
  expect(await boundOn(workspace, '2025-03-01')).toEqual(['evergreen.txt', 'once.txt', 'undated.txt']);
  expect(await boundOn(workspace, '2026-03-01')).toEqual(['evergreen.txt', 'undated.txt']);
  await recordEvent(workspace, { document: 'evergreen.txt', event: 'termination', when: '2026-06-30' }, maria);
  expect(await boundOn(workspace, '2026-06-30')).toEqual(['evergreen.txt', 'undated.txt']);
  expect(await boundOn(workspace, '2026-07-01')).toEqual(['undated.txt']);
});

test('an amendment binds from its own date, and ends with what it amends', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOf('services.txt', ['1 Services.'], runs('2024-03-01', '2025-02-28')));
  await save(workspace, readingOf('change.txt', ['1 Changes.'], { ...runs('2024-09-01', null), type: 'amendment' }));
  await linkDocuments(workspace, { from: 'change', relation: 'amends', to: 'services' }, maria);
  expect(await boundOn(workspace, '2024-08-31')).toEqual(['services.txt']);
  expect(await boundOn(workspace, '2024-09-01')).toEqual(['change.txt', 'services.txt']);
  expect(await boundOn(workspace, '2025-03-01')).toEqual([]);
});

test('of a file with several versions, the one that had begun by then binds', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOf('policy.txt', ['1 The first policy.'], runs('2024-01-01', null)));
  await save(workspace, readingOf('policy.txt', ['1 The second policy.'], runs('2025-07-01', null)));
  expect(await boundOn(workspace, '2025-06-30')).toEqual(['policy.txt']);
  expect(await boundOn(workspace, '2025-07-01')).toEqual(['policy.txt v2']);
});
