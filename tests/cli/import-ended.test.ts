import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, Tenor } from './tenor.js';

const program = join(root, 'dist/cli/main.js');
const hasTerminal = spawnSync('script', ['--version']).status === 0;

/** An import of many files on a terminal of its own, with what it has shown there. */
function importOnTerminal(tenor: Tenor) {
  const folder = join(tenor.folder, 'leases');
  mkdirSync(folder);
  const clause = (n: number) =>
    `${n}. The Tenant shall pay the rent within ${n} days after receipt of the invoice.\n\n`;
  const clauses = Array.from({ length: 300 }, (_, n) => clause(n + 1)).join('');
  for (let i = 0; i < 400; i++) writeFileSync(join(folder, `${i}.txt`), `LEASE No. ${i}\n\n${clauses}`);
  const command = `exec ${process.execPath} ${program} import leases`;
  const started = spawn('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    cwd: tenor.folder,
    env: { PATH: process.env.PATH, HOME: tenor.folder, TENOR_DB: tenor.database, TERM: 'xterm' },
  });
  return started;
}

describe.runIf(hasTerminal)('an import that is ended by Ctrl-C', () => {
  test('shows the cursor again, says how far it came, and leaves a sound database', async () => {
    const tenor = new Tenor();
    const importing = importOnTerminal(tenor);
    let shown = '';
    importing.stdout.on('data', (data) => {
      shown += data;
      // The bar is there: so is the hidden cursor.
      if (shown.includes('/400') && !importing.stdin.writableEnded) importing.stdin.end('\x03');
    });
    await new Promise((resolve) => importing.on('exit', resolve));
    expect(shown).toMatch(/Ended: \d+ of 400 files are done; the same command goes on with the rest\./);
    expect(shown.lastIndexOf('\x1b[?25h')).toBeGreaterThan(shown.lastIndexOf('\x1b[?25l'));
    const done = Number(/Ended: (\d+)/.exec(shown)![1]);
    expect(tenor.json<unknown[]>('documents')).toHaveLength(done);
    expect(tenor.run('doctor').out).toMatch(/database: .*: sound/);
  });
});
