import { expect, test } from 'vitest';
import { decideConflict, listConflicts } from '../../src/app/list-conflicts.js';
import { reviewObligation } from '../../src/app/review-obligations.js';
import type { ConflictView } from '../../src/app/views.js';
import { putConflictDecision } from '../../src/store/conflict-decisions.js';
import { maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const lease = `LEASE

between Alder Court Ltd ("Landlord") and Finch Books Ltd ("Tenant"), dated 3 March 2023

1. Rent

1.1 The Tenant pays each invoice for service charges within 30 days of receiving it.

2. Insurance

2.1 The Tenant is insured against liability to the public for at least £2,000,000.

3. Order

3.1 If this lease and a licence for alterations differ, this lease prevails.
`;

const amendment = `DEED OF VARIATION

between Alder Court Ltd ("Landlord") and Finch Books Ltd ("Tenant"), dated 1 June 2025

This deed amends the Lease dated 3 March 2023.

1. Payment

1.1 Clause 1.1 of the Lease is replaced by the following: "The Tenant pays each invoice for service charges within 45 days of receiving it."
`;

const licence = (sum: string) => `LICENCE FOR ALTERATIONS

between Alder Court Ltd ("Landlord") and Finch Books Ltd ("Tenant"), dated 5 May 2024

1. Insurance

1.1 The Tenant is insured against liability to the public for at least ${sum}.
`;

test('what bound us on a day leaves out the amendment that was signed later', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOfText('lease.txt', lease));
  await save(workspace, readingOfText('deed.txt', amendment));
  const now = await listConflicts(workspace, {}, maria);
  expect(now.map(({ conflict }) => [conflict.topic, conflict.type])).toEqual([['payment-terms', 'superseded']]);
  expect(now[0]!.governs?.file).toBe('deed.txt');
  expect(await listConflicts(workspace, { asOf: '2025-01-01' }, maria)).toEqual([]);
});

test('a conflict dismissed with a reason comes back only when one of its two texts changes', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOfText('lease.txt', lease));
  await save(workspace, readingOfText('licence.txt', licence('£5,000,000')));
  const [open] = await listConflicts(workspace, {}, maria);
  expect(open?.conflict.topic).toBe('insurance');

  await decideConflict(workspace, open!.conflict.id, { status: 'resolved', reason: 'insured for £5m' }, maria);
  expect(await listConflicts(workspace, { statuses: ['open'] }, maria)).toEqual([]);

  await save(
    workspace,
    readingOfText('licence.txt', `${licence('£5,000,000')}\n2. Notices\n\n2.1 Notices are in writing.\n`),
  );
  expect(await listConflicts(workspace, { statuses: ['open'] }, maria)).toEqual([]);

  await save(workspace, readingOfText('licence.txt', licence('£9,000,000')));
  const again = await listConflicts(workspace, { statuses: ['open'] }, maria);
  expect(again.map(({ conflict }) => conflict.b.value)).toContain('GBP 9000000');
});

test('a decision stays with the words where their clause gets another number, also one of earlier versions', async () => {
  for (const earlier of [false, true]) {
    const workspace = await temporaryWorkspace();
    await save(workspace, readingOfText('lease.txt', lease));
    await save(workspace, readingOfText('licence.txt', licence('£5,000,000')));
    const { conflict } = (await listConflicts(workspace, {}, maria))[0]!;
    expect(conflict.id).not.toBe(conflict.formerId);
    const decision = { status: 'resolved' as const, reason: 'insured for £5m' };
    const past = { conflict: conflict.formerId, ...decision, at: '2026-11-01T09:00:00Z', who: 'jo' };
    if (earlier) await putConflictDecision(workspace.store, past);
    else {
      await decideConflict(workspace, conflict.id.slice(0, 8), decision, maria);
      const renumbered = licence('£5,000,000').replace(
        '1. Insurance\n\n1.1',
        '1. Keys\n\n1.1 Keys are red.\n\n2. Insurance\n\n2.1',
      );
      await save(workspace, readingOfText('licence.txt', renumbered));
    }
    expect((await listConflicts(workspace, {}, maria)).map(({ status }) => status)).toEqual(['resolved']);
    const [{ conflict: now }] = (await listConflicts(workspace, {}, maria)) as [ConflictView];
    expect(now.id).toBe(conflict.id);
    await decideConflict(workspace, now.id, { status: 'open', reason: '' }, maria);
    expect((await listConflicts(workspace, {}, maria)).map(({ status }) => status)).toEqual(['open']);
  }
});

test('the same words in two clauses are two conflicts', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOfText('lease.txt', lease));
  const again = licence('£5,000,000').replace(/1\.1 (.*)/, '1.1 $1\n\n2. Works\n\n2.1 $1');
  await save(workspace, readingOfText('licence.txt', again));
  const found = await listConflicts(workspace, { topic: 'insurance' }, maria);
  expect(found.map(({ conflict }) => conflict.b.clause).sort()).toEqual(['1.1', '2.1']);
  expect(new Set(found.map(({ conflict }) => conflict.id)).size).toBe(2);
});

test('a decision without a reason is refused', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOfText('lease.txt', lease));
  await save(workspace, readingOfText('licence.txt', licence('£5,000,000')));
  const [open] = await listConflicts(workspace, { document: 'licence.txt' }, maria);
  const decision = { status: 'accepted' as const, reason: ' ' };
  await expect(decideConflict(workspace, open!.conflict.id, decision, maria)).rejects.toThrow('needs a reason');
});

test('conflicts are found again when a document is imported or an obligation is dismissed', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, readingOfText('lease.txt', lease));
  await save(workspace, readingOfText('deed.txt', amendment));
  expect(await listConflicts(workspace, { topic: 'insurance' }, maria)).toEqual([]);
  await save(workspace, readingOfText('licence.txt', licence('£5,000,000')));
  const insurance = (await listConflicts(workspace, { topic: 'insurance' }, maria))[0]!;
  const duty = insurance.conflict.a.obligation ?? insurance.conflict.b.obligation;
  if (duty !== null) {
    await reviewObligation(workspace, duty, { state: 'dismissed', reason: 'a sum, no duty' }, maria);
    const again = (await listConflicts(workspace, { topic: 'insurance' }, maria))[0]!.conflict;
    expect([again.a.obligation, again.b.obligation]).not.toContain(duty);
  }
});
