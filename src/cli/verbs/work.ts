import type { Command } from 'commander';
import type { Decision } from '../../app/decide-occurrences.js';
import { decideOccurrence } from '../../app/decide-occurrences.js';
import { printable } from '../../report/escaping.js';
import { formatDay } from '../../report/obligation-listing.js';
import type { Act } from '../act.js';
import { isoDate } from '../options.js';
import type { Session } from '../session.js';

const which = 'id of an occurrence, or of an obligation: then its earliest open due date is meant';

export function addWorkVerbs(program: Command, act: Act): void {
  const decide = async (session: Session, id: string, decision: Decision, json: boolean): Promise<void> => {
    const occurrence = await decideOccurrence(await session.workspace(), id, decision, session.acting);
    if (json) session.printJson(occurrence);
    else if (occurrence === null) session.print(`${id}: assigned`);
    else {
      const owner = occurrence.owner ? `, owner ${printable(occurrence.owner)}` : '';
      const snoozed = occurrence.snoozedUntil ? `, no reminder before ${occurrence.snoozedUntil}` : '';
      session.print(`${occurrence.id}: due ${formatDay(occurrence.due)}, ${occurrence.status}${owner}${snoozed}`);
    }
  };

  for (const [verb, does, description] of [
    ['done', 'done', 'Mark a due date as done.'],
    ['waive', 'waive', 'Mark a due date as waived by the one it is owed to.'],
    ['reopen', 'reopen', 'Take done or waived back.'],
  ] as const) {
    program
      .command(verb)
      .description(description)
      .argument('<id>', which)
      .option('--note <words>', 'what to remember about it')
      .option('--json', 'as JSON')
      .addHelpText('after', `\nExample:\n  tenor ${verb} 3f2a91bc@2026-12-01`)
      .action(
        act((session, id: string, flags: { note?: string; json?: boolean }) =>
          decide(session, id, { does, ...(flags.note !== undefined && { note: flags.note }) }, flags.json ?? false),
        ),
      );
  }

  program
    .command('snooze')
    .description('Send no reminder before a day; the due date stays.')
    .argument('<id>', which)
    .argument('<until>', 'date', isoDate)
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor snooze 3f2a91bc@2026-12-01 2026-11-27')
    .action(
      act((session, id: string, until: string, flags: { json?: boolean }) =>
        decide(session, id, { does: 'snooze', until }, flags.json ?? false),
      ),
    );

  program
    .command('assign')
    .description('Say who looks after a due date, or after all of an obligation.')
    .argument('<id>', which)
    .argument('[owner]', 'name; left out: nobody')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor assign 3f2a91bc "Ana Ruiz"')
    .action(
      act((session, id: string, owner: string | undefined, flags: { json?: boolean }) =>
        decide(session, id, { does: 'assign', owner: owner ?? null }, flags.json ?? false),
      ),
    );

  program
    .command('note')
    .description('Write a note beside a due date.')
    .argument('<id>', which)
    .argument('<words>', 'the note')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor note 3f2a91bc "Sent by courier, waybill 4711"')
    .action(
      act((session, id: string, note: string, flags: { json?: boolean }) =>
        decide(session, id, { does: 'note', note }, flags.json ?? false),
      ),
    );
}
