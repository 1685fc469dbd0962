import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** Files with scanned pages: pdf-parse does not recognise them, so comparisons leave them out. */
export const scanned = /ASIANDRAGON|HerImports|OFGBANCORP|RemarkHoldings|VERSOTECH/;

/** Imports files into a new database, which is deleted again. The modules are loaded here, so that a measurement has them. */
export async function importAll(files) {
  const { importContracts, startImport } = await import('../../dist/app/import-contracts.js');
  const { closeWorkspace, openWorkspace } = await import('../../dist/app/open-workspace.js');
  const { Temporal } = await import('temporal-polyfill');
  const place = mkdtempSync(join(tmpdir(), 'tenor-bench-'));
  const grammars = join(import.meta.dirname, '../../grammars');
  // As `tenor import` does it.
  const started = startImport(files, grammars);
  const workspace = await openWorkspace({ configuration: {}, database: join(place, 'obligations.db'), grammars });
  const now = Temporal.Now.zonedDateTimeISO('UTC');
  const { files: imported, failed } = await importContracts(workspace, files, { now, who: 'bench', started });
  if (failed > 0 || imported.length !== files.length) console.error(`${failed} files failed`);
  await closeWorkspace(workspace);
  rmSync(place, { recursive: true });
}

/** @returns seconds on the clock, seconds of processor time, most megabytes of all threads together */
export async function measure(work) {
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, process.memoryUsage.rss());
  }, 20);
  const started = performance.now();
  const before = process.cpuUsage();
  await work();
  clearInterval(watch);
  const { user, system } = process.cpuUsage(before);
  const clock = (performance.now() - started) / 1000;
  return { clock, processor: (user + system) / 1e6, memory: Math.round(memory / 1e6) };
}
