import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { decideOccurrence } from '../../src/app/decide-occurrences.js';
import { explainObligation } from '../../src/app/explain-obligation.js';
import { findDocument } from '../../src/app/list-documents.js';
import { listDue, nextDays } from '../../src/app/list-due.js';
import { listJournal } from '../../src/app/list-journal.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { listAwaited, listEvents, recordEvent, undoEvent } from '../../src/app/record-events.js';
import { addObligation, listToReview, reviewObligation } from '../../src/app/review-obligations.js';
import type { Party } from '../../src/model/facts.js';
import type { Reading } from '../../src/model/reading.js';
import { formatExplanation } from '../../src/report/explanation.js';
import { readingOf } from '../store/reading-sample.js';
import { london, maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const party = (name: string, alias: string): Party => ({ name, aliases: [alias], role: '', spans: [] });
const parties = [party('Northwind Freight Ltd', 'Supplier'), party('Harbour Foods plc', 'Customer')];
const agreement = readingOf(
  'contracts/cleaning.txt',
  [
    '1 The Supplier shall answer each complaint within 5 days of complaint.',
    '2 The Supplier shall repair the defect within 10 days of notice.',
    '3 The Supplier shall be polite.',
  ],
  { parties },
);
const year = nextDays(maria.now, 365);

test('an obligation waits for its event, gets its date when it happens, and waits again when that is undone', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const lanes = async () => (await listObligations(workspace, {}, maria)).map(({ lane }) => lane);
  expect(await lanes()).toEqual(['armed', 'armed']);

  const recorded = await recordEvent(
    workspace,
    { document: 'cleaning', event: 'complaint', when: '2026-11-18' },
    maria,
  );
  // 18 November is not counted: 19, 20, 21, 22, 23.
  expect(recorded.dated.map(({ occurrence }) => occurrence.due)).toEqual(['2026-11-23']);
  expect(await lanes()).toEqual(['dated', 'armed']);
  expect(
    (await listDue(workspace, nextDays(maria.now, 30), {}, maria)).map(({ day, daysLeft }) => [day, daysLeft]),
  ).toEqual([['2026-11-23', 3]]);

  await undoEvent(workspace, recorded.event.id, maria);
  expect(await lanes()).toEqual(['armed', 'armed']);
  expect(await listEvents(workspace)).toEqual([]);
  expect(await listEvents(workspace, { undone: true })).toMatchObject([{ undone: { who: 'maria' } }]);
  expect((await listJournal(workspace)).map(({ did }) => did)).toEqual(['event undone', 'event recorded', 'imported']);
});

test('the same event twice is recorded once; undone, it can be recorded again', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const what = { document: 'cleaning', event: 'Complaint', when: '2026-11-18' };
  const { event } = await recordEvent(workspace, what, maria);
  await recordEvent(workspace, what, maria);
  expect(await listEvents(workspace)).toHaveLength(1);
  await undoEvent(workspace, event.id, maria);
  await recordEvent(workspace, what, maria);
  expect(await listEvents(workspace)).toHaveLength(1);
});

test('an event nobody waits for is refused, and the awaited ones are named', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const record = (event: string, when = '2026-11-18') =>
    recordEvent(workspace, { document: 'cleaning', event, when }, maria);
  await expect(record('rain')).rejects.toThrow(/waits for "rain": complaint, notice/);
  await expect(record('notice', '18/11/2026')).rejects.toThrow(/write it as 2026-05-01/);
  expect(await listAwaited(workspace, 'cleaning')).toEqual([
    { event: 'complaint', obligations: 1 },
    { event: 'notice', obligations: 1 },
  ]);
});

test('an event of one contract starts the clocks of another only where both bind the same parties', async () => {
  const workspace = await temporaryWorkspace();
  const complaint = (file: string, others: Party[]): Reading =>
    readingOf(file, [`1 Under ${file} the Supplier shall answer within 5 days of complaint.`], { parties: others });
  await save(workspace, complaint('one.txt', parties));
  await save(workspace, complaint('same.txt', parties));
  await save(workspace, complaint('other.txt', [parties[0]!, party('Elm Bank AG', 'Customer')]));
  await recordEvent(workspace, { document: 'one.txt', event: 'complaint', when: '2026-11-18' }, maria);
  const views = await listObligations(workspace, {}, maria);
  expect(views.map(({ document, lane }) => [document.file, lane])).toEqual([
    ['one.txt', 'dated'],
    ['other.txt', 'armed'],
    ['same.txt', 'dated'],
  ]);
});

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

