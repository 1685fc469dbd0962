import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { listDue, nextDays } from '../../src/app/list-due.js';
import { listObligations } from '../../src/app/list-obligations.js';
import { readDocument } from '../../src/app/read-contract.js';
import { type RecordedEvent, recordEvent, undoEvent } from '../../src/app/record-events.js';
import type { Workspace } from '../../src/app/workspace.js';
import { loadGrammars } from '../../src/grammar/load.js';
import { readSource } from '../../src/ingest/read-source.js';
import type { Reading } from '../../src/model/reading.js';
import { grammars, maria, readingOfText, save, temporaryWorkspace } from './workspace-sample.js';

const folder = new URL('../../contracts', import.meta.url).pathname;
const readings: Reading[] = [];

beforeAll(async () => {
  const set = loadGrammars(grammars);
  for (const file of readdirSync(folder).sort()) {
    for (const source of await readSource(join(folder, file)))
      readings.push(readDocument({ ...source, file }, set, null));
  }
}, 120_000);

async function withContracts(): Promise<Workspace> {
  const workspace = await temporaryWorkspace();
  for (const reading of readings) await save(workspace, reading);
  return workspace;
}

/** `privacy-policy.txt 8.2 2026-11-23T02:00:00+00:00`. */
function told({ dated }: RecordedEvent): string[] {
  return dated.map(
    ({ view, occurrence }) => `${view.document.file} ${view.obligation.clause} ${occurrence.due.slice(0, 16)}`,
  );
}

describe('an event of one contract', () => {
  test('a personal data breach starts 24 hours to the controller and 72 to the authority, wherever they are laid down', async () => {
    const workspace = await withContracts();
    const what = { document: 'data-processing-addendum.docx', event: 'breach discovered', when: '2026-11-20T02:00' };
    const recorded = await recordEvent(workspace, what, maria);
    const clocks = told(recorded);
    expect(clocks).toContain('data-processing-addendum.docx 6.1 2026-11-21T02:00');
    expect(clocks).toContain('master-services-agreement.pdf 11.4 2026-11-23T02:00');
    // The policy binds the customer alone: a breach at its processor is its breach too.
    expect(clocks).toContain('privacy-policy.txt 8.2 2026-11-23T02:00');
    // Another counterparty, who knows nothing of it.
    expect(clocks.join()).not.toContain('sub-processing-agreement');
    expect(recorded.dated[0]!.occurrence.trace.join('; ')).toMatch(/breach discovered.*24 hours, elapsed/);

    const due = async () =>
      (await listDue(workspace, nextDays(maria.now, 5), {}, maria)).map(({ occurrence }) => occurrence.key);
    expect(await due()).toContain(recorded.event.id);
    await undoEvent(workspace, recorded.event.id, maria);
    expect(await due()).not.toContain(recorded.event.id);
    const [clause] = await listObligations(workspace, { document: what.document, text: '6.1' }, maria);
    expect(clause).toMatchObject({ lane: 'armed', waitsFor: 'breach-discovered' });
  });

  test('the end of the services agreement starts the clocks of its addendum, and of no other contract', async () => {
    const workspace = await withContracts();
    const when = '2026-11-16';
    const recorded = await recordEvent(workspace, { document: 'master-services', event: 'termination', when }, maria);
    const files = new Set(recorded.dated.map(({ view }) => view.document.file));
    expect(files).toContain('master-services-agreement.pdf');
    expect(files).toContain('data-processing-addendum.docx');
    for (const other of [
      'non-disclosure-agreement.docx',
      'distribution-agreement.docx',
      'sub-processing-agreement.pdf',
    ]) {
      expect(files).not.toContain(other);
    }
    // It ended: nothing is left to be renewed.
    const stops = await listObligations(workspace, { document: 'master-services', kinds: ['notice-period'] }, maria);
    const renewals = stops
      .filter(({ obligation }) => obligation.clause === '2.3')
      .flatMap(({ occurrences }) => occurrences);
    expect(renewals.filter(({ due }) => due > when)).toEqual([]);
  });
});

const parties = 'Northwind Freight Ltd (the "Supplier") and Harbour Foods plc (the "Customer")';

describe('an event that happens again', () => {
  const services = `SERVICES AGREEMENT

This Services Agreement is dated 1 March 2022 and made between ${parties}.

1. Payment

1.1 The Customer shall pay within thirty (30) days after receipt of each invoice.
`;

  test('gives each invoice a due date of its own; taken back, only its own goes', async () => {
    const workspace = await temporaryWorkspace();
    await save(workspace, readingOfText('services.txt', services));
    const invoice = (when: string) =>
      recordEvent(workspace, { document: 'services.txt', event: 'invoice-received', when }, maria);
    const first = await invoice('2026-11-02');
    await invoice('2026-11-09');
    await invoice('2026-11-09');
    const due = async () =>
      (await listObligations(workspace, {}, maria)).flatMap(({ occurrences }) => occurrences.map((one) => one.due));
    // 2 November + 30 days = 2 December; 9 November + 30 = 9 December.
    expect(await due()).toEqual(['2026-12-02', '2026-12-09']);
    await undoEvent(workspace, first.event.id, maria);
    expect(await due()).toEqual(['2026-12-09']);
  });

  test('is called by a part of its name where one event only has it, never by a name that is not awaited', async () => {
    const workspace = await temporaryWorkspace();
    await save(workspace, readingOfText('services.txt', services));
    const record = (event: string) =>
      recordEvent(workspace, { document: 'services.txt', event, when: '2026-11-02' }, maria);
    expect((await record('invoice')).event.event).toBe('invoice-received');
    await expect(record('voice')).rejects.toThrow(/waits for "voice": invoice-received/);
    await expect(record('goods received')).rejects.toThrow(/invoice-received/);
  });
});
