import type { Command } from 'commander';
import { listReminderLog, runReminders } from '../../app/run-reminders.js';
import { printable } from '../../report/escaping.js';
import type { Act } from '../act.js';
import { wholeNumber } from '../options.js';
import { addScheduleVerbs } from './remind-install.js';

export function addRemindVerbs(program: Command, act: Act): void {
  const remind = program.command('remind').description('Send reminders, every day too; see what was sent.');

  remind
    .command('run')
    .description('Send what is due and not yet sent, exactly once per person and channel. Cron calls this.')
    .option('--dry-run', 'show what would be sent, send nothing')
    .option('--quiet', 'say only what failed')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample (crontab):\n  0 7 * * * cd /srv/contracts && tenor remind run --quiet')
    .action(
      act(async (session, flags: { dryRun?: boolean; quiet?: boolean; json?: boolean }) => {
        const report = await runReminders(await session.workspace(), {
          ...session.acting,
          dryRun: flags.dryRun ?? false,
        });
        if (flags.json) session.printJson(report);
        else {
          for (const { state, recipient, channel, subject, error } of report.messages) {
            const line = `${state}  ${printable(channel)}  ${printable(recipient)}  ${printable(subject)}${error ? `  (${printable(error)})` : ''}`;
            if (!flags.quiet) session.print(line);
            else if (state === 'failed') session.say(`tenor: ${line}`);
          }
          if (flags.dryRun)
            session.print(report.messages.flatMap(({ body }) => ['', ...body.split('\n').map(printable)]));
          // Cron must hear of it: a run that hangs would keep all others from sending, for ever and in silence.
          if (report.busy)
            session.say(
              'tenor: another run sends reminders from this database just now; this one sent nothing: if that one hangs, end it',
            );
          else if (report.messages.length === 0 && !flags.quiet) session.say('Nothing to send.');
          if (report.silent.length > 0)
            session.say(
              `${report.silent.length} due dates reach nobody (${printable([...new Set(report.silent.map(({ why }) => why))].join('; '))}).`,
            );
        }
        if (report.busy || report.messages.some(({ state }) => state === 'failed')) session.needsPerson();
      }),
    );

  remind
    .command('log')
    .description('What was sent, to whom, when: the newest first.')
    .option('--limit <count>', 'at most this many', wholeNumber, 50)
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor remind log --limit 10')
    .action(
      act(async (session, flags: { limit: number; json?: boolean }) => {
        const log = await listReminderLog(await session.workspace(), { limit: flags.limit });
        if (flags.json) session.printJson(log);
        else if (log.length === 0) session.say('No reminder was sent yet.');
        else
          session.print(
            log.map((r) =>
              [
                r.sentAt ?? r.intendedAt,
                r.state,
                printable(r.channel),
                printable(r.recipient),
                `due ${r.due}`,
                r.occurrence,
                printable(r.error),
              ]
                .filter(Boolean)
                .join('  '),
            ),
          );
      }),
    );

  addScheduleVerbs(remind, act);
}