test('what is done leaves the agenda, and comes back when it is reopened', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const { event } = await recordEvent(workspace, { document: 'cleaning', event: 'notice', when: '2026-11-02' }, maria);
  const due = () => listDue(workspace, year, {}, maria);
  // 2 November + 10 days = 12 November, which is past.
  const [item] = await due();
  expect(item).toMatchObject({ day: '2026-11-12', daysLeft: -8, occurrence: { status: 'overdue', key: event.id } });

  const { id } = item!.occurrence;
  expect(await decideOccurrence(workspace, id, { does: 'done', note: 'mended' }, maria)).toMatchObject({
    status: 'done',
    notes: ['mended'],
  });
  expect(await due()).toEqual([]);
  expect(
    await listDue(workspace, { from: '2026-11-01', to: '2026-11-30' }, { statuses: ['done'] }, maria),
  ).toHaveLength(1);
  await decideOccurrence(workspace, id, { does: 'reopen' }, maria);
  expect((await due())[0]).toMatchObject({ occurrence: { status: 'overdue' } });
});

test('an obligation can be named in place of its only open due date, and owned as a whole', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const [complaint] = await listObligations(workspace, { text: 'complaint' }, maria);
  const { id } = complaint!.obligation;
  await expect(decideOccurrence(workspace, id, { does: 'done' }, maria)).rejects.toThrow(/no open due date/);
  expect(await decideOccurrence(workspace, id, { does: 'assign', owner: 'jo' }, maria)).toBeNull();
  await recordEvent(workspace, { document: 'cleaning', event: 'complaint', when: '2026-11-18' }, maria);
  expect(await listDue(workspace, year, { owner: 'jo' }, maria)).toHaveLength(1);
  await decideOccurrence(workspace, id.slice(0, 6), { does: 'snooze', until: '2026-11-22' }, maria);
  expect((await listDue(workspace, year, {}, maria))[0]!.occurrence).toMatchObject({
    snoozedUntil: '2026-11-22',
    owner: 'jo',
  });
  await expect(decideOccurrence(workspace, id, { does: 'snooze', until: '2026-02-30' }, maria)).rejects.toThrow(
    /no date/,
  );
});

test('every decision is in the journal with what was before and after', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  const [view] = await listObligations(workspace, {}, maria);
  const { id } = view!.obligation;
  await decideOccurrence(workspace, id, { does: 'assign', owner: 'jo' }, maria);
  await decideOccurrence(workspace, id, { does: 'assign', owner: 'ann' }, { ...maria, who: 'jo' });
  expect(await listJournal(workspace, { subjectId: id })).toMatchObject([
    { did: 'assign', who: 'jo', before: { owner: 'jo' }, after: { owner: 'ann' } },
    { did: 'assign', who: 'maria', at: '2026-11-20T09:00:00Z', before: { owner: null }, after: { owner: 'jo' } },
  ]);
});

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

test('an explanation holds the clause, the rule, the arithmetic and the history', async () => {
  const workspace = await temporaryWorkspace();
  await save(workspace, agreement);
  await recordEvent(workspace, { document: 'cleaning', event: 'complaint', when: '2026-11-18' }, maria);
  const [complaint] = await listObligations(workspace, { text: 'complaint' }, maria);
  const { id } = complaint!.obligation;
  await decideOccurrence(workspace, id, { does: 'note', note: 'asked Jo' }, maria);
  const explanation = await explainObligation(workspace, id.slice(0, 8), maria);
  expect(explanation.clause).toMatchObject({
    clause: { number: '1' },
    text: '1 The Supplier shall answer each complaint within 5 days of complaint.',
  });
  expect(explanation.view.obligation.rule).toBe('deadline/within-period');
  expect(explanation.view.occurrences[0]!.trace.join(' ')).toMatch(/2026-11-18.*5 days.*2026-11-23/);
  expect(explanation.history).toHaveLength(1);
  expect(explanation.awaits).toBeNull();
});

