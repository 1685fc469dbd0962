import { homedir, userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import {
  describeSchedule,
  installReminders,
  nameForScheduler,
  type Schedule,
  type Scheduler,
  schedulers,
  uninstallReminders,
} from '../../app/schedule-reminders.js';
import { printable } from '../../report/escaping.js';
import type { Act } from '../act.js';
import type { Session } from '../session.js';

interface Time {
  readonly hour: number;
  readonly minute: number;
}

/** `remind install` and `remind uninstall`. */
export function addScheduleVerbs(remind: Command, act: Act): void {
  const scheduler = () => new Argument('<scheduler>', 'which one runs it').choices(schedulers);
  remind
    .command('install')
    .description('Have reminders sent every day: for this folder and this database.')
    .addArgument(scheduler())
    .addOption(
      new Option('--at <time>', 'on the clock of this machine')
        .argParser(timeOfDay)
        .default({ hour: 7, minute: 0 }, '07:00'),
    )
    .option('--print', 'show what would be installed, install nothing')
    .addHelpText('after', '\nExample:\n  tenor remind install cron --at 06:30')
    .action(
      act(async (session, which: Scheduler, flags: { at: Time; print?: boolean }) => {
        const schedule = scheduleOf(session, flags.at);
        if (flags.print) {
          const files = describeSchedule(which, schedule);
          session.print(files.flatMap(({ path, text }) => [`# ${printable(path)}`, text.trimEnd()]));
          return;
        }
        installReminders(which, schedule);
        const { hour, minute } = flags.at;
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        session.print(
          `Installed: reminders for ${printable(schedule.folder)} are sent every day at ${time} by ${which}.`,
        );
        if (session.configuration.owners.length === 0)
          session.say('Nobody is reminded before tenor.yaml names owners and channels.');
        if (which === 'systemd')
          session.say('While you are not logged in they are sent only after: loginctl enable-linger');
      }),
    );

  remind
    .command('uninstall')
    .description('Have them sent no more.')
    .addArgument(scheduler())
    .addHelpText('after', '\nExample:\n  tenor remind uninstall cron')
    .action(
      act(async (session, which: Scheduler) => {
        const schedule = scheduleOf(session, { hour: 7, minute: 0 });
        const gone = uninstallReminders(which, schedule);
        session.print(
          gone
            ? `Uninstalled: ${which} sends no reminders for ${printable(schedule.folder)} any more.`
            : `Nothing to uninstall: ${which} sends no reminders for ${printable(schedule.folder)}.`,
        );
      }),
    );
}

/** The run that a scheduler makes is to find what this one would: the same folder, database and configuration. */
function scheduleOf(session: Session, { hour, minute }: Time): Schedule {
  // A file in this folder is found there; one of the user's may lie where only this shell's variables say.
  const { configurationFile: file } = session;
  const isElsewhere = file !== null && dirname(resolve(file)) !== process.cwd();
  const program = fileURLToPath(new URL('../main.js', import.meta.url));
  const options = [
    '--db',
    nameForScheduler(session.database),
    ...(file !== null && (isElsewhere || session.options.config) ? ['--config', resolve(file)] : []),
  ];
  return {
    command: [process.execPath, program, ...options, 'remind', 'run', '--quiet'],
    folder: process.cwd(),
    hour,
    minute,
    home: homedir(),
    user: userInfo().uid,
  };
}

function timeOfDay(text: string): Time {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hour === undefined) throw new InvalidArgumentError('Give a time as in 07:00.');
  return { hour: Number(hour), minute: Number(minute) };
}
