import { appendFileSync, cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readConfiguration } from '../../src/app/configuration.js';
import { decideOccurrence } from '../../src/app/decide-occurrences.js';
import { importContracts } from '../../src/app/import-contracts.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { closeWorkspace, openWorkspace } from '../../src/app/open-workspace.js';
import { recordEvent } from '../../src/app/record-events.js';
import { reviewObligation } from '../../src/app/review-obligations.js';
import { temporaryFolder } from '../store/reading-sample.js';
import { grammars, maria } from './workspace-sample.js';

const lease = `LEASE

This Lease is dated 3 March 2024 and made between Alder Court Ltd (the "Landlord") and Finch Books Ltd (the "Tenant").

1. Rent

1.1 The Tenant shall pay the Rent within ten (10) days after receipt of the invoice.

1.2 The Landlord shall repair the roof within thirty (30) days after receipt of a notice from the Tenant.
`;

test('after a change of the grammars, and when asked to read again, reviews, owners, events and done marks are kept', async () => {
  const folder = temporaryFolder();
  const own = join(folder, 'grammars');
  cpSync(grammars, own, { recursive: true });
  const file = join(folder, 'lease.txt');
  writeFileSync(file, lease);
  const configuration = readConfiguration(null, { timeZone: 'Europe/London' });
  const workspace = await openWorkspace({ configuration, database: join(folder, 'obligations.db'), grammars: own });
  onTestFinished(() => closeWorkspace(workspace));
  const read = async (again = false) =>
    (await importContracts(workspace, [file], { ...maria, again })).files[0]!.outcome;
  const standing = async () =>
    (await listObligations(workspace, { kinds: ['deadline'] }, maria)).map(({ obligation, owner, occurrences }) => ({
      clause: obligation.clause,
      review: obligation.review,
      owner,
      due: occurrences.map(({ due, status, notes }) => [due, status, ...notes]),
    }));

  expect(await read()).toBe('imported');
  const [rent, roof] = await listObligations(workspace, { kinds: ['deadline'] }, maria);
  await reviewObligation(workspace, rent!.obligation.id, { state: 'confirmed' }, maria);
  await decideOccurrence(workspace, roof!.obligation.id, { does: 'assign', owner: 'jo' }, maria);
  const what = { document: 'lease.txt', event: 'invoice-received', when: '2026-11-02' };
  const { dated } = await recordEvent(workspace, what, maria);
  await decideOccurrence(workspace, dated[0]!.occurrence.id, { does: 'done', note: 'paid' }, maria);
  const before = await standing();
  // 2 November + 10 days.
  expect(before).toEqual([
    { clause: '1.1', review: 'confirmed', owner: null, due: [['2026-11-12', 'done', 'paid']] },
    { clause: '1.2', review: 'unreviewed', owner: 'jo', due: [] },
  ]);

  expect(await read()).toBe('unchanged');
  appendFileSync(join(own, 'trigger', 'invoice-received.yaml'), '# another word for an invoice was looked for\n');
  expect(await read()).toBe('read-again');
  expect(await standing()).toEqual(before);
  expect(await read(true)).toBe('read-again');
  expect(await standing()).toEqual(before);
});