test('explain names the clause categories of the words, and what spoke for each', async () => {
  const workspace = await temporaryWorkspace();
  const [first] = agreement.obligations;
  const provision = { part: 'main', clause: '1', page: 1, start: first!.start, end: first!.end };
  await save(workspace, {
    ...agreement,
    provisions: [
      { ...provision, category: 'audit-rights', confidence: 0.04, rule: 'model', reasons: [] },
      {
        ...provision,
        category: 'insurance',
        confidence: 0.91,
        rule: 'model',
        reasons: ['"complaint"', 'heading "Cover"'],
      },
      {
        ...provision,
        category: 'non-compete',
        confidence: 0.9,
        rule: 'model',
        reasons: [],
        start: first!.end,
        end: 200,
      },
    ],
  });
  const [complaint] = await listObligations(workspace, { text: 'complaint' }, maria);
  const explanation = await explainObligation(workspace, complaint!.obligation.id, maria);
  expect(explanation.provisions.map(({ category }) => category)).toEqual(['insurance', 'audit-rights']);
  const page = formatExplanation(explanation, 100).join('\n');
  expect(page).toContain('CLAUSE CATEGORIES\n  insurance  0.91  weighed: "complaint", heading "Cover"');
  expect(page).not.toContain('audit-rights');
});

test('explain tells what the clause lays down where a duty is not done, and the duty of such a consequence', async () => {
  const workspace = await temporaryWorkspace();
  const clause =
    'THIS AGREEMENT is made between Northwind Ltd ("Supplier") and Harbour plc ("Customer").\n\n4. The Supplier shall cure a breach within 30 days. If it does not, the Customer may end this contract.';
  await save(workspace, readingOfText('contracts/cure.txt', clause));
  const [cure] = await listObligations(workspace, { kinds: ['deadline'] }, maria);
  const [end] = await listObligations(workspace, { kinds: ['penalty'] }, maria);
  const told = await explainObligation(workspace, cure!.obligation.id, maria);
  expect(told.follows.map(({ id }) => id)).toEqual([end!.obligation.id]);
  expect(formatExplanation(told, 200).join('\n')).toContain(
    `IF IT IS NOT DONE\n  termination  Supplier  [${end!.obligation.id.slice(0, 8)}]`,
  );
  const back = await explainObligation(workspace, end!.obligation.id, maria);
  expect(formatExplanation(back, 200).join('\n')).toContain(
    `FOLLOWS\n  P30D  Supplier  [${cure!.obligation.id.slice(0, 8)}]`,
  );
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

test('an instant is due on the day it is in the zone of the team', async () => {
  const workspace = await temporaryWorkspace();
  const reading = readingOf('hours.txt', ['1 Answer within 5 days of alarm.'], { parties, timeZone: 'Asia/Shanghai' });
  const hours = { count: 24, unit: 'hour', business: false } as const;
  const [draft] = reading.obligations;
  const inHours = {
    ...draft!,
    value: { type: 'period', period: hours },
    timing: { ...draft!.timing!, period: hours },
  } as const;
  await save(workspace, { ...reading, obligations: [inHours] });
  await recordEvent(workspace, { document: 'hours', event: 'alarm', when: '2026-11-21T02:00' }, maria);
  const [item] = await listDue(workspace, year, {}, maria);
  // 02:00 in Shanghai on the 22nd is 18:00 in London on the 21st.
  expect(item).toMatchObject({ day: '2026-11-21', occurrence: { due: '2026-11-22T02:00:00+08:00', allDay: false } });
  const later = { now: london('2026-11-21T18:01') };
  expect((await listDue(workspace, year, {}, later))[0]!.occurrence.status).toBe('overdue');
  expect(Temporal.PlainDate.from(item!.day).dayOfWeek).toBe(6);
});
