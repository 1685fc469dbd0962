import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { noFacts } from '../../src/extract/example-text.js';
import type { Clause } from '../../src/model/clause-tree.js';
import type { DocumentFacts } from '../../src/model/facts.js';
import type { ObligationDraft } from '../../src/model/obligation.js';
import type { Reading } from '../../src/model/reading.js';
import type { Deed } from '../../src/model/record.js';
import { closeStore, openStore, type Store } from '../../src/store/open-store.js';

export const monday: Deed = { at: '2026-11-16T09:00:00Z', who: 'maria' };
export const tuesday: Deed = { at: '2026-11-17T09:00:00Z', who: 'jo' };

/** An empty folder that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tenor-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A real database in a folder of its own. */
export async function temporaryStore(): Promise<Store> {
  const store = await openStore(join(temporaryFolder(), 'obligations.db'));
  onTestFinished(() => closeStore(store));
  return store;
}

/** A clause is written as `8.4 The words.`; each gives an obligation where `days` finds `within N days` in it. */
export function readingOf(file: string, lines: readonly string[], facts: Partial<DocumentFacts> = {}): Reading {
  const text = lines.join('\n');
  const clauses: Clause[] = [];
  const obligations: ObligationDraft[] = [];
  let start = 0;
  for (const line of lines) {
    const end = start + line.length;
    const number = /^[\d.]+/.exec(line)?.[0] ?? '';
    clauses.push({ part: 'main', number, heading: null, level: 0, parent: null, start, end, lead: { start, end } });
    const days = /within (\d+) days of (\w+)/.exec(line);
    if (days) {
      const period = { count: Number(days[1]), unit: 'day', business: false } as const;
      obligations.push({
        kind: 'deadline',
        part: 'main',
        clause: number,
        page: 1,
        modality: 'must',
        obligor: 'Supplier',
        obligee: 'Customer',
        action: 'deliver',
        trigger: { event: days[2]!, text: days[2]! },
        value: { type: 'period', period },
        relation: 'within',
        vague: false,
        exceptions: [],
        timing: { anchor: { type: 'event', event: days[2]! }, period, direction: 'after' },
        unresolved: null,
        rule: 'deadline/within-period',
        slots: [{ name: 'period', text: days[0]!, span: { start: start + days.index, end } }],
        confidence: 0.9,
        findings: [],
        start: start + number.length + 1,
        end,
      });
    }
    start = end + 1;
  }
  return {
    source: {
      file,
      sha256: createHash('sha256').update(text).digest('hex'),
      format: 'text',
      text,
      pageStarts: [0],
      blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
      findings: [],
    },
    tree: {
      parts: [{ id: 'main', title: null, start: 0, end: text.length }],
      clauses,
      terms: [],
      references: [{ span: { start: 0, end: 1 }, target: 'main/1', external: false }],
      skipped: [],
      findings: [],
    },
    facts: { ...noFacts, ...facts },
    provisions: [
      {
        category: 'insurance',
        part: 'main',
        clause: '1',
        start: 0,
        end: 5,
        page: 1,
        confidence: 0.5,
        rule: 'model',
        reasons: ['insur'],
      },
    ],
    obligations,
    stipulations: [
      {
        subject: 'liability-cap',
        part: 'main',
        clause: '1',
        obligor: 'Supplier',
        value: { type: 'money', money: { minor: 100, currency: 'EUR' } },
        words: '',
        polarity: 'requires',
        limit: null,
        scope: {},
        defers: false,
        rule: 'subject/liability-cap',
        start: 0,
        end: 3,
      },
    ],
    precedence: [
      {
        part: 'main',
        clause: '2',
        winner: 'this',
        loser: '',
        scope: '',
        order: [],
        rule: 'precedence/this',
        start: 0,
        end: 4,
      },
    ],
    amendments: [
      { part: 'main', clause: '3', does: 'replaces', target: '5.2', targetTitle: '', puts: [], start: 1, end: 4 },
    ],
    findings: [{ code: 'redacted', message: 'a number is blacked out', span: { start: 2, end: 4 } }],
  };
}
