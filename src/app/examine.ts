import { accessSync, constants, statSync } from 'node:fs';
import type { Temporal } from 'temporal-polyfill';
import { loadGrammars } from '../grammar/load.js';
import { TenorError } from '../model/errors.js';
import { listDocumentRecords } from '../store/documents.js';
import { checkPrivacy, checkStore, storeVersion } from '../store/open-store.js';
import { listUnsettled } from '../store/reminder-log.js';
import { Calendars } from './calendars.js';
import { DocumentCircle } from './document-circle.js';
import { fingerprintOf } from './fingerprint.js';
import { listLinks } from './link-documents.js';
import type { Workspace } from './workspace.js';

export interface Diagnosis {
  readonly check: string;
  readonly ok: boolean;
  readonly says: string;
}

/** What `doctor` tells: integrity of the database, versions, calendars, grammars, file modes, reminders that hang. */
export async function examine(workspace: Workspace, options: { now: Temporal.ZonedDateTime }): Promise<Diagnosis[]> {
  return [
    { check: 'program', ok: true, says: `tenor ${fingerprintOf(workspace.grammars)}, Node ${process.versions.node}` },
    await examineDatabase(workspace),
    await examinePrivacy(workspace),
    examineGrammars(workspace),
    await examineReadings(workspace),
    ...(await examineCalendars(workspace, options.now)),
    await examineLinks(workspace),
    await examineReminders(workspace),
    ...examinePasswords(workspace),
  ];
}

async function examineDatabase({ store }: Workspace): Promise<Diagnosis> {
  const damage = await checkStore(store);
  const version = await storeVersion(store);
  return damage.length === 0
    ? { check: 'database', ok: true, says: `${store.url}: sound (${version})` }
    : {
        check: 'database',
        ok: false,
        says: `${store.url}: damaged: ${damage.slice(0, 3).join('; ')}. Put a copy in its place: tenor restore FILE`,
      };
}

async function examinePrivacy({ store }: Workspace): Promise<Diagnosis> {
  return { check: 'privacy', ...(await checkPrivacy(store)) };
}

function readableByOthers(file: string): boolean {
  return (statSync(file).mode & 0o077) !== 0;
}

function examineGrammars({ grammars }: Workspace): Diagnosis {
  try {
    loadGrammars(grammars);
    return { check: 'grammars', ok: true, says: `${grammars}: well formed` };
  } catch (error) {
    if (!(error instanceof TenorError)) throw error;
    return { check: 'grammars', ok: false, says: error.message };
  }
}

async function examineReadings({ store, grammars }: Workspace): Promise<Diagnosis> {
  const documents = await listDocumentRecords(store);
  const readWith = fingerprintOf(grammars);
  const old = documents.filter((document) => document.readWith !== readWith);
  return {
    check: 'readings',
    ok: true,
    says:
      old.length === 0
        ? `${documents.length} documents, read with these grammars`
        : `${old.length} of ${documents.length} documents were read with other grammars: import them again to read them anew`,
  };
}

/** A calendar without data for this year or the next leaves obligations without a date. */
async function examineCalendars(workspace: Workspace, now: Temporal.ZonedDateTime): Promise<Diagnosis[]> {
  const { store, configuration } = workspace;
  const calendars = new Calendars(configuration);
  const choices = new Map<string, readonly string[]>();
  const { default: fallback, byLaw, byDocument } = configuration.calendars;
  const documents = await listDocumentRecords(store);
  const circle = new DocumentCircle(new Map(documents.map((one) => [one.id, one])), await listLinks(workspace));
  for (const names of [
    fallback,
    ...Object.values(byLaw),
    ...Object.values(byDocument),
    ...documents.map((document) => calendars.namesFor(document, circle.baseOf(document))),
  ]) {
    if (names.length > 0) choices.set(names.join(' + '), names);
  }
  const today = now.toPlainDate();
  return [...choices].sort().map(([name, names]) => {
    const calendar = calendars.named(names);
    if (!calendar) return { check: 'calendar', ok: false, says: `${name}: there is no such calendar` };
    try {
      for (const day of [today, today.add({ years: 1 })]) calendar.isBusinessDay(day);
      return { check: 'calendar', ok: true, says: `${name}: known for ${today.year} and ${today.year + 1}` };
    } catch (error) {
      if (!(error instanceof TenorError)) throw error;
      return { check: 'calendar', ok: false, says: error.message };
    }
  });
}

async function examineLinks(workspace: Workspace): Promise<Diagnosis> {
  const links = await listLinks(workspace);
  const missing = links.filter(({ to }) => to === null);
  const proposed = links.filter(({ link, to }) => to !== null && link.state === 'proposed');
  const says = [
    ...missing.map(
      ({ link, from, missing: why }) =>
        `${from.file} speaks of "${link.title}"${link.date ? ` of ${link.date}` : ''}, ${why}`,
    ),
    ...links.flatMap(({ doubts }) => doubts),
    ...(proposed.length > 0 ? [`${proposed.length} proposed links wait to be confirmed`] : []),
  ];
  const ok = missing.length === 0 && links.every(({ doubts }) => doubts.length === 0);
  return { check: 'links', ok, says: says.join('; ') || `${links.length} links, all confirmed` };
}

async function examineReminders({ store }: Workspace): Promise<Diagnosis> {
  const unsettled = await listUnsettled(store);
  return unsettled.length === 0
    ? { check: 'reminders', ok: true, says: 'none hangs' }
    : { check: 'reminders', ok: false, says: `${unsettled.length} are not confirmed as sent: run "tenor remind run"` };
}

function examinePasswords({ configuration }: Workspace): Diagnosis[] {
  return configuration.channels.flatMap((channel): Diagnosis[] => {
    if (channel.type !== 'email' || channel.passwordFile === null) return [];
    const check = `channel ${channel.name}`;
    try {
      accessSync(channel.passwordFile, constants.R_OK);
    } catch {
      return [{ check, ok: false, says: `${channel.passwordFile}: cannot be read` }];
    }
    return readableByOthers(channel.passwordFile)
      ? [{ check, ok: false, says: `others can read ${channel.passwordFile}: chmod 600 it` }]
      : [{ check, ok: true, says: `${channel.host}:${channel.port}` }];
  });
}
