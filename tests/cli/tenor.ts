import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = new URL('../..', import.meta.url).pathname;
const program = join(root, 'dist/cli/main.js');

/** What one run of the program printed, and its exit code. */
export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built program with a database and a clock of its own, in a folder of its own. */
export class Tenor {
  readonly folder = mkdtempSync(join(tmpdir(), 'tenor-cli-'));
  readonly database = join(this.folder, 'obligations.db');

  constructor(
    readonly now = '2026-11-20T09:00',
    readonly environment: NodeJS.ProcessEnv = {},
  ) {}

  run(...args: string[]): Run {
    return this.runWith({}, ...args);
  }

  runWith(options: { input?: string; env?: NodeJS.ProcessEnv; uid?: number }, ...args: string[]): Run {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--now', this.now, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      input: options.input ?? '',
      ...(options.uid !== undefined && { uid: options.uid }),
      maxBuffer: 256 * 1024 * 1024,
      env: {
        PATH: process.env.PATH,
        HOME: this.folder,
        TZ: 'Europe/London',
        USER: 'ana',
        TENOR_DB: this.database,
        ...this.environment,
        ...options.env,
      },
    });
    return { code: status, out: stdout, err: stderr };
  }

  /** Runs with `--json` and reads what came. */
  json<T = unknown>(...args: string[]): T {
    const { code, out, err } = this.run(...args, '--json');
    if (out === '') throw new Error(`tenor ${args.join(' ')} printed nothing (exit ${code}): ${err}`);
    return JSON.parse(out) as T;
  }
}
