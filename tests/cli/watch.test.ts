import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { root, Tenor } from './tenor.js';

const program = join(root, 'dist/cli/main.js');
const lease = (days: number) =>
  `LEASE\n\n1. The Tenant shall pay the rent within ${days} days after receipt of the invoice.\n`;

/** A watch of `inbox/` in a process of its own. */
class Watching {
  readonly process: ChildProcess;
  out = '';
  err = '';
  readonly ended: Promise<number | null>;

  constructor({ folder, database }: Tenor, ...flags: string[]) {
    this.process = spawn(process.execPath, [program, 'import', '--watch', 'inbox', '--settle', '0.5', ...flags], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, TENOR_DB: database },
    });
    this.process.stdout!.on('data', (data) => {
      this.out += data;
    });
    this.process.stderr!.on('data', (data) => {
      this.err += data;
    });
    this.ended = new Promise((resolve) => this.process.on('exit', resolve));
  }

  /** @throws after 60 s, with what was printed */
  async until(done: () => boolean): Promise<void> {
    for (let i = 0; i < 600; i++) {
      if (done()) return;
      await wait(100);
    }
    throw new Error(`it never came:\n${this.out}\n${this.err}`);
  }
}

function withInbox(): Tenor {
  const tenor = new Tenor();
  mkdirSync(join(tenor.folder, 'inbox'));
  return tenor;
}

const names = ({ folder }: Tenor, below: string) => {
  try {
    return readdirSync(join(folder, 'inbox', below)).sort();
  } catch {
    return [];
  }
};

describe('import --watch', { timeout: 180_000 }, () => {
  const open: Watching[] = [];
  const watch = (tenor: Tenor, ...flags: string[]) => {
    const watching = new Watching(tenor, ...flags);
    open.push(watching);
    return watching;
  };
  afterEach(() => {
    for (const { process } of open.splice(0)) process.kill('SIGKILL');
  });

  test('what arrives is read and moved, one line each; what cannot be read has its reason beside it', async () => {
    const tenor = withInbox();
    const inbox = (name: string) => join(tenor.folder, 'inbox', name);
    const watching = watch(tenor);
    writeFileSync(inbox('lease.txt'), lease(10));
    writeFileSync(inbox('cut.pdf'), '%PDF-1.7\n1 0 obj\n<<');
    await watching.until(() => names(tenor, 'done').length === 1 && names(tenor, 'error').length === 2);
    expect(names(tenor, 'done')).toEqual(['lease.txt']);
    expect(names(tenor, 'error')).toEqual(['cut.pdf', 'cut.pdf.txt']);
    expect(readFileSync(inbox('error/cut.pdf.txt'), 'utf8')).toMatch(
      /cut\.pdf: is no complete PDF.*\n\nPut the file back into inbox/,
    );

    // The same name with other words is a new version; what lies in done/ stays.
    writeFileSync(inbox('lease.txt'), lease(20));
    await watching.until(() => names(tenor, 'done').length === 2);
    expect(readFileSync(inbox('done/lease.txt'), 'utf8')).toBe(lease(10));
    expect(readFileSync(inbox('done/lease-2.txt'), 'utf8')).toBe(lease(20));

    watching.process.kill('SIGINT');
    expect(await watching.ended).toBe(1);
    expect(watching.out.trim().split('\n')).toEqual([
      'Imported inbox/lease.txt: 2 clauses, 1 obligation (1 await an event); now inbox/done/lease.txt',
      'Imported a new version of inbox/lease.txt: 2 clauses, 1 obligation (1 await an event); now inbox/done/lease-2.txt',
    ]);
    expect(watching.err.split('\n').filter((line) => line.includes('cut.pdf'))).toHaveLength(1);
    expect(watching.err).toContain('Ended: 2 read, 1 could not be read.');
    expect(tenor.json<{ version: number }[]>('documents')).toMatchObject([{ version: 2 }]);
  });

  test('a file that is being written is read when it is complete', async () => {
    const tenor = withInbox();
    const watching = watch(tenor, '--json');
    const path = join(tenor.folder, 'inbox', 'long.txt');
    for (let i = 1; i <= 8; i++) {
      appendFileSync(path, `${i}. The Tenant shall pay rate ${i} within ${i} days after receipt of the invoice.\n\n`);
      await wait(250);
    }
    await watching.until(() => names(tenor, 'done').length === 1);
    const lines = watching.out.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      movedTo: 'inbox/done/long.txt',
      imported: [{ outcome: 'imported', counts: { obligations: 8 } }],
    });
  });

  test('killed again and again, every file is imported once and moved', async () => {
    const tenor = withInbox();
    const count = 40;
    for (let i = 0; i < count; i++) {
      // Written elsewhere and renamed, as careful programs do.
      const path = join(tenor.folder, `${i}.txt`);
      writeFileSync(path, lease(100 + i));
      renameSync(path, join(tenor.folder, 'inbox', `${i}.txt`));
    }
    for (let i = 0; i < 8 && names(tenor, 'done').length < count; i++) {
      const watching = watch(tenor);
      const before = names(tenor, 'done').length;
      await watching.until(() => names(tenor, 'done').length >= Math.min(before + 3, count));
      await wait(37 * i);
      watching.process.kill('SIGKILL');
      await watching.ended;
      expect(tenor.run('doctor').out).toContain('sound');
    }
    const watching = watch(tenor);
    await watching.until(() => watching.err.includes('Watching') && names(tenor, 'done').length === count);
    expect(names(tenor, '')).toEqual(['done']);
    watching.process.kill('SIGTERM');
    expect(await watching.ended).toBe(0);
    const documents = tenor.json<{ version: number }[]>('documents');
    expect(documents).toHaveLength(count);
    expect(new Set(documents.map(({ version }) => version))).toEqual(new Set([1]));
    const journal = tenor.json<{ did: string }[]>('journal', '--limit', '1000');
    expect(journal.filter(({ did }) => did === 'imported')).toHaveLength(count);
    expect(journal).toHaveLength(count);
  });

  test('what is no folder is refused', () => {
    const tenor = withInbox();
    const { code, err } = tenor.run('import', '--watch', 'nowhere');
    expect([code, err]).toEqual([2, expect.stringContaining('nowhere: is no folder')]);
  });

  const hasTmux = spawnSync('tmux', ['-V']).status === 0;
  test.skipIf(!hasTmux)('Ctrl-C in a terminal ends it cleanly', async () => {
    const tenor = withInbox();
    const socket = `tenor-watch-${process.pid}`;
    const tmux = (...args: string[]) =>
      spawnSync('tmux', ['-L', socket, ...args], { encoding: 'utf8', env: { ...process.env, TMUX: '' } }).stdout;
    const command = `trap : INT; cd ${tenor.folder}; TENOR_DB=${tenor.database} ${process.execPath} ${program} import --watch inbox; echo "left with $?"; cat`;
    tmux('new-session', '-d', '-x', '150', '-y', '30', `sh -c '${command}'`);
    const until = async (words: string) => {
      for (let i = 0; i < 300; i++) {
        if (tmux('capture-pane', '-p').includes(words)) return;
        await wait(100);
      }
      throw new Error(`never saw ${words} on:\n${tmux('capture-pane', '-p')}`);
    };
    try {
      await until('Watching inbox');
      tmux('send-keys', 'C-c');
      await until('left with 0');
      expect(tmux('capture-pane', '-p')).toContain('Ended: 0 read, 0 could not be read.');
    } finally {
      tmux('kill-server');
    }
  });
});
