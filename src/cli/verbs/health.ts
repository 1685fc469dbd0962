import type { Command } from 'commander';
import { examine } from '../../app/examine.js';
import { listJournal } from '../../app/list-journal.js';
import { printable } from '../../report/escaping.js';
import type { Act } from '../act.js';
import { wholeNumber } from '../options.js';

export function addHealthVerb(program: Command, act: Act): void {
  program
    .command('doctor')
    .description('Check the database, the grammars, the calendars and the configuration.')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor doctor')
    .action(
      act(async (session, flags: { json?: boolean }) => {
        const diagnoses = await examine(await session.workspace(), { now: session.now });
        if (flags.json) session.printJson(diagnoses);
        else
          session.print(
            diagnoses.map(({ ok, check, says }) => `${ok ? 'ok  ' : 'BAD '}  ${check}: ${printable(says)}`),
          );
        if (diagnoses.some(({ ok }) => !ok)) session.needsPerson();
      }),
    );

  program
    .command('journal')
    .description('Who changed what, when: the newest first.')
    .option('--id <id>', 'only changes of this document, obligation, occurrence, event, link or conflict')
    .option('--limit <count>', 'at most this many', wholeNumber, 50)
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor journal --limit 10')
    .action(
      act(async (session, flags: { id?: string; limit: number; json?: boolean }) => {
        const entries = await listJournal(await session.workspace(), {
          limit: flags.limit,
          ...(flags.id !== undefined && { subjectId: flags.id }),
        });
        if (flags.json) session.printJson(entries);
        else
          session.print(
            entries.map(
              (e) =>
                `${e.at.slice(0, 19)}Z  ${printable(e.who)}  ${printable(e.did)}  ${e.subject} ${printable(e.subjectId)}`,
            ),
          );
      }),
    );
}
