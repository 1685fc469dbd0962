import type { Command } from 'commander';
import { backUp, restore } from '../../app/back-up.js';
import { formatBackup, formatRestore } from '../../report/backup-report.js';
import type { Act } from '../act.js';

export function addBackupVerbs(program: Command, act: Act): void {
  program
    .command('backup')
    .description('Copy the database into a file that only you can read; others may work with it meanwhile.')
    .argument('<file>', 'the copy to be made')
    .option('--force', 'replace a file of that name')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor backup copies/obligations-2026-11-21.db')
    .action(
      act(async (session, file: string, flags: { force?: boolean; json?: boolean }) => {
        const done = await backUp(session.database, file, { force: flags.force ?? false });
        if (flags.json) session.printJson(done);
        else session.print(formatBackup(done));
      }),
    );

  program
    .command('restore')
    .description('Put a copy in the place of the database, which is kept beside it under a dated name.')
    .argument('<file>', 'a copy that "tenor backup" made; it stays as it is')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor restore copies/obligations-2026-11-21.db')
    .action(
      act(async (session, file: string, flags: { json?: boolean }) => {
        const done = await restore(session.database, file, session.acting);
        if (flags.json) session.printJson(done);
        else session.print(formatRestore(done));
      }),
    );
}
