// Ten times the files take at most 10.5 times the time. Each of the ten copies of a PDF differs by a comment at its end, since
// the same bytes are imported once. Each run in a process of its own:
//   npm run build && node tests/bench/growth.mjs [how many PDFs, default all]
import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpus } from './corpus.mjs';
import { importAll, measure, scanned } from './import-run.mjs';

const [howMany = '1000', copies] = process.argv.slice(2);
const folder = join(corpus, 'cuad/pdf');
const names = readdirSync(folder)
  .filter((name) => !scanned.test(name))
  .slice(0, Number(howMany));

if (copies) {
  const place = mkdtempSync(join(tmpdir(), 'tenor-bench-'));
  try {
    const files = Array.from({ length: Number(copies) }, (_, copy) =>
      names.map((name) => {
        const file = join(place, `${copy} ${name}`);
        copyFileSync(join(folder, name), file);
        appendFileSync(file, `\n% copy ${copy}\n`);
        return file;
      }),
    ).flat();
    console.log(JSON.stringify(await measure(() => importAll(files))));
  } finally {
    rmSync(place, { recursive: true });
  }
} else {
  const runs = ['1', '10'].map((times) => {
    const { stdout } = spawnSync(process.execPath, [import.meta.filename, howMany, times], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const run = JSON.parse(stdout);
    const { clock, processor, memory } = run;
    const files = names.length * Number(times);
    console.log(`${files} PDFs: ${clock.toFixed(1)} s (${processor.toFixed(1)} s of processor time), ${memory} MB`);
    return run;
  });
  const times = (key) => (runs[1][key] / runs[0][key]).toFixed(1);
  console.log(`ten times the files: ${times('clock')} times as long (${times('processor')} times the processor time)`);
}
