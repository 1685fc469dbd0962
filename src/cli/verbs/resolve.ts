import type { Command } from 'commander';
import { trySentence } from '../../app/try-grammars.js';
import { formatResolved } from '../../report/resolved-sentence.js';
import type { Act } from '../act.js';
import { grammarsFolder } from '../session.js';

interface ResolveFlags {
  readonly event?: string;
  readonly effective?: string;
  readonly expiry?: string;
  readonly timezone?: string;
  readonly calendar?: string;
  readonly json?: boolean;
}

export function addResolveVerb(program: Command, act: Act): void {
  program
    .command('resolve')
    .description('Try a sentence: what would be read from it, and when it would fall due, step by step.')
    .argument('<sentence>', 'in quotation marks')
    .option('--event <when>', 'when the event happened that starts the clock: a date or an instant')
    .option('--effective <date>', 'the effective date')
    .option('--expiry <date>', 'the end of the term')
    .option('--timezone <zone>', 'whose clock: Europe/London')
    .option('--calendar <names>', 'whose holidays: GB-ENG, or several: CN,DE')
    .option('--json', 'as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  tenor resolve "The Buyer pays within five Business Days after delivery." --event 2026-11-20 --calendar US',
    )
    .action(
      act(async (session, sentence: string, flags: ResolveFlags) => {
        const answer = trySentence(grammarsFolder, session.configuration, {
          sentence,
          event: flags.event ?? null,
          effective: flags.effective ?? null,
          expiry: flags.expiry ?? null,
          timeZone: flags.timezone ?? null,
          calendars: flags.calendar?.split(',').map((name) => name.trim()) ?? [],
        });
        if (flags.json) session.printJson(answer);
        else session.print(formatResolved(answer.obligations));
      }),
    );
}
