import { type Command, Option } from 'commander';
import { exportData } from '../../app/export-data.js';
import { listDue } from '../../app/list-due.js';
import { listObligations } from '../../app/list-obligations.js';
import { publishCalendar } from '../../app/publish-calendar.js';
import type { ObligationFilter, Window } from '../../app/views.js';
import { writePrivately } from '../../app/write-file.js';
import { UsageError } from '../../model/errors.js';
import { occurrenceStatuses, reviewStates } from '../../model/obligation.js';
import { calendarContents, contentsAbout, numberItems } from '../../report/calendar-items.js';
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

/** A file for a filter or a window shows less, and says of what it shows what the file for everything says: who reads both
 *  into one calendar finds the same under the same UID and SEQUENCE. */
async function writeCalendar(session: Session, flags: ExportFlags): Promise<string> {
  const workspace = await session.workspace();
  const { now } = session;
  const { window: _, ...filter } = readFilter(flags);
  // Whole years: a window that moved with every day would change every series every day.
  const years = { from: `${now.year}-01-01`, to: `${now.year + 3}-12-31` };
  const shown = { from: flags.from ?? years.from, to: flags.to ?? years.to };
  const window = {
    from: shown.from < years.from ? shown.from : years.from,
    to: shown.to > years.to ? shown.to : years.to,
  };
  const due = (within: Window, wanted: ObligationFilter) =>
    listDue(workspace, within, { statuses: occurrenceStatuses, ...wanted }, { now, routine: 'all' });
  const everything = calendarContents(await due(window, {}), session.configuration.leadTimes);
  const told = everything.map((item) => ({ uid: item.uid, due: item.due, content: JSON.stringify(item) }));
  const published = await publishCalendar(workspace, told, window, { now });
  const isFiltered = Object.keys(filter).length > 0;
  const isPart = isFiltered || flags.from !== undefined || flags.to !== undefined;
  const contents = isPart ? contentsAbout(everything, await due(shown, filter)) : everything;
  const items = numberItems(contents, published, isFiltered ? await chosenBy(session, filter) : undefined);
  return formatICalendar(items, { name: 'tenor', timeZone: now.timeZoneId, stamp: null });
}

async function writeExport(session: Session, flags: ExportFlags): Promise<string | Uint8Array> {
  const workspace = await session.workspace();
  const { now } = session;
  if (flags.format === 'json') {
    const data = await exportData(workspace, readFilter(flags), { now });
    return JSON.stringify(data, null, 1);
  }
  if (flags.format === 'ics') return writeCalendar(session, flags);
  const views = await listObligations(workspace, readFilter(flags), { now });
  if (flags.format === 'xlsx') {
    // It packs the file with a library that no other format needs.
    const { formatSpreadsheet } = await import('../../report/spreadsheet.js');
    return formatSpreadsheet('Obligations', views, exportColumns);
  }
  if (flags.format === 'csv') return formatObligationCsv(views).join('\n');
  return (flags.format === 'md' ? formatObligationMarkdown : formatObligationHtml)(views, session.today).join('\n');
}
