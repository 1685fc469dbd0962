import { type Command, Option } from 'commander';
import { atLeast, decideConflict, listConflicts } from '../../app/list-conflicts.js';
import type { Severity } from '../../model/conflict.js';
import { severities } from '../../model/conflict.js';
import { formatConflictCsv, formatConflictMarkdown } from '../../report/conflict-files.js';
import { formatConflictHtml } from '../../report/conflict-page.js';
import { formatConflictLine, formatConflictMatrix, formatConflictReport } from '../../report/conflict-report.js';
import { conflictJson } from '../../report/json-listing.js';
import type { Act } from '../act.js';
import { isoDate } from '../options.js';

interface ConflictFlags {
  readonly format: 'text' | 'md' | 'html' | 'json' | 'csv';
  readonly json?: boolean;
  readonly failOn?: Severity;
  readonly severity?: Severity;
  readonly topic?: string;
  readonly doc?: string;
  readonly asOf?: string;
  readonly all?: boolean;
  readonly matrix?: boolean;
}

export function addConflictVerbs(program: Command, act: Act): void {
  const conflicts = program
    .command('conflicts')
    .description('Report where documents contradict each other, and which prevails.')
    .addOption(
      new Option('--format <format>', 'how to write it').choices(['text', 'md', 'html', 'json', 'csv']).default('text'),
    )
    .option('--json', 'the same as --format json')
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 where an open conflict is at least this severe').choices(
        severities,
      ),
    )
    .addOption(new Option('--severity <severity>', 'only those at least this severe').choices(severities))
    .option('--topic <topic>', 'only this subject')
    .option('--doc <document>', 'only those of this document')
    .option('--as-of <date>', 'what bound us on that day', isoDate)
    .option('--all', 'also accepted and resolved ones')
    .option('--matrix', 'documents by subjects: at a glance, where they differ')
    .addHelpText(
      'after',
      '\nExample:\n  tenor conflicts --format html > conflicts.html\n  tenor conflicts --fail-on high\n  tenor conflicts --matrix',
    )
    .action(
      act(async (session, flags: ConflictFlags) => {
        const found = await listConflicts(
          await session.workspace(),
          {
            ...(!flags.all && { statuses: ['open' as const] }),
            ...(flags.topic !== undefined && { topic: flags.topic }),
            ...(flags.doc !== undefined && { document: flags.doc }),
            ...(flags.asOf !== undefined && { asOf: flags.asOf }),
          },
          { now: session.now },
        );
        const views = flags.severity ? atLeast(found, flags.severity) : found;
        const asOf = flags.asOf ?? session.today;
        const format = flags.json ? 'json' : flags.format;
        if (format === 'json') session.printJson(views.map(conflictJson));
        else if (format === 'csv') session.print(formatConflictCsv(views));
        else if (format === 'md') session.print(formatConflictMarkdown(views, asOf));
        else if (format === 'html') session.print(formatConflictHtml(views, asOf));
        else if (flags.matrix) session.print(formatConflictMatrix(views, session.textWidth));
        else session.print(formatConflictReport(views, session.textWidth));
        if (
          flags.failOn &&
          atLeast(
            views.filter(({ status }) => status === 'open'),
            flags.failOn,
          ).length > 0
        )
          session.needsPerson();
      }),
    );

  for (const [verb, status, description] of [
    ['accept', 'accepted', 'Accept a conflict: it stays as it is, and why.'],
    ['resolve', 'resolved', 'Mark a conflict as resolved, and how.'],
    ['dismiss', 'resolved', 'Mark a conflict as none, and why; it comes back only if one of the two texts changes.'],
    ['reopen', 'open', 'Take a decision back.'],
  ] as const) {
    const decide = conflicts.command(verb).description(description).argument('<conflict>', 'id');
    if (status === 'open') decide.option('--reason <words>', 'why', '');
    else decide.requiredOption('--reason <words>', 'why');
    decide.action(
      act(async (session, id: string, flags: { reason: string }) => {
        const decision = { status, reason: flags.reason };
        session.print(
          formatConflictLine(await decideConflict(await session.workspace(), id, decision, session.acting)),
        );
      }),
    );
  }
}
