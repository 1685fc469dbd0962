import type { Command } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { listDue } from '../../app/list-due.js';
import { listObligations } from '../../app/list-obligations.js';
import { dueJson, obligationJson } from '../../report/json-listing.js';
import { formatMonth } from '../../report/month-grid.js';
import { formatDue, formatObligations } from '../../report/obligation-listing.js';
import type { Act } from '../act.js';
import type { FilterFlags } from '../options.js';
import { filterOptions, isoMonth, readFilter, wholeNumber } from '../options.js';

export function addObligationVerbs(program: Command, act: Act): void {
  const obligations = program
    .command('obligations')
    .description('List obligations, dated or not.')
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor obligations --kind notice-period --us --doc lease');
  for (const option of filterOptions()) obligations.addOption(option);
  obligations.action(
    act(async (session, flags: FilterFlags & { json?: boolean }) => {
      const views = await listObligations(await session.workspace(), readFilter(flags), { now: session.now });
      if (flags.json) session.printJson(views.map(obligationJson));
      else if (views.length === 0) session.say('No obligations match.');
      else session.print(formatObligations(views, session.width));
    }),
  );

  const due = program
    .command('due')
    .description('List what falls due, what is late first.')
    .option('--days <days>', 'from today on', wholeNumber, 30)
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor due --days 90 --us');
  for (const option of filterOptions()) due.addOption(option);
  due.action(
    act(async (session, flags: FilterFlags & { days: number; json?: boolean }) => {
      const today = session.now.toPlainDate();
      const window = {
        from: flags.from ?? session.today,
        to: flags.to ?? today.add({ days: flags.days }).toString(),
      };
      const { window: _, ...filter } = readFilter(flags);
      const items = await listDue(await session.workspace(), window, filter, { now: session.now });
      if (flags.json) session.printJson(items.map(dueJson));
      else if (items.length === 0) session.say(`Nothing falls due from ${window.from} to ${window.to}.`);
      else session.print(formatDue(items, session.width));
    }),
  );

  const calendar = program
    .command('calendar')
    .description('Print a month with what falls due on each day.')
    .argument('[month]', 'as in 2026-11; this month where left out', isoMonth)
    .option('--json', 'as JSON')
    .addHelpText('after', '\nExample:\n  tenor calendar 2026-12');
  for (const option of filterOptions()) calendar.addOption(option);
  calendar.action(
    act(async (session, month: string | undefined, flags: FilterFlags & { json?: boolean }) => {
      const page = Temporal.PlainYearMonth.from(month ?? session.today.slice(0, 7));
      const window = {
        from: page.toPlainDate({ day: 1 }).toString(),
        to: page.toPlainDate({ day: page.daysInMonth }).toString(),
      };
      const { window: _, ...filter } = readFilter(flags);
      const items = await listDue(await session.workspace(), window, filter, { now: session.now });
      const inMonth = items.filter(({ day }) => day >= window.from && day <= window.to);
      if (flags.json) session.printJson(inMonth.map(dueJson));
      else
        session.print([
          ...formatMonth(page.toString(), inMonth, session.today),
          '',
          ...formatDue(inMonth, session.width),
        ]);
    }),
  );
}
