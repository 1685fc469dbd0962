import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { onTestFinished } from 'vitest';
import { readConfiguration } from '../../src/app/configuration.js';
import { closeWorkspace, openWorkspace } from '../../src/app/open-workspace.js';
import { readDocument } from '../../src/app/read-contract.js';
import type { Acting } from '../../src/app/views.js';
import type { Workspace } from '../../src/app/workspace.js';
import { type GrammarSet, loadGrammars } from '../../src/grammar/load.js';
import type { Configuration } from '../../src/model/configuration.js';
import type { Reading } from '../../src/model/reading.js';
import type { DocumentRecord } from '../../src/model/record.js';
import { saveReading } from '../../src/store/save-reading.js';
import { monday, temporaryFolder } from '../store/reading-sample.js';

export const grammars = new URL('../../grammars', import.meta.url).pathname;

/** `2026-11-20T09:00` in London. */
export function london(when: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(when).toZonedDateTime('Europe/London');
}

export const maria: Acting = { now: london('2026-11-20T09:00'), who: 'maria' };

/** An empty database in a folder of its own. */
export async function temporaryWorkspace(configuration: Partial<Configuration> = {}): Promise<Workspace> {
  const workspace = await openWorkspace({
    configuration: { ...readConfiguration(null, { timeZone: 'Europe/London' }), ...configuration },
    database: join(temporaryFolder(), 'obligations.db'),
    grammars,
  });
  onTestFinished(() => closeWorkspace(workspace));
  return workspace;
}

export async function save(workspace: Workspace, reading: Reading, readWith = 'test'): Promise<DocumentRecord> {
  return (await saveReading(workspace.store, reading, { imported: monday, readWith })).document;
}

let loaded: GrammarSet | null = null;

/** What is read from a contract's text, by the grammars of the project. */
export function readingOfText(file: string, text: string): Reading {
  const sha256 = createHash('sha256').update(text).digest('hex');
  loaded ??= loadGrammars(grammars);
  return readDocument({ file, sha256, format: 'text', text, pageStarts: [0], blocks: [], findings: [] }, loaded, null);
}
