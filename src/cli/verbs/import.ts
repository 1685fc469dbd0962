import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import { type ImportReport, importContracts, startImport } from '../../app/import-contracts.js';
import { listLinks } from '../../app/link-documents.js';
import { printable } from '../../report/escaping.js';
import {
  formatFindings,
  formatImportedFile,
  formatImportTotals,
  formatProposedLinks,
} from '../../report/import-report.js';
import type { Act } from '../act.js';
import { grammarsFolder, type Session } from '../session.js';

export function addImportVerb(program: Command, act: Act): void {
  program
    .command('import')
    .description('Read files, folders or globs (- for standard input) into the database.')
    .argument('<path...>', 'PDF, DOCX, HTML, Markdown, text')
    .option('--password <password>', 'for encrypted PDF files')
    .option('--again', 'read unchanged files again, as after a change of the grammars')
    .option('--quiet', 'say only what failed')
    .option('--json', 'the report as JSON')
    .addHelpText('after', '\nExample:\n  tenor import contracts/ "archive/*.pdf"')
    .action(
      act(
        async (
          session,
          paths: string[],
          flags: { password?: string; again?: boolean; quiet?: boolean; json?: boolean },
        ) => {
          const report = await importWithProgress(session, paths, flags);
          if (flags.json) session.printJson(report);
          else await printImport(session, report, flags.quiet ?? false);
        },
      ),
    );
}

/** Imports with a bar on standard error where that is a terminal. */
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
  const started = startImport(paths, grammarsFolder);
  try {
    return await importContracts(await session.workspace(), paths, {
      ...session.acting,
      started,
      ...(flags.password !== undefined && { password: flags.password }),
      ...(flags.again !== undefined && { again: flags.again }),
      standardInput: () => readAll(session),
      onProgress: ({ done, total, file, filesPerSecond, secondsLeft }) => {
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
    if (shown) bar?.stop();
    await started.pool.close();
  }
}

export async function printImport(session: Session, report: ImportReport, quiet: boolean): Promise<void> {
  for (const file of report.files) {
    if (file.outcome === 'failed') session.say(`tenor: ${formatImportedFile(file)}`);
    else if (!quiet) {
      session.print(formatImportedFile(file));
      for (const line of formatFindings(file)) session.say(line);
    }
  }
  if (!quiet) {
    session.print(formatImportTotals(report));
    const isNew = report.files.some(({ outcome }) => outcome === 'imported' || outcome === 'new-version');
    const line = isNew ? formatProposedLinks(await listLinks(await session.workspace())) : '';
    if (line !== '') session.say(line);
  }
  if (report.failed > 0) session.needsPerson();
}

async function readAll(session: Session): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of session.streams.input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
