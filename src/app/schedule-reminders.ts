import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TenorError, UsageError } from '../model/errors.js';
import {
  type DailyRun,
  formatCrontab,
  formatLaunchd,
  formatSystemd,
  type ScheduleFile,
  withoutEntry,
} from '../remind/schedule-files.js';
import { holdsPassword, readAddress, showAddress } from '../store/address.js';

export const schedulers = ['cron', 'systemd', 'launchd'] as const;
export type Scheduler = (typeof schedulers)[number];

export interface Schedule extends Omit<DailyRun, 'name'> {
  /** Of the user. */
  readonly home: string;
  /** Of the user, a number: launchd asks for it. */
  readonly user: number;
}

/** A database as a scheduler is to name it, wherever it starts from.
 *  @throws {UsageError} where its address holds a password: everybody on the machine could read that */
export function nameForScheduler(database: string): string {
  const address = readAddress(database);
  if (address.kind === 'file') return resolve(address.file);
  if (!holdsPassword(address)) return address.url;
  throw new UsageError(
    `${showAddress(address)}: others could read its password in the schedule: put it into ~/.pgpass and leave it out of the address`,
  );
}

/** What is written, and where: the lines of the crontab, or files with their paths.
 *  @throws {UsageError} where a path has a line break, which none of them can hold */
export function describeSchedule(scheduler: Scheduler, schedule: Schedule): { path: string; text: string }[] {
  const run = toRun(schedule);
  if (scheduler === 'cron') return [{ path: 'crontab', text: formatCrontab(run) }];
  return filesOf(scheduler, run).map(({ name, text }) => ({ path: join(folderOf(scheduler, schedule), name), text }));
}

/** Has reminders sent every day from now on; what was installed before for the same folder and database is replaced.
 *  @throws {TenorError} where the scheduler is not there, or refuses: with its own words */
export function installReminders(scheduler: Scheduler, schedule: Schedule): void {
  const files = describeSchedule(scheduler, schedule);
  const run = toRun(schedule);
  if (scheduler === 'cron') {
    const others = withoutEntry(readCrontab(), run);
    const apart = others === '' || others.endsWith('\n') ? '' : '\n';
    ask('crontab', ['-'], others + apart + files[0]!.text);
    return;
  }
  mkdirSync(folderOf(scheduler, schedule), { recursive: true });
  for (const { path, text } of files) writeFileSync(path, text);
  if (scheduler === 'systemd') {
    ask('systemctl', ['--user', 'daemon-reload']);
    ask('systemctl', ['--user', 'enable', '--now', `${run.name}.timer`]);
  } else {
    // Refused where it was not loaded.
    spawnSync('launchctl', ['bootout', `gui/${schedule.user}/${run.name}`]);
    ask('launchctl', ['bootstrap', `gui/${schedule.user}`, files[0]!.path]);
  }
}

/** @returns false where none was installed for this folder and database */
export function uninstallReminders(scheduler: Scheduler, schedule: Schedule): boolean {
  const run = toRun(schedule);
  if (scheduler === 'cron') {
    const crontab = readCrontab();
    const others = withoutEntry(crontab, run);
    if (others === crontab) return false;
    ask('crontab', ['-'], others);
    return true;
  }
  const paths = describeSchedule(scheduler, schedule).map(({ path }) => path);
  if (!paths.some((path) => existsSync(path))) return false;
  if (scheduler === 'systemd') ask('systemctl', ['--user', 'disable', '--now', `${run.name}.timer`]);
  else spawnSync('launchctl', ['bootout', `gui/${schedule.user}/${run.name}`]);
  for (const path of paths) rmSync(path, { force: true });
  if (scheduler === 'systemd') ask('systemctl', ['--user', 'daemon-reload']);
  return true;
}

function toRun({ command, folder, hour, minute }: Schedule): DailyRun {
  const broken = [folder, ...command].find((word) => /[\n\r\0]/.test(word));
  if (broken !== undefined)
    throw new UsageError(`${JSON.stringify(broken)}: a path with a line break cannot be scheduled`);
  // The same folder with another database is another run.
  const key = createHash('sha256')
    .update(JSON.stringify([folder, command.slice(2)]))
    .digest('hex')
    .slice(0, 8);
  return { command, folder, hour, minute, name: `tenor-remind-${key}` };
}

function filesOf(scheduler: Exclude<Scheduler, 'cron'>, run: DailyRun): ScheduleFile[] {
  return scheduler === 'systemd' ? formatSystemd(run) : [formatLaunchd(run)];
}

function folderOf(scheduler: Exclude<Scheduler, 'cron'>, { home }: Schedule): string {
  return join(home, scheduler === 'systemd' ? '.config/systemd/user' : 'Library/LaunchAgents');
}

/** Empty where the user has none. @throws {TenorError} where it cannot be read: it must not be written over then */
function readCrontab(): string {
  const { error, status, stdout, stderr } = spawnSync('crontab', ['-l'], { encoding: 'utf8' });
  if (error) throw notThere('crontab', error);
  if (status === 0) return stdout;
  if (/no crontab|can't open|no such file/i.test(stderr)) return '';
  throw new TenorError(`crontab -l: ${stderr.trim()}: nothing was changed`);
}

function ask(program: string, args: readonly string[], input = ''): void {
  const { error, status, stderr } = spawnSync(program, args, { encoding: 'utf8', input });
  if (error) throw notThere(program, error);
  if (status !== 0) throw new TenorError(`${program} ${args.join(' ')}: ${stderr.trim() || `ended with ${status}`}`);
}

function notThere(program: string, cause: Error): TenorError {
  return new TenorError(
    `${program}: cannot be run here (${cause.message}): choose another of ${schedulers.join(', ')}, or add what --print shows yourself`,
    { cause },
  );
}
