import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/app/configuration.js';
import { listJournal } from '../../src/app/list-journal.js';
import { closeWorkspace, openWorkspace } from '../../src/app/open-workspace.js';
import { root, Tenor } from '../cli/tenor.js';

const hasTmux = spawnSync('tmux', ['-V']).status === 0;
if (!hasTmux) console.warn('tests/tui: skipped, because tmux is not installed (apt-get install tmux)');

/** A real pseudo-terminal of a size, with keys to press and a screen to look at. */
class Terminal {
  readonly #socket: string;

  constructor(
    readonly name: string,
    readonly width: number,
    readonly height: number,
    command: string,
    environment: Record<string, string>,
  ) {
    this.#socket = `tenor-test-${process.pid}-${name}`;
    const settings = Object.entries(environment).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
    this.#tmux('new-session', '-d', '-x', `${width}`, '-y', `${height}`, ...settings, command);
  }

  /** Whether the alternate screen is on. */
  get alternate(): boolean {
    return this.#tmux('display-message', '-p', '#{alternate_on}').trim() === '1';
  }

  press(...keys: string[]): void {
    this.#tmux('send-keys', ...keys);
  }

  /** @param bracketed  false: as a terminal does that cannot say what is pasted */
  paste(text: string, bracketed: boolean): void {
    this.#tmux('set-buffer', text);
    this.#tmux('paste-buffer', ...(bracketed ? ['-p'] : []));
  }

  screen(): string[] {
    return this.#tmux('capture-pane', '-p').split('\n').slice(0, this.height);
  }

  /** Waits until the screen holds the words. @throws after 40 s, with the screen */
  async until(words: string | RegExp): Promise<string[]> {
    for (let i = 0; i < 400; i++) {
      const screen = this.screen();
      if (screen.some((line) => (typeof words === 'string' ? line.includes(words) : words.test(line)))) return screen;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`never saw ${words} on:\n${this.screen().join('\n')}`);
  }

