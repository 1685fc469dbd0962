// pdf-parse alone, in one process, against tenor's reading of the same files with two threads, one after the other in one
// run: `npm run bench`. Each runs in a process of its own, so that neither warms up the other.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { corpus } from './corpus.mjs';

const folder = join(corpus, 'cuad/pdf');
const files = readdirSync(folder).map((file) => join(folder, file));
/** Files with scanned pages are left out of the comparison: pdf-parse does not recognise them. */
const scanned = /ASIANDRAGON|HerImports|OFGBANCORP|RemarkHoldings|VERSOTECH/;
const compared = files.filter((file) => !scanned.test(file));

const measures = {
  async 'pdf-parse alone'() {
    const { PDFParse } = await import('pdf-parse');
    for (const file of compared) {
      const parser = new PDFParse({ data: new Uint8Array(readFileSync(file)), verbosity: 0 });
      await parser.getText();
      await parser.destroy();
    }
  },
  async 'tenor, text only, one thread'() {
    const { readSource } = await import('../../dist/ingest/read-source.js');
    for (const file of compared) await readSource(file);
  },
  async 'tenor, import into a database, two threads'() {
    const { importContracts } = await import('../../dist/app/import-contracts.js');
    const { closeWorkspace, openWorkspace } = await import('../../dist/app/open-workspace.js');
    const { Temporal } = await import('temporal-polyfill');
    const place = mkdtempSync(join(tmpdir(), 'tenor-bench-'));
    const workspace = await openWorkspace({
      configuration: {},
      database: join(place, 'obligations.db'),
      grammars: join(import.meta.dirname, '../../grammars'),
    });
    const now = Temporal.Now.zonedDateTimeISO('UTC');
    const { files: imported, failed } = await importContracts(workspace, compared, { now, who: 'bench' });
    if (failed > 0 || imported.length !== compared.length) console.error(`${failed} files failed`);
    await closeWorkspace(workspace);
    rmSync(place, { recursive: true });
  },
};

const wanted = process.argv[2];
if (wanted) {
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const started = performance.now();
  const cpu = process.cpuUsage();
  await measures[wanted]();
  clearInterval(watch);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${wanted}: ${((performance.now() - started) / 1000).toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor time), ${Math.round(peak / 1e6)} MB`,
  );
} else {
  console.log(`${compared.length} PDFs`);
  for (const name of Object.keys(measures)) {
    spawnSync(process.execPath, [import.meta.filename, name], { stdio: 'inherit' });
  }
}
