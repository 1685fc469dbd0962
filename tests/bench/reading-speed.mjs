// pdf-parse alone, in one process, against tenor's reading and importing of the same files, one after the other in one
// run: `npm run bench`. Each runs in a process of its own, so that neither warms up the other. On a machine that is busy
// with other things the clock says little: compare processor time there.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { corpus } from './corpus.mjs';
import { importAll, measure, scanned } from './import-run.mjs';

const folder = join(corpus, 'cuad/pdf');
const files = readdirSync(folder).map((file) => join(folder, file));
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
  'tenor, import into a database': () => importAll(compared),
  'tenor, import of all files, scans too': () => importAll(files),
};

const wanted = process.argv[2];
if (wanted) {
  const { clock, processor, memory } = await measure(measures[wanted]);
  console.log(`${wanted}: ${clock.toFixed(1)} s (${processor.toFixed(1)} s of processor time), ${memory} MB`);
} else {
  console.log(
    `${compared.length} PDFs, and ${files.length - compared.length} with scanned pages; ${availableParallelism()} cores`,
  );
  for (const name of Object.keys(measures)) {
    spawnSync(process.execPath, [import.meta.filename, name], { stdio: 'inherit' });
  }
}
