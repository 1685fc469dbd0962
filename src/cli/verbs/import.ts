import { SingleBar } from 'cli-progress';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ImportReport, importContracts, startImport } from '../../app/import-contracts.js';
import { listLinks } from '../../app/link-documents.js';
import { printable } from '../../report/escaping.js';
import {
  formatFindings,
  formatImportedFile,
  formatImportTotals,
  formatProposedLinks,
  formatSkipped,
  formatWatchedFile,
  isReadInPart,
} from '../../report/import-report.js';
import type { Act } from '../act.js';
import { EndSignals } from '../end-signals.js';
import { grammarsFolder, type Session } from '../session.js';

interface ImportFlags {
  readonly password?: string;
  readonly again?: boolean;
  readonly watch?: boolean;
  readonly settle: number;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

export function addImportVerb(program: Command, act: Act): void {
  program
    .command('import')
    .description('Read files, folders or globs (- for standard input) into the database.')
    .argument('<path...>', 'PDF, DOCX, ODT, RTF, HTML, Markdown, text, e-mail with its attachments')
    .option('--password <password>', 'for encrypted PDF files')
    .addOption(
      new Option('--again', 'read unchanged files again, as after a change of the grammars').conflicts('watch'),
    )
    .option('--watch', 'go on reading what arrives in the folders, and move it to done/ or error/ there')
    .option('--settle <seconds>', 'with --watch: a file is read once it has not changed for so long', seconds, 2)
    .option('--quiet', 'say only what failed')
    .option('--json', 'the report as JSON; with --watch a line for each file')
    .addHelpText('after', '\nExample:\n  tenor import contracts/ "archive/*.pdf"\n  tenor import --watch inbox/')
    .action(
      act(async (session, paths: string[], flags: ImportFlags) => {
        if (flags.watch) return watch(session, paths, flags);
        const report = await importWithProgress(session, paths, flags);
        if (flags.json) session.printJson(report);
        else await printImport(session, report, flags.quiet ?? false);
      }),
    );
}

function seconds(text: string): number {
  const number = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || number > 3600) throw new InvalidArgumentError('Give seconds, as in 2 or 0.5.');
  return number;
}

/** Until Ctrl-C, or until the system ends the program; a second Ctrl-C ends it at once. */
async function watch(session: Session, folders: string[], flags: ImportFlags): Promise<void> {
  const end = new EndSignals();
  const workspace = await session.workspace();
  if (!flags.quiet) {
    const names = folders.map(printable).join(', ');
    session.say(`Watching ${names}: what is read goes to done/ there, what cannot be read to error/. Ctrl-C ends.`);
  }
  // It reads the grammars, which an import leaves to its threads.
  const { watchFolders } = await import('../../app/watch-folders.js');
  const { read, failed } = await watchFolders(workspace, folders, {
    acting: () => session.actingNow(),
    signal: end.signal,
    settle: flags.settle,
    ...(flags.password !== undefined && { password: flags.password }),
    onFile: (file) => {
      const isFailed = file.imported.some(({ outcome }) => outcome === 'failed');
      if (flags.json) session.print(JSON.stringify(file));
      else if (isFailed) session.say(`tenor: ${formatWatchedFile(file).join('; ')}`);
      else if (!flags.quiet) session.print(formatWatchedFile(file));
    },
    onTrouble: (line) => session.say(`tenor: ${printable(line)}`),
  });
  end.ignore();
  if (!flags.quiet) session.say(`Ended: ${read} read, ${failed} could not be read.`);
  if (failed > 0) session.needsPerson();
}

/** Imports with a bar on standard error where that is a terminal. Ctrl-C ends it, and the program, once the file under way is
 *  stored. */
export async function importWithProgress(
  session: Session,
  paths: readonly string[],
  flags: { password?: string; again?: boolean },
): Promise<ImportReport> {
  const { errors } = session.streams;
  const bar = errors.isTTY
    ? new SingleBar({
        stream: errors,
        format: '{bar} {value}/{total}  {rate}/s  {left}  {file}',
        hideCursor: true,
        clearOnComplete: true,
        barsize: 24,
      })
    : null;
  let shown = false;
  let stored = 0;
  const end = new EndSignals();
  const started = startImport(paths, grammarsFolder);
  try {
    return await importContracts(await session.workspace(), paths, {
      ...session.acting,
      started,
      signal: end.signal,
      ...(flags.password !== undefined && { password: flags.password }),
      ...(flags.again !== undefined && { again: flags.again }),
      standardInput: () => readAll(session),
      onProgress: ({ done, total, file, filesPerSecond, secondsLeft }) => {
        stored = done;
        const words = {
          rate: filesPerSecond.toFixed(1),
          left: secondsLeft === null ? '' : `${Math.ceil(secondsLeft)} s left`,
          file: printable(file).slice(-40),
        };
        if (bar && !shown) bar.start(total, done, words);
        else bar?.update(done, words);
        shown = true;
      },
    });
  } finally {
    end.ignore();
    if (shown) bar?.stop();
    await started.pool.close();
    if (end.signal.aborted) {
      await session.close();
      session.say(
        `Ended: ${stored} of ${started.found.files.length} files are done; the same command goes on with the rest.`,
      );
      end.obey();
    }
  }
}

export async function printImport(session: Session, report: ImportReport, quiet: boolean): Promise<void> {
  for (const file of report.files) {
    if (file.outcome === 'failed') session.say(`tenor: ${formatImportedFile(file)}`);
    else if (!quiet) session.print(formatImportedFile(file));
    if (!quiet || isReadInPart(file)) for (const line of formatFindings(file)) session.say(line);
  }
  if (!quiet) {
    session.print(formatImportTotals(report));
    const skipped = formatSkipped(report);
    if (skipped !== '') session.say(skipped);
    const isNew = report.files.some(({ outcome }) => outcome === 'imported' || outcome === 'new-version');
    const line = isNew ? formatProposedLinks(await listLinks(await session.workspace())) : '';
    if (line !== '') session.say(line);
  }
  if (report.failed > 0 || report.files.some(isReadInPart)) session.needsPerson();
}

async function readAll(session: Session): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of session.streams.input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