  get running(): boolean {
    return spawnSync('tmux', ['-L', this.#socket, 'has-session']).status === 0;
  }

  close(): void {
    this.#tmux('kill-server');
  }

  #tmux(...args: string[]): string {
    return spawnSync('tmux', ['-L', this.#socket, ...args], { encoding: 'utf8' }).stdout ?? '';
  }
}

const tenor = new Tenor();
const program = `${process.execPath} ${join(root, 'dist/cli/main.js')} --now ${tenor.now}`;
// Ink draws nothing before the end where CI is set; a person's terminal has no such thing.
const environment = { TENOR_DB: tenor.database, HOME: tenor.folder, TZ: 'Europe/London', LANG: 'C.UTF-8', CI: 'false' };

/** A line of the list of obligations; the calendar's lines begin with a mark and a date. */
const anObligation = /^ {2}(deadline|notice-period|penalty|audit-right|retention) /;

describe.skipIf(!hasTmux)('in a real terminal', { timeout: 90_000 }, () => {
  const open: Terminal[] = [];
  const terminal = (
    name: string,
    width: number,
    height: number,
    extra: Record<string, string> = {},
    command = program,
  ): Terminal => {
    const opened = new Terminal(name, width, height, command, { ...environment, ...extra });
    open.push(opened);
    return opened;
  };

  /** A copy of the database for a test that changes it. */
  const copy = (name: string): string => {
    const file = join(tenor.folder, `${name}.db`);
    copyFileSync(tenor.database, file);
    return file;
  };

  beforeAll(() => {
    expect(tenor.run('import', join(root, 'contracts')).code).toBe(0);
  }, 120_000);
  afterAll(() => {
    for (const each of open) each.close();
  });

  for (const [width, height] of [
    [80, 24],
    [200, 60],
  ] as const) {
    test(`at ${width}x${height} every screen fits, and q leaves`, async () => {
      const screen = terminal(`size${width}`, width, height);
      await screen.until('November 2026');
      for (const [key, words] of [
        ['2', /^[.!] 20\d\d-/],
        ['3', /deadline|notice-period/],
        ['4', /agreement/],
        ['5', /high|medium/],
        ['?', /quit/],
      ] as const) {
        screen.press(key);
        const lines = await screen.until(words);
        expect(lines[0], key).toMatch(/^tenor /);
        expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(width);
      }
      screen.press('q');
      for (let i = 0; i < 300 && screen.running; i++) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(screen.running).toBe(false);
    });
  }

  test('from the list to the clause: enter opens an obligation, escape goes back', async () => {
    const screen = terminal('open', 100, 40);
    await screen.until('November 2026');
    screen.press('3');
    await screen.until(anObligation);
    screen.press('j', 'Enter');
    const lines = await screen.until('IN ITS CLAUSE');
    expect(lines.join('\n')).toContain('READ BY');
    screen.press('Escape');
    await screen.until(/confirm/);
  });

  test('a finding is confirmed with one key, and the next is chosen', async () => {
    const screen = terminal('review', 120, 30);
    await screen.until('November 2026');
    screen.press('3');
    await screen.until(anObligation);
    screen.press('c');
    await screen.until('Obligation confirmed.');
    await screen.until(/^\+ /);
    const reviewed = tenor.json<unknown[]>('obligations', '--review', 'confirmed');
    expect(reviewed).toHaveLength(1);
  });

  test('three keys typed at once are verdicts on three findings, and what is dismissed makes room for the next', async () => {
    const database = copy('fast');
    const listed = tenor.json<{ id: string }[]>('obligations', '--db', database).map(({ id }) => id);
    const screen = terminal('fast', 120, 30, { TENOR_DB: database });
    await screen.until('November 2026');
    screen.press('3', 'c', 'x', 'x', 'c', 'g');
    await screen.until(/^\+ /);
    const reviewed = (state: string) =>
      tenor.json<{ id: string }[]>('obligations', '--db', database, '--review', state);
    for (let i = 0; i < 40 && reviewed('confirmed').length < 2; i++) await new Promise((done) => setTimeout(done, 100));
    expect(reviewed('dismissed').map(({ id }) => id)).toEqual(listed.slice(1, 3));
    expect(reviewed('confirmed').map(({ id }) => id)).toEqual([listed[0], listed[3]]);
  });

  for (const bracketed of [true, false]) {
    test(`lines pasted into a question are its answer, never commands (${bracketed ? 'bracketed' : 'plain'})`, async () => {
      const database = copy(`paste${bracketed}`);
      const screen = terminal(`paste${bracketed}`, 120, 30, { TENOR_DB: database });
      await screen.until('November 2026');
      screen.press('3');
      await screen.until(anObligation);
      if (bracketed) screen.paste('cx', true);
      screen.press('n');
      await screen.until('Note:');
      screen.paste('call Ann\nxxcc q', bracketed);
      await screen.until('Note: call Ann xxcc q');
      screen.press('Enter');
      await screen.until('Noted.');
      expect(tenor.json('obligations', '--db', database, '--review', 'confirmed')).toEqual([]);
      expect(tenor.json('obligations', '--db', database, '--review', 'dismissed')).toEqual([]);
    });
  }

  test('a filter leaves only the lines with its words', async () => {
    const screen = terminal('filter', 120, 30);
    await screen.until('November 2026');
    screen.press('4');
    await screen.until('privacy-policy');
    screen.press('/');
    await screen.until('Only lines with:');
    screen.press('-l', 'privacy', '');
    screen.press('Enter');
    const lines = await screen.until('/privacy');
    expect(lines.filter((line) => /\.(pdf|docx|txt|md|html)/.test(line)).length).toBe(1);
  });

  test('with NO_COLOR the screen has no colour', async () => {
    const screen = terminal('plain', 80, 24, { NO_COLOR: '1' });
    await screen.until('November 2026');
    const coloured = spawnSync('tmux', ['-L', `tenor-test-${process.pid}-plain`, 'capture-pane', '-p', '-e'], {
      encoding: 'utf8',
    }).stdout;
    expect(coloured).not.toMatch(/\u001b\[3[1-6]m/);
  });

  test('without colour characters mark the tab and the line that are chosen', async () => {
    const screen = terminal('marks', 80, 24, { NO_COLOR: '1' });
    await screen.until('[1 calendar]');
    screen.press('3');
    await screen.until('[3 obligations]');
    const chosen = () => screen.screen().findIndex((line) => line.startsWith('> '));
    const lines = await screen.until(/^> /);
    expect(lines.filter((line) => line.startsWith('> '))).toHaveLength(1);
    expect(lines.join('\n')).not.toContain('No obligations.');
    const first = chosen();
    screen.press('j');
    await expect.poll(chosen, { timeout: 30_000 }).toBe(first + 1);
  });

  test('a signal leaves the screen as it was, and the exit code names it', async () => {
    const file = join(tenor.folder, 'pid');
    const started = `sh -c 'echo $$ > ${file}; exec ${program}'; echo ended with $?; sleep 60`;
    const screen = terminal('signal', 80, 24, {}, started);
    await screen.until('November 2026');
    expect(screen.alternate).toBe(true);
    process.kill(Number(readFileSync(file, 'utf8')), 'SIGTERM');
    await screen.until('ended with 143');
    expect(screen.alternate).toBe(false);
  });

  test('a terminal that cannot move its cursor gets the next thirty days', async () => {
    const screen = terminal('dumb', 80, 24, {}, `TERM=dumb ${program}; echo that is all; sleep 60`);
    await screen.until('that is all');
    expect(screen.alternate).toBe(false);
  });

  test('a decision is journalled with the time at which it is made', async () => {
    const database = copy('clock');
    const now = `${process.execPath} ${join(root, 'dist/cli/main.js')}`;
    const screen = terminal('clock', 120, 30, { TENOR_DB: database }, now);
    await screen.until('1 calendar');
    screen.press('3');
    await screen.until(anObligation);
    const pressed = new Date(Math.floor(Date.now() / 1000) * 1000);
    screen.press('c');
    await screen.until('Obligation confirmed.');
    const workspace = await openWorkspace({
      configuration: readConfiguration(null, { timeZone: 'Europe/London' }),
      database,
      grammars: join(root, 'grammars'),
    });
    const [latest] = await listJournal(workspace, {});
    await closeWorkspace(workspace);
    expect(latest!.did).toBe('review confirmed');
    expect(new Date(latest!.at).getTime()).toBeGreaterThanOrEqual(pressed.getTime());
  });

  test('u after a dismissal brings back what was dismissed, o on a confirmed finding takes the verdict back', async () => {
    const database = copy('undo');
    const screen = terminal('undo', 120, 30, { TENOR_DB: database });
    await screen.until('November 2026');
    screen.press('3', 'j', 'j');
    await screen.until(anObligation);
    const lines = () => screen.screen().slice(1, 20).join('\n');
    const before = lines();
    screen.press('x');
    await screen.until('Obligation dismissed.');
    for (let i = 0; i < 40 && lines() === before; i++) await new Promise((done) => setTimeout(done, 100));
    expect(lines()).not.toBe(before);
    screen.press('u');
    await screen.until('Obligation unreviewed.');
    expect(tenor.json('obligations', '--db', database, '--review', 'dismissed')).toEqual([]);
    // In its place, though only its document was read again.
    for (let i = 0; i < 40 && lines() !== before; i++) await new Promise((done) => setTimeout(done, 100));
    expect(lines()).toBe(before);
    screen.press('g', 'c');
    await screen.until('Obligation confirmed.');
    screen.press('j', 'g', 'o');
    await screen.until('Obligation unreviewed.');
    expect(tenor.json('obligations', '--db', database, '--review', 'confirmed')).toEqual([]);
  });
});
