// How long the agenda of the next 30 days takes where many contracts are in force.
//   npm run build && node tests/bench/agenda.mjs [copies of contracts/, default 44] [--keep DATABASE]
// Each copy has parties of its own, so that copies are not taken for one relationship. Times are CPU seconds of this process.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Temporal } from 'temporal-polyfill';

const root = resolve(import.meta.dirname, '../..');
const dist = process.env.TENOR_DIST ?? join(root, 'dist');
const load = (path) => import(pathToFileURL(join(dist, path)).href);
const { loadGrammars } = await load('grammar/load.js');
const { readContract } = await load('app/read-contract.js');
const { readConfiguration } = await load('app/configuration.js');
const { openWorkspace, closeWorkspace } = await load('app/open-workspace.js');
const { saveReading } = await load('store/save-reading.js');
const { listDue, nextDays } = await load('app/list-due.js');
const { listObligations } = await load('app/list-obligations.js');

const [copies = '44'] = process.argv.slice(2).filter((arg) => /^\d+$/.test(arg));
const keep = process.argv.includes('--keep') ? process.argv[process.argv.indexOf('--keep') + 1] : null;
const folder = mkdtempSync(join(tmpdir(), 'tenor-bench-'));
const database = keep ?? join(folder, 'obligations.db');
const now = Temporal.ZonedDateTime.from('2026-11-20T09:00[Europe/London]');
const fresh = !existsSync(database);
const workspace = await openWorkspace({
  configuration: readConfiguration(null, { timeZone: 'Europe/London' }),
  database,
  grammars: join(root, 'grammars'),
});
try {
  if (fresh) await fill();
  for (let run = 0; run < 3; run++) {
    await measure(
      `due, 30 days, run ${run + 1}`,
      async () => (await listDue(workspace, nextDays(now, 30), {}, { now })).length,
    );
  }
  await measure('due, a year', async () => (await listDue(workspace, nextDays(now, 365), {}, { now })).length);
  await measure('obligations', async () => (await listObligations(workspace, {}, { now })).length);
} finally {
  await closeWorkspace(workspace);
  rmSync(folder, { recursive: true, force: true });
}

async function measure(what, work) {
  const before = process.cpuUsage();
  const started = performance.now();
  const found = await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = ((user + system) / 1e6).toFixed(2);
  console.log(`${what}: ${found} found, ${seconds} s CPU, ${((performance.now() - started) / 1000).toFixed(2)} s`);
}

async function fill() {
  const grammars = loadGrammars(join(root, 'grammars'));
  const readings = [];
  for (const file of readdirSync(join(root, 'contracts')).sort()) {
    readings.push(...(await readContract(join(root, 'contracts', file), grammars, null)));
  }
  let obligations = 0;
  for (let copy = 1; copy <= Number(copies); copy++) {
    for (const reading of readings) {
      const { source, facts } = reading;
      const parties = facts.parties.map((party) => ({ ...party, name: `${party.name} ${copy}` }));
      const sha256 = createHash('sha256').update(`${source.sha256} ${copy}`).digest('hex');
      const file = source.file.replace(/([^/]+)$/, `copy-${copy}/$1`);
      const copied = { ...reading, source: { ...source, file, sha256 }, facts: { ...facts, parties } };
      const imported = { at: '2026-11-01T09:00:00Z', who: 'bench' };
      await saveReading(workspace.store, copied, { imported, readWith: 'bench' });
      obligations += reading.obligations.length;
    }
  }
  console.log(`${Number(copies) * readings.length} documents, ${obligations} obligations`);
}
