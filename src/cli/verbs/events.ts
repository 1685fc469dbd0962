import type { Command } from 'commander';
import { listAwaited, listEvents, recordEvent, undoEvent } from '../../app/record-events.js';
import { printable } from '../../report/escaping.js';
import { dueJson } from '../../report/json-listing.js';
import { formatDue } from '../../report/obligation-listing.js';
import type { Act } from '../act.js';

export function addEventVerbs(program: Command, act: Act): void {
  program
    .command('event')
    .description('Record that a trigger event happened: what waited for it gets its due date.')
    .argument('<document>', 'id, file name or title')
    .argument('[trigger]', 'name of the event; left out: list what the document waits for')
    .argument('[when]', 'date or instant: 2026-05-01 or 2026-05-01T09:00+01:00')
    .option('--note <words>', 'why, or where from')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor event msa.pdf invoice-received 2026-11-20')
    .action(
      act(
        async (
          session,
          document: string,
          trigger: string | undefined,
          when: string | undefined,
          flags: { note?: string; json?: boolean },
        ) => {
          const workspace = await session.workspace();
          if (trigger === undefined) {
            const awaited = await listAwaited(workspace, document);
            if (flags.json) session.printJson(awaited);
            else if (awaited.length === 0) session.say('No obligation of this document waits for an event.');
            else
              session.print(
                awaited.map(({ event, obligations }) => `${String(obligations).padStart(4)}  ${printable(event)}`),
              );
            return;
          }
          const what = {
            document,
            event: trigger,
            when: when ?? session.today,
            ...(flags.note !== undefined && { note: flags.note }),
          };
          const recorded = await recordEvent(workspace, what, session.acting);
          if (flags.json) session.printJson({ event: recorded.event, dated: recorded.dated.map(dueJson) });
          else {
            session.print(
              `${printable(recorded.event.event)} on ${recorded.event.when} (${recorded.event.id}): ${recorded.dated.length} due`,
            );
            if (recorded.dated.length > 0) session.print(formatDue(recorded.dated, session.width));
          }
        },
      ),
    );

  program
    .command('events')
    .description('List recorded events, or take one back.')
    .option('--doc <document>', 'only of this document')
    .option('--undo <event>', 'take this one back; what hung on it waits again')
    .option('--undone', 'also those taken back')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor events --undo 3f2a')
    .action(
      act(async (session, flags: { doc?: string; undo?: string; undone?: boolean; json?: boolean }) => {
        const workspace = await session.workspace();
        if (flags.undo !== undefined) {
          const undone = await undoEvent(workspace, flags.undo, session.acting);
          if (flags.json) session.printJson(undone);
          else session.print(`Took back ${printable(undone.event)} of ${undone.when}.`);
          return;
        }
        const events = await listEvents(workspace, {
          ...(flags.doc !== undefined && { document: flags.doc }),
          undone: flags.undone ?? false,
        });
        if (flags.json) session.printJson(events);
        else if (events.length === 0) session.say('No events recorded: tenor event DOCUMENT TRIGGER WHEN');
        else {
          session.print(
            events.map((e) =>
              [e.id, e.when, printable(e.event), e.undone ? '(taken back)' : '', printable(e.note)]
                .filter(Boolean)
                .join('  '),
            ),
          );
        }
      }),
    );
}
