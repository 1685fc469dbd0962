import { constants } from 'node:os';
import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { listConflicts } from '../../app/list-conflicts.js';
import { listDue, nextDays } from '../../app/list-due.js';
import { UsageError } from '../../model/errors.js';
import { formatConflictReport } from '../../report/conflict-report.js';
import { formatDue } from '../../report/obligation-listing.js';
import type { Act } from '../act.js';
import type { Session } from '../session.js';
import { importWithProgress, printImport } from './import.js';

/** The example contracts that come with the program; named from here where they are in this folder, as `npm start` has it. */
function exampleContracts(): string {
  const folder = fileURLToPath(new URL('../../../contracts', import.meta.url));
  const fromHere = relative(process.cwd(), folder);
  return fromHere.startsWith('..') || isAbsolute(fromHere) ? folder : fromHere;
}

export function addStartVerb(program: Command, act: Act): void {
  program.allowExcessArguments().action(
    act(async (session) => {
      const [verb] = program.args;
      if (verb !== undefined) throw new UsageError(`there is no verb ${verb}; tenor help lists them`);
      await openCalendar(session);
    }),
  );

  program
    .command('start')
    .description('Import the example contracts, then open the calendar (what npm start does).')
    .addHelpText('after', '\nExample:\n  tenor start')
    .action(
      act(async (session) => {
        await printImport(session, await importWithProgress(session, [exampleContracts()], {}), false);
        await openCalendar(session);
      }),
    );
}

/** The terminal interface; without a terminal the next 30 days and the conflicts. */
async function openCalendar(session: Session): Promise<void> {
  const workspace = await session.workspace();
  if (session.interactive) {
    // Ink and React take a quarter of a second to load: only who looks at them waits for them.
    const { openTerminal } = await import('../../tui/open-terminal.js');
    const signal = await openTerminal(workspace, {
      acting: () => session.actingNow(),
      colour: session.colour,
      streams: session.streams,
    });
    // As a shell says that a signal ended a program.
    if (signal) session.exitCode = 128 + constants.signals[signal];
    return;
  }
  const window = nextDays(session.now, 30);
  const items = await listDue(workspace, window, {}, { now: session.now });
  session.print([`Due from ${window.from} to ${window.to}`, '']);
  session.print(items.length > 0 ? formatDue(items, session.width) : ['Nothing.']);
  const conflicts = await listConflicts(workspace, { statuses: ['open'] }, { now: session.now });
  session.print(['', ...formatConflictReport(conflicts, session.textWidth)]);
}
