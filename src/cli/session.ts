import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import { Temporal } from 'temporal-polyfill';
import { findConfiguration, readConfiguration } from '../app/configuration.js';
import { closeWorkspace, openWorkspace } from '../app/open-workspace.js';
import type { Acting } from '../app/views.js';
import type { Workspace } from '../app/workspace.js';
import type { Configuration } from '../model/configuration.js';
import { UsageError } from '../model/errors.js';

/** Where words go; a test gives its own. */
export interface Streams {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
}

/** Options that every verb takes. */
export interface GlobalOptions {
  readonly db?: string;
  readonly config?: string;
  readonly now?: string;
  readonly color: boolean;
  readonly debug?: boolean;
}

/** One run of the program: its configuration, clock, person and streams, and the database once somebody needs it. The only
 *  place that asks the environment and the clock. */
export class Session {
  readonly configuration: Configuration;
  /** Null where there is none. */
  readonly configurationFile: string | null;
  readonly now: Temporal.ZonedDateTime;
  readonly who: string;
  /** 1 where something needs a person although the work was done. */
  exitCode = 0;
  #workspace: Workspace | null = null;

  constructor(
    readonly streams: Streams,
    readonly options: GlobalOptions,
    readonly environment: NodeJS.ProcessEnv,
  ) {
    this.configurationFile =
      options.config ??
      findConfiguration({ folder: process.cwd(), userFolder: envPaths('tenor', { suffix: '' }).config });
    if (options.config && !existsSync(options.config))
      throw new UsageError(`${options.config}: there is no such configuration file`);
    this.configuration = readConfiguration(this.configurationFile, {
      timeZone: environment.TZ || Temporal.Now.timeZoneId(),
    });
    this.now = readNow(options.now, this.configuration.timeZone);
    this.who = environment.TENOR_USER || environment.USER || userInfo().username;
  }

  get acting(): Acting {
    return { now: this.now, who: this.who };
  }

  /** The same, by the clock as it is when this is called: for what runs on for days. */
  actingNow(): Acting {
    return { now: readNow(this.options.now, this.configuration.timeZone), who: this.who };
  }

  /** Today in the team's time zone, ISO. */
  get today(): string {
    return this.now.toPlainDate().toString();
  }

  get interactive(): boolean {
    // A terminal that cannot move its cursor shows no screens.
    return Boolean(this.streams.output.isTTY && this.streams.input.isTTY) && this.environment.TERM !== 'dumb';
  }

  get colour(): boolean {
    return (
      this.options.color &&
      !this.environment.NO_COLOR &&
      Boolean(this.streams.output.isTTY) &&
      this.environment.TERM !== 'dumb'
    );
  }

  /** Cells of the terminal; in a pipe lines are not cut. */
  get width(): number {
    return this.streams.output.isTTY ? this.streams.output.columns || 80 : Number.POSITIVE_INFINITY;
  }

  /** For running text, which wraps in a pipe too. */
  get textWidth(): number {
    return Math.min(this.width, 100);
  }

  get database(): string {
    return this.options.db ?? (this.environment.TENOR_DB || (this.configuration.database ?? 'obligations.db'));
  }

  async workspace(): Promise<Workspace> {
    this.#workspace ??= await openWorkspace({
      configuration: this.configuration,
      database: this.database,
      grammars: grammarsFolder,
    });
    return this.#workspace;
  }

  async close(): Promise<void> {
    if (this.#workspace) await closeWorkspace(this.#workspace);
    this.#workspace = null;
  }

  /** Data goes to standard output. */
  print(lines: readonly string[] | string): void {
    const text = typeof lines === 'string' ? lines : lines.join('\n');
    if (text !== '') this.streams.output.write(`${text}\n`);
  }

  printJson(value: unknown): void {
    this.streams.output.write(`${JSON.stringify(value, null, 1)}\n`);
  }

  /** Words about the work go to standard error. */
  say(line: string): void {
    this.streams.errors.write(`${line}\n`);
  }

  /** Done, but something needs a person. */
  needsPerson(): void {
    this.exitCode = 1;
  }
}

/** The grammars that come with the program. */
export const grammarsFolder = fileURLToPath(new URL('../../grammars', import.meta.url));

/** `--now 2026-05-01T09:00`, in the team's zone; an instant with an offset is turned into it; a day alone is its beginning. */
function readNow(now: string | undefined, timeZone: string): Temporal.ZonedDateTime {
  if (now === undefined) return Temporal.Now.zonedDateTimeISO(timeZone);
  try {
    return /(Z|[+-]\d\d:?\d\d)$/.test(now) && now.includes('T')
      ? Temporal.Instant.from(now).toZonedDateTimeISO(timeZone)
      : Temporal.PlainDateTime.from(now).toZonedDateTime(timeZone);
  } catch (cause) {
    throw new UsageError(`--now ${now}: give a date or a date with a time, as in 2026-05-01T09:00`, { cause });
  }
}
