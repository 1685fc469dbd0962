import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { root, Tenor } from './tenor.js';

const hasTmux = spawnSync('tmux', ['-V']).status === 0;
const program = join(root, 'dist/cli/main.js');

describe('tenor search', { timeout: 60_000 }, () => {
  const tenor = new Tenor();
  let terminals = 0;
  beforeAll(() => {
    const clauses = [
      '1. The Tenant shall pay the rent within ten (10) days after receipt of the invoice.',
      '2. Rent that is late bears interest of 4 % \u001b[31mp.a.\u001b[0m',
    ];
    writeFileSync(join(tenor.folder, 'lease.txt'), `LEASE\n\n${clauses.join('\n\n')}\n`);
    expect(tenor.run('import', 'lease.txt').code).toBe(0);
  }, 60_000);

  /** What a terminal shows, with the sequences for colours and bold letters. */
  async function onTerminal(command: string, environment = ''): Promise<string> {
    const socket = `tenor-search-${process.pid}-${++terminals}`;
    const tmux = (...args: string[]) =>
      spawnSync('tmux', ['-L', socket, ...args], { encoding: 'utf8', env: { ...process.env, TMUX: '' } }).stdout;
    const line = `cd ${tenor.folder}; TENOR_DB=${tenor.database} ${environment} ${process.execPath} ${program} ${command}; echo "left with $?"; cat`;
    tmux('new-session', '-d', '-x', '120', '-y', '30', `sh -c '${line}'`);
    try {
      for (let i = 0; i < 300; i++) {
        const screen = tmux('capture-pane', '-p', '-e');
        if (screen.includes('left with')) return screen;
        await wait(100);
      }
      throw new Error(`it did not end:\n${tmux('capture-pane', '-p')}`);
    } finally {
      tmux('kill-server');
    }
  }

  test('in a pipe: where it stands, its words, its obligations; nothing of the text moves the cursor', () => {
    const { code, out, err } = tenor.run('search', 'rent', 'paid*', 'pay');
    expect([code, out, err]).toEqual([
      0,
      '',
      'Nothing holds all of these words; --any finds clauses with some of them.\n',
    ]);
    expect(tenor.run('search', 'rents', 'invoiced').out.split('\n')).toEqual([
      'lease.txt  cl. 1',
      '  1. The Tenant shall pay the rent within ten (10) days after receipt of the invoice.',
      expect.stringMatching(/^ {4}[0-9a-f]{8} {2}deadline {2}Tenant: pay the rent, P10D$/),
      '',
    ]);
    expect(tenor.run('search', 'interest').out).toContain('<U+001B>[31mp.a.<U+001B>[0m');
    expect(tenor.run('search', 'rent', '--limit', '1').err).toBe('1 of 2; --limit 2 shows all.\n');
    expect(tenor.json<{ clause: string }[]>('search', 'late')).toMatchObject([{ clause: '2', file: 'lease.txt' }]);
    expect(tenor.run('search', '"').code).toBe(2);
  });

  test.skipIf(!hasTmux)('on a terminal the words are marked, without colour they are not', async () => {
    expect(await onTerminal('search rents')).toMatch(/\u001b\[1mrent\u001b/);
    expect(await onTerminal('search rents', 'NO_COLOR=1')).not.toContain('\u001b[1m');
    expect(await onTerminal('--no-color search rents')).not.toContain('\u001b[1m');
  });

  test.skipIf(!hasTmux)('a spreadsheet is not written to a terminal', async () => {
    const screen = await onTerminal('export --format xlsx');
    expect(screen).toContain('name a file with -o');
    expect(screen).toContain('left with 2');
  });
});
