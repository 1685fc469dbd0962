import { type Command, Option } from 'commander';
import { exportData } from '../../app/export-data.js';
import { listDue } from '../../app/list-due.js';
import { listObligations } from '../../app/list-obligations.js';
import { publishCalendar } from '../../app/publish-calendar.js';
import type { ObligationFilter } from '../../app/views.js';
import { writePrivately } from '../../app/write-file.js';
import { UsageError } from '../../model/errors.js';
import { occurrenceStatuses, reviewStates } from '../../model/obligation.js';
import { calendarContents, numberItems } from '../../report/calendar-items.js';
import { formatICalendar } from '../../report/icalendar.js';
import {
  exportColumns,
  formatObligationCsv,
  formatObligationHtml,
  formatObligationMarkdown,
} from '../../report/obligation-export.js';
import type { Act } from '../act.js';
import type { FilterFlags } from '../options.js';
import { filterOptions, readFilter } from '../options.js';
import type { Session } from '../session.js';

const formats = ['json', 'csv', 'xlsx', 'ics', 'md', 'html'] as const;

interface ExportFlags extends FilterFlags {
  readonly format: (typeof formats)[number];
  readonly output?: string;
}

export function addExportVerb(program: Command, act: Act): void {
  const verb = program
    .command('export')
    .description('Write obligations for other programs and people.')
    .addOption(new Option('--format <format>', 'how to write them').choices(formats).default('json'))
    .option('-o, --output <file>', 'into a file that only you can read, instead of standard output')
    .addHelpText('after', '\nExample:\n  tenor export --format ics --us -o deadlines.ics');
  for (const option of filterOptions()) verb.addOption(option);
  verb.action(
    act(async (session, flags: ExportFlags) => {
      if (flags.format === 'xlsx' && flags.output === undefined && session.streams.output.isTTY)
        throw new UsageError('a spreadsheet is no text for a terminal: name a file with -o obligations.xlsx');
      const written = await writeExport(session, flags);
      const bytes = typeof written === 'string' && !written.endsWith('\n') ? `${written}\n` : written;
      if (flags.output === undefined) session.streams.output.write(bytes);
      else await writePrivately(flags.output, bytes);
    }),
  );
}

/** Whether an obligation is one of those that a filter asks for, whatever was decided on it. */
async function chosenBy(session: Session, filter: ObligationFilter): Promise<(obligation: string) => boolean> {
  const { statuses: _, ...lasting } = filter;
  const views = await listObligations(await session.workspace(), { ...lasting, reviews: reviewStates }, session);
  const ids = new Set(views.map(({ obligation }) => obligation.id));
  return (obligation) => ids.has(obligation);
}

async function writeExport(session: Session, flags: ExportFlags): Promise<string | Uint8Array> {
  const workspace = await session.workspace();
  const { now } = session;
  if (flags.format === 'json') {
    const data = await exportData(workspace, readFilter(flags), { now });
    return JSON.stringify(data, null, 1);
  }
  if (flags.format === 'ics') {
    // Whole years: a window that moved with every day would change every series every day.
    const window = { from: flags.from ?? `${now.year}-01-01`, to: flags.to ?? `${now.year + 3}-12-31` };
    const { window: _, ...filter } = readFilter(flags);
    const due = async (wanted: ObligationFilter) =>
      calendarContents(
        await listDue(workspace, window, wanted, { now, routine: 'all' }),
        session.configuration.leadTimes,
      );
    const everything = await due({ statuses: occurrenceStatuses });
    const told = everything.map((item) => ({ uid: item.uid, due: item.due, content: JSON.stringify(item) }));
    const published = await publishCalendar(workspace, told, window, { now });
    const items =
      Object.keys(filter).length === 0
        ? numberItems(everything, published)
        : numberItems(
            await due({ statuses: occurrenceStatuses, ...filter }),
            published,
            await chosenBy(session, filter),
          );
    return formatICalendar(items, { name: 'tenor', timeZone: now.timeZoneId, stamp: null });
  }
  const views = await listObligations(workspace, readFilter(flags), { now });
  if (flags.format === 'xlsx') {
    // It packs the file with a library that no other format needs.
    const { formatSpreadsheet } = await import('../../report/spreadsheet.js');
    return formatSpreadsheet('Obligations', views, exportColumns);
  }
  if (flags.format === 'csv') return formatObligationCsv(views).join('\n');
  return (flags.format === 'md' ? formatObligationMarkdown : formatObligationHtml)(views, session.today).join('\n');
}
