import { expect, test } from 'vitest';
import { decideOccurrence } from '../../src/app/decide-occurrences.js';
import { listDue } from '../../src/app/list-due.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { recordEvent } from '../../src/app/record-events.js';
import { addObligation, listToReview, reviewObligation } from '../../src/app/review-obligations.js';
import { readingOf } from '../store/reading-sample.js';
import { agreement, parties, year } from './cleaning-agreement.js';
import { maria, save, temporaryWorkspace } from './workspace-sample.js';

test('a corrected period gives a corrected date', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  await recordEvent(workspace, { document: 'cleaning', event: 'complaint', when: '2026-11-18' }, maria);
  const [complaint] = await listToReview(workspace, { text: 'complaint' }, maria);
  const edit = { value: { type: 'period', period: { count: 7, unit: 'day', business: false } } } as const;
  const edited = await reviewObligation(workspace, complaint!.obligation.id, { state: 'edited', edit }, maria);
  expect(edited.review).toBe('edited');
  const [item] = await listDue(workspace, year, {}, maria);
  expect(item).toMatchObject({ day: '2026-11-25', view: { value: 'P7D' } });
  // Confirmed after the edit, the edit stays; taken back, the text's own period counts again.
  expect((await reviewObligation(workspace, edited.id, { state: 'confirmed' }, maria)).review).toBe('edited');
  await reviewObligation(workspace, edited.id, { state: 'unreviewed' }, maria);
  expect((await listDue(workspace, year, {}, maria))[0]).toMatchObject({ day: '2026-11-23', view: { value: 'P5D' } });
});

test('a dismissed finding is shown only to who asks for it', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const [first] = await listObligations(workspace, {}, maria);
  await reviewObligation(workspace, first!.obligation.id, { state: 'dismissed', reason: 'a courtesy' }, maria);
  expect(await listObligations(workspace, {}, maria)).toHaveLength(1);
  expect(await listObligations(workspace, { reviews: ['dismissed'] }, maria)).toHaveLength(1);
});

test('what tenor did not see can be added, and survives other grammars and a new version', async () => {
  const workspace = await temporaryWorkspace();
  const { id: document } = await save(workspace, agreement);
  const { text } = agreement.source;
  const start = text.indexOf('The Supplier shall be polite.');
  const added = {
    document,
    start,
    end: start + 29,
    kind: 'deadline',
    modality: 'must',
    obligor: 'Supplier',
    obligee: 'Customer',
    action: 'report every quarter',
    value: { type: 'recurrence', every: { count: 3, unit: 'month', business: false } },
  } as const;
  expect(await addObligation(workspace, added, maria)).toMatchObject({
    clause: '3',
    review: 'confirmed',
    rule: 'person',
  });
  await expect(addObligation(workspace, added, maria)).rejects.toThrow(/added before/);
  await expect(addObligation(workspace, { ...added, end: 10_000 }, maria)).rejects.toThrow(/has no text from/);

  await save(workspace, agreement, 'other grammars');
  expect(await listObligations(workspace, { text: 'polite' }, maria)).toHaveLength(1);
  await save(workspace, readingOf('contracts/cleaning.txt', ['1 A new recital.', ...text.split('\n')], { parties }));
  const [again] = await listObligations(workspace, { text: 'polite' }, maria);
  expect(again).toMatchObject({ obligation: { review: 'confirmed', quote: 'The Supplier shall be polite.' } });
});

test('an id of an earlier text is refused, with the id that its words have now', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const [old] = await listObligations(workspace, { text: 'complaint' }, maria);
  const lines = ['1 A new recital.', '2 The Supplier shall answer each complaint within 5 days of complaint.'];
  await save(workspace, readingOf('contracts/cleaning.txt', lines, { parties }));
  const [now] = await listObligations(workspace, { text: 'complaint' }, maria);
  expect(now!.obligation.id).not.toBe(old!.obligation.id);
  const work = decideOccurrence(workspace, old!.obligation.id, { does: 'note', note: 'rang Jo' }, maria);
  await expect(work).rejects.toThrow(
    `earlier text of contracts/cleaning.txt: its words are now ${now!.obligation.id.slice(0, 8)}`,
  );
  const review = reviewObligation(workspace, old!.obligation.id, { state: 'confirmed' }, maria);
  await expect(review).rejects.toThrow('earlier text');
});
